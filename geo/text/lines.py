"""Lines of a text with their offsets.

A line ends at any break that plain-text dumps hold: LF, CR LF, CR, form feed, NEL, the two Unicode separators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# one line and the break after it; the break is empty at the end of the text
_LINE = re.compile(r"([^\n\r\v\f\x85\u2028\u2029]*)(\r\n|[\n\r\v\f\x85\u2028\u2029]|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the space around it: `text` is `document[start:end]`. `number` counts from 1."""

    start: int
    end: int
    text: str
    number: int


# Cached: furniture and sentences both ask for the lines of the same document.
@lru_cache(maxsize=1)
def lines(text: str) -> tuple[Line, ...]:
    """Every line of `text` that is more than space, trimmed, with offsets into `text`."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    position, number = 0, 0
    while position < len(text):
        match = _LINE.match(text, position)
        if match is None:  # the pattern matches everywhere; this is for the type checker
            return
        number += 1
        body = match[1]
        stripped = body.strip()
        if stripped:
            start = position + len(body) - len(body.lstrip())
            yield Line(start, start + len(stripped), stripped, number)
        position = match.end()


def longest_line(text: str) -> tuple[int, int]:
    """Length in code points and number of the longest line; (0, 0) for an empty text."""
    return max(((line.end - line.start, line.number) for line in lines(text)), default=(0, 0), key=lambda pair: pair[0])
