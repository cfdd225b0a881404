"""Units of time: how TIMEX3 writes a number of them, and which day, week or month lies that many of them away.

Codes of units are those of `words.UNITS`.
"""

from __future__ import annotations

from datetime import date

from geo.dates.values import month_end, plus_days, plus_months, week_value

UNPLACED = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
    "DE": "XXXX", "CE": "XXXX",
}  # fmt: skip
"""The TIMEX3 value of a unit that nothing places on the calendar."""

# half an hour is written as 30 minutes
# units of time of day stand behind a T
_HEADS = {"TH": "PT", "TM": "PT", "TS": "PT"}
_LETTERS = {"TH": "H", "TM": "M", "TS": "S"}
_WRITTEN_AS = {"F": (2, "W"), "Q": (3, "M")}  # TIMEX3 has neither fortnights nor lengths in quarters
_HOURS_OF_DAY = 24
_SMALLER = {"TH": (60, "TM"), "TM": (60, "TS"), "DE": (10, "Y"), "CE": (100, "Y")}


def length(count: float | None, unit: str) -> str:
    """'P3D', 'PT16H', 'PXM' for a count (None: unknown) of a unit."""
    size, unit = _WRITTEN_AS.get(unit, (1, unit))
    if count is None:
        return f"{_HEADS.get(unit, 'P')}X{_LETTERS.get(unit, unit)}"
    count *= size
    if count < 1 and unit in _SMALLER:
        size, unit = _SMALLER[unit]
        count *= size
    head, letter = _HEADS.get(unit, "P"), _LETTERS.get(unit, unit)
    if count != int(count) and unit in ("TH", "TM"):
        # the guidelines write whole units: five and a half hours are PT5H30M
        return f"{head}{int(count)}{letter}{round(60 * (count % 1))}{_LETTERS[_SMALLER[unit][1]]}"
    return f"{head}{count:g}{letter}" if count < 1e6 else f"{head}{count:.0f}{letter}"


def reach(day: date, count: float, unit: str) -> date | None:
    """The day `count` units after `day`, or before it if negative; a month later is the same day of the next month.

    Part of a unit counts in whole days or months; hours lead to `day` itself unless they make up whole days, as 24 or
    48 do. None beyond the calendar's ends.
    """
    days = {"D": 1, "W": 7, "WE": 7, "F": 14}.get(unit)
    if unit == "TH" and count % _HOURS_OF_DAY == 0:
        count, days = count / _HOURS_OF_DAY, 1
    if days:
        return plus_days(day, round(count * days)) if abs(count) < 4e6 else None
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    if months is None:
        return day
    found = plus_months(day, round(count * months)) if abs(count) < 1e5 else None
    return date(*found, min(day.day, month_end(*found).day)) if found else None


def moved(base: date, unit: str, count: int) -> str | None:
    """The TIMEX3 value of the day, week, month, ... `count` of them from `base`; None beyond the calendar's ends."""
    if unit in ("D", "W", "WE", "F"):
        found = plus_days(base, count * {"D": 1, "W": 7, "WE": 7, "F": 14}[unit])
        if found is None:
            return None
        return found.isoformat() if unit == "D" else week_value(found) + ("-WE" if unit == "WE" else "")
    if unit in ("M", "Q"):
        month = plus_months(base, count * (3 if unit == "Q" else 1))
        if month is None:
            return None
        return f"{month[0]:04d}-{month[1]:02d}" if unit == "M" else f"{month[0]:04d}-Q{(month[1] + 2) // 3}"
    year = base.year + count * {"Y": 1, "DE": 10, "CE": 100}.get(unit, 1)
    if not 1 <= year <= 9999:
        return None
    return f"{year:04d}"[: {"DE": 3, "CE": 2}.get(unit, 4)].ljust(4, "X")
