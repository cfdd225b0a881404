"""Line ends that only break a paragraph to a width: a mail's, a book's, a PDF file's.

Such a line ends because the next word had no room, and the next line goes on with the sentence. Paragraphs of a line
each, headlines, lists and tables do neither, and keep their line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.text.ragged import FINISHED, GOES_ON, ROW, IsName, goes_on

_LINE_END = re.compile(r"[ \t\u00a0]*(?:\r\n|\r|\n)[ \t\u00a0]*")
_WIDEST = 160  # no text is wrapped wider; a longer line is a paragraph
_NARROWEST = 14
# What follows a hyphen of its own: 'U.S.-led', 'long-term'.
_AFTER_HYPHEN = re.compile(
    r"(?:led|backed|based|born|held|made|run|old|year|month|week|day|hour|term|time|wide|style|like|type|rich|free|"
    r"ranking|level|east|west|century|area|speaking|\w{3,}(?:ed|ing))\b"
)
_LEAST_SHARE = 0.8  # of a paragraph's lines must have had no room for the next word
_HINT, _PROOF = 0.5, 1.0
_LEAST_PROOF = 0.3  # for each line end
_PROSE = 4  # words
_WIDE = 60


@dataclass(frozen=True, slots=True)
class _Break:
    """A line end: its stretch of the text, the line before it and the one after it."""

    start: int
    end: int
    before: str
    after: str


def soft_line_ends(text: str, is_name: IsName | None = None) -> list[tuple[int, int, str]]:
    """(start, end, what it stands for) of each soft line end in `text`: a blank, or nothing after a divided word.

    `is_name` tells whether a place is called so: a name isn't parted by a line end.
    """
    if "\n" not in text and "\r" not in text:
        return []
    found: list[tuple[int, int, str]] = []
    for block in _blocks(text):
        found += _soft(block, is_name)
    return found


def _blocks(text: str) -> Iterator[list[_Break]]:
    """The line ends between lines that no empty line parts."""
    breaks: list[_Break] = []
    position = 0
    pending: tuple[int, int, str] | None = None
    for match in [*_LINE_END.finditer(text), None]:
        start, end = match.span() if match else (len(text), len(text))
        line = text[position:start]
        if pending is not None and line:
            breaks.append(_Break(pending[0], pending[1], pending[2], line))
        if not line and breaks:
            yield breaks
            breaks = []
        pending = (start, end, line) if line else None
        position = end
    if breaks:
        yield breaks


def _soft(block: Sequence[_Break], is_name: IsName | None) -> Iterator[tuple[int, int, str]]:
    width = max(max(len(each.before) for each in block), len(block[-1].after))
    wrapped = _NARROWEST <= width <= _WIDEST and _is_wrapped(block, width)
    for each in block:
        if _is_divided(each):
            yield each.start - (0 if _keeps_hyphen(each) else 1), each.end, ""
        elif (wrapped and _has_no_room(each, width)) or goes_on(each.before, each.after, is_name):
            yield each.start, each.end, " "


def _is_wrapped(block: Sequence[_Break], width: int) -> bool:
    """Whether nearly all lines end for want of room, and enough of them amid a sentence."""
    block = [each for each in block if not _is_divided(each)]
    full = [each for each in block if _has_no_room(each, width)]
    words = sum(len(each.before.split()) for each in block)
    if len(full) < _LEAST_SHARE * len(block) or words < 2 * len(block):
        return False
    return sum(map(_proof, full)) >= max(_PROOF, _LEAST_PROOF * len(full))


def _has_no_room(each: _Break, width: int) -> bool:
    first = each.after.split(None, 1)[0] if each.after.strip() else ""
    return not ROW.match(each.after) and len(each.before) + 1 + len(first) > width


def _is_amid(each: _Break) -> bool:
    """Whether the line end certainly stands amid a sentence."""
    if each.before[-1] in FINISHED:
        return False
    last = each.before.rsplit(None, 1)[-1]
    return each.after[0].islower() or each.before[-1] == "," or last in GOES_ON


def _may_be_amid(each: _Break) -> bool:
    words = each.before.split()
    lower = sum(word[0].islower() for word in words)
    return each.before[-1] not in FINISHED and len(words) > _PROSE and 3 * lower > len(words)


def _proof(each: _Break) -> float:
    if _is_amid(each):
        return _PROOF
    # A headline of so many letters with a lead as short as itself right below it is rarer than a wrapped paragraph.
    return (_PROOF if len(each.before) >= _WIDE else _HINT) if _may_be_amid(each) else 0.0


def _is_divided(each: _Break) -> bool:
    """Whether a word is divided at the line end, or a name with a hyphen of its own."""
    before, after = each.before, each.after
    if len(before) < 3 or before[-1] != "-" or not (before[-2].isalpha() or before[-2] == "."):
        return False
    return after[0].isalpha() and not before[-3:-1].isspace() and before[-3] != " "


def _keeps_hyphen(each: _Break) -> bool:
    return each.after[0].isupper() or each.before[-2] == "." or bool(_AFTER_HYPHEN.match(each.after))
