"""Dates counted from another: 'yesterday', 'last month', 'two years ago', 'a year later', 'at the time'."""

from __future__ import annotations

import re
from datetime import date

from geo.dates.anchor import Anchor, Reading, Told, told_words
from geo.dates.explicit import with_part
from geo.dates.grammar import (
    ABOUT,
    ABOUT_STARTS,
    DAYPART,
    DAYPART_WORDS,
    HS,
    NUMBER,
    NUMBER_STARTS,
    PART,
    PART_STARTS,
    UNIT,
    UNIT_WORDS,
    S,
    rule,
)
from geo.dates.spans import OVER
from geo.dates.values import Days, days_of, plus_days, plus_months, week_value
from geo.dates.words import DAYPARTS, UNITS, listed, number
from geo.model import TimexType

UNPLACED = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
    "DE": "XXX", "CE": "XX",
}  # fmt: skip


def moved(base: date, unit: str, count: int) -> str | None:
    """The TIMEX3 value of the day, week, month, ... `count` such units from `base`; None beyond the calendar."""
    if unit in ("D", "W", "WE", "F"):
        found = plus_days(base, count * {"D": 1, "W": 7, "WE": 7, "F": 14}[unit])
        if found is None:
            return None
        return found.isoformat() if unit == "D" else week_value(found) + ("-WE" if unit == "WE" else "")
    if unit in ("M", "Q"):
        month = plus_months(base, count * (3 if unit == "Q" else 1))
        if month is None:
            return None
        return f"{month[0]:04d}-{month[1]:02d}" if unit == "M" else f"{month[0]:04d}-Q{(month[1] + 2) // 3}"
    year = base.year + count * {"Y": 1, "DE": 10, "CE": 100}.get(unit, 1)
    if not 1 <= year <= 9999:
        return None
    return f"{year:04d}"[: {"DE": 3, "CE": 2}.get(unit, 4)]


_FINE = {
    "D": ("day", "time"),
    "W": ("day", "time", "week"),
    "WE": ("day", "time", "week"),
    "M": ("day", "time", "week", "month"),
}


def _seen_from(told: Told | None, at: Anchor) -> tuple[date | None, str]:
    return (told.first, told_words(told)) if told and not at.narrative else (at.base, at.base_words)


def _deictic(m: re.Match[str], at: Anchor) -> Reading:
    low = re.sub(r"\s+", " ", m["word"].lower())
    shift = -1 if "yesterday" in low or low == "last night" else 1 if "tomorrow" in low else 0
    if low.startswith("the day "):
        shift *= 2
    part = low + " " + (m["daypart"] or "").lower()
    code = "TNI" if "tonight" in low else next((c for w, c in DAYPARTS.items() if re.search(rf"\b{w}", part)), "")
    kind: TimexType = "TIME" if code else "DATE"
    if at.narrative and low == "today":
        return Reading("PRESENT_REF", "'today' in a history is the writer's time", tells=False)
    found = plus_days(at.day, shift) if at.day and not at.narrative else None
    if found is None:
        return Reading("XXXX-XX-XX" + code, f"'{m['word']}' seen from {at.here}", kind, tells=False)
    return Reading(found.isoformat() + code, f"'{m['word']}' seen from {at.here}", kind)


_BACK = ("last", "the previous", "previous", "the preceding")
_ON = ("next", "the next", "the following", "following", "the coming", "coming", "this coming", "the ensuing")
_SAME = ("the same", "that same", "that", "the very same")


def _unit(m: re.Match[str], at: Anchor) -> Reading | None:
    rel = re.sub(r"\s+", " ", m["rel"].lower())
    unit = UNITS[m["unit"].lower()]
    shift = -1 if rel in _BACK else 1 if rel in _ON else 0
    anaphoric = (
        rel in ("the previous", "the following", "the next", "the preceding", "the ensuing", "following")
        or rel in _SAME
    )
    bounded = rel in ("the last", "the next") and not m["part"] and not at.narrative
    if bounded and OVER.search(at.text, max(0, m.start() - 12), m.start()):
        return None
    told = at.last_told if at.narrative else at.near(2) if anaphoric else None
    if told is not None and told.first != told.last and unit in _FINE and told.grain not in _FINE[unit]:
        told = None if not at.narrative else told
        if told is not None and unit == "D":
            return Reading(UNPLACED[unit], f"'{m[0]}': no day told, only {told.value}", tells=False)
    needs_told = rel in _SAME or (rel == "this" and unit == "D")
    if needs_told and told is None and not at.narrative and unit in ("D", "W", "M"):
        return None
    base, words = _seen_from(told, at)
    if base is None:
        return Reading(UNPLACED[unit], f"'{m['rel']} {m['unit']}' seen from {words}", tells=False)
    value = moved(base, unit, shift)
    if value is None:
        return None
    part = (m["daypart"] or "").lower() if unit == "D" else ""
    code = next((c for w, c in DAYPARTS.items() if w in part), "") if part else ""
    reason = f"'{m['rel']} {m['unit']}' seen from {words}"
    if told is not None and told.sentence == at.sentence:
        reason += " in the same sentence"
    if code:
        return Reading(value + code, reason, "TIME")
    return _so_far(with_part(value, m["part"], reason), m["part"], base if rel == "this" else None)


def _before_told(m: re.Match[str], at: Anchor) -> Reading | None:
    """'He had arrived the day before.': before the date told last."""
    told = at.last_told if at.narrative else at.near(2)
    unit = UNITS[m["unit"].lower()]
    if told is None or (unit in _FINE and told.grain not in _FINE[unit]):
        return None
    value = moved(told.first, unit, 1 if m["dir"].lower() == "after" else -1)
    return Reading(value, f"'{m[0]}' seen from {told_words(told)}") if value else None


def _next_daypart(m: re.Match[str], at: Anchor) -> Reading | None:
    told = at.last_told if at.narrative else at.near(1)
    code = DAYPARTS[m["word"].lower()]
    if told is None or told.first != told.last:
        return Reading("XXXX-XX-XX" + code, f"'{m[0]}': no day told", "TIME", tells=False) if at.narrative else None
    found = plus_days(told.first, 1 if m["rel"].lower().endswith(("next", "following")) else 0)
    return Reading(found.isoformat() + code, f"'{m[0]}' seen from {told_words(told)}", "TIME") if found else None


def _so_far(reading: Reading, words: str | None, today: date | None) -> Reading:
    """'Earlier this year' reaches up to publication, 'later this year' begins with it."""
    days = days_of(reading.value)
    low = (words or "").lower()
    if today is None or days.first is None or days.last is None or not low.startswith(("earlier", "later")):
        return reading
    span = Days(days.first, today, days.grain) if low.startswith("earlier") else Days(today, days.last, days.grain)
    return Reading(reading.value, reading.reason, days=span)


def _ago(m: re.Match[str], at: Anchor) -> Reading | None:
    return _counted(m, at, at.base, at.base_words, at.last_told if at.narrative else None)


def _later(m: re.Match[str], at: Anchor) -> Reading | None:
    told = at.last_told if at.narrative else at.near(3)
    base, words = _seen_from(told, at)
    return _counted(m, at, base, words, told)


def _counted(m: re.Match[str], at: Anchor, base: date | None, words: str, told: Told | None) -> Reading | None:
    low = re.sub(r"\s+", " ", m["dir"].lower())
    sign = 1 if low.startswith(("later", "after", "from", "hence", "on", "afterward", "thereafter")) else -1
    unit = UNITS[m["unit"].lower()]
    count = number(m["number"]) if m["number"] else None
    reason = f"'{m[0]}' seen from {words}"
    if unit.startswith("T"):
        return None
    if count is None:
        return Reading("FUTURE_REF" if sign > 0 else "PAST_REF", f"'{m[0]}': no number given", tells=False)
    quarter = at.near(1)
    if unit == "Y" and count == 1 and sign < 0 and quarter is not None and quarter.grain == "quarter":
        # reports of earnings: 'a year earlier' is the same quarter
        before = f"{quarter.first.year - 1:04d}{quarter.value[4:]}"
        return Reading(before, f"a year before {told_words(quarter)}", tells=False)
    if base is None or (told and unit in _FINE and told.grain not in _FINE[unit]):
        return Reading(UNPLACED.get(unit, "XXXX"), reason, tells=False)
    if count != int(count):
        if unit != "Y":
            return None
        unit, count = "M", count * 12
    value = moved(base, unit, sign * int(count))
    if value is None:
        return None
    return Reading(
        value, reason, approximate=bool(m["about"]) and m["about"].lower() not in ("just", "only", "another")
    )


def _after_event(m: re.Match[str], at: Anchor) -> Reading | None:
    """'It comes just one day after ...': what comes, comes on the day of publication."""
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


def _that_time(m: re.Match[str], at: Anchor) -> Reading | None:
    told = at.near(2)
    if told is None or ("same" in m[0].lower() and not at.narrative):
        return None
    return Reading(told.value, f"'{m[0]}' is {told_words(told)}", days=Days(told.first, told.last, told.grain))


def _part_of_told(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The end of the year', 'later that month'."""
    unit = UNITS[m["unit"].lower()]
    told = at.last_told if at.narrative else at.near(1)
    base = told.first if told else at.base
    words = told_words(told) if told else at.base_words
    if base is None:
        return Reading(UNPLACED[unit], f"'{m['unit']}' seen from {words}", tells=False)
    value = moved(base, unit, 0)
    return with_part(value, m["part2"], f"'the {m['unit']}' of {words}") if value else None


_REL = (
    rf"(?P<rel>last|next|this{S}past|this{S}coming|this|previous|following|coming|the{S}(?:last|next|previous|preceding|following"
    rf"|coming|ensuing|same|very{S}same|current)|that(?:{S}same)?)"
)
_REL_STARTS = frozenset(listed("last next this previous following coming the that"))
RULES = (
    rule(
        "deictic",
        listed("the yesterday today tomorrow tonight last this early late earlier later"),
        rf"(?:(?:early|late|earlier|later){S})?(?P<word>the{S}day{S}before{S}yesterday|the{S}day{S}"
        rf"after{S}tomorrow|yesterday|today|tomorrow|tonight|this{S}(?:morning|afternoon|evening)|last{S}"
        rf"night)(?:{S}{DAYPART})?",
        _deictic,
        DAYPART_WORDS | set(listed("yesterday today tomorrow tonight")),
    ),
    rule(
        "last unit",
        _REL_STARTS | PART_STARTS,
        rf"{PART}{_REL}{HS}(?P<unit>day|weekend|week|month|quarter|year|decade|century)(?:{S}{DAYPART})?"
        rf"(?!s?{S}?['\u2019]s\w)",
        _unit,
        UNIT_WORDS,
    ),
    rule(
        "the day before",
        {"the"},
        rf"the{S}(?P<unit>day|night|week|month|year){S}(?P<dir>before|after)(?=[.,;)])",
        _before_told,
        UNIT_WORDS,
    ),
    rule(
        "following daypart",
        {"the", "that", "early"},
        rf"(?:early{S})?(?P<rel>the{S}(?:next|following|same)|that(?:{S}same)?){S}(?P<word>morning"
        rf"|afternoon|evening|night)",
        _next_daypart,
        DAYPART_WORDS,
    ),
    rule(
        "ago",
        NUMBER_STARTS | ABOUT_STARTS,
        rf"(?<![\d.,$€£-]){ABOUT}{NUMBER}{HS}(?:short{S}|long{S}|more{S})?{UNIT}s?{S}(?P<dir>ago|from{S}"
        rf"(?:now|today)|hence)",
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
        "after an event",
        NUMBER_STARTS | ABOUT_STARTS,
        rf"(?<![\d.,$€£-]){ABOUT}{NUMBER}{HS}{UNIT}s?{S}after",
        _after_event,
        UNIT_WORDS,
    ),
    rule(
        "that time",
        {"at", "by"},
        rf"(?:at{S}(?:the|that)(?:{S}same)?{S}time(?=[,.;)]|{S}(?:they|he|she|it|the{S}[a-z]+{S}(?:was"
        rf"|were|had))\b)|by{S}then)",
        _that_time,
        frozenset(("time", "then")),
    ),
    rule(
        "part of a told unit",
        PART_STARTS | {"later", "earlier"},
        rf"(?P<part2>the{S}(?:very{S})?(?:end|beginning|start|middle|close|rest|remainder|latter{S}"
        rf"part){S}of|later|earlier|late|early){S}(?:in{S})?(?:the|that|the{S}same|that{S}same){S}"
        rf"(?P<unit>week|month|year|decade|century)",
        _part_of_told,
        UNIT_WORDS,
    ),
)
