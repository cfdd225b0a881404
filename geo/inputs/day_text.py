"""The day of publication as exports, feeds and sheets write it: '2017-06-15T08:00Z', '15 juin 2017', 'Jun 15, 2017'.

Only days that can be read in one way are read: in '03/04/2017' the order of day and month has to be known, from the
column it stands in or from the user. A year of two digits is never read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Literal

from geo.inputs.months import months

DayOrder = Literal["day first", "month first", ""]
"""Which of two numbers is the day; '' where nothing tells."""

_WORD = r"(?P<month>[^\W\d_]{3,10})\.?"
_YEAR = r"(?P<year>[12]\d{3})"
_AFTER = r"(?!\d)"
_WORDED = (
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[ -](?:de )?{_WORD},?[ -](?:de |del )?{_YEAR}{_AFTER}", re.I
    ),
    re.compile(rf"(?<!\w){_WORD} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}{_AFTER}", re.I),
)  # fmt: skip
_ISO = re.compile(rf"(?<!\d){_YEAR}(?P<sep>[-/.]?)(?P<month>\d\d)(?P=sep)(?P<day>\d\d)(?=$|[\sT,;)])")
_CJK = re.compile(rf"{_YEAR}年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日")
_TWO_NUMBERS = re.compile(rf"(?<!\d)(?P<one>\d{{1,2}})(?P<sep>[/.-])(?P<two>\d{{1,2}})(?P=sep){_YEAR}{_AFTER}")
_SECONDS = re.compile(r"\d{10}(?:\.\d+)?|\d{13}")
_LONGEST = 200  # of a cell or field in which a day is sought


def day_in(text: str, order: DayOrder = "") -> date | None:
    """The first day that `text` names in full; None where it names none, or none that can be read in one way.

    Parameters
    ----------
    text
        A field, a cell or a line of metadata; at most its first 200 characters are read.
    order
        What is known of '03/04/2017'.
    """
    text = " ".join(text[:_LONGEST].split())
    if _SECONDS.fullmatch(text):
        return _of_seconds(float(text) / (1000 if len(text) == 13 else 1))
    for pattern in (_ISO, _CJK, *_WORDED):
        for found in pattern.finditer(text):
            month = found["month"].lower()
            day = _day(found["year"], int(month) if month.isdigit() else months().get(month, 0), found["day"])
            if day is not None:
                return day
    numbers = _TWO_NUMBERS.search(text)
    return _of_numbers(numbers, order) if numbers else None


def order_in(values: Iterable[str]) -> DayOrder:
    """Which number is the day in a column of days: told by those that can be read in one way only."""
    orders: set[DayOrder] = set()
    for value in values:
        numbers = _TWO_NUMBERS.search(value[:_LONGEST])
        if numbers and int(numbers["one"]) > 12:
            orders.add("day first")
        elif numbers and int(numbers["two"]) > 12:
            orders.add("month first")
    return orders.pop() if len(orders) == 1 else ""


def _of_numbers(numbers: re.Match[str], order: DayOrder) -> date | None:
    one, two = numbers["one"], numbers["two"]
    if one == two or int(two) > 12 or (order == "month first" and int(one) <= 12):
        return _day(numbers["year"], int(one), two)
    if int(one) > 12 or order == "day first":
        return _day(numbers["year"], int(two), one)
    return None


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _of_seconds(seconds: float) -> date | None:
    """The day, in UTC, of a count of seconds since 1970."""
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (OverflowError, ValueError, OSError):
        return None
