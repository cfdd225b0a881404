"""Holidays of the United States' and Western Christian calendars: 'Christmas', 'last Thanksgiving', 'Easter 1916'."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from geo.dates.anchor import Anchor, Reading
from geo.dates.grammar import Rule, S, rule
from geo.dates.values import days_of, week_value
from geo.dates.words import DAYPARTS

FIXED_HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31),
    "independence day": (7, 4), "veterans day": (11, 11), "armistice day": (11, 11), "st. patrick's day": (3, 17),
    "may day": (5, 1), "all saints' day": (11, 1), "bastille day": (7, 14),
    "st patrick's day": (3, 17), "remembrance day": (11, 11), "anzac day": (4, 25), "juneteenth": (6, 19),
    "groundhog day": (2, 2),
}  # fmt: skip
MOVING_HOLIDAYS = ("thanksgiving day", "thanksgiving", "easter sunday", "easter monday", "easter", "good friday",
                   "palm sunday", "memorial day", "labor day", "election day", "martin luther king day",
                   "columbus day", "presidents' day", "mother's day", "father's day", "ash wednesday",
                   "pentecost")  # fmt: skip

# month, weekday (Monday 0), which one of the month
_NTH_WEEKDAYS = {"labor day": (9, 0, 1), "martin luther king day": (1, 0, 3), "columbus day": (10, 0, 2),
                 "presidents' day": (2, 0, 3), "mother's day": (5, 6, 2), "father's day": (6, 6, 3)}  # fmt: skip


def easter(year: int) -> date:
    """Western Easter Sunday of a Gregorian year (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    part = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * part) // 451
    month, day = divmod(h + part - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def holiday(name: str, year: int) -> date | None:
    """The day a holiday of the United States' and Western Christian calendars falls on in `year`."""
    key = name.lower().replace("\u2019", "'")
    if not 1 < year < 9999:
        return None
    if key in FIXED_HOLIDAYS:
        return date(year, *FIXED_HOLIDAYS[key])
    if key.startswith("thanksgiving"):
        return _nth_weekday(year, 11, 3, 4)
    if key == "memorial day":
        last = _nth_weekday(year, 5, 0, 5)
        return last if last.month == 5 else last - timedelta(days=7)
    if key in _NTH_WEEKDAYS:
        return _nth_weekday(year, *_NTH_WEEKDAYS[key])
    if key == "election day":
        return _nth_weekday(year, 11, 0, 1) + timedelta(days=1)
    shift = {
        "easter": 0,
        "easter sunday": 0,
        "easter monday": 1,
        "good friday": -2,
        "palm sunday": -7,
        "ash wednesday": -46,
        "pentecost": 49,
    }.get(key)
    return None if shift is None else easter(year) + timedelta(days=shift)


def _holiday(m: re.Match[str], at: Anchor) -> Reading | None:
    """'Last Thanksgiving', 'Easter week', 'Christmas night'."""
    reading, around = _day_of_holiday(m, at), (m["around"] or "").lower()
    covered = days_of(reading.value).first if reading else None
    if reading is None or covered is None or not around:
        return reading
    if around == "week":
        return replace(reading, value=week_value(covered))
    if around == "weekend":
        return replace(reading, value=f"{week_value(covered)}-WE")
    return replace(reading, value=reading.value + DAYPARTS[around], type="TIME")


def _day_of_holiday(m: re.Match[str], at: Anchor) -> Reading | None:
    name, rel = m["holiday"], (m["rel"] or "").lower()
    if m["year"]:
        found = holiday(name, int(m["year"]))
        return Reading(found.isoformat(), "holiday of that year") if found else None
    base = at.base
    if base is None:
        return None
    this = holiday(name, base.year)
    if this is None:
        return None
    year = base.year
    if not at.narrative:
        if rel == "last" or (not rel and this > base and not at.future(m.start(), m.end()) and (this - base).days > 60):
            year -= this >= base
        elif rel == "next" or (at.future(m.start(), m.end()) and this < base):
            year += this <= base
    found = holiday(name, year)
    return Reading(found.isoformat(), f"holiday seen from {at.base_words}") if found else None


_NAMES = "|".join(
    name.title().replace("'S", "['\u2019]s").replace(".", r"\.").replace(" ", S)
    for name in sorted((*FIXED_HOLIDAYS, *MOVING_HOLIDAYS), key=len, reverse=True)
)
_FIRST_WORDS = frozenset(re.split(r"[ '.]", name)[0] for name in (*FIXED_HOLIDAYS, *MOVING_HOLIDAYS))
# days that are known by a name of their own; '9/11' by its number
NAMED_DAYS = {"d-day": (1944, 6, 6), "v-e day": (1945, 5, 8), "ve day": (1945, 5, 8), "9/11": (2001, 9, 11),
              "september 11": (2001, 9, 11), "sept. 11": (2001, 9, 11), "sept 11": (2001, 9, 11)}  # fmt: skip


def _named_day(m: re.Match[str], at: Anchor) -> Reading | None:
    """A day of history, unless the text was written before it."""
    found = date(*NAMED_DAYS[re.sub(r"\s+", " ", m["name"].lower())])
    if at.day is not None and at.day < found and not at.narrative:
        return None
    return Reading(found.isoformat(), f"the day known as '{m['name']}'")


RULES: tuple[Rule, ...] = (
    rule(
        "named day",
        {"d", "v", "ve", "0", "sept", "september"},
        rf"(?-i:(?P<name>D-Day|V-?E{S}Day|9/11(?![/\d])"
        rf"|Sept(?:ember|\.)?{S}11(?={S}(?:terror|attack|hijack|plot|commission|victim|memorial|mastermind|attacks))))",
        _named_day,
    ),
    rule(
        "holiday",
        {"last", "next", "this"} | _FIRST_WORDS,
        rf"(?:(?P<rel>last|next|this){S})?(?P<holiday>(?-i:{_NAMES}))(?:{S}(?P<around>week|weekend|night|morning|evening|afternoon))?(?:,?{S}(?P<year>1\d{{3}}|20\d\d))?",
        _holiday,
        _FIRST_WORDS,
    ),
)
