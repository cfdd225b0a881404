"""Days and months whose year stands apart, or in an order of its own: '2014, Feb 17', '19-Nov-12', '14th of March'."""

from __future__ import annotations

import re

from geo.dates.anchor import Anchor, Reading
from geo.dates.explicit import NAMED, UPTO, full_year, month_number, with_part
from geo.dates.forms import SPOKEN_YEAR, spoken_year
from geo.dates.grammar import DAY, HS, MONTH, MONTH_STARTS, PART, PART_STARTS, WEEKDAY_STARTS, YEAR, Rule, S, rule
from geo.dates.lookalikes import is_number
from geo.dates.values import day, days_of
from geo.dates.words import ORDINALS, daypart_code
from geo.dates.years import year_of


def _named(m: re.Match[str], at: Anchor) -> Reading | None:
    """Day, month and year in any order."""
    found = day(full_year(m["year"], at.day), month_number(m["month"]), int(m["day"]))
    if found is None:
        return None
    if m.groupdict().get("to"):
        end = day(found.year, found.month, int(m["to"]))
        if end is not None and end > found:
            return Reading(f"{found.isoformat()}/{end.isoformat()}", NAMED)
    return Reading(found.isoformat(), NAMED)


def _digits(m: re.Match[str], at: Anchor) -> Reading | None:
    """'14. 6. 2019', '2019. 06. 14.', '2019-6-4'."""
    year, month, number = (next(g for g in m.group(name, f"{name}2", f"{name}3") if g) for name in ("year", "m", "day"))
    found = day(int(year), int(month), int(number))
    return Reading(found.isoformat(), NAMED) if found else None


def _month(m: re.Match[str], at: Anchor) -> Reading | None:
    month = month_number(m["month"])
    # 'in 2017 May said', but 'in 2017 May.'
    if m.groupdict().get("first") and m["month"] in ("May", "March") and not _CLOSED.match(at.text, m.end()):
        return None
    if m.groupdict().get("first") and is_number(at.text, m.start("year"), m.end("year")):
        return None
    return Reading(f"{full_year(m['year'] or m['year4'], at.day):04d}-{month:02d}", NAMED)


_CLOSED = re.compile(r"\s?(?:[.,;:)\]]|$)")


def _numeric_month(m: re.Match[str], at: Anchor) -> Reading | None:
    """'06/2017'; '2017-06', unless it is a span of years, as '2004-05' may be."""
    year, month = int(m["year"]), int(m["m"])
    if m["span"] and month > year % 100:
        return None
    return Reading(f"{year:04d}-{month:02d}", NAMED)


def _worded_day(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The fourteenth of March', 'March the fourteenth, 2016'."""
    month, number = month_number(m["month"]), ORDINALS[re.sub(r"\s", "-", m["nth"].lower())]
    known = (int(m["year"]), NAMED) if m["year"] else year_of(month, number, at, m.start(), m.end())
    if known is None:
        return Reading(f"XXXX-{month:02d}-{number:02d}", f"no year told, and {at.base_words}", tells=False)
    found = day(known[0], month, number)
    code = daypart_code(m.groupdict().get("part") or "")
    if found is None:
        return None
    return Reading(found.isoformat() + code, known[1], "TIME" if code else "DATE")


def _spoken_month(m: re.Match[str], at: Anchor) -> Reading | None:
    year = spoken_year(m)
    return with_part(f"{year:04d}-{month_number(m['month']):02d}", m["part"], NAMED) if year else None


def _iso_week(m: re.Match[str], at: Anchor) -> Reading | None:
    value = f"{m['year']}-W{int(m['week']):02d}"
    covered = days_of(value)
    if covered.first is None:
        return None
    if m["number"]:
        found = covered.first.toordinal() + int(m["number"]) - 1
        return Reading(type(covered.first).fromordinal(found).isoformat(), NAMED)
    return Reading(value, NAMED)


def _code(m: re.Match[str], at: Anchor) -> Reading:
    """'2025Q01', '2016-Q4', '3Q 2016', 'H2 2016'."""
    kind, nth = sorted(m["code"].replace("0", ""), reverse=True)
    return Reading(f"{m['year']}-{kind}{nth}", NAMED)


def _weeknumber(m: re.Match[str], at: Anchor) -> Reading | None:
    value = f"{m['year']}-W{int(m['week']):02d}"
    return Reading(value, NAMED) if days_of(value).first else None


_SHORT_DAY = r"(?-i:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_THREE = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_SHORT = rf"(?P<month>(?-i:Sept|{_THREE}|{_THREE.upper()}))"
_NTH = "|".join(
    re.sub("-", r"[-\\s]", w) for w in sorted((w for w in ORDINALS if not w[0].isdigit()), key=len, reverse=True)
)
_NTH_STARTS = {w.partition("-")[0] for w in ORDINALS} | {"the"}

RULES: tuple[Rule, ...] = (
    rule(
        "year month day",
        "0",
        rf"(?<![\d.,:/-]){YEAR}(?:,?{S}|[-/]){MONTH}(?:{S}|[-/])(?:the{S})?{DAY}{UPTO}",
        _named,
        MONTH_STARTS,
    ),
    rule(
        "day, month, short year",
        "0",
        rf"(?<![\d.,:/-])(?P<day>0?[1-9]|[12]\d|3[01])(?P<sep>[-/.]){_SHORT}(?P=sep)(?P<year>\d{{4}}|\d\d)",
        _named,
    ),
    rule(
        "digits with blanks or dashes",
        "0",
        r"(?<![\d.,:/-])(?:(?P<day>0?[1-9]|[12]\d|3[01])\.[ ](?P<m>0?[1-9]|1[0-2])\.[ ](?P<year>19\d\d|20\d\d)"
        r"|(?P<year2>19\d\d|20\d\d)\.[ ](?P<m2>0?[1-9]|1[0-2])\.[ ](?P<day2>0?[1-9]|[12]\d|3[01])\.?"
        r"|(?P<year3>19\d\d|20\d\d)-(?P<m3>0?[1-9]|1[0-2])-(?P<day3>0?[1-9]|[12]\d|3[01]))(?![\d-])",
        _digits,
    ),
    rule(
        "day month, year with an apostrophe",
        "0",
        rf"(?<![\d.,:/-])(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?{S}(?:of{S})?{MONTH},?{S}['\u2019](?P<year>\d\d)",
        _named,
        MONTH_STARTS,
    ),
    rule(
        "month day, year with an apostrophe",
        MONTH_STARTS,
        rf"{MONTH}{S}{DAY},?{S}['\u2019](?P<year>\d\d)",
        _named,
        MONTH_STARTS,
    ),
    rule(
        "month, year with an apostrophe",
        MONTH_STARTS,
        rf"{MONTH}(?:{S}(?:of{S})?['\u2019](?P<year>\d\d)|-(?P<year4>19\d\d|20\d\d)(?![-\d]))",
        _month,
        MONTH_STARTS,
    ),
    rule(
        "compact with a month",
        "0",
        rf"(?<![\d.,:/-])(?P<day>0[1-9]|[12]\d|3[01]){_SHORT}(?P<year>\d{{4}}|\d\d)",
        _named,
    ),
    rule(
        "stamp of a log",
        MONTH_STARTS | WEEKDAY_STARTS,
        rf"(?:{_SHORT_DAY}{S})?{MONTH}{S}(?P<day>0?[1-9]|[12]\d|3[01]){S}\d\d:\d\d(?::\d\d)?{S}(?:[A-Z]{{2,4}}{S})?{YEAR}",
        _named,
        MONTH_STARTS,
    ),
    rule(
        "short weekday, day, month, year",
        WEEKDAY_STARTS,
        rf"{_SHORT_DAY},?{S}{DAY}{S}{MONTH},?{S}{YEAR}",
        _named,
        MONTH_STARTS,
    ),
    rule(
        "short weekday, month, day, year",
        WEEKDAY_STARTS,
        rf"{_SHORT_DAY},?{S}{MONTH}{S}{DAY},?{S}{YEAR}",
        _named,
        MONTH_STARTS,
    ),
    rule(
        "year month",
        "0",
        rf"(?<![\d.,:/-])(?P<first>){YEAR}{S}{MONTH}(?!{S}\d)",
        _month,
        MONTH_STARTS,
    ),
    rule(
        "month in digits",
        "0",
        r"(?<![\d.,:/-])(?P<m>0?[1-9]|1[0-2])/(?P<year>19\d\d|20\d\d)(?P<span>)(?![\d/-])",
        _numeric_month,
    ),
    rule(
        "year and month in digits",
        "0",
        r"(?<![\d.,:/-])(?P<year>19\d\d|20\d\d)(?P<span>-)(?P<m>0[1-9]|1[0-2])(?![\d/-])",
        _numeric_month,
    ),
    rule(
        "day in words",
        _NTH_STARTS,
        rf"(?:(?:the{S})?(?P<part>(?:early{S}|late{S})?(?:morning|afternoon|evening|night)){S}(?:of|on){S})?(?:the{S})?(?P<nth>{_NTH}){S}"
        rf"(?:day{S})?of{S}{MONTH}(?:,?{S}(?:of{S})?{YEAR})?",
        _worded_day,
        MONTH_STARTS,
    ),
    rule(
        "day in words, with its year",
        _NTH_STARTS,
        rf"(?:the{S})?(?P<nth>{_NTH}){S}{MONTH},?{S}{YEAR}",
        _worded_day,
        MONTH_STARTS,
    ),
    rule(
        "month and day in words",
        MONTH_STARTS,
        rf"{MONTH}{S}(?:the{S})?(?P<nth>{_NTH})(?:,?{S}{YEAR})?(?!{S}[a-z]{{3,}})",
        _worded_day,
        MONTH_STARTS,
    ),
    rule(
        "month, year in words",
        MONTH_STARTS | PART_STARTS,
        rf"{PART}{MONTH},?{S}(?:of{S})?{SPOKEN_YEAR}",
        _spoken_month,
        MONTH_STARTS,
    ),
    rule(
        "week",
        "0",
        r"(?<![\d.,:/-])(?P<year>19\d\d|20\d\d)-?W(?P<week>[0-5]\d)(?:-?(?P<number>[1-7]))?",
        _iso_week,
    ),
    rule(
        "week by its number",
        {"week"},
        rf"week{S}(?:no\.?{S})?(?P<week>[1-5]?\d)(?:,?{S}(?:of{S})?(?P<year>19\d\d|20\d\d))",
        _weeknumber,
    ),
    rule(
        "year, quarter or half as a code",
        "0",
        rf"(?-i:(?<![\d.,:/-])(?P<year>19\d\d|20\d\d)(?:{HS}|/)?(?P<code>Q0?[1-4]|H0?[12]))",
        _code,
    ),
    rule(
        "quarter or half as a code, year",
        {"0", "h"},
        rf"(?-i:(?<![\d.,:/-])(?P<code>[1-4]Q|[12]H|H[12]){S}(?:of{S})?(?P<year>19\d\d|20\d\d))",
        _code,
    ),
)
