"""What the gazetteer and the imports know of a name, merged: its bearers and its flags."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo.gazetteer import flags
from geo.gazetteer.imported import is_settled
from geo.gazetteer.overlay import YOURS_FIRST
from geo.model import Place

Ranked = tuple[float, Place]


def merged_bearers(known: Sequence[Ranked], imported: Sequence[Ranked]) -> tuple[Place, ...]:
    """Our own bearers of a name in their order, imported ones where their rank puts them.

    Imported hills, streams and buildings are left out where a settlement or an entry of ours bears the name: whoever
    means them says so, and then their full name finds them. A user's places come first.
    """
    ids = {place.id for _, place in known}
    added = [(rank, place) for rank, place in imported if place.id not in ids]
    if known or any(is_settled(place.kind) for _, place in added):
        added = [(rank, place) for rank, place in added if is_yours(rank) or is_settled(place.kind)]
    joined: list[Place] = []
    least, next_up = math.inf, 0
    for rank, place in known:
        least = min(least, rank)
        while next_up < len(added) and added[next_up][0] > least:
            joined.append(added[next_up][1])
            next_up += 1
        joined.append(place)
    return (*joined, *(place for _, place in added[next_up:]))


def is_yours(rank: float) -> bool:
    """Whether a rank is that of a user's place: no other ranks so high."""
    return rank >= YOURS_FIRST / 2


def merged_flags(ours: int, imported: int) -> int:
    """The flags of both; VARIANT only where no place, of ours or imported, bears the name as its own."""
    if not ours or not imported:
        return ours | imported
    return (ours | imported) & ~flags.VARIANT | (ours & imported & flags.VARIANT)
