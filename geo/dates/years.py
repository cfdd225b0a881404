"""The year of a month or day that is named without one."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date

from geo.dates.anchor import Anchor, ToldDate, told_words
from geo.dates.explicit import month_number
from geo.dates.grammar import HS, MONTH, YEAR, S
from geo.dates.values import day


def year_of(month: int, number: int | None, at: Anchor, start: int, end: int) -> tuple[int, str] | None:
    """The year that a month, or a day of it, lies in, with the reason; None when nothing tells, or beyond the calendar.

    News looks back: the newest such month or day not after publication. It looks ahead when the words do,
    and when nothing in them looks back and the next one is much nearer: a report of January that names
    10 February without a year does not mean the one eleven months ago. History goes on: the year told last.
    """
    joined = _joined_year(month, at, end)
    if joined is not None:
        return joined
    opened = _opened_before(month, number, at, start)
    if opened is not None:
        return opened
    base = at.base
    same = _month_told(month, number, at)
    if same is not None:
        return same
    if base is None:
        return None
    if at.narrative and at.told[-1].grain in ("decade", "century"):
        return None
    year = _year_told(month, at) if at.narrative else _year_near(month, number, at, base, start, end)
    return year if MINYEAR <= year[0] <= MAXYEAR else None


_UP_TO = re.compile(
    r"\s?(?:to|until|till|through|[-\u2013])\s?(?:(?:early|late|mid|the|end|of)[\s-]){0,3}", re.IGNORECASE
)


def _opened_before(month: int, number: int | None, at: Anchor, start: int) -> tuple[int, str] | None:
    """The year of 'November' in 'from May to November': that of the month or day before it, or the next."""
    told = None if at.narrative else at.near(0)
    if (
        told is None
        or told.grain not in ("day", "month")
        or not _UP_TO.fullmatch(at.text, told.start + len(told.text), start)
    ):
        return None
    earlier = (month, number or 31) < (told.first.month, told.first.day)
    return told.first.year + earlier, f"the end of a span that begins with {told_words(told)}"


def _month_told(month: int, number: int | None, at: Anchor) -> tuple[int, str] | None:
    """The year of '28 September' soon after 'in September 1939', in news of much later or of an unknown day."""
    told = at.near(2)
    if at.narrative or number is None or told is None or told.first.month != month:
        return None
    if told.grain not in ("day", "month", "time") or (told.grain != "month" and told.first.day == number):
        return None  # the same day of another year is an anniversary
    if at.day is not None and (told.first.year > at.day.year - _LONG_AGO or _is_news(month, number, at, told)):
        return None
    return told.first.year, f"the month of {told_words(told)}"


_NAMES_ONE = re.compile(r"\b(?:the|an?|that of|its|like)\s$", re.IGNORECASE)


def _is_news(month: int, number: int, at: Anchor, told: ToldDate) -> bool:
    """Whether a day is of late, and the month told before only named something: 'the October 1987 crash'."""
    found = day(at.day.year, month, number) if at.day else None
    if found is None or at.day is None or not 0 <= (at.day - found).days <= _NEWS:
        return False
    return _NAMES_ONE.search(at.text, max(0, told.start - 9), told.start) is not None


def _year_near(month: int, number: int | None, at: Anchor, base: date, start: int, end: int) -> tuple[int, str]:
    past = base.year if (month, number or 0) <= (base.month, base.day) else base.year - 1
    coming = past if (month, number or base.day) == (base.month, base.day) else past + 1
    ahead = ((month - base.month) * 30.4 + ((number or 15) - base.day)) % 365
    outlook = at.outlook(start, end)
    near = {1: COMING_IF_AHEAD, 0: COMING_IF_OPEN, -1: 0}[outlook]
    if coming != past and ahead <= near:
        why = "the words look ahead" if outlook > 0 else "much nearer than the one before"
        return coming, f"next one after {at.base_words}: {why}"
    return past, f"newest one on or before {at.base_words}"


_NEWS = 45  # days before publication that a report still tells of
_LONG_AGO = 2  # years before publication: a month named with its year and this old is not one of current news
COMING_IF_AHEAD = 300  # days ahead that 'will ... in May' may reach
COMING_IF_OPEN = 75  # the same where no word around looks back or ahead


_JOINED_DAY = re.compile(
    rf"{S}(?:and|or|to|until|through){S}(?:the{S})?\d{{1,2}}(?:st|nd|rd|th)?,{S}{YEAR}", re.IGNORECASE
)
_JOINED = re.compile(
    rf"(?:{S}?(?:[-\u2010-\u2015/,&]|and|or|to|till|until|through){S}?){{1,2}}(?:(?:the{S})?\d{{1,2}}(?:st|nd|rd|th)?{S}(?:of{S})?)?"
    rf"(?:(?:early|late|mid){HS})?{MONTH}(?:{S}\d{{1,2}}(?:st|nd|rd|th)?(?!\d))?,?{S}(?:of{S})?{YEAR}",
    re.IGNORECASE,
)


def _joined_year(month: int, at: Anchor, end: int) -> tuple[int, str] | None:
    """The year of 'August' in 'August and September 1914', of 'December' in 'December to March 1915'."""
    found = _JOINED_DAY.match(at.text, end)
    if found is not None:
        return int(found["year"]), f"joined to '{found['year']}' after it"
    found = _JOINED.match(at.text, end)
    if found is None:
        return None
    later = month_number(found["month"]) >= month
    return int(found["year"]) - (not later), f"joined to '{found['month']} {found['year']}' after it"


def _year_told(month: int, at: Anchor) -> tuple[int, str]:
    told, heard = at.told[-1], at.heard
    is_aside = heard is not None and heard is not told and heard.sentence == at.sentence
    if heard is not None and is_aside and heard.grain in ("day", "month") and heard.first.month < month:
        # 'cleared in April 1970, and shut in July': even where 1970 is an aside to the story
        return heard.first.year, f"year as in {told_words(heard)} in the same sentence"
    in_section = at.section == told.first.year  # a section of one year tells of that year
    if told.grain in ("day", "month", "time") and told.first.month - month >= 8 and not in_section:
        return told.first.year + 1, f"next one after {at.base_words}"
    return told.first.year, f"year as in {at.base_words}"
