"""Months and feasts of the Hijri calendar by our years: 'Ramadan 2016', 'during Ramadan', 'last Eid al-Adha'.

Converted by the tables of `calendars`; a month begins when the moon is seen, so that a day may be off by one.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.dates.anchor import Anchor, Reading
from geo.dates.calendars import names_of, of_hijri, plain_name, starts_of
from geo.dates.grammar import Rule, S, rule
from geo.dates.values import Days
from geo.dates.words import HIJRI_FEASTS, HIJRI_MONTHS

_BY_TABLES = "the Hijri calendar by its tables, a day either way"
_MOON = timedelta(1)
_FAST = {name: number for name, number in HIJRI_MONTHS.items() if number == HIJRI_MONTHS["ramadan"]}
_TIMES = {name: (number, 0) for name, number in _FAST.items()} | {
    name: (int(month), int(day)) for name, (month, _, day) in ((n, v.partition("-")) for n, v in HIJRI_FEASTS.items())
}
"""The month of each name, and its day, 0 for all of it."""


def _times(name: str, near: int) -> list[tuple[date, date]]:
    """First and last day of the times of that name around the year `near` of our calendar, in order."""
    month, number = _TIMES[name]
    about = (near - 622) * 33 // 32
    found = []
    for year in range(about - 2, about + 4):
        first = of_hijri(year, month, number or 1)
        after = of_hijri(year + month // 12, month % 12 + 1, 1)
        if first is not None and after is not None:
            found.append((first, first if number else after - timedelta(1)))
    return found


def _in_year(m: re.Match[str], at: Anchor) -> Reading | None:
    """'Ramadan 2016', 'Eid al-Fitr of 2017': the one that begins in that year."""
    year = int(m["year"])
    begun = [span for span in _times(plain_name(m["name"]), year) if span[0].year == year]
    return _reading(begun[0], f"the one of {year} in {_BY_TABLES}") if len(begun) == 1 else None


_AT = re.compile(
    r"\b(?:during|in|on|since|until|till|before|after|throughout|by|for|month\sof|start\sof|end\sof|ahead\sof|the)\s$",
    re.IGNORECASE,
)
_OF_A_PERSON = re.compile(r"\s(?-i:[A-Z][a-z])")
_SOON = timedelta(30)  # so near, the coming one is meant where no word looks back


def _bare(m: re.Match[str], at: Anchor) -> Reading | None:
    """'During Ramadan', 'last Eid al-Fitr': seen from publication."""
    rel = (m["rel"] or "").lower()
    before = at.text[max(at.sentence_start, m.start() - 14) : m.start()]
    if at.day is None or at.narrative or _OF_A_PERSON.match(at.text, m.end()) or not (rel or _AT.search(before)):
        return None
    times = _times(plain_name(m["name"]), at.day.year)
    ended = [span for span in times if span[1] < at.day]
    left = [span for span in times if span[1] >= at.day]
    if not ended or not left:
        return None
    running, coming = left[0][0] <= at.day + _MOON, left[0]
    outlook = at.outlook(m.start(), m.end())
    ahead = rel in ("this", "next") or outlook > 0 or (outlook == 0 and coming[0] - at.day <= _SOON)
    if rel != "last" and (running or ahead):
        return _reading(coming, f"{'running at' if running else 'the next one after'} {at.here}, in {_BY_TABLES}")
    return _reading(ended[-1], f"the newest one before {at.here}, in {_BY_TABLES}")


def _reading(span: tuple[date, date], reason: str) -> Reading:
    first, last = span
    days = Days(first - _MOON, last + _MOON, "day")
    return Reading(first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}", reason, days=days)


_NAME = rf"(?-i:(?=[A-Z]))(?P<name>{names_of(_TIMES)})"
RULES: tuple[Rule, ...] = (
    rule(
        "hijri time of our year",
        starts_of(_TIMES),
        rf"{_NAME},?{S}(?:of{S}|in{S})?(?P<year>19\d\d|20\d\d)(?!\d)",
        _in_year,
    ),
    rule(
        "hijri time",
        starts_of(_TIMES) | {"last", "next", "this"},
        rf"(?:(?P<rel>last|next|this){S})?{_NAME}",
        _bare,
        starts_of(_TIMES),
    ),
)
