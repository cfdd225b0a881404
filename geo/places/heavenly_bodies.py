"""Planets and moons in texts about space: 'Jupiter's moon Europa', 'crews for Mars'. Towns bear these names too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

from geo.gazetteer import flags as bits
from geo.places import lexicon
from geo.places.tokens import Tokens

_VARIOUS = 2  # words of space that show a whole text to be about it


def is_heavenly_body(tokens: Tokens, first: int, last: int, flags: Callable[[str], int]) -> bool:
    """Whether tokens `first` to `last` name a planet or moon, unlike 'Jupiter, Florida' in the same text."""
    if last - first > 1 or tokens.folds[first] not in lexicon.HEAVENLY_BODIES or has_state(tokens, last, flags):
        return False
    number = bisect_right(tokens.segments, (first, len(tokens) + 1)) - 1
    begin, end = tokens.segments[number] if number >= 0 else (0, len(tokens))
    return not lexicon.OF_SPACE.isdisjoint(tokens.folds[begin:end]) or _is_of_space(tokens)


# Each name of a text asks for it.
@lru_cache(maxsize=1)
def _is_of_space(tokens: Tokens) -> bool:
    return len(lexicon.OF_SPACE.intersection(tokens.folds)) >= _VARIOUS


def has_state(tokens: Tokens, last: int, flags: Callable[[str], int]) -> bool:
    """Whether a state or country stands behind a name: 'Mars, Pennsylvania', 'Jupiter, Florida'."""
    if last + 1 >= len(tokens) or tokens.words[last] != ",":
        return False
    return bool(flags(tokens.folds[last + 1]) & (bits.ADMIN1 | bits.COUNTRY))
