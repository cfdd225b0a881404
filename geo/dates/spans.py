"""Lengths: 'eight months', 'within the next two days'; and what stays vague: 'now', 'recently', 'long ago'."""

from __future__ import annotations

import re

from geo.dates.anchor import Anchor, Reading
from geo.dates.grammar import (
    ABOUT,
    ABOUT_STARTS,
    HS,
    NUMBER,
    NUMBER_STARTS,
    UNIT,
    UNIT_WORDS,
    Rule,
    S,
    rule,
)
from geo.dates.units import length, reach
from geo.dates.values import NOWHERE, Days, plus_days
from geo.dates.words import UNITS, listed, number

_RUNNING = re.compile(r"\b(?:straight|consecutive|more|full)\b", re.IGNORECASE)


def _duration(m: re.Match[str], at: Anchor) -> Reading | None:
    unit = UNITS[m["unit"].lower()]
    count = number(m["number"]) if m["number"] else None
    where = (m["where"] or "").lower()
    if unit == "TS" and m["number"].lower() in ("a", "an"):
        return None
    if m["number"].lower() in ("a", "an") and m["plural"]:
        return None
    if m["number"].lower() == "many" and at.text[max(0, m.start() - 3) : m.start()].lower() == "as ":
        return None
    if unit == "Q" and not where and not _RUNNING.search(m[0]):
        return None  # a part of something, not of a year: 'three quarters of the army'
    if m["half"] and count is not None:
        count += 0.5
    value = length(count, unit)
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


_OF_LENGTH = re.compile(
    r"\b(?:for|after|within|took|lasted|than|over|in|of|(?<!as )many|through|spent|the|several)\s$", re.IGNORECASE
)
_FROM_WHICH = re.compile(r"\s(?:after|before|of(?!\sage))\b")


def _vague(m: re.Match[str], at: Anchor) -> Reading | None:
    before = at.text[max(at.sentence_start, m.start() - 14) : m.start()]
    if not m["long"] and not _OF_LENGTH.search(before) and not _FROM_WHICH.match(at.text, m.end()):
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


def _long_after(m: re.Match[str], at: Anchor) -> Reading:
    earlier = m["dir"].lower() != "later"
    return Reading("PAST_REF" if earlier else "FUTURE_REF", f"'{m[0]}': no number given", tells=False)


def _long_ago(m: re.Match[str], at: Anchor) -> Reading:
    return Reading("PAST_REF", f"some time before {at.here}", tells=False)


def _unit_long(m: re.Match[str], at: Anchor) -> Reading:
    return Reading(length(1, UNITS[m["unit"].lower()]), "a length of time", "DURATION", tells=False)


RULES: tuple[Rule, ...] = (
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
        rf"|short|further|business|trading|working))?{HS}{UNIT}(?P<plural>s)?(?P<half>{S}and{S}a{S}half)?(?:{HS}long|{S}to{S}the{S}day{S}after)?(?!{HS}?(?:old(?:er|s)?|young(?:er)?|of{S}age|ago|to-|over-|by-|on-"
        rf"|later|earlier)(?:\b|(?<=-)))",
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
        "unit that ends",
        {"the"},
        rf"the{S}(?P<unit>week|month|year)(?={S}(?:ended|ending){S})",
        _unit_long,
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
        {"recently", "in", "recent", "lately", "the"},
        rf"(?:recently|lately|(?:in{S})?recent{S}(?:days|weeks|months|years|decades"
        rf"|times)|in{S}the{S}past(?!{S}[\w]))",
        _recent,
        frozenset(listed("recently lately recent past")),
    ),
    rule(
        "future",
        {"in", "the", "future", "coming"},
        rf"(?:(?:in{S})?(?:the{S})?(?:(?:near|foreseeable){S})?(?-i:future)|(?:in{S})?(?:the{S})?coming{S}(?:days|weeks|months|years))",
        _coming,
        frozenset(("future", "coming")),
    ),
    rule(
        "now",
        {"now", "currently", "current", "at", "presently", "nowadays", "these", "the", "present", "modern", "to"},
        rf"(?:now(?!{S}that)|currently|(?-i:current)(?!{S}(?:affairs|account|of{S}air))|presently|nowadays|these{S}days"
        rf"|at{S}present|at{S}the{S}moment|the{S}present{S}day|(?:present|modern)[-\u2010\u2011]day|to{S}date(?!{S}(?:the|a|an){S}))",
        _now,
        frozenset(listed("now currently current presently nowadays days present modern moment date")),
    ),
    rule(
        "long ago",
        listed("days weeks months years decades centuries long some"),
        rf"(?:days|weeks|months|years|decades|centuries|long|some{S}time){S}ago",
        _long_ago,
        frozenset(("ago",)),
    ),
    rule(
        "long after",
        listed("days weeks months years decades centuries"),
        rf"(?:days|weeks|months|years|decades|centuries){S}(?P<dir>later|earlier|before(?=[.,;]))",
        _long_after,
        frozenset(("later", "earlier", "before")),
    ),
    rule(
        "unit long",
        listed("hour day week month year decade hourlong daylong weeklong monthlong yearlong decadelong"),
        r"(?P<unit>hour|day|week|month|year|decade)[-\u2010\u2011]?long",
        _unit_long,
    ),
)
