"""TIMEX3 values as intervals of days, and as EDTF strings.

Sources: TimeML 1.2.1 (TIMEX3 `value`), ISO 8601-2:2019 / EDTF levels 0 to 2.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import NamedTuple

from geo.model import Grain

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_EDTF_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?P<time>T.*)?"
)

# '199X' is a decade, '19XX' a century
_MASKED = re.compile(r"(?P<digits>\d{2,3})(?P<X>(?<=\d{3})X|(?<!\d{3})XX)")


class Days(NamedTuple):
    """First and last day that a value covers (None: not on the calendar), and how fine it is."""

    first: date | None
    last: date | None
    grain: Grain


NOWHERE = Days(None, None, "none")


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none (31 April, year 0)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def plus_days(start: date, count: int) -> date | None:
    """`start` moved by days; None beyond the calendar's ends."""
    try:
        return start + timedelta(days=count)
    except OverflowError:
        return None


def plus_months(start: date, count: int) -> tuple[int, int] | None:
    """Year and month, `count` months from `start`; None beyond the calendar's ends."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return (year, month + 1) if MINYEAR <= year <= MAXYEAR else None


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date.max if (year, month) == (MAXYEAR, 12) else date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def week_value(inside: date) -> str:
    """ISO week that a day lies in, as TIMEX3 writes it."""
    year, week, _ = inside.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _whole_years(first: int, last: int, grain: Grain) -> Days:
    if first > MAXYEAR or last < MINYEAR:
        return NOWHERE
    return Days(date(max(first, MINYEAR), 1, 1), date(min(last, MAXYEAR), 12, 31), grain)


# Cached: each value is asked for its interval, for EDTF, and for the dates that are counted from it.
@lru_cache(maxsize=1 << 12)
def days_of(value: str) -> Days:
    """The days that a TIMEX3 value covers.

    'XXXX-06-14', 'P3D', 'PAST_REF' and years before Christ (outside of `datetime.date`) cover none; winter
    is December to February, named after the year of its December.
    """
    if "/" in value:
        left, right = (days_of(part) for part in value.split("/", 1))
        return Days(left.first, right.last, left.grain)
    masked = _MASKED.fullmatch(value)
    if masked is not None:
        size = 10 ** len(masked["X"])
        first = int(masked["digits"]) * size
        return _whole_years(first, first + size - 1, "decade" if size == 10 else "century")
    found = _VALUE.fullmatch(value)
    if found is None:
        return NOWHERE
    year = int(found["year"])
    try:
        return _days(found, year)
    except (ValueError, OverflowError):
        return NOWHERE


def _days(found: re.Match[str], year: int) -> Days:
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        if found["weekend"]:
            return Days(monday + timedelta(5), monday + timedelta(6), "day")
        return Days(monday, monday + timedelta(6), "week")
    if found["season"]:
        start = SEASON_MONTHS[found["season"]]
        end_year, end = (year + 1, 2) if start == 12 else (year, start + 2)
        return Days(date(year, start, 1), month_end(end_year, end), "season")
    if found["quarter"]:
        end = 3 * int(found["quarter"])
        return Days(date(year, end - 2, 1), month_end(year, end), "quarter")
    if found["half"]:
        end = 6 * int(found["half"])
        return Days(date(year, end - 5, 1), month_end(year, end), "half")
    if found["month"] is None:
        return _whole_years(year, year, "year")
    month = int(found["month"])
    if found["day"] is None:
        return Days(date(year, month, 1), month_end(year, month), "month")
    only = date(year, month, int(found["day"]))
    return Days(only, only, "time" if found["time"] else "day")


def fiscal_days(year: int) -> Days:
    """The days that a fiscal year called `year` may cover.

    Governments and companies begin theirs in any month and name it after the year in which it begins or ends. No
    known one begins before February of the year before, or ends after March of the year after.
    """
    if not MINYEAR < year < MAXYEAR:
        return NOWHERE
    return Days(date(year - 1, 2, 1), date(year + 1, 3, 31), "year")


def part_of(days: Days, part: str) -> Days:
    """The first half of an interval for 'early', the middle half for 'mid', the last for 'late'; else all of it."""
    if days.first is None or days.last is None or part not in ("early", "mid", "late"):
        return days
    length = (days.last - days.first).days
    # of a century, its thirds: nobody calls 1851 the late 19th century
    if days.grain == "century":
        low, high = {
            "early": (0, length // 3),
            "mid": (length // 3, 2 * length // 3),
            "late": (2 * length // 3, length),
        }[part]
    else:
        low, high = {
            "early": (0, length // 2),
            "mid": (length // 4, length - length // 4),
            "late": (length // 2, length),
        }[part]
    return Days(days.first + timedelta(low), days.first + timedelta(high), days.grain)


def edtf(value: str, first: date | None, last: date | None, *, approximate: bool = False) -> str:
    """EDTF for a value and its interval; '' when neither says anything of the calendar.

    An interval that differs from what the value covers wins: '2017' meaning 'earlier this year' becomes
    '2017-01-01/2017-06-15'.
    """
    covered = days_of(value)
    if first is None and last is None:
        return _edtf_unplaced(value)
    if (first, last) != (covered.first, covered.last):
        if first == last and first is not None:
            return first.isoformat() + ("~" if approximate else "")
        return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
    plain = value.split("T")[0]
    if "/" in plain:
        # ends may be years, months or days, but no seasons and weeks
        return plain if _ENDS.fullmatch(plain) else f"{first}/{last}"
    if plain[5:] in _EDTF_SEASONS:
        plain = plain[:5] + _EDTF_SEASONS[plain[5:]]
    elif plain[5:6] == "Q":
        plain = f"{plain[:5]}{32 + int(plain[6])}"
    elif plain[5:6] == "H":
        plain = f"{plain[:5]}{39 + int(plain[6])}"
    elif plain[5:6] == "W" and first and last:
        return f"{first.isoformat()}/{last.isoformat()}"
    return plain + ("~" if approximate else "")


_ENDS = re.compile(r"\d{4}(?:-\d\d){0,2}/\d{4}(?:-\d\d){0,2}")


def _edtf_unplaced(value: str) -> str:
    before = re.fullmatch(r"BC(\d{4})(-\d\d(?:-\d\d)?)?.*", value)
    if before:
        # ISO 8601 has a year 0: 1 BC is 0000, 480 BC is -0479
        year = 1 - int(before[1])
        return f"{'-' if year < 0 else ''}{abs(year):04d}{before[2] or ''}"
    unknown = re.fullmatch(r"([\dX]{4}-[\dX]{2}(?:-[\dX]{2})?)(?:T.*)?", value)
    return unknown[1] if unknown else ""
