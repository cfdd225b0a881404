"""A text with two blanks as one, and lines that go on joined, so that how it was typed changes no date in it.

Three and more blanks set columns apart, and stay; so does a line end where nothing shows that the sentence goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from geo.dates.words import MONTHS

_SOME_BLANKS = re.compile(r"[^\S\n\t]{2}")
_TWO_BLANKS = re.compile(r"(?<![^\S\n])[^\S\n\t]{2}(?![^\S\n])(?=\S)")
_OTHER_BLANKS = "\u00a0\u2007\u2009\u202f"
# In ASCII, what two blanks in a row have: none of them in nearly every text.
_SIGNS = ("  ", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f")
_LINE_END = re.compile(r"\n(?<=\S\n)(?=\S)")
# after these a sentence goes on, whatever the next line begins with
_GOES_ON = re.compile(
    r"\b(?:on|in|at|of|to|by|from|since|until|till|for|and|or|the|a|an|last|next|this|that|before|after|between"
    rf"|through|during|early|late|mid|{'|'.join(MONTHS)})$",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"[a-z,]\n[a-z]")
LONGEST = 10  # letters of the longest of these words, and what stands before it


@dataclass(frozen=True, slots=True)
class Evened:
    """The text that is read, and where it left out a blank: behind these offsets of it, in order."""

    text: str
    left_out: Sequence[int]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that a stretch of the text was read from."""
        first = start + bisect_right(self.left_out, start)
        return first, max(first, end + bisect_right(self.left_out, end - 1))

    def onto(self, offset: int) -> int:
        """The offset in the text of one in the source."""
        # the n-th blank that was left out stood at left_out[n] + n in the source
        low, high = 0, len(self.left_out)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.left_out[middle] + middle < offset else (low, middle)
        return offset - low


def evened(text: str) -> Evened:
    """A text with its double blanks as one, unbreakable ones as any other, and its wrapped lines joined.

    Examples
    --------
    >>> evened("It fell  on\\nMonday.").text
    'It fell on Monday.'
    """
    is_plain = text.isascii()
    if not is_plain:
        for blank in _OTHER_BLANKS:
            text = text.replace(blank, " ")
    text = _LINE_END.sub(lambda m: " " if _joins(text, m.start()) else "\n", text)
    may_double = any(sign in text for sign in _SIGNS) if is_plain else _SOME_BLANKS.search(text) is not None
    doubles = [m.start() for m in _TWO_BLANKS.finditer(text)] if may_double else []
    if not doubles:
        return Evened(text, ())
    pieces, end = [], 0
    for start in doubles:
        pieces.append(text[end:start])
        end = start + 1
    pieces.append(text[end:])
    return Evened("".join(pieces), [start - number for number, start in enumerate(doubles)])


def _joins(text: str, at: int) -> bool:
    """Whether the sentence goes on after the line end at `at`."""
    return _INSIDE.match(text, at - 1) is not None or _GOES_ON.search(text, max(0, at - LONGEST), at) is not None
