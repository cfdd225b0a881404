"""How pages write the day they were published on: ISO 8601 in markup, any language's way in visible text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from geo.dates.calendars import of_solar_hijri
from geo.dates.values import day
from geo.inputs.months import months, solar_months

_FIRST_YEAR = 1600  # before it no newspaper was printed
_SOLAR_YEARS = range(1374, 1415)  # of the web, in Iran; those of the Hijri calendar that the web has seen come after
_BUDDHIST_YEARS, _BUDDHIST = range(2400, 2700), 543

_ISO = re.compile(
    r"\s{0,4}(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T\s_].{0,40}$)"
    r"|\s{0,4}(\d{4})[./]?(\d\d)[./]?(\d\d)(?:$|[T\s]?[\d:]{4,8}.{0,20}$)",
    re.DOTALL,
)
# the day in an address: 2016/03/02, 2016-03-02, 20160302
_ADDRESS_DAY = re.compile(
    r"(?<=[/_-])(?P<y>(?:19|20)\d\d)(?P<by>[/-]?)(?P<m>0?[1-9]|1[0-2])(?P=by)(?P<d>0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
# 2016-03/02/, 2016/0302/, 2016/mar/02/
_ADDRESS_FOLDERS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)(?:-(?P<m>\d\d)/|/(?P<mm>\d\d)|/(?P<name>[^\W\d]{3,12})/)(?P<d>\d{1,2})(?=/)"
)

# a name of a month, in scripts whose vowels are marks too; of two words in Arabic: كانون الثاني
_MONTH = r"(?P<m>[^\W\d][^\s\d,;:|/()]{1,13}(?:\sال[^\W\d]{3,5})?)"
# 2017-06-18, 2017年6月18日, 2017년 6월 18일
_YEAR_FIRST = re.compile(r"(?<!\d)(?P<y>\d{4})\s?[./年년-]\s?(?P<m>\d{1,2})\s?[./月월-]\s?(?P<d>\d{1,2})(?!\d)")
# 2017. június 18., 2017 m. birželio 18 d.
_YEAR_THEN_NAME = re.compile(rf"(?<!\d)(?P<y>\d{{4}})\.?\s(?:m\.\s|de\s)?{_MONTH}\s(?P<d>\d{{1,2}})(?!\d)")
# ngày 18 tháng 6 năm 2017
_NUMBERED_MONTH = re.compile(r"(?<!\d)(?P<d>\d{1,2}),?\stháng\s(?P<m>\d{1,2}),?\s(?:năm\s)?(?P<y>\d{4})(?!\d)", re.I)
# 18.06.2017, 6/18/2017; 18.06.17 only with points
_NUMBERS = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\s?(?P<by>[./-])\s?(?P<m>\d{1,2})\s?(?P=by)\s?(?P<y>\d{4})(?!\d)")
_SHORT_NUMBERS = re.compile(r"(?<![\d/])(?P<d>\d\d)/(?P<m>\d\d)/(?P<y>\d\d)(?![\d/])")
_SHORT = re.compile(r"(?<![\d.])(?P<d>\d\d)(?P<by>\.)(?P<m>\d\d)\.(?P<y>\d\d)(?![\d.])")
# 18 juin 2017, 18. Juni 2017, 18 de junio de 2017
_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:\.|st|nd|rd|th|er|º|ª)?[\s-]{1,2}(?:de\s|of\s)?"
    rf"{_MONTH}(?:\s?/\s?[^\W\d]{{3,12}})?\.?,?[\s-](?:de\s)?(?P<y>\d{{4}})(?!\d)"
)
# June 18, 2017
_MONTH_FIRST = re.compile(rf"(?<!\w){_MONTH}\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>\d{{4}})(?!\d)")
_FORMS = (_YEAR_FIRST, _NUMBERS, _SHORT, _DAY_FIRST, _MONTH_FIRST, _YEAR_THEN_NAME, _NUMBERED_MONTH)


def day_in(words: str) -> date | None:
    """The one day that an attribute or a time element gives; of an ISO 8601 time, as its own time zone counts it.

    >>> day_in("2017-06-18T23:30:00-05:00"), day_in("Sun, 18 Jun 2017 23:30:00 GMT"), day_in("06/07/2017")
    (datetime.date(2017, 6, 18), datetime.date(2017, 6, 18), None)
    """
    m = _ISO.match(words[:100])
    if m is not None:
        year, month, number = (int(part) for part in (m.group(1, 2, 3) if m[1] else m.group(4, 5, 6)))
        return _day(year, month, number)
    written = list(days_written(words[:100]))
    return written[0][0] if len(written) == 1 else None


def day_of_address(address: str) -> tuple[date, str] | None:
    """The day in a page's address, and the words that give it: '2016/03/02', '20160302/' (a folder), '20160302'."""
    place = address[:500].partition("?")[0]
    for m in (_ADDRESS_DAY.search(place), _ADDRESS_FOLDERS.search(place)):
        if m is None:
            continue
        parts = m.groupdict()
        month = months().get((parts.get("name") or "").casefold(), 0) or int(parts["m"] or parts.get("mm") or 0)
        found = day(int(m["y"]), month, int(m["d"]))
        if found is not None:
            is_folder = not parts.get("by") and place[m.start() - 1] == "/" == place[m.end() : m.end() + 1]
            return found, f"{m[0].strip('/')}/" if is_folder else m[0]
    return None


def days_written(words: str, is_day_first: bool | None = None) -> Iterator[tuple[date, str]]:
    """Each day that a stretch of visible text gives without doubt, with its words.

    '06/07/2017' is June in one country and July in another, so it is left out where `is_day_first` says nothing.
    '18/06/17' is read where the day is known to come first.
    """
    for m, day_first, month_first in _written(words):
        found = day_first if is_day_first else month_first
        if day_first is None or month_first is None or day_first == month_first:
            found = day_first or month_first
        elif is_day_first is None:
            continue
        if found is not None:
            yield found, m[0]
    for m in _SHORT_NUMBERS.finditer(words) if is_day_first else ():
        found = day(_century(int(m["y"])), int(m["m"]), int(m["d"]))
        if found is not None:
            yield found, m[0]


def orders_in(words: str) -> Iterator[bool]:
    """For each day in numbers that can be read in one way only: whether the day comes first in it."""
    for m in _NUMBERS.finditer(words):
        first, second = int(m["d"]), int(m["m"])
        if m["by"] == "/" and max(first, second) > 12 and 0 < min(first, second) <= 12 and max(first, second) < 32:
            yield first > 12


def may_give(words: str, when: date) -> bool:
    """Whether a stretch of visible text gives this day in one of the ways it can be read."""
    return any(when in (day_first, month_first) for _, day_first, month_first in _written(words))


def has_day(words: str) -> bool:
    """Whether a stretch of visible text gives any day."""
    return next(_written(words), None) is not None


def _written(words: str) -> Iterator[tuple[re.Match[str], date | None, date | None]]:
    """Each day of a text as read with the day first and with the month first, where both are possible."""
    for form in _FORMS:
        for m in form.finditer(words):
            year, number, name = int(m["y"]), int(m["d"]), m["m"].casefold().rstrip(".")
            if name in solar_months():
                yield m, of_solar_hijri(year, solar_months()[name], number), None
                continue
            month = int(name) if name.isdigit() else months().get(" ".join(name.split()))
            if month is None:
                continue
            if form is _SHORT:
                year = _century(year)
            is_open = form is _NUMBERS and m["by"] != "."
            yield m, _day(year, month, number), _day(year, number, month) if is_open else None


def _day(year: int, month: int, number: int) -> date | None:
    """The day of a year as pages count them: Iran's 1403 and Thailand's 2567 are 2024."""
    if year in _SOLAR_YEARS:
        return of_solar_hijri(year, month, number)
    year -= _BUDDHIST if year in _BUDDHIST_YEARS else 0
    return day(year, month, number) if year >= _FIRST_YEAR else None


def _century(year: int) -> int:
    return year + (2000 if year < 70 else 1900)
