"""Lines of PDF pages as paragraphs: running heads left out, divided words joined, and where each page begins.

A PDF has lines at places, no paragraphs. A line that ends short of the column's width after a full stop ends one; a
line that recurs at the top or the foot of pages belongs to the page, not to the text.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from geo.model import Page
from geo.places.word_classes import is_word

GAP = "\ue000"
"""A line that stands for space between two lines, where a page leaves some between paragraphs."""
BOLD = "\ue001"
"""Before words in bold, where a page tells."""
_ENDS = re.compile(r"[.!?…:][\"'’”»)\]]*$")
_DIVIDED = re.compile(r"([^\W\d_]+)[-\u2010\u00ad\ufffe\x02]$")
_RANGE = re.compile(r"\d[-\u2010\u2013]$")  # '2016-' before '2017'
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_DIGITS = re.compile(r"\d+")
# What browsers print at the top and the foot: '11/28/26, 10:08 PM', 'https://example.org/a 1/3'
_PRINTED = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d(?:\s?[AP]M)?\b"
    r"|https?://\S+(?: (?:page )?\d+(?:/| of )\d+)?$|(?:page )?\d+(?: of \d+)?$",
    re.IGNORECASE,
)
_EDGE_LINES = 2  # at the top and at the foot of a page that may be a running head
_LEAST_NUMBERED, _LONGEST_NUMBER = 5, 4  # lines that are numbered in one run; digits of such a number
_LONGEST_HEAD = 120
_SHORT, _VERY_SHORT = 0.8, 0.5  # shares of a full line's length
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, its page from 1 on, and what stands before it: space, or an empty line."""

    text: str
    page: int
    is_bold: bool = False
    after_space: bool = False
    after_empty: bool = False


@dataclass(frozen=True, slots=True)
class JoinedPages:
    """A text, where its pages begin in it, and the lines that were left out as running heads."""

    text: str
    pages: tuple[Page, ...]
    left_out: tuple[str, ...]


@dataclass(slots=True)
class _Paragraphs:
    """Paragraphs as they grow. `position` is where the open one begins; `ended` says whether its last line ends one."""

    words: Set[str]
    full: float
    done: list[str] = field(default_factory=list)
    open: str = ""
    position: int = 0
    ended: bool = False

    def close(self) -> None:
        if self.open:
            self.done.append(self.open)
            self.position += len(self.open) + 2
            self.open = ""

    def add(self, line: str) -> int:
        """Add a line to the open paragraph or to a new one; where it begins in the text."""
        if self.ended and not _DIVIDED.search(self.open) and (_ENDS.search(self.open) or not line[0].islower()):
            self.close()
        divided = _DIVIDED.search(self.open)
        if divided and line[0].isalpha():
            self.open = (self.open if self._keeps_hyphen(divided[1], line) else self.open[:-1]) + line
        elif _RANGE.search(self.open) and line[0].isdigit():
            self.open += line
        else:
            self.open = f"{self.open} {line}" if self.open else line
        short = len(line) < _VERY_SHORT * self.full
        self.ended = short or (len(line) < _SHORT * self.full and _ENDS.search(line) is not None)
        return self.position + len(self.open) - len(line)

    def _keeps_hyphen(self, first: str, line: str) -> bool:
        """Whether a hyphen at a line's end was written, as in 'Al-Shurooq' or 'second-largest', and not set.

        It was where a name follows or an abbreviation stands before it, where the file has the word with it, and where
        both halves are words and the whole is none: a divided word's halves rarely are.
        """
        after = _WORD.match(line)
        if not line[0].islower() or after is None or (len(first) > 1 and first.isupper()):
            return True
        rest, whole = after[0], first + after[0]
        if whole.lower() in self.words:
            return False
        if f"{first}-{rest}".lower() in self.words:
            return True
        return not is_word(whole) and is_word(first) and is_word(rest.partition("-")[0])


def joined_pages(pages: Sequence[str]) -> JoinedPages:
    """The text of the pages of a file, in their order.

    Parameters
    ----------
    pages
        The words of each page, a line of the page a line.
    """
    lines, left_out = lines_of_pages(pages)
    text, starts = joined_lines(lines)
    first: dict[int, int] = {}
    for line, start in zip(lines, starts, strict=True):
        first.setdefault(line.page, start)
    marks = _marks([first.get(number) for number in range(1, len(pages) + 1)], len(text))
    return JoinedPages(text, marks, tuple(left_out))


def lines_of_pages(pages: Sequence[str]) -> tuple[list[Line], list[str]]:
    """The lines of the text, and those that were left out: running heads, page numbers, what browsers print."""
    kept: list[Line] = []
    left_out: list[str] = []
    lines = [_lines(page) for page in pages]
    plain = [[line.replace(BOLD, "") for line in page] for page in lines]
    heads = _running_heads(plain)
    after_empty = False
    for number, (marked, page) in enumerate(zip(lines, plain, strict=True), start=1):
        edges = _edges(page)
        after_space = is_text = False
        for at, line in enumerate(page):
            if line == GAP:
                after_space = is_text  # space beside a running head says nothing
            elif not line:
                after_empty = True
            elif at in edges and (_mask(line) in heads or _PRINTED.match(line)):
                left_out.append(line)
                after_space = is_text = False
            else:
                kept.append(Line(line, number, BOLD in marked[at], after_space, after_empty))
                after_space, after_empty, is_text = False, False, True
    return kept, left_out


def joined_lines(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """Lines as paragraphs, and where each line begins in the text."""
    lengths = [len(line.text) for line in lines if len(line.text) > 15]
    full = statistics.quantiles(lengths, n=4)[2] if len(lengths) > 3 else 80.0
    paragraphs = _Paragraphs({word.lower() for line in lines for word in _WORD.findall(line.text)}, full)
    starts = []
    for line in lines:
        if line.after_empty and _ENDS.search(paragraphs.open):
            paragraphs.ended = True
        paragraphs.ended = paragraphs.ended or line.after_space
        starts.append(paragraphs.add(line.text))
    paragraphs.close()
    return "\n\n".join(paragraphs.done), starts


def _marks(starts: Sequence[int | None], end: int) -> tuple[Page, ...]:
    """Where each page begins; one without words, where the next one does."""
    marks: list[Page] = []
    for number in range(len(starts), 0, -1):
        start = starts[number - 1]
        end = end if start is None else start
        marks.append(Page(end, f"page {number}"))
    return tuple(reversed(marks))


def _lines(page: str) -> list[str]:
    """The lines of a page, without the numbers that transcripts and drafts put beside each."""
    lines = [" ".join(line.split()) for line in page.translate(_LIGATURES).splitlines()]
    numbers = [int(line) if line.isdecimal() and len(line) <= _LONGEST_NUMBER else None for line in lines]
    kept = list(lines)
    begin = 0
    for at in range(1, len(lines) + 1):
        before = numbers[at - 1]
        if at < len(lines) and before is not None and numbers[at] == before + 1:
            continue
        if at - begin >= _LEAST_NUMBERED:
            kept[begin:at] = [""] * (at - begin)
        begin = at
    return kept


def _edges(page: Sequence[str]) -> set[int]:
    filled = [at for at, line in enumerate(page) if line and line != GAP]
    return {*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]}


def _mask(line: str) -> str:
    return _DIGITS.sub("#", line)


def _running_heads(pages: Sequence[Sequence[str]]) -> set[str]:
    """The lines at the edges of pages, their digits masked, that recur on other pages."""
    if len(pages) < 2:
        return set()
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_mask(page[at]) for at in _edges(page) if len(page[at]) < _LONGEST_HEAD})
    least = 2 if len(pages) <= 3 else 3
    return {line for line, often in seen.items() if often >= least}
