"""Planets and moons in texts about space: 'Jupiter's moon Europa', 'crews for Mars'. Towns bear these names too."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from geo.places import lexicon
from geo.places.tokens import Tokens

_VARIOUS = 2  # words of space that show a whole text to be about it


def is_heavenly_body(tokens: Tokens, first: int, last: int) -> bool:
    """Whether tokens `first` to `last` name a planet or moon, unlike 'Jupiter, Florida' in the same text."""
    if last - first > 1 or tokens.folds[first] not in lexicon.HEAVENLY_BODIES or _has_state(tokens, last):
        return False
    number = bisect_right(tokens.segments, (first, len(tokens) + 1)) - 1
    begin, end = tokens.segments[number] if number >= 0 else (0, len(tokens))
    return not lexicon.OF_SPACE.isdisjoint(tokens.folds[begin:end]) or _is_of_space(tokens)


# Each name of a text asks for it.
@lru_cache(maxsize=1)
def _is_of_space(tokens: Tokens) -> bool:
    return len(lexicon.OF_SPACE.intersection(tokens.folds)) >= _VARIOUS


def _has_state(tokens: Tokens, last: int) -> bool:
    """Whether a capital follows after a comma, and no 'and': 'Mars, Pennsylvania', unlike 'Venus, Mars and'."""
    words = tokens.words[last : last + 3]
    if len(words) < 2 or words[0] != "," or not words[1][0].isupper():
        return False
    return tokens.folds[last + 1] not in lexicon.HEAVENLY_BODIES and words[2:] != ["and"]
