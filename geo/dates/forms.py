"""Forms that archives, wires and transcripts write: '19980213', '02-13-98 0948EST', 'nineteen eighty-eight'."""

from __future__ import annotations

import re

from geo.dates.anchor import Anchor, Reading
from geo.dates.explicit import NAMED, NOT_YEARS, full_year
from geo.dates.grammar import HS, Rule, S, rule
from geo.dates.values import day
from geo.dates.words import TENS, listed, number


def _compact(m: re.Match[str], at: Anchor) -> Reading | None:
    """'19980213', as wires and archives stamp a report."""
    found = day(int(m["year"]), int(m["m"]), int(m["d"]))
    return Reading(found.isoformat(), NAMED) if found and 1900 <= found.year < 2080 else None


def _slash_span(m: re.Match[str], at: Anchor) -> Reading | None:
    """'10/1-11/2/2017': the month first, unless that makes no span and the day first does."""
    year, (a, b, c, d) = full_year(m["yy"], at.day), (int(part) for part in m.group("a", "b", "c", "d"))
    ways = ((day(year, a, b), day(year, c, d)), (day(year, b, a), day(year, d, c)))
    for first, last in ways[::-1] if at.day_first else ways:
        if first is not None and last is not None and first < last:
            return Reading(f"{first.isoformat()}/{last.isoformat()}", NAMED)
    return None


def _days_in_digits(m: re.Match[str], at: Anchor) -> Reading | None:
    """'13-15/06/2017': two days of a month."""
    year, month = full_year(m["yy"], at.day), int(m["m"])
    first, last = day(year, month, int(m["first"])), day(year, month, int(m["last"]))
    return Reading(f"{first.isoformat()}/{last.isoformat()}", NAMED) if first and last and first < last else None


def _stamp(m: re.Match[str], at: Anchor) -> Reading | None:
    """'02-13-98 0948EST': an American wire's stamp, the month first."""
    found = day(full_year(m["yy"], at.day), int(m["m"]), int(m["d"]))
    if found is None or int(m["hour"]) > 24 or int(m["minute"]) > 59:
        return None
    return Reading(f"{found.isoformat()}T{m['hour']}:{m['minute']}", NAMED, "TIME")


def spoken_year(m: re.Match[str]) -> int | None:
    """The year of a match of `SPOKEN_YEAR`; None beyond 2079."""
    if m["thousand"]:
        year = 2000 + int(number(m["units"]) or 0) if m["units"] else 2000
    else:
        rest = (m["rest"] or m["rest2"]).lower().replace("oh", "zero")
        hundreds = number(m["hundreds"] or m["hundreds2"]) or 0
        rest = m["beyond"].lower() if m["beyond"] else rest
        year = int(100 * hundreds + (0 if rest == "hundred" else number(rest) or 0))
    return year if year < 2080 else None


def _spoken_year(m: re.Match[str], at: Anchor) -> Reading | None:
    """'Nineteen eighty-eight', 'two thousand and three', as transcripts of broadcasts write them."""
    if m["thousand"] and not m["units"] and not m["cue"]:
        return None  # 'two thousand villages'
    year = spoken_year(m)
    return Reading(f"{year:04d}", NAMED) if year else None


def _first_of_era(m: re.Match[str], at: Anchor) -> Reading:
    """'499' in '499 to 493 BC'."""
    return Reading(f"BC{int(m['years']):04d}", "before Christ: earlier than the calendar of intervals reaches")


def _short_decade(m: re.Match[str], at: Anchor) -> Reading:
    return Reading(f"19{m['digit']}X", "decade of the 20th century")


_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TWO_DIGITS = rf"(?:{'|'.join(TENS)})(?:{HS}(?:{_ONES}))?|{_TEENS}|oh{HS}(?:{_ONES})"
SPOKEN_YEAR = (
    rf"(?:(?P<hundreds>seventeen|eighteen|nineteen){HS}(?P<rest>hundred(?:{S}and{S}(?P<beyond>{_TWO_DIGITS}|{_ONES}))?|{_TWO_DIGITS})|(?P<hundreds2>twenty){HS}(?P<rest2>{_TEENS}"
    rf"|twenty-(?:{_ONES}))|(?P<thousand>two{S}thousand)(?:{S}(?:and{S})?(?P<units>{_TEENS}|{_ONES}|twenty(?:{HS}(?:{_ONES}))?))?)"
    rf"(?![-\u2010]|{S}(?:hundred|thousand|million|billion))"
)

RULES: tuple[Rule, ...] = (
    rule(
        "compact",
        "0",
        r"(?<![\d.,:/-])(?P<year>19\d\d|20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?![\d.,:/-]\d)",
        _compact,
    ),
    rule(
        "span in digits",
        "0",
        r"(?<![\d./-])(?P<a>\d{1,2})/(?P<b>\d{1,2})[ ]?[-\u2013][ ]?(?P<c>\d{1,2})/(?P<d>\d{1,2})"
        r"/(?P<yy>\d{4}|\d\d)(?!\d)",
        _slash_span,
    ),
    rule(
        "days in digits",
        "0",
        r"(?<![\d./-])(?P<first>\d{1,2})[ ]?[-\u2013][ ]?(?P<last>\d{1,2})"
        r"(?P<sep>[./])(?P<m>\d{1,2})(?P=sep)(?P<yy>\d{4}|\d\d)(?!\d)",
        _days_in_digits,
    ),
    rule(
        "stamp of a wire",
        "0",
        r"(?<![\d./-])(?P<m>\d\d)-(?P<d>\d\d)-(?P<yy>\d{4}|\d\d)[ ](?P<hour>\d\d):?(?P<minute>\d\d)(?:[ ]?[A-Z]{2,4})?",
        _stamp,
    ),
    rule(
        "year in words",
        {"seventeen", "eighteen", "nineteen", "twenty", "two", "the"},
        rf"(?P<cue>the{S}year{S})?{SPOKEN_YEAR}{NOT_YEARS}",
        _spoken_year,
        frozenset(listed("seventeen eighteen nineteen twenty thousand")),
    ),
    rule(
        "first year before an era",
        "0",
        rf"(?<![\d.,])(?P<years>[1-9]\d{{0,3}})(?={S}?(?:[-\u2010-\u2015/]|to|and|or|until){S}?(?:[1-9]\d{{0,3}}){S}?B\.?C)",
        _first_of_era,
    ),
    rule(
        "short decade",
        "0",
        r"(?<=['\u2019])(?P<digit>[2-9])0s",
        _short_decade,
    ),
)
