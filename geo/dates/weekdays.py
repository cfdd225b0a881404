"""Weekday names: 'Thursday', 'last Monday', 'Wednesday at dawn', 'Fridays'.

Source: TimeML 1.2.1 annotation guidelines, TIMEX3; news names the weekday of what has just happened.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from geo.dates.anchor import Anchor, Reading, told_words
from geo.dates.explicit import month_number
from geo.dates.grammar import (
    DAYPART,
    MONTH,
    MONTH_STARTS,
    NUMBER,
    NUMBER_STARTS,
    UNIT_WORDS,
    WEEKDAY,
    WEEKDAY_STARTS,
    YEAR,
    Rule,
    S,
    rule,
)
from geo.dates.values import days_of, plus_days, week_value
from geo.dates.words import WEEKDAY_NAMES, WEEKDAYS, daypart_code, number
from geo.dates.years import year_of

_NAMED = re.compile(
    r"\b(?:Black|Bloody|Good|Ash|Palm|Cyber|Holy|Maundy|Super|Easter|Shrove|Fat|Whit|Red|White|Blue)\s$"
)


_CLOSED = re.compile(r"[.,;:!?)\n]|$")


def _weekday(m: re.Match[str], at: Anchor) -> Reading | None:
    weekday = WEEKDAYS[m["weekday"].lower().rstrip(".,")]
    if _NAMED.search(at.text, max(0, m.start() - 10), m.start()):
        return None  # 'Black Monday', 'Bloody Sunday'
    if not m["rel"] and at.text[max(0, m.start() - 3) : m.start()].lower() == " a " and _CLOSED.match(at.text, m.end()):
        return None  # 'the first of August was a Thursday'
    if m["plural"]:
        return Reading(
            f"XXXX-WXX-{weekday + 1}", f"any {WEEKDAY_NAMES[weekday]}: a day that returns", "SET", tells=False
        )
    reading = read_weekday(weekday, re.sub(r"\s+", " ", (m["rel"] or "").lower()), at, m.start(), m.end())
    part = (m["daypart"] or "").lower()
    code = daypart_code(part)
    return replace(reading, value=reading.value + code, type="TIME") if code else reading


_THROUGH = re.compile(r"\s?(?:through|to|until|till|and|or|[-\u2013])\s?(?:on\s)?")


def read_weekday(weekday: int, rel: str, at: Anchor, start: int, end: int) -> Reading:
    """A weekday with 'last', 'next', ... (`rel`, may be empty) before it, standing at `start` to `end`."""
    name, (base, here) = WEEKDAY_NAMES[weekday], _base_of(rel, at)
    hangs_on_told = at.narrative and base != at.day
    said = f"'{rel} {name}'" if rel else f"'{name}'"
    if base is None:
        return _placed(weekday, None, f"{said} seen from {here}")
    joined = None if rel else _joined(weekday, said, at, base, start)
    if joined is not None:
        return joined
    back = (base.weekday() - weekday) % 7
    if rel in ("last", "this past", "the previous"):
        shift, words = -(back or 7), f"{said} before {here}"
    elif rel in ("next", "this coming", "the following", "the coming") or (hangs_on_told and back):
        shift, words = 7 - back, f"{said} after {here}"
    elif rel == "this" and weekday > base.weekday():
        shift, words = weekday - base.weekday(), f"{said} of the week of {here}"
    elif back and _is_coming(at, start, end, back):
        shift, words = 7 - back, f"next {said} after {here}: the words look ahead"
    else:
        shift, words = -back, f"{said} on or before {here}"
    return _placed(weekday, plus_days(base, shift), words)


def _base_of(rel: str, at: Anchor) -> tuple[date | None, str]:
    """The day that a weekday is counted from, and how the reason names it.

    In a history it is the day or week that the story has reached. Where that is no finer than a month, the weekday
    can only be the writer's own.
    """
    told = at.last_told if at.narrative else at.near(2) if rel in ("the following", "the previous") else None
    if told is not None and (told.first == told.last or (at.narrative and told.grain == "week")):
        return told.first, told_words(told)
    return at.day, at.here


def _placed(weekday: int, found: date | None, reason: str) -> Reading:
    """A weekday on its day, or on none where that lies beyond the calendar."""
    if found is None:
        return Reading(f"XXXX-WXX-{weekday + 1}", reason, tells=False)
    return Reading(found.isoformat(), reason)


def _joined(weekday: int, said: str, at: Anchor, base: date, start: int) -> Reading | None:
    """'Friday' in 'Wednesday through Friday': the first one after the day to which it is joined."""
    told = at.near(0)
    if told is None or told.grain != "day":
        return None
    joint = _THROUGH.fullmatch(at.text, told.start + len(told.text), start)
    if joint is None or (told.first <= base and joint[0].strip() in ("and", "or")):
        return None
    found = plus_days(told.first, (weekday - told.first.weekday()) % 7 or 7)
    return Reading(found.isoformat(), f"{said} after {told_words(told)}, to which it is joined") if found else None


def _is_coming(at: Anchor, start: int, end: int, back: int) -> bool:
    """Whether the coming weekday is meant: the words look ahead, or it is tomorrow and they don't look back."""
    if back < 4 and at.text[end : end + 2] in ("'s", "\u2019s") and at.text[max(0, start - 9) : start] != "ahead of ":
        return False
    outlook = at.outlook(start, end)
    return outlook > 0 or (back == 6 and outlook == 0)


def _of_week(m: re.Match[str], at: Anchor) -> Reading | None:
    """'Tuesday of last week', 'last week on Tuesday'."""
    base = at.base
    if base is None or at.narrative:
        return None
    shift = {"last": -7, "next": 7}.get(m["rel"].lower(), 0)
    weekday = WEEKDAYS[m["weekday"].lower().rstrip(".,")]
    found = plus_days(base, shift + weekday - base.weekday())
    return Reading(found.isoformat(), f"'{m[0]}' seen from {at.base_words}") if found else None


def _before_last(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The Friday before last'; 'a week ago Friday', 'Friday a week ago'."""
    if at.day is None or at.narrative:
        return None
    weekday = WEEKDAYS[m["weekday"].lower().rstrip(".,")]
    back = (at.day.weekday() - weekday) % 7
    if m["last"]:
        back = back or 7
    found = plus_days(at.day, -back - 7)
    return Reading(found.isoformat(), f"'{m[0]}' seen from {at.here}") if found else None


def _weeks_ago(m: re.Match[str], at: Anchor) -> Reading | None:
    """'Two weeks ago on Thursday', 'on Thursday two weeks ago': that day of that week."""
    count = 2.0 if m["fortnight"] else number(m["number"] or m["number2"])
    if at.day is None or at.narrative or count is None or count != int(count):
        return None
    weekday = WEEKDAYS[(m["weekday"] or m["weekday2"]).lower().rstrip(".,")]
    found = plus_days(at.day, -7 * int(count) + weekday - at.day.weekday())
    return Reading(found.isoformat(), f"'{m[0]}' seen from {at.here}") if found else None


def _weekdays_ago(m: re.Match[str], at: Anchor) -> Reading | None:
    """'Three Fridays ago', 'two Sundays from now'."""
    count, weekday = number(m["number"]), WEEKDAYS[m["weekday"].lower()]
    if at.day is None or at.narrative or count is None or count != int(count):
        return None
    back = (at.day.weekday() - weekday) % 7 or 7
    ago = m["dir"].lower() == "ago"
    found = plus_days(at.day, -back - 7 * (int(count) - 1) if ago else 7 * int(count) - back % 7)
    return Reading(found.isoformat(), f"'{m[0]}' seen from {at.here}") if found else None


def _after_next(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The Monday after next'."""
    if at.day is None or at.narrative:
        return None
    ahead = (WEEKDAYS[m["weekday"].lower().rstrip(".,")] - at.day.weekday()) % 7 or 7
    found = plus_days(at.day, ahead + 7)
    return Reading(found.isoformat(), f"'{m[0]}' seen from {at.here}") if found else None


def _beside_weekday(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The day before last Tuesday', 'the night after next Friday'."""
    weekday = WEEKDAYS[m["weekday"].lower().rstrip(".,")]
    rel = re.sub(r"\s+", " ", m["rel"].lower())
    beside = read_weekday(weekday, rel, at, m.start("weekday"), m.end())
    base = days_of(beside.value).first
    found = plus_days(base, -1 if m["dir"].lower() == "before" else 1) if base else None
    return Reading(found.isoformat(), f"'{m[0]}': {beside.reason}") if found else None


def _nth_of_month(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The fourth Thursday in November'."""
    month, weekday = month_number(m["month"]), WEEKDAYS[m["weekday"].lower().rstrip(".,")]
    known = (int(m["year"]), "named in full") if m["year"] else year_of(month, None, at, m.start(), m.end())
    if known is None:
        return None
    first = date(known[0], month, 1)
    nth = ("first", "second", "third", "fourth", "last").index(m["nth"].lower())
    found = first + timedelta((weekday - first.weekday()) % 7 + 7 * nth)
    if found.month != month:
        found -= timedelta(7)  # a month with only four of them
    return Reading(found.isoformat(), f"'{m[0]}', year: {known[1]}")


_ON_WEEKEND = re.compile(r"\b(?:over|during|through|throughout|for|at|on|in)\s$", re.IGNORECASE)


def _the_weekend(m: re.Match[str], at: Anchor) -> Reading | None:
    """'Over the weekend': the last one that has begun, unless the words look ahead."""
    if at.narrative or at.day is None or not _ON_WEEKEND.search(at.text, max(0, m.start() - 12), m.start()):
        return None
    back = (at.day.weekday() - 5) % 7
    coming = at.future(m.start(), m.end())
    inside = plus_days(at.day, 7 - back if coming and back > 1 else -back)
    way = "on or before" if inside is not None and inside <= at.day else "after"
    return Reading(f"{week_value(inside)}-WE", f"the weekend {way} {at.here}") if inside else None


_PLURALS = frozenset(f"{name.lower()}s" for name in WEEKDAY_NAMES)
_WEEKDAY_REL = rf"(?:(?P<rel>last|next|this{S}past|this{S}coming|this|the{S}following|the{S}previous|the{S}coming){S})?"
_WEEKDAY2 = WEEKDAY.replace("<weekday>", "<weekday2>")
RULES: tuple[Rule, ...] = (
    rule(
        "the weekend",
        {"the"},
        rf"the{S}weekend(?!{S}(?:of|after|before|when|that))",
        _the_weekend,
        UNIT_WORDS,
    ),
    rule(
        "nth weekday of a month",
        {"the", "first", "second", "third", "fourth", "last"},
        rf"(?:the{S})?(?P<nth>first|second|third|fourth|last){S}{WEEKDAY}{S}(?:of|in){S}{MONTH}(?:,?{S}{YEAR})?",
        _nth_of_month,
        MONTH_STARTS,
    ),
    rule(
        "weekday before last",
        {"the"},
        rf"the{S}{WEEKDAY}{S}(?P<last>before{S}last)",
        _before_last,
        WEEKDAY_STARTS,
    ),
    rule(
        "weekday after next",
        {"the"},
        rf"the{S}{WEEKDAY}{S}after{S}next",
        _after_next,
        WEEKDAY_STARTS,
    ),
    rule(
        "day beside a weekday",
        {"the"},
        rf"the{S}(?:day|night|morning|evening){S}(?P<dir>before|after){S}(?P<rel>last|next|this{S}past|this){S}{WEEKDAY}",
        _beside_weekday,
        WEEKDAY_STARTS,
    ),
    rule(
        "weeks ago on a weekday",
        NUMBER_STARTS | WEEKDAY_STARTS,
        rf"(?:(?:{NUMBER}{S}weeks?|(?P<fortnight>a{S}fortnight)){S}ago,?{S}on{S}{WEEKDAY}"
        rf"|{_WEEKDAY2}{S}{NUMBER.replace('<number>', '<number2>')}{S}weeks?{S}ago)",
        _weeks_ago,
        WEEKDAY_STARTS,
    ),
    rule(
        "weekdays ago",
        NUMBER_STARTS,
        rf"{NUMBER}{S}(?P<weekday>(?-i:{'|'.join(WEEKDAY_NAMES)}))s?{S}(?P<dir>ago|from{S}(?:now|today))",
        _weekdays_ago,
        WEEKDAY_STARTS | _PLURALS,
    ),
    rule(
        "a week ago, weekday",
        {"a"},
        rf"a{S}week{S}ago{S}(?:last{S})?{WEEKDAY}(?P<last>)",
        _before_last,
        WEEKDAY_STARTS,
    ),
    rule(
        "weekday of a week",
        WEEKDAY_STARTS,
        rf"{WEEKDAY}{S}(?:of{S})?(?P<rel>last|this|next){S}week",
        _of_week,
    ),
    rule(
        "week and weekday",
        {"last", "next"},
        rf"(?P<rel>last|next){S}week{S}(?:on{S})?{WEEKDAY}",
        _of_week,
        WEEKDAY_STARTS,
    ),
    rule(
        "weekday",
        WEEKDAY_STARTS | _PLURALS | {"last", "next", "this", "the", "early", "late"},
        rf"(?:(?:early|late){S}(?:on{S})?)?{_WEEKDAY_REL}{WEEKDAY}(?P<plural>s(?!\w))?(?:{S}{DAYPART})?",
        _weekday,
        WEEKDAY_STARTS | _PLURALS,
    ),
)
