"""How alike two spellings of a name are, and which of the names with the same consonants are like one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo.gazetteer.measures import READING_WEIGHT
from geo.gazetteer.name_keys import consonants, core, normalise
from geo.gazetteer.orthography import readings

Sounding = Callable[[str], Sequence[tuple[str, tuple[int, ...]]]]
"""Consonants to the normalised names that have them, each with the rows that bear it."""

_BARELY = 0.55
"""Names less alike than this are different names, so the words that `core` leaves out are not compared."""


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


def similarity(a: str, b: str) -> float:
    """How alike two normalised names are, 0 to 1: optimal string alignment over the longer length."""
    if a == b:
        return 1.0
    longest, shortest = max(len(a), len(b)), min(len(a), len(b))
    start = 0
    while start < shortest and a[start] == b[start]:
        start += 1
    end = 0
    while end < shortest - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return 1.0 - _steps(a[start : len(a) - end], b[start : len(b) - end]) / longest


def _steps(a: str, b: str) -> int:
    """Letters inserted, dropped, replaced or swapped with their neighbour on the way from one string to the other."""
    if not a or not b:
        return len(a) or len(b)
    before: list[int] = []
    above = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        left = i
        row = [i]
        for j, cb in enumerate(b, 1):
            cost = above[j - 1] if ca == cb else above[j - 1] + 1
            if above[j] < cost:
                cost = above[j] + 1
            if left < cost:
                cost = left + 1
            if i > 1 and j > 1 and ca == b[j - 2] and a[i - 2] == cb and before[j - 2] < cost:
                cost = before[j - 2] + 1
            row.append(cost)
            left = cost
        before, above = above, row
    return above[-1]
