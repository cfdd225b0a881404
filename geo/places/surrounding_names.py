"""Names that are read only for what they tell of others: those beside given spans, and those of a title."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from geo.places.mentions import Toponym


def apart_from(found: Iterable[Toponym], given: Sequence[Toponym]) -> Iterator[Toponym]:
    """The toponyms of `found` that share no character with any of `given`; in order if `found` is."""
    ordered = sorted((toponym.start, toponym.end) for toponym in given)
    starts = [start for start, _ in ordered]
    reach, furthest = [], 0
    for _, end in ordered:
        furthest = max(furthest, end)
        reach.append(furthest)
    for toponym in found:
        before = bisect_left(starts, toponym.end)
        if not before or reach[before - 1] <= toponym.start:
            yield toponym


def stands_in(title: str, text: str) -> bool:
    """Whether a text has its title in it, whatever blanks are between the words: its names are then read there."""
    words = title.split()
    return " ".join(words) in " ".join(text[: _HEAD + 2 * len(title)].split())


_HEAD = 2_000
