"""Days of other calendars, converted: '7 Safar 1439' (Hijri), '22 Bahman 1357' (Solar Hijri), '25 October 1917 (O.S.)'.

Sources: the tabular Islamic calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of thirty; epoch 15 July
622, Julian, which agrees best with Saudi Arabia's calendar); the Solar Hijri calendar's cycle of 33 years, right
for 1206 to 1498 (1827 to 2120); Meeus, Astronomical Algorithms, for the Julian calendar. Months of the Hijri
calendar begin when the moon is seen, so that a
day may be off by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from geo.dates.anchor import Anchor, Reading
from geo.dates.explicit import month_number
from geo.dates.grammar import DAY, MONTH, MONTH_STARTS, WEEKDAY, WEEKDAY_STARTS, Rule, S, rule
from geo.dates.values import Days, day
from geo.dates.words import HIJRI_MONTHS, SOLAR_HIJRI_MONTHS

_HIJRI_EPOCH = date(622, 7, 18).toordinal()  # 15 July 622, Julian
_NOWRUZ_1206 = date(1827, 3, 22).toordinal()
_MOON = timedelta(1)


def of_hijri(year: int, month: int, number: int) -> date | None:
    """The Gregorian day of one in the tabular Islamic calendar; None where it has no such day."""
    if not (1 <= year <= 1600 and 1 <= month <= 12 and 1 <= number <= 30):
        return None
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + -(-59 * (month - 1) // 2)
    return date.fromordinal(_HIJRI_EPOCH + before + number - 1)


def of_solar_hijri(year: int, month: int, number: int) -> date | None:
    """The Gregorian day of one in the Solar Hijri calendar, of the years 1206 to 1498; None where it has none."""
    longest = 31 if month <= 6 else 30
    if not (1206 <= year <= 1498 and 1 <= month <= 12 and 1 <= number <= longest):
        return None
    leaps = sum(one % 33 in (1, 5, 9, 13, 17, 22, 26, 30) for one in range(1206, year))
    start = _NOWRUZ_1206 + 365 * (year - 1206) + leaps
    return date.fromordinal(start + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + number - 1)


def of_julian(year: int, month: int, number: int) -> date | None:
    """The Gregorian day of one in the Julian calendar; None where it has none, or before the year 1."""
    if not (1 <= month <= 12 and 1 <= number <= 31) or year < 1:
        return None
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    ordinal = number + (153 * m + 2) // 5 + 365 * y + y // 4 - 32083 - 1721425
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def _hijri(m: re.Match[str], at: Anchor) -> Reading | None:
    month, year = HIJRI_MONTHS[plain_name(m["name"])], int(m["year"])
    if m["day"]:
        found = of_hijri(year, month, int(m["day"]))
        if found is None:
            return None
        days = Days(found - _MOON, found + _MOON, "day")
        return Reading(found.isoformat(), "the Hijri calendar by its tables, a day either way", days=days)
    first, after = of_hijri(year, month, 1), of_hijri(year + month // 12, month % 12 + 1, 1)
    return whole_span(first, after, "the Hijri calendar by its tables")


def _solar(m: re.Match[str], at: Anchor) -> Reading | None:
    month, year = SOLAR_HIJRI_MONTHS[plain_name(m["name"])], int(m["year"])
    if m["day"]:
        found = of_solar_hijri(year, month, int(m["day"]))
        return Reading(found.isoformat(), "the Solar Hijri calendar") if found else None
    first, after = of_solar_hijri(year, month, 1), of_solar_hijri(year + month // 12, month % 12 + 1, 1)
    return whole_span(first, after, "the Solar Hijri calendar")


def whole_span(first: date | None, after: date | None, reason: str) -> Reading | None:
    """The days from `first` up to the one before `after`."""
    if first is None or after is None:
        return None
    return Reading(f"{first.isoformat()}/{(after - timedelta(1)).isoformat()}", reason)


def _hijri_year(m: re.Match[str], at: Anchor) -> Reading | None:
    year = int(m["year"] or m["year2"])
    return whole_span(of_hijri(year, 1, 1), of_hijri(year + 1, 1, 1), "a year of the Hijri calendar by its tables")


def plain_name(name: str) -> str:
    """A name as the tables have it: in lower case, with straight apostrophes."""
    return re.sub(r"\s+", " ", name.lower().replace("\u2019", "'").replace("\u02bf", "'").replace("\u2018", "'"))


def _both_styles(m: re.Match[str], at: Anchor) -> Reading | None:
    """'25 October (7 November) 1917': the Julian day, then the Gregorian one."""
    month = m["month2"] or m["month"] or m["month3"]
    if month is None:
        return None
    if m["os"] and m["month"]:
        return _gregorian(int(m["year"]), month_number(m["month"]), int(m["day"]))
    return _gregorian(int(m["year"]), month_number(month), int(m["day2"]))


def _both_styles_us(m: re.Match[str], at: Anchor) -> Reading | None:
    """'October 25 (November 7), 1917'."""
    if m["os"]:
        return _gregorian(int(m["year"]), month_number(m["month"]), int(m["day"]))
    return _gregorian(int(m["year"]), month_number(m["month2"] or m["month"]), int(m["day2"]))


def _gregorian(year: int, month: int, number: int) -> Reading | None:
    found = day(year, month, number)
    return Reading(found.isoformat(), "told in both styles: the Gregorian day") if found else None


def _old_style(m: re.Match[str], at: Anchor) -> Reading | None:
    number, month = m["day"] or m["day2"], m["month"] or m["month2"]
    found = of_julian(int(m["year"]), month_number(month), int(number))
    return Reading(found.isoformat(), "old style: a day of the Julian calendar, converted") if found else None


def names_of(months: Iterable[str]) -> str:
    """A pattern of names, the longest first."""
    either = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    return either.replace(r"\ ", S).replace("'", "['\u2019\u2018\u02bf]")


def starts_of(months: Iterable[str]) -> frozenset[str]:
    """The words that names begin with."""
    # the words of a text that rules are tried at have at least two letters and no apostrophe
    return frozenset(re.split(r"[ '-]", name)[0].lower() for name in months)


_DAY2, _MONTH2 = DAY.replace("<day>", "<day2>"), MONTH.replace("<month>", "<month2>")
_MONTH3 = MONTH.replace("<month>", "<month3>")
_YEAR = r"(?P<year>1[0-5]\d\d)(?!\d)(?:\s?(?:A\.?H\.?|H\.|hijri|AHS|SH))?"
_BRACKET = rf"{S}[(\[](?P<os>O\.?S\.?{S})?"

RULES: tuple[Rule, ...] = (
    rule(
        "hijri",
        starts_of(HIJRI_MONTHS) | {"the", "0"},
        rf"(?:(?:the{S})?(?<![\d.,:/]){DAY}{S}(?:of{S})?)?(?P<name>{names_of(HIJRI_MONTHS)}),?{S}(?:of{S})?{_YEAR}",
        _hijri,
        starts_of(HIJRI_MONTHS),
    ),
    rule(
        "solar hijri",
        starts_of(SOLAR_HIJRI_MONTHS) | {"the", "0"},
        rf"(?:(?:the{S})?(?<![\d.,:/]){DAY}{S}(?:of{S})?)?(?-i:(?P<name>{names_of(SOLAR_HIJRI_MONTHS).title()})),?{S}(?:of{S})?"
        r"(?P<year>1[234]\d\d)(?!\d)",
        _solar,
        starts_of(SOLAR_HIJRI_MONTHS),
    ),
    rule(
        "hijri, month first",
        starts_of(HIJRI_MONTHS),
        rf"(?P<name>{names_of(HIJRI_MONTHS)}){S}{DAY},?{S}{_YEAR}",
        _hijri,
    ),
    rule(
        "solar hijri, month first",
        starts_of(SOLAR_HIJRI_MONTHS),
        rf"(?-i:(?P<name>{names_of(SOLAR_HIJRI_MONTHS).title()})){S}{DAY},?{S}(?P<year>1[234]\d\d)(?!\d)",
        _solar,
    ),
    rule(
        "hijri year",
        {"0", "ah", "a"},
        rf"(?-i:(?P<year>1[0-5]\d\d|[1-9]\d\d){S}A\.?H\.?|AH{S}(?P<year2>1[0-5]\d\d|[1-9]\d\d))",
        _hijri_year,
    ),
    rule(
        "both styles",
        {"the", "0"},
        rf"(?:the{S})?{DAY}(?:{S}{MONTH})?{_BRACKET}{_DAY2}(?:{S}{_MONTH2})?[)\]](?:{S}(?:of{S})?{_MONTH3})?,?{S}"
        r"(?P<year>1\d{3})(?!\d)",
        _both_styles,
        MONTH_STARTS,
    ),
    rule(
        "both styles, month first",
        MONTH_STARTS,
        rf"{MONTH}{S}{DAY}{_BRACKET}(?:{_MONTH2}{S})?{_DAY2}[)\]],?{S}(?P<year>1\d{{3}})(?!\d)",
        _both_styles_us,
        MONTH_STARTS,
    ),
    rule(
        "old style",
        MONTH_STARTS | WEEKDAY_STARTS | {"the", "0"},
        rf"(?:{WEEKDAY},?{S})?(?:{DAY}{S}{MONTH}|{_MONTH2}{S}{_DAY2},?){S}(?P<year>1[5-9]\d\d){S}"
        rf"(?:[(\[]?(?:O\.?S\b\.?|old{S}style|Julian)[)\]]?|(?:in|by|on|of|under|according{S}to){S}the{S}(?:old|Julian){S}calendar)",
        _old_style,
        MONTH_STARTS,
    ),
)
