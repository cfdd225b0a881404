"""Towns that a text joins: in 'the road from Picerno to Amalfi' Picerno, alone of its name, tells which Amalfi.

Two names joined by 'and' or a way mean towns that lie together, where namesakes of the two do so only once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo.places.candidates import CandidatePlace, arc_km
from geo.places.context import Context
from geo.places.scene import Group
from geo.places.weights import JOINED

_TOWNS = frozenset(("city", "village"))
_TOGETHER_KM, _SAME_KM, _NEAR_KM = 120.0, 40.0, 80.0
_FAMOUS = 100_000  # inhabitants


def add_joined(groups: Sequence[Group], membership: Sequence[int], contexts: Sequence[Context]) -> None:
    """Note which candidates of two joined names lie together, where they do so only once."""
    pairs = {
        (membership[i - 1], membership[i])
        for i in range(1, len(contexts))
        if contexts[i].is_joined and membership[i - 1] != membership[i]
    }
    for one, other in sorted(pairs):
        _add_pair(groups[one], groups[other])


def _add_pair(one: Group, other: Group) -> None:
    if one.is_demonym or other.is_demonym or one.in_passing or other.in_passing:
        return
    here, there = _towns(one), _towns(other)
    if len(here) < 2 and len(there) < 2:
        return
    close = [(km, a, b) for a in here for b in there if (km := arc_km(a.vector, b.vector)) <= _TOGETHER_KM]
    if not close or any(arc_km(a.vector, close[0][1].vector) > _TOGETHER_KM for _, a, _ in close):
        return
    if not (_is_alone(here) or _is_alone(there)) and max(one.largest, other.largest) >= _FAMOUS:
        return
    for towns, of in ((here, 1), (there, 2)):
        for candidate in towns:
            near = [pair[0] for pair in close if pair[of] is candidate]
            if near and not _is_alone(towns):
                candidate.companions.append((JOINED, math.exp(-min(near) / _NEAR_KM)))


def _towns(group: Group) -> list[CandidatePlace]:
    return [c for c in group.candidates if c.similarity == 1.0 and not c.shortened and c.place.kind in _TOWNS]


def _is_alone(towns: Sequence[CandidatePlace]) -> bool:
    """Whether all towns of a name lie at one place."""
    return all(arc_km(towns[0].vector, town.vector) <= _SAME_KM for town in towns)
