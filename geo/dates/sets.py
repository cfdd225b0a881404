"""Recurring times: 'every two years', 'each Friday', 'twice a week', 'Monday mornings', 'daily' (TIMEX3's SET)."""

from __future__ import annotations

import re

from geo.dates.anchor import Anchor, Reading
from geo.dates.explicit import month_number
from geo.dates.grammar import HS, MONTH, NUMBER, NUMBER_STARTS, UNIT, UNIT_WORDS, WEEKDAY, WEEKDAY_STARTS, Rule, S, rule
from geo.dates.units import length
from geo.dates.words import DAYPARTS, SEASONS, UNITS, WEEKDAYS, number

_ADVERBS = {"daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
            "quarterly": "P3M", "annually": "P1Y", "annual": "P1Y", "yearly": "P1Y"}  # fmt: skip


def _times(m: re.Match[str], at: Anchor) -> Reading:
    return Reading(length(1, UNITS[m["unit"].lower()]), "a time that returns", "SET", tells=False)


def _every_so_many(m: re.Match[str], at: Anchor) -> Reading:
    """'Every two years'; 'every other week' is every second one."""
    if m["weekday"]:
        return Reading(_each_weekday(m["weekday"]), "a day that returns", "SET", tells=False)
    count = {"third": 3.0, "fourth": 4.0}.get(m["nth"].lower(), 2.0) if m["nth"] else number(m["number"])
    return Reading(length(count, UNITS[m["unit"].lower()]), "a time that returns", "SET", tells=False)


_PART = "morning|afternoon|evening|night"


def _set(m: re.Match[str], at: Anchor) -> Reading | None:
    word = (m["adverb"] or "").lower()
    if word:
        if word == "annual":
            return None
        return Reading(_ADVERBS[word], "a time that returns", "SET", tells=False)
    part = DAYPARTS[(m["part"] or m["part2"]).lower()] if m["part"] or m["part2"] else ""
    if m["weekday"]:
        return Reading(_each_weekday(m["weekday"]) + part, "a day that returns", "SET", tells=False)
    if part:
        value = f"XXXX-XX-XX{part}"
    elif m["season"]:
        value = f"XXXX-{SEASONS[m['season'].lower()]}"
    elif m["month"]:
        value = f"XXXX-{month_number(m['month']):02d}"
    else:
        value = length(1, UNITS[m["unit"].lower()])
    return Reading(value, "a time that returns", "SET", tells=False)


def _each_weekday(name: str) -> str:
    return f"XXXX-WXX-{WEEKDAYS[name.lower().rstrip('.,')] + 1}"


def _weekday_parts(m: re.Match[str], at: Anchor) -> Reading:
    """'Monday mornings': one that returns."""
    value = _each_weekday(m["weekday"]) + DAYPARTS[m["part"].lower()]
    return Reading(value, "a time that returns", "SET", tells=False)


RULES: tuple[Rule, ...] = (
    rule(
        "every so many units",
        {"every"},
        rf"every{S}(?:{NUMBER}{HS}(?=[a-z]+s\b)|(?P<nth>other|second|third|fourth){S})(?:{UNIT}s?|{WEEKDAY})",
        _every_so_many,
        UNIT_WORDS,
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
        rf"(?:(?P<adverb>{'|'.join(_ADVERBS)})|(?:every|each|per){S}(?:{WEEKDAY}(?:{S}(?P<part>{_PART}))?|(?P<part2>{_PART})"
        rf"|(?P<season>{'|'.join(SEASONS)})|{MONTH}(?!{S}\d)|(?P<unit>second(?!{S}[A-Za-z]+day|{S}(?:week|month|year))|minute|hour|day|weekend|week|month|quarter|year"
        rf"|decade)))",
        _set,
    ),
    rule(
        "parts of weekdays",
        WEEKDAY_STARTS,
        rf"{WEEKDAY}{S}(?P<part>{_PART})s",
        _weekday_parts,
    ),
)
