"""A text as it is read: unwrapped, composed, its encoding mended, with the way back to the text as it came.

What a text means doesn't depend on how it was wrapped or encoded. Everything is found in the plain text; offsets are
then led back, so that they stay those of the text as it came.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from geo.text.misread import misread
from geo.text.ragged import IsName
from geo.text.wrapping import soft_line_ends

# A letter with the accents that follow it as marks of their own, as files from a Mac have them.
_DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_ACCENT = re.compile(r"[\u0300-\u036f]")
# Soft hyphens, and marks of no width that web pages leave in names.
_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff]+")
_CARRIAGE_RETURN = re.compile(r"\r\n?")

Edit = tuple[int, int, str]
"""Start and end of a stretch of a text, and what stands for it in the plain text."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """The text that is read, and the text that it was made from.

    `edits` are where the two differ: stretches of `source` in order, none of which overlap.
    """

    text: str
    source: str
    edits: Sequence[Edit] = ()
    _starts: list[int] = field(init=False, repr=False)
    _shifts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts, shifts, shift = [0], [0], 0
        for start, end, new in self.edits:
            starts.append(start + shift + len(new))
            shift += len(new) - (end - start)
            shifts.append(shift)
        object.__setattr__(self, "_starts", starts)
        object.__setattr__(self, "_shifts", shifts)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that a stretch of the plain text was read from; an edit counts as a whole."""
        if not self.edits:
            return start, end
        first = self._back(start, begins=True)
        return first, max(first, self._back(end, begins=False))

    def onto(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the plain text that stands for a stretch of the source."""
        if not self.edits:
            return start, end
        first = self._onto(start, begins=True)
        return first, max(first, self._onto(end, begins=False))

    def _back(self, offset: int, *, begins: bool) -> int:
        number = bisect_right(self._starts, offset) - 1
        if number < len(self.edits):
            start, end, new = self.edits[number]
            into = offset - (start + self._shifts[number])
            if 0 < into < len(new):  # amid an edit
                return start if begins else end
        if not begins and number and offset == self._starts[number]:
            start, end, new = self.edits[number - 1]
            if not new:  # what was left out after a word is no part of it
                return self._back(offset - 1, begins=True) + 1 if offset else start
        return offset - self._shifts[number]

    def _onto(self, offset: int, *, begins: bool) -> int:
        shift = 0
        for start, end, new in self.edits:
            if offset <= start:
                break
            if offset < end:
                return start + shift + (0 if begins else len(new))
            shift += len(new) - (end - start)
        return offset + shift


def plain_text(text: str, is_name: IsName | None = None) -> PlainText:
    """The text without soft line ends, hyphens that nobody sees and accents apart, and in its right encoding.

    `is_name` tells whether a place is called so; without it a name that a short line breaks off stays in two.

    Most texts are plain as they come; then nothing is copied.
    """
    found = [*soft_line_ends(text, is_name), *_mended(text)]
    edits = list(_disjoint(sorted(found, key=lambda edit: (edit[0], -edit[1]))))
    if not edits:
        return PlainText(text, text)
    parts, at = [], 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end
    return PlainText("".join([*parts, text[at:]]), text, edits)


def _mended(text: str) -> Iterator[Edit]:
    if "\r" in text:
        yield from ((match.start(), match.end(), "\n") for match in _CARRIAGE_RETURN.finditer(text))
    if text.isascii():
        return
    yield from misread(text)
    for match in _DECOMPOSED.finditer(text) if _ACCENT.search(text) else ():
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            yield match.start(), match.end(), composed
    yield from ((match.start(), match.end(), "") for match in _UNSEEN.finditer(text))


def _disjoint(edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits in order without those that begin inside another."""
    past = 0
    for edit in edits:
        if edit[0] >= past:
            yield edit
            past = edit[1]
