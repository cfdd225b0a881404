"""Years counted from another beginning: 'Eid al-Fitr 1443', '2560 BE', 'the Iranian year 1402', '10 Tishri 5634'.

What can be counted is converted; what can't stays without days, and the reason names the calendar, so that no such year
is taken for one of ours. Sources: the Thai Buddhist era is 543 years ahead; a year of Bikram Sambat begins in April, 57
years before ours bears its number; an Ethiopian one on 11 or 12 September, 7 years after ours.
"""

from __future__ import annotations

import re
from datetime import date

from geo.dates.anchor import Anchor, Reading
from geo.dates.calendars import names_of, of_hijri, of_solar_hijri, plain_name, starts_of, whole_span
from geo.dates.grammar import DAY, Rule, S, rule
from geo.dates.values import Days, day, plus_days
from geo.dates.words import HIJRI_FEASTS, UNCONVERTED_MONTHS


def _feast(m: re.Match[str], at: Anchor) -> Reading | None:
    month, _, number = HIJRI_FEASTS[plain_name(m["name"])].partition("-")
    found = of_hijri(int(m["year"]), int(month), int(number))
    early, late = (plus_days(found, -1), plus_days(found, 1)) if found else (None, None)
    if found is None or early is None or late is None:
        return None
    return Reading(
        found.isoformat(), "the Hijri calendar by its tables, a day either way", days=Days(early, late, "day")
    )


def _unconverted(m: re.Match[str], at: Anchor) -> Reading:
    calendar = UNCONVERTED_MONTHS[re.sub(r"\s+", " ", m["name"] or m["name2"] or m["name3"])]
    return Reading("XXXX-XX-XX", f"a day of {calendar}, which isn't converted", tells=False)


def _year_of(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The Iranian year 1402', 'Hijri year 1445', '1445 Hijri'."""
    kind, year = (m["kind"] or m["kind2"] or "hijri").lower(), int(m["year"] or m["year2"])
    if kind in ("hijri", "islamic", "muslim", "hijra"):
        first, after = of_hijri(year, 1, 1), of_hijri(year + 1, 1, 1)
        return whole_span(first, after, "a year of the Hijri calendar by its tables")
    first, after = of_solar_hijri(year, 1, 1), of_solar_hijri(year + 1, 1, 1)
    return whole_span(first, after, "a year of the Solar Hijri calendar")


def _era(m: re.Match[str], at: Anchor) -> Reading | None:
    year, era = int(m["year"] or m["year2"]), (m["era"] or m["era2"]).replace(".", "")
    if era == "BE":
        return Reading(f"{year - 543:04d}", "a year of the Buddhist era, 543 ahead") if 2400 <= year <= 2700 else None
    begins: date | None
    if era == "BS":
        begins, ends, name = day(year - 57, 4, 13), day(year - 56, 4, 14), "Bikram Sambat"
    else:
        begins, ends, name = day(year + 7, 9, 11), day(year + 8, 9, 11), "the Ethiopian calendar"
    return whole_span(begins, ends, f"a year of {name}") if 1850 <= year <= 2150 else None


def _numeric(m: re.Match[str], at: Anchor) -> Reading:
    """'1402/03/15', '15/3/1444': a year of another calendar, and nothing tells of which."""
    return Reading("XXXX-XX-XX", "a year of another calendar, or of long ago: nothing tells which", tells=False)


_OTHER = names_of(UNCONVERTED_MONTHS)
_FOUR = r"(?:1[5-9]|20|5[5-9])\d\d(?!\d)"
_ERAS = r"B\.?E\.?|B\.?S\.?|E\.C\.|EC"
RULES: tuple[Rule, ...] = (
    rule(
        "feast of the hijri calendar",
        starts_of(HIJRI_FEASTS),
        rf"(?P<name>{names_of(HIJRI_FEASTS)}),?{S}(?:of{S})?(?P<year>1[34]\d\d)(?!\d)(?:{S}A\.?H\.?)?",
        _feast,
    ),
    rule(
        "day of an unconverted calendar",
        starts_of(UNCONVERTED_MONTHS) | {"the", "0"},
        rf"(?-i:(?:the{S})?(?<![\d.,:/]){DAY}{S}(?:of{S})?(?P<name>{_OTHER}),?{S}(?:of{S})?{_FOUR}"
        rf"|(?P<name2>{_OTHER}){S}(?:0?[1-9]|[12]\d|3[012]),{S}{_FOUR}|(?P<name3>{_OTHER}),?{S}5[5-9]\d\d(?!\d))",
        _unconverted,
        starts_of(UNCONVERTED_MONTHS),
    ),
    rule(
        "year of a named calendar",
        {"the", "year", "hijri", "islamic", "muslim", "iranian", "persian", "afghan", "solar", "0"},
        rf"(?:the{S})?(?:(?P<kind>Hijri|Islamic|Muslim|Iranian|Persian|Afghan|solar){S}(?:Hijri{S})?(?:calendar{S})?year{S}(?P<year>1[2-4]\d\d)"
        rf"|(?:year{S})?(?P<year2>1[2-4]\d\d)(?:{S}(?:(?:of|after){S}the{S})?(?P<kind2>Hijri|Hijra|solar{S}hijri)|(?={S}(?:Hajj|Eid|Ramadan)\b)))",
        _year_of,
        frozenset(("year", "hijri", "hijra", "hajj", "eid", "ramadan")),
    ),
    rule(
        "year of another era",
        {"be", "bs", "ec", "0"},
        rf"(?-i:(?<![\d.,:/-])(?P<year>[12]\d{{3}}){S}(?P<era>{_ERAS})(?!{S}[A-Z])|(?P<era2>{_ERAS}){S}(?P<year2>[12]\d{{3}})(?!\d))",
        _era,
    ),
    rule(
        "digits of another calendar",
        "0",
        r"(?<![\d/.-])(?:1[34]\d\d(?P<sep>[-/.])(?:0?[1-9]|1[0-2])(?P=sep)(?:0?[1-9]|[12]\d|3[01])"
        r"|(?:0?[1-9]|[12]\d|3[01])(?P<sep2>[/.])(?:0?[1-9]|1[0-2])(?P=sep2)(?:1[34]\d\d|2[45]\d\d))(?![\d/-]|\.\d)",
        _numeric,
    ),
)
