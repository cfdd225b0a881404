"""How alike two spellings are that share their consonants."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo.gazetteer.measures import READING_WEIGHT
from geo.gazetteer.names import consonants, core, normalise, similarity
from geo.gazetteer.orthography import readings

Sounding = Callable[[str], Sequence[tuple[str, tuple[int, ...]]]]
"""Consonants to the normalised names that have them, each with the rows that bear it."""

_BARELY = 0.55
"""Below this nobody takes two names for one, and the words that `core` leaves out don't matter."""


def alike_rows(name: str, sounding: Sounding) -> dict[int, float]:
    """Row to the similarity, 0 to 1, of its best spelling with `name` as it stands or read in another orthography."""
    best: dict[int, float] = {}
    own = normalise(name)
    for key in (own, *readings(name)):
        weight = 1.0 if key == own else READING_WEIGHT
        wanted = core(key)
        for spelling, rows in sounding(consonants(key)):
            other = core(spelling)
            if 2 * min(len(wanted), len(other)) < max(len(wanted), len(other)):
                continue  # half of the longer is missing: alike by less than a half
            alike = similarity(wanted, other)
            if alike > _BARELY:
                alike = 0.9 * alike + 0.1 * similarity(key, spelling)
            for row in rows:
                best[row] = max(weight * alike, best.get(row, 0.0))
    return best
