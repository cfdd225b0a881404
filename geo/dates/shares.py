"""Shares of a month, a year or a week: 'the first six months of 2016', 'the first half of June'."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.dates.anchor import Anchor, Reading
from geo.dates.explicit import month_number
from geo.dates.grammar import MONTH, UNIT_WORDS, YEAR, Rule, S, rule
from geo.dates.units import moved
from geo.dates.values import Days, days_of, month_end
from geo.dates.words import UNITS, listed
from geo.dates.words import number as counted
from geo.dates.years import year_of

_OPENING = ("first", "opening", "early")
_SHIFTS = {"last": -1, "previous": -1, "this": 0, "the current": 0, "next": 1}


def _whole(m: re.Match[str], at: Anchor) -> tuple[str, str] | None:
    """The value of what the share is of, and how its year is known; None where nothing tells."""
    if m["month"]:
        month = month_number(m["month"])
        known = (int(m["year"]), "named in full") if m["year"] else year_of(month, None, at, m.start(), m.end())
        return (f"{known[0]:04d}-{month:02d}", known[1]) if known else None
    if m["year2"]:
        return m["year2"], "named in full"
    if at.day is None or at.narrative:
        return None
    rel = re.sub(r"\s+", " ", m["rel"].lower())
    value = moved(at.day, UNITS[m["whole"].lower()], _SHIFTS[rel])
    return (value, f"'{m['rel']} {m['whole']}' seen from {at.here}") if value else None


def _counted(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The first six months of 2016', 'the final three weeks of April'."""
    count, known = counted(m["count"]), _whole(m, at)
    if known is None or not count or count != int(count):
        return None
    whole = days_of(known[0])
    if whole.first is None or whole.last is None:
        return None
    share = _share(whole.first, whole.last, int(count), UNITS[m["unit"].lower()], opens=m["nth"].lower() in _OPENING)
    if share is None or share == (whole.first, whole.last):
        return None
    return Reading(f"{share[0].isoformat()}/{share[1].isoformat()}", known[1])


def _share(first: date, last: date, count: int, unit: str, *, opens: bool) -> tuple[date, date] | None:
    """The first or last `count` units of what runs from `first` to `last`; None where it is not that long."""
    if unit == "M":
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        if not 0 < count < months:
            return None
        if opens:
            return first, month_end(first.year, first.month + count - 1)
        return date(last.year, last.month - count + 1, 1), last
    size = count * {"D": 1, "W": 7}[unit]
    if not 1 < size < (last - first).days:
        return None
    return (first, first + timedelta(size - 1)) if opens else (last - timedelta(size - 1), last)


def _half(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The first half of June', 'the second half of last week'; the halves of years are in `seasons`."""
    known = _whole(m, at)
    whole = days_of(known[0]) if known else None
    if known is None or whole is None or whole.first is None or whole.last is None or whole.grain == "year":
        return None
    middle = whole.first + timedelta((whole.last - whole.first).days // 2)
    opens = m["nth"].lower() in _OPENING
    days = Days(whole.first, middle, whole.grain) if opens else Days(middle, whole.last, whole.grain)
    return Reading(known[0], known[1], days=days)


_OF = (
    rf"{S}(?:of|in){S}(?:{MONTH}(?:,?{S}(?:of{S})?{YEAR})?|(?:the{S}year{S})?{YEAR.replace('<year>', '<year2>')}"
    rf"|(?P<rel>last|this|next|the{S}current|previous){S}(?P<whole>year|month|week))"
)
RULES: tuple[Rule, ...] = (
    rule(
        "counted share",
        listed("the first last final opening closing"),
        rf"(?:the{S})?(?:very{S})?(?P<nth>first|last|final|opening|closing){S}(?P<count>\d{{1,2}}|[a-z]{{3,9}}(?:-[a-z]{{3,5}})?){S}"
        rf"(?P<unit>day|week|month)s{_OF}",
        _counted,
        UNIT_WORDS,
    ),
    rule(
        "half of a month or week",
        listed("the first second latter last"),
        rf"(?:the{S})?(?P<nth>first|second|latter|last){S}half{_OF}",
        _half,
        frozenset(("half",)),
    ),
)
