"""Lists with a place a line: what stands among places, and is a town of the gazetteer, is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from geo.gazetteer import flags as bits
from geo.places.labels import LOCATION
from geo.places.mentions import HYPHENS, phrase
from geo.places.stretches import Span
from geo.places.tokens import Tokens

_SETTLED = bits.CITY_100K | bits.CITY_15K | bits.SMALLER_PLACE | bits.ADMIN2
_NOT_ALONE = bits.COMMON_WORD | bits.DEMONYM
_LONGEST_LINE = 6  # tokens
_LEAST_PLACES = 2  # lines that are places already, and half of all


def listed_lines(tokens: Tokens, spans: Sequence[Span], flags: Callable[[str], int]) -> Iterator[Span]:
    """The names that fill a line of a list of which at least two lines, and half, are places in `spans`."""
    places = {(first, last) for first, last, label in spans if label == LOCATION}
    taken = {index for first, last, _ in spans for index in range(first, last)}
    bodies = [_body(tokens, begin, end) for begin, end in tokens.segments]
    for is_short, run in groupby(bodies, key=lambda body: body is not None):
        lines = [body for body in run if body is not None] if is_short else []
        found = sum(body in places for body in lines)
        if found < max(_LEAST_PLACES, len(lines) / 2):
            continue
        for first, last in lines:
            known = flags(phrase(tokens.folds, first, last))
            if known & _SETTLED and not known & _NOT_ALONE and taken.isdisjoint(range(first, last)):
                yield first, last, LOCATION


def _body(tokens: Tokens, begin: int, end: int) -> tuple[int, int] | None:
    """The few words of a line without its bullet, number and end mark; None for what is no line of a list."""
    while begin < end and not tokens.words[begin][:1].isalpha():
        begin += 1
    while begin < end and not tokens.words[end - 1][:1].isalnum():
        end -= 1
    words = tokens.words[begin:end]
    if not 0 < len(words) <= _LONGEST_LINE or not words[0][0].isupper():
        return None
    return (begin, end) if all(word[0].isalpha() or word in HYPHENS for word in words) else None
