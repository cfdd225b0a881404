"""Dates seen from another: 'yesterday', 'last month', 'the day before', 'at the time'; `counted` has the numbers."""

from __future__ import annotations

import re
from datetime import date

from geo.dates.anchor import Anchor, Reading, ToldDate, told_words
from geo.dates.counted import is_too_coarse, seen_from
from geo.dates.explicit import FISCAL, with_part
from geo.dates.grammar import (
    DAYPART,
    DAYPART_WORDS,
    HS,
    PART,
    PART_STARTS,
    UNIT_WORDS,
    Rule,
    S,
    rule,
)
from geo.dates.names import is_of_the_time
from geo.dates.spans import OVER
from geo.dates.units import UNPLACED, moved
from geo.dates.values import Days, days_of, fiscal_days, plus_days
from geo.dates.words import DAYPARTS, UNITS, daypart_code, listed
from geo.model import TimexType


def _deictic(m: re.Match[str], at: Anchor) -> Reading:
    low = re.sub(r"\s+", " ", m["word"].lower())
    shift = -1 if "yesterday" in low or low == "last night" else 1 if "tomorrow" in low else 0
    if low.startswith("the day "):
        shift *= 2
    part = low + " " + (m["daypart"] or "").lower()
    code = "TNI" if "tonight" in low else next((c for w, c in DAYPARTS.items() if re.search(rf"\b{w}", part)), "")
    kind: TimexType = "TIME" if code else "DATE"
    if low == "today" and is_of_the_time(at.text, m.end()):
        return Reading("PRESENT_REF", "the writer's time, no day", tells=False)
    if at.narrative and low == "today":
        return Reading("PRESENT_REF", "'today' in a history is the writer's time", tells=False)
    found = plus_days(at.day, shift) if at.day and not at.narrative else None
    if found is None:
        return Reading("XXXX-XX-XX" + code, f"'{m['word']}' seen from {at.here}", kind, tells=False)
    return Reading(found.isoformat() + code, f"'{m['word']}' seen from {at.here}", kind)


# which unit is meant, counted from the one that holds the base; words not listed mean that one
_SHIFTS = dict.fromkeys(("last", "the previous", "previous", "the preceding"), -1) | dict.fromkeys(
    ("next", "the next", "the following", "following", "the coming", "coming", "this coming", "the ensuing"), 1
)
_SAME = ("the same", "that same", "that", "the very same")
_ANAPHORIC = frozenset(
    (*_SAME, "the previous", "the following", "the next", "the preceding", "the ensuing", "following")
)


def _unit(m: re.Match[str], at: Anchor) -> Reading | None:
    """'Last month', 'the following day', 'that same year', 'early next week', 'this fiscal year'."""
    rel, unit = re.sub(r"\s+", " ", m["rel"].lower()), UNITS[m["unit"].lower()]
    if _is_length(m, rel, at):
        return None
    told = _told_of_unit(rel, unit, at)
    if told is not None and unit == "D" and _covers_too_much(told, unit):
        return Reading(UNPLACED[unit], f"'{m[0]}': no day told, only {told.value}", tells=False)
    is_alone = told is None and not at.narrative
    if is_alone and _refers_back(rel, unit):
        return None
    base, words = seen_from(told, at)
    reason = f"'{m['rel']} {m['unit']}' seen from {words}"
    if base is None:
        return Reading(UNPLACED[unit], reason, tells=False)
    if is_alone and _follows(rel, unit):
        return Reading(UNPLACED[unit], f"'{m[0]}': no date told before", tells=False)
    value = moved(base, unit, _shift(rel, unit, at.day))
    if value is None:
        return None
    if told is not None and told.sentence == at.sentence:
        reason += " in the same sentence"
    return _with_words_around(m, unit, value, reason, base if rel == "this" else None)


def _told_of_unit(rel: str, unit: str, at: Anchor) -> ToldDate | None:
    """The date named before from which 'the following week' or 'that same year' is counted, or None."""
    if not at.narrative:
        told = at.near(2) if rel in _ANAPHORIC else None
        return None if told is None or _covers_too_much(told, unit) else told
    if rel in _SAME and unit == "Y" and at.heard and at.sentence - at.heard.sentence <= 1:
        return at.heard
    return at.last_told


def _covers_too_much(told: ToldDate, unit: str) -> bool:
    return told.first != told.last and is_too_coarse(told, unit)


def _is_length(m: re.Match[str], rel: str, at: Anchor) -> bool:
    """'Over the last year' tells how long, not when."""
    if rel not in ("the last", "the next") or m["part"] or at.narrative:
        return False
    return OVER.search(at.text, max(0, m.start() - 12), m.start()) is not None


def _refers_back(rel: str, unit: str) -> bool:
    """Whether words such as 'that week' or 'this day' mean something only where a date was named before."""
    return unit in ("D", "W", "M") and (rel in _SAME or (rel == "this" and unit == "D"))


def _follows(rel: str, unit: str) -> bool:
    """Whether the words are counted from a date named before: 'the following week', 'the next day'."""
    return rel.endswith("following") or (rel == "the next" and unit == "D")


def _shift(rel: str, unit: str, published: date | None) -> int:
    """How many units forward, or back if negative; seen from a weekday, 'this past weekend' is the last one."""
    if rel == "this past" and unit == "WE" and published and published.weekday() < 5:
        return -1
    return _SHIFTS.get(rel, 0)


def _with_words_around(m: re.Match[str], unit: str, value: str, reason: str, today: date | None) -> Reading:
    """A unit as narrowed by a part of the day, 'fiscal', 'early' or 'earlier' beside it."""
    code = daypart_code(m["daypart"].lower()) if unit == "D" and m["daypart"] else ""
    if code:
        return Reading(value + code, reason, "TIME")
    if unit == "Y" and m["fiscal"]:
        return Reading(value, f"{reason}, {FISCAL}", days=fiscal_days(int(value)), tells=False)
    return _so_far(with_part(value, m["part"], reason), m["part"], today)


def _before_told(m: re.Match[str], at: Anchor) -> Reading | None:
    """'He had arrived the day before.': before the date told last."""
    told = at.last_told if at.narrative else at.near(2)
    unit, back = UNITS[m["unit"].lower()], m["dir"].lower() == "before"
    base, words = seen_from(told, at)
    if told is None and (at.narrative or unit == "D" or not back):
        return None
    if base is None or is_too_coarse(told, unit):
        return None
    value = moved(base, unit, -1 if back else 1)
    return Reading(value, f"'{m[0]}' seen from {words}") if value else None


def _before_last(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The week before last', 'the night before last', 'the month after next'."""
    unit, back = UNITS[m["unit"].lower()], m["dir"] is not None
    value = moved(at.day, unit, -2 if back else 2) if at.day and not at.narrative else None
    if value is None:
        return None
    if m["unit"].lower() == "night":
        return Reading(f"{value}TNI", f"'{m[0]}' seen from {at.here}", "TIME")
    return Reading(value, f"'{m[0]}' seen from {at.here}")


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


def _that_time(m: re.Match[str], at: Anchor) -> Reading | None:
    told = at.near(2)
    if told is None or ("same" in m[0].lower() and not at.narrative):
        return None
    return Reading(told.value, f"'{m[0]}' is {told_words(told)}", days=Days(told.first, told.last, told.grain))


def _part_of_told(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The end of the year', 'later that month'."""
    unit = UNITS[m["unit"].lower()]
    told = at.last_told if at.narrative else at.near(1)
    if told and not at.narrative and told.last < (at.day or told.last) and at.future(m.start(), m.end()):
        told = None  # 'president since 1984, he will retire at the end of the year'
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
RULES: tuple[Rule, ...] = (
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
        rf"{PART}{_REL}{HS}(?:(?P<fiscal>fiscal|financial|budget|tax|school|academic){HS}(?=year)|calendar{HS}(?=year))?(?P<unit>day|weekend|week|month|quarter|year|decade|century)(?:{S}{DAYPART})?"
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
        "before the last one",
        {"the"},
        rf"the{S}(?P<unit>night|week|weekend|month|year){S}(?:(?P<dir>before){S}last|after{S}next)",
        _before_last,
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
        "that time",
        {"at", "by"},
        rf"(?:at{S}(?:the|that)(?:{S}same)?{S}time(?=[,.;)]|{S}(?:they|he|she|it|the{S}[a-z]+{S}(?:was"
        rf"|were|had))\b)|by{S}then(?!-))",
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
