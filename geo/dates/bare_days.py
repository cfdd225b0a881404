"""Days whose month is named beside them: 'the 20th', '3' in 'between 3 and 5 May', '5' in 'May 4 and 5'."""

from __future__ import annotations

import re

from geo.dates.anchor import Anchor, Reading, told_words
from geo.dates.explicit import month_number
from geo.dates.grammar import DAY, DIGITS, END, MONTH, MONTH_STARTS, YEAR, Rule, S, rule
from geo.dates.seasons import is_of_sport
from geo.dates.values import day, plus_months
from geo.dates.years import year_of

_ON = re.compile(
    r"\b(?:on|by|until|till|from|since|before|after|to|(?:morning|afternoon|evening|night|hours)\sof)\s$", re.IGNORECASE
)
# what may follow a day of the month, but not the number of a division, a floor or an anniversary
_NO_NOUN = re.compile(
    r"\s*(?:[.,;:)]|$|\s(?:was|were|had|is|it|they|he|she|we|the|a|an|and|or|to|by|at|in|when|after|with|without|but|until|as|on|for|from|before|because|while|who|which|that|near|inside|of|during)\b)"
)


def _day_of_month(m: re.Match[str], at: Anchor) -> Reading | None:
    told = at.near(2)
    before = at.text[max(at.sentence_start, m.start() - 16) : m.start()]
    if not m["month"] and not (_ON.search(before) and _NO_NOUN.match(at.text, m.end())):
        return None
    if told is None or told.grain not in ("day", "month", "time"):
        return None if m["month"] else _near_publication(m, at)
    found = day(told.first.year, told.first.month, int(m["day"]))
    return Reading(found.isoformat(), f"day of the month of {told_words(told)}") if found else None


_MONTH_NEXT = re.compile(rf"[^.;\n]*\b{MONTH}")
_AHEAD = 60  # characters after a bare day in which a month may say which one it is of


def _near_publication(m: re.Match[str], at: Anchor) -> Reading | None:
    """'On the 9th' in news that has named no month: the newest one not after publication, or the coming one."""
    number = int(m["day"])
    if at.day is None or at.narrative or number == 0 or is_of_sport(at.text, m.start(), m.end()):
        return None
    if _MONTH_NEXT.match(at.text, m.end(), m.end() + _AHEAD):
        return None  # 'on the 3rd and again on the 8th of August'
    coming = at.future(m.start(), m.end())
    months = (0, 1) if coming else (0, -1)
    for shift in months:
        month = plus_months(at.day, shift)
        found = day(*month, number) if month else None
        if found is not None and (found >= at.day if coming else found <= at.day):
            why = "next one after" if coming else "newest one on or before"
            return Reading(found.isoformat(), f"day of the month, {why} {at.here}")
    return None


def _joined_day(m: re.Match[str], at: Anchor) -> Reading | None:
    """'3' in 'between 3 and 5 May 2016'."""
    month = month_number(m["month"])
    year = int(m["year"]) if m["year"] else None
    if year is None:
        known = year_of(month, int(m["day"]), at, m.start(), m.end())
        if known is None:
            return Reading(f"XXXX-{month:02d}-{int(m['day']):02d}", f"no year told, and {at.base_words}", tells=False)
        year = known[0]
    found = day(year, month, int(m["day"]))
    return Reading(found.isoformat(), f"joined to '{m['month']}' after it") if found else None


_OPENED = re.compile(r"\b(?:from|between)\s$", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    rf"(?:{MONTH}{S}\d{{1,2}}(?:st|nd|rd|th)?|\bthe{S}\d{{1,2}}(?:st|nd|rd|th)?),?{S}(?:and|or|to|until|through){S}(?:the{S})?$",
    re.IGNORECASE,
)


def _further_day(m: re.Match[str], at: Anchor) -> Reading | None:
    """'5' in 'on May 4 and 5'."""
    told = at.near(0)
    if told is None or told.grain != "day" or not _DAY_BEFORE.search(at.text, max(0, m.start() - 36), m.start()):
        return None
    opened = _OPENED.search(at.text, max(0, told.start - 9), told.start)
    if not m["year"] and not opened and not _NO_NOUN.match(at.text, m.end()):
        return None
    found = day(int(m["year"] or told.first.year), told.first.month, int(m["day"]))
    return Reading(found.isoformat(), f"same month as {told_words(told)}") if found and found > told.first else None


RULES: tuple[Rule, ...] = (
    rule(
        "day joined to a date",
        {"the", "0"},
        rf"(?<![\d.,:/])(?:the{S})?{DAY}(?={S}(?:and|or|to|until|through){S}(?:the{S})?\d{{1,2}}(?:st|nd|rd|th)?{S}(?:of{S})?"
        rf"{MONTH}(?:,?{S}{YEAR})?{END})",
        _joined_day,
        MONTH_STARTS,
    ),
    rule(
        "day of the month",
        {"the"},
        rf"the{S}(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?P<month>{S}of{S}(?:that|the{S}same|the){S}month)?",
        _day_of_month,
        DIGITS,
    ),
    rule(
        "further day",
        "0",
        rf"{DAY}(?:,{S}{YEAR})?",
        _further_day,
    ),
)
