"""Lengths and returns: 'eight months', 'within the next two days', 'every day', and 'now', 'recently'."""

from __future__ import annotations

import re
from datetime import date

from geo.dates.anchor import Anchor, Reading
from geo.dates.grammar import ABOUT, ABOUT_STARTS, HS, NUMBER, NUMBER_STARTS, UNIT, UNIT_WORDS, WEEKDAY, S, rule
from geo.dates.values import NOWHERE, Days, month_end, plus_days, plus_months
from geo.dates.words import UNITS, WEEKDAYS, listed, number

# half an hour is written as 30 minutes
_SMALLER = {"TH": (60, "TM"), "TM": (60, "TS"), "DE": (10, "Y"), "CE": (100, "Y")}


def length(count: float | None, unit: str) -> str:
    """'P3D', 'PT16H', 'PXM' for a count (None: unknown) of a unit as `words.UNITS` codes it."""
    if unit == "F":
        count, unit = (2 * count if count is not None else None), "W"
    if unit == "WE" and count == 1:
        return "P1WE"
    if unit == "Q":
        count, unit = (3 * count if count is not None else None), "M"
    if count is not None and count < 1 and unit in _SMALLER:
        size, unit = _SMALLER[unit]
        count *= size
    mark = "T" if unit.startswith("T") and len(unit) == 2 else ""
    amount = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    return f"P{mark}{amount}{unit[-1] if mark else unit}"


def reach(day: date, count: float, unit: str) -> date | None:
    """The day so many units after (negative: before) `day`, as calendars count: a month keeps the day's number."""
    days = {"D": 1, "W": 7, "WE": 7, "F": 14}.get(unit)
    if days:
        return plus_days(day, round(count * days)) if abs(count) < 4e6 else None
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    if months is None:
        return day
    found = plus_months(day, round(count * months)) if abs(count) < 1e5 else None
    return date(*found, min(day.day, month_end(*found).day)) if found else None


def _duration(m: re.Match[str], at: Anchor) -> Reading | None:
    unit = UNITS[m["unit"].lower()]
    count = number(m["number"]) if m["number"] else None
    if unit == "TS" and m["number"].lower() in ("a", "an"):
        return None
    if m["number"].lower() in ("a", "an") and m["plural"]:
        return None
    if m["half"] and count is not None:
        count += 0.5
    value = length(count, unit)
    where = (m["where"] or "").lower()
    days = _around(at, count, unit, where)
    if days is NOWHERE:
        return Reading(value, "a length of time", "DURATION", tells=False)
    return Reading(value, f"'{m[0]}' seen from {at.here}", "DURATION", days=days, tells=False)


def _around(at: Anchor, count: float | None, unit: str, where: str) -> Days:
    """The days that 'the last two weeks' or 'the coming year' cover, where the day of publication is known."""
    if at.day is None or count is None or at.narrative or not where:
        return NOWHERE
    back = any(w in where for w in ("last", "past", "previous", "preceding"))
    ahead = any(w in where for w in ("next", "coming"))
    end = reach(at.day, -count if back else count, unit) if back or ahead else None
    if end is None:
        return NOWHERE
    return Days(end, at.day, "day") if back else Days(at.day, end, "day")


def _within(m: re.Match[str], at: Anchor) -> Reading | None:
    unit = UNITS[m["unit"].lower()]
    count = number(m["number"]) if m["number"] else 1.0
    days = _around(at, count, unit, m["where"])
    if days.first is None or days.last is None:
        return Reading(length(count, unit), "a length of time seen from an unknown day", "DURATION", tells=False)
    return Reading(
        f"{days.first.isoformat()}/{days.last.isoformat()}",
        f"'{m[0]}' seen from {at.here}",
        tells=False,
    )


# 'over the last year' is a length, 'the last year' may be a year
OVER = re.compile(r"\b(?:over|in|within)\s$", re.IGNORECASE)


def _past_unit(m: re.Match[str], at: Anchor) -> Reading | None:
    unit = UNITS[m["unit"].lower()]
    bounded = re.search(r"the\s+(?:last|next)", m["where"], re.IGNORECASE)
    if bounded and (at.narrative or not OVER.search(at.text, max(0, m.start() - 12), m.start())):
        return None
    days = _around(at, 1, unit, m["where"])
    return Reading(
        length(1, unit), f"the length '{m[0]}'", "DURATION", days=None if days is NOWHERE else days, tells=False
    )


def _during_week(m: re.Match[str], at: Anchor) -> Reading | None:
    start = plus_days(at.day, -7) if at.day else None
    if at.narrative or at.day is None or start is None:
        return None
    return Reading(f"{start.isoformat()}/{at.day.isoformat()}", f"the week up to {at.here}", tells=False)


def _vague(m: re.Match[str], at: Anchor) -> Reading | None:
    before = at.text[max(at.sentence_start, m.start() - 14) : m.start()]
    if not m["long"] and not re.search(
        r"\b(?:for|after|within|took|lasted|than|over|in|of|many|through|spent|the|several)\s$", before, re.IGNORECASE
    ):
        return None
    return Reading(length(None, UNITS[m["unit"].lower()]), "a length of time, no number given", "DURATION", tells=False)


def _recent(m: re.Match[str], at: Anchor) -> Reading:
    days = Days(None, at.day, "none") if at.day and not at.narrative else None
    return Reading("PAST_REF", f"some time before {at.here}", days=days, tells=False)


def _coming(m: re.Match[str], at: Anchor) -> Reading:
    days = Days(at.day, None, "none") if at.day and not at.narrative else None
    return Reading("FUTURE_REF", f"some time after {at.here}", days=days, tells=False)


def _now(m: re.Match[str], at: Anchor) -> Reading | None:
    if m[0].lower() == "now" and re.match(r"\s(?:known|called|defunct)", at.text[m.end() : m.end() + 9]):
        return Reading("PRESENT_REF", "the writer's time", tells=False)
    days = Days(at.day, at.day, "none") if at.day and not at.narrative else None
    return Reading("PRESENT_REF", f"the writer's time, {at.here}", days=days, tells=False)


_ADVERBS = {"daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
            "quarterly": "P3M", "annually": "P1Y", "annual": "P1Y", "yearly": "P1Y"}  # fmt: skip


def _times(m: re.Match[str], at: Anchor) -> Reading:
    return Reading(length(1, UNITS[m["unit"].lower()]), "a time that returns", "SET", tells=False)


def _every_so_many(m: re.Match[str], at: Anchor) -> Reading:
    """'Every two years'; 'every other week' is every second one."""
    count = 2.0 if m["number"] is None else number(m["number"])
    return Reading(length(count, UNITS[m["unit"].lower()]), "a time that returns", "SET", tells=False)


def _long_ago(m: re.Match[str], at: Anchor) -> Reading:
    return Reading("PAST_REF", f"some time before {at.here}", tells=False)


def _unit_long(m: re.Match[str], at: Anchor) -> Reading:
    return Reading(length(1, UNITS[m["unit"].lower()]), "a length of time", "DURATION", tells=False)


def _set(m: re.Match[str], at: Anchor) -> Reading | None:
    word = (m["adverb"] or "").lower()
    if word:
        if word == "annual":
            return None
        return Reading(_ADVERBS[word], "a time that returns", "SET", tells=False)
    if m["weekday"]:
        return Reading(
            f"XXXX-WXX-{WEEKDAYS[m['weekday'].lower().rstrip('.,')] + 1}", "a day that returns", "SET", tells=False
        )
    return Reading(length(1, UNITS[m["unit"].lower()]), "a time that returns", "SET", tells=False)


RULES = (
    rule(
        "within",
        {"within"},
        rf"within{S}(?P<where>the{S}(?:last|past|next|coming){S}){NUMBER}{HS}{UNIT}s?",
        _within,
        UNIT_WORDS,
    ),
    rule(
        "duration",
        NUMBER_STARTS | ABOUT_STARTS | {"the", "last", "past", "next", "first"},
        rf"(?<![\d.,$€£])(?:(?P<where>(?:the{S})?(?:last|past|next|coming|previous|preceding|first|final"
        rf"|following){S}))?{ABOUT}{NUMBER}(?:{HS}(?:more|full|whole|long|straight|consecutive|additional"
        rf"|short|further))?{HS}{UNIT}(?P<plural>s)?(?P<half>{S}and{S}a{S}half)?(?:{HS}(?:long|old)|{S}to{S}the{S}day{S}after)?(?!{HS}?(?:old|ago"
        rf"|later|earlier)\b)",
        _duration,
        UNIT_WORDS,
    ),
    rule(
        "past unit",
        {"the", "past"},
        rf"(?P<where>(?:the{S})?(?:past|coming)|the{S}(?:last(?!{S}century)|next)){S}"
        rf"(?P<unit>day|week|month|quarter|year|decade|century)",
        _past_unit,
        UNIT_WORDS,
    ),
    rule(
        "during the week",
        {"during", "over", "throughout"},
        rf"(?:during|throughout){S}the{S}(?:past{S}|last{S})?week(?!{S}(?:of|after|before|that|when|in"
        rf"|leading))",
        _during_week,
        UNIT_WORDS,
    ),
    rule(
        "vague length",
        listed(
            "seconds minutes hours days nights weeks months years decades centuries hourslong dayslong weekslong "
            "monthslong yearslong decadeslong"
        ),
        r"(?P<unit>second|minute|hour|day|night|week|month|year|decade|centurie)s(?P<long>-?long)?",
        _vague,
    ),
    rule(
        "recently",
        {"recently", "in", "recent", "lately", "previously", "formerly", "the"},
        rf"(?:recently|lately|previously|formerly|(?:in{S})?recent{S}(?:days|weeks|months|years|decades"
        rf"|times)|in{S}the{S}past(?!{S}[\w]))",
        _recent,
        frozenset(listed("recently lately previously formerly recent past")),
    ),
    rule(
        "soon",
        {"soon", "in", "the"},
        rf"(?:soon(?!er|{S}(?:after|as))|in{S}(?:the{S})?(?:near{S})?future|the{S}(?:near{S})?future(?!{S}"
        rf"of)|in{S}the{S}coming{S}(?:days|weeks|months|years))",
        _coming,
        frozenset(listed("soon future coming")),
    ),
    rule(
        "now",
        {"now", "currently", "at", "presently", "nowadays", "these", "the"},
        rf"(?:now(?!{S}that)|currently|presently|nowadays|these{S}days|at{S}present|at{S}the{S}moment"
        rf"|the{S}present{S}day)",
        _now,
        frozenset(listed("now currently presently nowadays days present moment")),
    ),
    rule(
        "long ago",
        listed("days weeks months years decades centuries long some"),
        rf"(?:days|weeks|months|years|decades|centuries|long|some{S}time){S}ago",
        _long_ago,
        frozenset(("ago",)),
    ),
    rule(
        "every so many units",
        {"every"},
        rf"every{S}(?:{NUMBER}{HS}(?=[a-z]+s\b)|other{S}){UNIT}s?",
        _every_so_many,
        UNIT_WORDS,
    ),
    rule(
        "unit long",
        listed("hour day week month year decade hourlong daylong weeklong monthlong yearlong decadelong"),
        r"(?P<unit>hour|day|week|month|year|decade)[-\u2010\u2011]?long",
        _unit_long,
    ),
    rule(
        "times a unit",
        NUMBER_STARTS | {"once", "twice"},
        rf"(?:once|twice|{NUMBER}{S}times){S}(?:a|per|each|every){S}(?P<unit>minute|hour|day|night|week|month|year|decade)",
        _times,
        UNIT_WORDS,
    ),
    rule(
        "set",
        set(_ADVERBS) | {"every", "each", "per", "once"},
        rf"(?:(?P<adverb>{'|'.join(_ADVERBS)})|(?:every|each|per){S}(?:{WEEKDAY}|(?P<unit>second|minute"
        rf"|hour|day|night|weekend|week|month|quarter|year|decade)))",
        _set,
    ),
)
