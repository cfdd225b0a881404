"""Dates that name their year: '2017-06-14', '14/06/2017', 'June 14, 2017', '2017', '480 BC', 'the 1990s'."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from geo.dates.anchor import Anchor, Reading
from geo.dates.grammar import (
    DAY,
    DIGITS,
    ERA,
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
    part_word,
    rule,
)
from geo.dates.lookalikes import is_number
from geo.dates.values import Days, day, days_of, fiscal_days, part_of
from geo.dates.words import MONTHS, WEEKDAYS

NAMED = "named in full"
FISCAL = "a fiscal year, which may begin in any month: open at both ends"


def month_number(name: str) -> int:
    """1 to 12 for 'June', 'Jun.', 'SEPT'."""
    return MONTHS[name.lower().rstrip(".")]


def with_part(value: str, words: str | None, reason: str) -> Reading:
    """A reading narrowed by 'early', 'mid', 'late' where such a word stands before it."""
    part = part_word(words)
    return Reading(value, reason, days=part_of(days_of(value), part) if part else None)


def _iso(m: re.Match[str], at: Anchor) -> Reading | None:
    found = day(int(m["year"]), int(m["m"]), int(m["d"]))
    if found is None:
        return None
    if m["clock"]:
        return Reading(f"{found.isoformat()}T{m['clock']}", NAMED, "TIME")
    return Reading(found.isoformat(), NAMED)


_AHEAD = 10  # years after publication that two digits may still mean


def full_year(digits: str, published: date | None = None) -> int:
    """The year of four digits, or of two: the last such year that is at most ten years after publication.

    Where the day of publication is not known, 51 to 99 are of the 20th century.
    """
    year = int(digits)
    if len(digits) == 4:
        return year
    if published is None:
        return year + (1900 if year > 50 else 2000)
    latest = published.year + _AHEAD
    return latest - (latest - year) % 100


def _slash(m: re.Match[str], at: Anchor) -> Reading | None:
    one, two, year = int(m["one"]), int(m["two"]), full_year(m["yy"], at.day)
    month_first, day_first = day(year, one, two), day(year, two, one)
    if m["sep"] == ".":
        month_first = None
    if month_first and day_first and month_first != day_first:
        if at.day_first is None and at.day in (month_first, day_first) and at.day is not None:
            return Reading(at.day.isoformat(), f"of its two readings the one that is {at.here}")
        if at.day_first is None:
            low, high = sorted((month_first, day_first))
            words = f"day and month could be swapped ({low.isoformat()} or {high.isoformat()}), nothing decides"
            return Reading(f"{year:04d}", words, days=Days(low, high, "day"), tells=False)
        found = day_first if at.day_first else month_first
        return Reading(found.isoformat(), "order of day and month as elsewhere in the document")
    found_one = month_first or day_first
    return Reading(found_one.isoformat(), NAMED) if found_one else None


_BOTH_YEARS = re.compile(r"/(\d{1,2})(?![\d/])")


def _full(m: re.Match[str], at: Anchor) -> Reading | None:
    month = month_number(m["month"])
    groups = m.groupdict()
    if groups.get("era", "") and str(groups["era"]).upper().startswith("B"):
        return Reading(f"BC{int(m['year']):04d}-{month:02d}-{int(m['day']):02d}", "before Christ")
    # '30 January 1648/49': the year that begins in January is the later one
    year, both = int(m["year"]), _BOTH_YEARS.match(at.text, m.end())
    is_both = both is not None and int(both[1]) == (year + 1) % 10 ** len(both[1])
    found = day(year + is_both, month, int(m["day"]))
    if found is None:
        return None
    reason = "named with the years of both styles" if is_both else NAMED
    weekday = groups.get("weekday")
    if weekday and WEEKDAYS[weekday.lower().rstrip(".,")] != found.weekday():
        reason = f"{reason}, though that day was a {found:%A}"
    if groups.get("to"):
        end = day(found.year, month, int(m["to"]))
        if end is not None and end > found:
            return Reading(f"{found.isoformat()}/{end.isoformat()}", reason)
    return Reading(found.isoformat(), reason)


def _month_year(m: re.Match[str], at: Anchor) -> Reading | None:
    month = month_number(m["month"])
    if len(m["year"]) == 3 and not m["era"]:
        return None
    if not m["era"] and is_number(at.text, m.start("year"), m.end()):
        return None
    if m["era"] and m["era"].upper().startswith("B"):
        return Reading(f"BC{int(m['year']):04d}-{month:02d}", "before Christ")
    return with_part(f"{int(m['year']):04d}-{month:02d}", m["part"], NAMED)


NOT_YEARS = r"(?![.,:]\d)(?!/(?!\d\d(?![\d/]))\d)(?!-\d{1,2}-)"


_FAR_CUE = re.compile(r"\b(?:in|by|since|until|till|around|about|before|after|from|to)\s$", re.IGNORECASE)


def _year(m: re.Match[str], at: Anchor) -> Reading | None:
    before = at.text[max(0, m.start("year") - 24) : m.start("year")]
    year = int(m["year"])
    if not m["cue"] and not m["part"] and not 1400 <= year <= 2079 and not _FAR_CUE.search(before):
        return None
    if m["next"] and int(m["next"]) != (year + 1) % 100:
        return None
    if not m["cue"] and is_number(at.text, m.start("year"), m.end()):
        return None
    if "fiscal" in (m["cue"] or "").lower() or "FY" in (m["cue"] or ""):
        return Reading(f"{year:04d}", FISCAL, days=fiscal_days(year))
    reading = with_part(f"{year:04d}", m["part"], NAMED)
    return replace(reading, tells=False) if re.search(r"\d{4}\s?[-\u2010-\u2015]\s?$", before) else reading


def _era(m: re.Match[str], at: Anchor) -> Reading:
    value = f"{int(m['years']):04d}"
    if not m["era"].upper().startswith("B"):
        return Reading(value, NAMED)
    return Reading(f"BC{value}", "before Christ: earlier than the calendar of intervals reaches")


_BOTH_STYLES = re.compile(r"\b(?:Jan|Feb|Mar)[a-z]*\.?,? (?:\d{1,2},? )?1[5-7]\d\d/$")


def _second_year(m: re.Match[str], at: Anchor) -> Reading | None:
    before = at.text[max(0, m.start() - 5) : m.start()]
    if _BOTH_STYLES.search(at.text, max(0, m.start() - 24), m.start()):
        return None
    if not re.match(r"\d{4}[-–—/]", before) or int(m[0]) <= int(before[2:4]) or not 1400 <= int(before[:4]) <= 2079:
        return None
    return Reading(before[:2] + m[0], f"end of a span that begins in {before[:4]}", tells=False)


def _short_year(m: re.Match[str], at: Anchor) -> Reading | None:
    told = at.last_told
    century = f"{told.first.year:04d}"[:2] if told else f"{at.day.year:04d}"[:2] if at.day else None
    if century is None:
        return None
    if at.narrative and told and int(century + m["yy"]) - told.first.year > 50:
        century = f"{int(century) - 1:02d}"
    if not at.narrative and at.day and int(century + m["yy"]) > at.day.year:
        century = f"{int(century) - 1:02d}"
    return Reading(century + m["yy"], f"century as in {told.value}" if told else "century of the publication")


UPTO = r"(?:(?:[-\u2010-\u2014]|\s[-\u2013]\s)(?P<to>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d))?"

RULES: tuple[Rule, ...] = (
    rule(
        "iso",
        "0",
        r"(?<![\d.-])(?P<year>\d{4})(?P<sep>[-/.])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?!\d|/(?!\d{4}-)|[-.]\d)"
        r"(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?)Z?)?",
        _iso,
    ),
    rule(
        "slash",
        "0",
        r"(?<![\d/.-])(?P<one>\d{1,2})(?P<sep>[/.-])(?P<two>\d{1,2})(?P=sep)(?P<yy>\d{4}"
        r"|(?<=/)\d\d)(?![/.-]?\d)",
        _slash,
    ),
    rule(
        "month day year",
        MONTH_STARTS | WEEKDAY_STARTS | {"the"},
        rf"(?:(?:the{S})?{WEEKDAY}(?:\.?,)?{S}(?:the{S})?)?{MONTH}{S}(?:the{S})?{DAY}{UPTO}"
        rf"(?:,?{S}?|,?{S}of{S}(?:the{S}year{S})?){YEAR}{ERA}?",
        _full,
        MONTH_STARTS,
    ),
    rule(
        "day month year",
        WEEKDAY_STARTS | {"the", "0"},
        rf"(?:{WEEKDAY},?{S})?(?:the{S})?{DAY}{UPTO}\.?{HS}(?:(?:day{S})?of{S})?{MONTH},?{HS}(?:of{S})?{YEAR}{ERA}?",
        _full,
        MONTH_STARTS,
    ),
    rule(
        "month year",
        MONTH_STARTS | PART_STARTS,
        rf"{PART}{MONTH},?{S}(?:of{S})?(?:the{S}year{S})?(?P<year>\d{{3}}(?=\sB)|1\d{{3}}(?!\d)"
        rf"|20\d\d(?!\d)){ERA}?{NOT_YEARS}",
        _month_year,
        MONTH_STARTS,
    ),
    rule(
        "year",
        PART_STARTS | {"0", "year", "fiscal", "fy", "post", "pre"},
        rf"(?<![\d.,]){PART}(?P<cue>(?:the{S})?(?:(?:fiscal{S}|calendar{S})?year|fiscal){S}|(?-i:FY)[ ]?"
        rf"|(?:post|pre)-)?(?P<year>1\d{{3}}|2[01]\d\d)(?!\d){NOT_YEARS}(?=(?:/(?P<next>\d\d))?)",
        _year,
        DIGITS | {"fy"},
    ),
    rule(
        "era",
        PART_STARTS | {"0"},
        rf"(?<![\d.,]){PART}(?P<years>[1-9]\d{{0,3}}){ERA}",
        _era,
        DIGITS,
    ),
    rule(
        "end of a span",
        "0",
        r"(?<=\d[-\u2010-\u2014/])\d\d(?!\d|[.,:/-]\d)",
        _second_year,
    ),
    rule(
        "short year",
        "0",
        r"(?<=['\u2019])(?<!\w['\u2019])(?P<yy>\d\d)(?!\w)",
        _short_year,
    ),
)
