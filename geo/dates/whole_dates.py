"""Dates with day, month and year anywhere on a page: what its day of publication is read from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from geo.dates.explicit import month_number
from geo.dates.grammar import MONTH, YEAR, S
from geo.dates.values import day
from geo.model import Furniture

DATE_BEARING = ("byline", "navigation", "caption", "timestamp", "reporting credit")
"""Kinds of furniture that may still say when the page was published."""

OF_OTHERS = ("comment", "related")
"""Kinds of furniture below which a timestamp is that of a comment or of another article."""

DAY_OF_MONTH = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_WHOLE = re.compile(
    rf"(?<![\w/-])(?:{MONTH}{S}{DAY_OF_MONTH},?{S}{YEAR}|{DAY_OF_MONTH.replace('<day>', '<day2>')}{S}(?:of{S})?"
    rf"{MONTH.replace('<month>', '<month2>')},?{S}{YEAR.replace('<year>', '<year2>')}"
    r"|(?P<y>20\d\d|19\d\d)(?P<sep>[-/])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)"
    r"|(?P<one>\d{1,2})(?P<sep2>[/.-])(?P<two>\d{1,2})(?P=sep2)(?P<year3>20\d\d|19\d\d)(?!-\d))(?!\d)",
    re.IGNORECASE,
)
# Every whole date holds a year and reaches no further from it than this; texts are searched around their years only.
_ANY_YEAR = re.compile(r"[12]\d{3}(?!\d)")
_BEFORE_YEAR, _AFTER_YEAR = 40, 12
_PRINTED = re.compile(r"(?:©|\(c\)|copyright)[^\n]{0,20}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WholeDate:
    """A day as the text names it in full, from the code point `start` on."""

    start: int
    text: str
    day: date


class Stretches:
    """Pieces of furniture as a container: `offset in stretches` says whether an offset lies in one of them."""

    def __init__(self, furniture: Iterable[Furniture]) -> None:
        self._starts: list[int] = []
        self._reach: list[int] = []  # the furthest end of a stretch that begins at this start or before
        for stretch in sorted(furniture, key=lambda f: f.start):
            self._starts.append(stretch.start)
            self._reach.append(max(stretch.end, self._reach[-1] if self._reach else 0))

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._reach[at]


def whole_dates(text: str, furniture: Sequence[Furniture]) -> list[WholeDate]:
    """Dates with day, month and year, outside of comments, copyright lines and the like."""
    others = min((f.start for f in furniture if _is_any(f, OF_OTHERS)), default=len(text))
    barred = Stretches(
        f for f in furniture if not _is_any(f, DATE_BEARING) or ("timestamp" in f.reason and f.start > others)
    )
    told = []
    for m in _whole_matches(text):
        found = _day_of(m) if m.start() not in barred else None
        if found is not None and not _PRINTED.search(text[max(0, m.start() - 40) : m.start()]):
            told.append(WholeDate(m.start(), m[0], found))
    return told


def _is_any(piece: Furniture, kinds: Sequence[str]) -> bool:
    return any(kind in piece.reason.lower() for kind in kinds)


def _day_of(m: re.Match[str]) -> date | None:
    """The day that a match of `_WHOLE` names."""
    if m["y"]:
        return day(int(m["y"]), int(m["m"]), int(m["d"]))
    if m["one"]:
        return _numeric(int(m["one"]), int(m["two"]), int(m["year3"]), dots=m["sep2"] == ".")
    name = m["month"] or m["month2"]
    return day(int(m["year"] or m["year2"]), month_number(name), int(m["day"] or m["day2"]))


def _numeric(one: int, two: int, year: int, *, dots: bool) -> date | None:
    """'18/06/2017', '18.06.2017': None where day and month could be swapped."""
    if dots or one > 12 or one == two:
        return day(year, two, one)
    return day(year, one, two) if two > 12 else None


def _whole_matches(text: str) -> Iterator[re.Match[str]]:
    """What `_WHOLE` finds in the text, looked for around its years."""
    low = high = 0
    for year in _ANY_YEAR.finditer(text):
        if year.start() - _BEFORE_YEAR > high:
            yield from _WHOLE.finditer(text, low, high)
            low = year.start() - _BEFORE_YEAR
        high = min(len(text), year.start() + _AFTER_YEAR)
    yield from _WHOLE.finditer(text, low, high)
