"""Months and their days without a year: 'March 20th', 'in October', 'last March', 'the first week of June'."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.dates.anchor import Anchor, Reading, told_words
from geo.dates.explicit import FISCAL, UPTO, month_number, with_part
from geo.dates.grammar import (
    DAY,
    HS,
    MONTH,
    MONTH_STARTS,
    PART,
    PART_STARTS,
    WEEKDAY,
    WEEKDAY_STARTS,
    YEAR,
    Rule,
    S,
    rule,
)
from geo.dates.values import Days, day, fiscal_days, month_end, week_value
from geo.dates.words import WEEKDAYS
from geo.dates.years import year_of


def _month_day(m: re.Match[str], at: Anchor) -> Reading | None:
    month, number = month_number(m["month"]), int(m["day"])
    if day(2000, month, number) is None:
        return None
    weekday = m.groupdict().get("weekday")
    year = year_of(month, number, at, m.start(), m.end())
    if year is None:
        return Reading(f"XXXX-{month:02d}-{number:02d}", f"no year told, and {at.base_words}", tells=False)
    found = day(year[0], month, number)
    if found is None and at.narrative:
        found = day(year[0] + 1, month, number)
    if weekday and not at.narrative:
        found, year = _agreeing(WEEKDAYS[weekday.lower().rstrip(".,")], found, month, number, year)
    if found is None:
        return Reading(f"XXXX-{month:02d}-{number:02d}", "that year has no such day", tells=False)
    if m["to"]:
        end = day(found.year, month, int(m["to"]))
        if end is not None and end > found:
            return Reading(f"{found.isoformat()}/{end.isoformat()}", year[1])
    return Reading(found.isoformat(), year[1])


def _agreeing(
    weekday: int, found: date | None, month: int, number: int, year: tuple[int, str]
) -> tuple[date | None, tuple[int, str]]:
    """The neighbouring year in which the day bears the weekday that is named, if there is just one."""
    if found is not None and found.weekday() == weekday:
        return found, year
    near = [d for y in (year[0] - 1, year[0] + 1) if (d := day(y, month, number)) and d.weekday() == weekday]
    return (
        (near[0], (near[0].year, f"the year near publication in which it is a {near[0]:%A}")) if near else (found, year)
    )


def _month(m: re.Match[str], at: Anchor) -> Reading | None:
    name = m["month"]
    month = month_number(name)
    if not m["part"] and not _is_month(m, at):
        return None
    year = year_of(month, None, at, m.start(), m.end())
    if year is None:
        return Reading(f"XXXX-{month:02d}", f"no year told, and {at.base_words}", tells=False)
    return with_part(f"{year[0]:04d}-{month:02d}", m["part"], year[1])


_VERBS_OR_NAMES = ("may", "march", "mar", "august", "april", "june", "jan", "sep", "dec")
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|through|during|between|and|or|for|last|next|this|before|after|late|early|mid|each"
    r"|every|around|about|on|at|the|that)\s$|[-–—/(]\s?$",
    re.IGNORECASE,
)
# 'a March operation', 'the May vote'; but 'the March on Washington'
_OF_NOUN = re.compile(r"\b(?:the|an?|its|his|her|their|our)\s$", re.IGNORECASE)
_NOUN_NEXT = re.compile(
    r"\s(?:of\s(?:\d|that|the\s(?:same|year|following))|(?!(?:of|on|in|for|from|was|is|and|or|through|to|against|by|at|that|which|with|had|has)\b)"
    r"[a-z]|\d)|-to-"
)
_JOINED_MONTH = re.compile(rf"\s?[-\u2013/]\s?{MONTH}")
_NAME_AFTER = re.compile(r"\s[A-Z]")


def _is_month(m: re.Match[str], at: Anchor) -> bool:
    """Whether a lone month name is a month: 'May' and 'March' also open sentences, 'April' and 'June' are names."""
    name, text = m["month"], at.text
    if _JOINED_MONTH.match(text, m.end()):
        return True
    low = name.lower().rstrip(".")
    before = text[max(at.sentence_start, m.start() - 9) : m.start()]
    if len(low) == 3 and low != "may" and not name.endswith("."):
        return bool(_BEFORE_MONTH.search(before)) and not _NAME_AFTER.match(at.text[m.end() : m.end() + 3])
    if low not in _VERBS_OR_NAMES:
        return True
    if name.isupper() and not _BEFORE_MONTH.search(before):
        return False
    if low in ("april", "june", "august"):
        return not re.match(r"\s[A-Z][a-z]+", text[m.end() : m.end() + 4]) or bool(_BEFORE_MONTH.search(before))
    if _OF_NOUN.search(before):
        return _NOUN_NEXT.match(text, m.end()) is not None
    return bool(_BEFORE_MONTH.search(before)) and not (
        low == "may" and re.match(r"\s(?:be|have|not)\b", text[m.end() : m.end() + 6])
    )


def _month_of_year(m: re.Match[str], at: Anchor) -> Reading | None:
    month, word = month_number(m["month"]), m["rel"].lower()
    told = at.near() if word in _TOLD_YEARS else None
    if word.startswith(("that", "the same")) and at.heard and at.sentence - at.heard.sentence <= 1:
        told = at.heard
    base = told.first if told else at.base if word in _TOLD_YEARS else at.day
    number = f"-{int(m['day']):02d}" if m["day"] else ""
    if base is None:
        return Reading(f"XXXX-{month:02d}{number}", f"'{m['rel']} year' of an unknown year", tells=False)
    shift = {"last": -1, "next": 1, "the next": 1, "the following": 1, "the previous": -1}.get(word, 0)
    words = told_words(told) if told else at.base_words
    value = f"{base.year + shift:04d}-{month:02d}{number}"
    return with_part(value, m["part"], f"'{m['rel']} year' seen from {words}")


_TOLD_YEARS = ("that", "that same", "the same", "the following", "the next", "the previous")


def _relative_month(m: re.Match[str], at: Anchor) -> Reading | None:
    month, word = month_number(m["month"]), m["rel"].lower()
    told = at.near() if word in ("the following", "the previous") else None
    base, words = (told.first, told_words(told)) if told else (at.day, at.base_words)
    if base is None:
        return Reading(f"XXXX-{month:02d}", f"'{m['rel']}' seen from {words}", tells=False)
    year = base.year
    if word in ("last", "this past", "the previous", "past") and month >= base.month:
        year -= 1
    if word in ("next", "the following", "this coming", "the coming") and month <= base.month:
        year += 1
    return with_part(f"{year:04d}-{month:02d}", m["part"], f"'{m['rel']} {m['month']}' seen from {words}")


def _part_of_month(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The last week of August', 'the first day of June', 'the second weekend in May'."""
    month, nth = month_number(m["month"]), m["nth"].lower()
    known = (int(m["year"]), "named in full") if m["year"] else year_of(month, None, at, m.start(), m.end())
    if known is None:
        return Reading(f"XXXX-{month:02d}", f"no year told, and {at.base_words}", tells=False)
    value, end = f"{known[0]:04d}-{month:02d}", month_end(known[0], month)
    size = 1 if m["unit"].lower() == "day" else 7
    place = _NTH.index(nth) if nth in _NTH else None
    first = end - timedelta(size - 1) if place is None else date(known[0], month, 1 + size * place)
    if m["unit"].lower() == "weekend":
        first += timedelta((5 - first.weekday()) % 7)
        return Reading(f"{week_value(first)}-WE", known[1]) if first.month == month else None
    if size == 1:
        return Reading(first.isoformat(), known[1])
    return Reading(value, f"'{m[0]}', year: {known[1]}", days=Days(first, first + timedelta(size - 1), "week"))


_NTH = ("first", "second", "third", "fourth")


def _year_end(m: re.Match[str], at: Anchor) -> Reading | None:
    """'By year-end', 'at midyear'."""
    base = at.base
    year = int(m["year"]) if m["year"] else base.year if base else None
    if year is None:
        return Reading("XXXX", f"no year told, and {at.base_words}", tells=False)
    if m["fiscal"]:
        return Reading(f"{year:04d}", FISCAL, days=fiscal_days(year), tells=False)
    part = "mid" if m[0].lower().startswith("mid") else "late"
    return with_part(f"{year:04d}", part, "named with its year" if m["year"] else f"the year of {at.base_words}")


def _week_of(m: re.Match[str], at: Anchor) -> Reading | None:
    month, number = month_number(m["month"]), int(m["day"])
    known = (int(m["year"]), "named in full") if m["year"] else year_of(month, number, at, m.start(), m.end())
    found = day(known[0], month, number) if known else None
    return Reading(week_value(found), known[1]) if found and known else None


RULES: tuple[Rule, ...] = (
    rule(
        "month day",
        MONTH_STARTS | WEEKDAY_STARTS | {"last", "this", "next"},
        rf"(?:(?:last|this{S}past|next|this){S})?(?:{WEEKDAY}(?:\.?,)?{S}(?:the{S})?)?{MONTH}{S}(?:the{S}"
        rf")?{DAY}{UPTO}",
        _month_day,
        MONTH_STARTS,
    ),
    rule(
        "day month",
        WEEKDAY_STARTS | {"the", "0"},
        rf"(?<![\d.,:/])(?:{WEEKDAY},?{S})?(?:the{S})?{DAY}{UPTO}{S}(?:of{S})?{MONTH}",
        _month_day,
        MONTH_STARTS,
    ),
    rule(
        "month",
        MONTH_STARTS | PART_STARTS,
        rf"{PART}{MONTH}",
        _month,
        MONTH_STARTS,
    ),
    rule(
        "month of a told year",
        MONTH_STARTS | PART_STARTS,
        rf"{PART}{MONTH}(?:{S}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?,?{S}(?:of{S})?(?P<rel>last|next|this"
        rf"|that|that{S}same|the{S}same|the{S}following|the{S}next|the{S}previous){S}year",
        _month_of_year,
        MONTH_STARTS,
    ),
    rule(
        "last month by name",
        PART_STARTS | {"last", "this", "next", "the", "past"},
        rf"{PART}(?P<rel>last|next|this{S}past|this{S}coming|this|past|the{S}following|the{S}previous"
        rf"|the{S}coming){S}{MONTH}",
        _relative_month,
        MONTH_STARTS,
    ),
    rule(
        "week of a day",
        {"the", "week"},
        rf"(?:the{S})?week{S}(?:of|beginning|starting){S}{MONTH}{S}{DAY}(?:,?{S}{YEAR})?",
        _week_of,
        MONTH_STARTS,
    ),
    rule(
        "part of a month",
        {"the", "first", "second", "third", "fourth", "last", "final"},
        rf"(?:the{S})?(?:very{S})?(?P<nth>first|second|third|fourth|last|final){S}(?:full{S})?(?P<unit>day|week|weekend){S}(?:of|in){S}{MONTH}"
        rf"(?:,?{S}(?:of{S})?{YEAR})?",
        _part_of_month,
        MONTH_STARTS,
    ),
    rule(
        "end of the year",
        {"year", "fiscal", "mid", "midyear"},
        rf"(?:(?P<fiscal>fiscal){HS})?(?:year(?:{HS}|['\u2019]s{S})end|mid-?year)(?:{S}{YEAR})?",
        _year_end,
    ),
)
