"""A number of units before or after something: 'two years ago', 'a year later', 'three days before that'."""

from __future__ import annotations

import re
from datetime import date

from geo.dates.anchor import Anchor, Reading, ToldDate, told_words
from geo.dates.explicit import month_number
from geo.dates.grammar import (
    ABOUT,
    ABOUT_STARTS,
    DAY,
    HS,
    MONTH,
    NUMBER,
    NUMBER_STARTS,
    UNIT,
    UNIT_WORDS,
    YEAR,
    Rule,
    S,
    rule,
)
from geo.dates.units import UNPLACED, length, moved, reach
from geo.dates.values import day, plus_days
from geo.dates.words import UNITS, WEEKDAY_NAMES, WEEKDAYS, number
from geo.dates.years import year_of

FINE = {
    "D": ("day", "time"),
    "W": ("day", "time", "week"),
    "WE": ("day", "time", "week"),
    "M": ("day", "time", "week", "month"),
    "Y": ("day", "time", "week", "month", "season", "quarter", "half", "year"),
}
"""By unit, how fine a date must be for the unit to be counted from it; the other units are counted from any date."""


def is_too_coarse(told: ToldDate | None, unit: str) -> bool:
    """Whether a date told before is too coarse for a unit to be counted from it: two days after a mere month."""
    return told is not None and unit in FINE and told.grain not in FINE[unit]


def seen_from(told: ToldDate | None, at: Anchor) -> tuple[date | None, str]:
    """The day that an expression is counted from, `told` if given, and how its reason names that day."""
    if told is not None and (not at.narrative or told is not at.last_told):
        return told.first, told_words(told)
    return at.base, at.base_words


def _ago(m: re.Match[str], at: Anchor) -> Reading | None:
    count = number(m["number"])
    if m["sharp"] and at.day and not at.narrative and count and count == int(count):
        return _ago_sharp(m, int(count), at, at.day)
    named = _year_named(m, at, count)
    if named is not None:
        return named
    return _counted(m, at, at.base, at.base_words, at.last_told if at.narrative else None)


_A_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b(?![.,]\d)")
FAR = 20  # years: so long ago is told in round numbers


def _year_named(m: re.Match[str], at: Anchor, count: float | None) -> Reading | None:
    """'100 years ago' in a sentence that names the year itself: that year, if it's about so long ago."""
    if at.day is None or not count or count < FAR or UNITS[m["unit"].lower()] != "Y":
        return None
    about = at.day.year - count
    low, high = max(at.sentence_start, m.start() - 100), m.end() + 40
    for year in _A_YEAR.findall(at.text, low, high):
        if abs(int(year) - about) <= max(1, count // 50):
            return Reading(year, f"'{m[0]}', in the year that the sentence names")
    return None


def _ago_sharp(m: re.Match[str], count: int, at: Anchor, today: date) -> Reading | None:
    """'One year ago today', 'ten years ago this week', 'five years ago Wednesday'."""
    word = m["sharp"].lower()
    if word in WEEKDAYS:
        named = plus_days(today, -((today.weekday() - WEEKDAYS[word]) % 7))
    else:
        named = plus_days(today, -1) if word == "yesterday" else today
    then = reach(named, -count, UNITS[m["unit"].lower()]) if named else None
    value = moved(then, {"week": "W", "month": "M"}.get(word.split()[-1], "D"), 0) if then else None
    return Reading(value, f"'{m[0]}' seen from {at.here}") if value else None


# 'has to appeal within 14 days; seven days later she may go': counted from the end of a length that is on no calendar
_LENGTH_BEFORE = re.compile(
    r"\bwithin\s(?:the\s(?:next|coming)\s)?[\w-]{1,12}\s(?:hours|days|weeks|months|years)\b", re.IGNORECASE
)


def _later(m: re.Match[str], at: Anchor) -> Reading | None:
    """'A year later', 'two days before that': counted from the date named before."""
    told = at.last_told if at.narrative else at.near(3)
    start = max(at.sentence_start, told.start if told else 0)
    if not at.narrative and _LENGTH_BEFORE.search(at.text, start, m.start()):
        return Reading(UNPLACED.get(UNITS[m["unit"].lower()], "XXXX"), f"'{m[0]}': after a length", tells=False)
    base, words = seen_from(told, at)
    return _counted(m, at, base, words, told)


def _counted(m: re.Match[str], at: Anchor, base: date | None, words: str, told: ToldDate | None) -> Reading | None:
    low = re.sub(r"\s+", " ", m["dir"].lower())
    sign = 1 if low.startswith(("later", "after", "from", "hence", "on", "afterward", "thereafter")) else -1
    unit = UNITS[m["unit"].lower()]
    count = number(m["number"]) if m["number"] else None
    reason = f"'{m[0]}' seen from {words}"
    if unit.startswith("T"):
        return Reading(length(count, unit), "a length of time before or after what is told", "DURATION", tells=False)
    if count is None:
        return Reading("FUTURE_REF" if sign > 0 else "PAST_REF", f"'{m[0]}': no number given", tells=False)
    if unit == "Y" and count == 1 and sign < 0 and (quarter := _year_before_quarter(at)) is not None:
        return quarter
    if unit == "DE" and count == 1 and sign < 0 and low == "ago":
        unit, count = "Y", 10.0  # 'a decade ago' is ten years ago; 'two decades ago' is no year
    if base is None or is_too_coarse(told, unit):
        return Reading(UNPLACED.get(unit, "XXXX"), reason, tells=False)
    value = _moved_by(base, unit, sign * count)
    if value is None:
        return None
    return Reading(value, reason, approximate=(m["about"] or "only").lower() not in ("just", "only", "another"))


def _moved_by(base: date, unit: str, count: float) -> str | None:
    """The value `count` units from `base`; parts of a year count in months, parts of other units give None."""
    if count == int(count):
        return moved(base, unit, int(count))
    return moved(base, "M", int(count * 12)) if unit == "Y" else None


def _year_before_quarter(at: Anchor) -> Reading | None:
    """'A year earlier' after 'the third quarter', in a report of earnings: the same quarter of the year before."""
    quarter = at.near(1)
    if quarter is None or quarter.grain != "quarter":
        return None
    value = f"{quarter.first.year - 1:04d}{quarter.value[4:]}"
    return Reading(value, f"a year before {told_words(quarter)}", tells=False)


def _after_event(m: re.Match[str], at: Anchor) -> Reading | None:
    """'It comes just one day after ...': the thing that comes is the news, of the day of publication."""
    before = at.text[max(at.sentence_start, m.start() - 24) : m.start()]
    if at.narrative or not re.search(
        r"\b(?:comes?|coming|came)\s(?:just\s|only\s|barely\s|less than\s)?$", before, re.IGNORECASE
    ):
        return None
    unit = UNITS[m["unit"].lower()]
    told = at.near(0)
    if at.day is None or unit not in ("D", "W", "M") or (told is not None and told.grain in ("day", "time")):
        return None
    return Reading(at.day.isoformat(), f"what comes '{m[0]}' something else comes at {at.here}")


def _from_named(m: re.Match[str], at: Anchor) -> Reading | None:
    """'Two days after the 21 August 2013 attack', 'a week before the vote on 23 June': counted from that day."""
    month, nth = month_number(m["month"] or m["month2"]), int(m["day"] or m["day2"])
    written = m["year"] or m["year2"]
    known = (int(written), "") if written else year_of(month, nth, at, m.start(), m.end())
    named, count = day(known[0], month, nth) if known else None, number(m["number"])
    unit = UNITS[m["unit"].lower()]
    if named is None or count is None or unit.startswith("T"):
        return None
    before = re.sub(r"\s+", " ", m["dir"].lower()) in ("before", "prior to", "ahead of")
    value = _moved_by(named, unit, -count if before else count)
    return Reading(value, f"'{m[0]}' {named.isoformat()}") if value else None


_DAY2, _MONTH2, _YEAR2 = (piece.replace(">", "2>", 1) for piece in (DAY, MONTH, YEAR))
_TO_NAMED = (
    rf"(?={S}(?:(?:the|an?|his|her|their|its){S})?(?:(?:[a-z-]+{S}){{1,3}}(?:on|of|in){S}(?:the{S})?)?"
    rf"(?:{DAY}{S}(?:of{S})?{MONTH}(?:,?{S}{YEAR})?|{_MONTH2}{S}{_DAY2}(?:,?{S}{_YEAR2})?))"
)
RULES: tuple[Rule, ...] = (
    rule(
        "ago",
        NUMBER_STARTS | ABOUT_STARTS,
        rf"(?<![\d.,$€£-]){ABOUT}{NUMBER}{HS}(?:short{S}|long{S}|more{S})?{UNIT}s?{S}(?P<dir>ago(?:{S}"
        rf"(?P<sharp>today|yesterday|this{S}(?:week|month)|(?-i:{'|'.join(WEEKDAY_NAMES)})))?|from{S}(?:now|today)|hence)",
        _ago,
        UNIT_WORDS,
    ),
    rule(
        "later",
        NUMBER_STARTS | ABOUT_STARTS,
        rf"(?<![\d.,$€£-]){ABOUT}{NUMBER}{HS}(?:short{S}|mere{S}|more{S})?{UNIT}s?{S}(?P<dir>later|earlier"
        rf"|before{S}that|previously|beforehand|after{S}that|afterwards?|thereafter)",
        _later,
        UNIT_WORDS,
    ),
    rule(
        "counted from a day that follows",
        NUMBER_STARTS | ABOUT_STARTS,
        rf"(?<![\d.,$€£-]){ABOUT}{NUMBER}{HS}{UNIT}s?{S}(?P<dir>before|prior{S}to|ahead{S}of|after|following){_TO_NAMED}",
        _from_named,
        UNIT_WORDS,
    ),
    rule(
        "after an event",
        NUMBER_STARTS | ABOUT_STARTS,
        rf"(?<![\d.,$€£-]){ABOUT}{NUMBER}{HS}{UNIT}s?{S}after",
        _after_event,
        UNIT_WORDS,
    ),
)
