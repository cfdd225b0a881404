"""Times of day: '10:35 a.m.', 'around midnight', 'at dawn', 'the early hours of June 14'."""

from __future__ import annotations

import re

from geo.dates.anchor import Anchor, Reading, told_words
from geo.dates.explicit import month_number
from geo.dates.grammar import DAY, DAYPART_WORDS, MONTH, MONTH_STARTS, WEEKDAY, S, rule
from geo.dates.values import day, plus_days
from geo.dates.weekdays import read_weekday
from geo.dates.words import DAYPARTS, WEEKDAYS
from geo.dates.years import year_of


def _day_meant(at: Anchor) -> tuple[str, str]:
    """The day a bare time of day belongs to: one told just before, else the publication's."""
    told = at.near(2) if not at.narrative else at.last_told
    if told is not None and told.first == told.last:
        return told.first.isoformat(), told_words(told)
    if at.narrative or at.day is None or told is not None:
        return "XXXX-XX-XX", "an unknown day"
    return "XXXX-XX-XX", at.here


def _clock(m: re.Match[str], at: Anchor) -> Reading | None:
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
    half = (m["half"] or "").lower().replace(".", "")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    before = at.text[max(0, m.start() - 8) : m.start()]
    if hour > 24 or minute > 59 or not (half or m["hours"] or (m["minute"] and _AT.search(before))):
        return None
    where, words = _day_meant(at)
    return Reading(f"{where}T{hour:02d}:{minute:02d}", f"time of {words}", "TIME", tells=False)


def _daypart(m: re.Match[str], at: Anchor) -> Reading:
    low = m["word"].lower()
    where, words = _day_meant(at)
    return Reading(where + DAYPARTS[low], f"'{m[0]}' of {words}", "TIME", tells=False)


def _clock_of_day(m: re.Match[str], at: Anchor) -> Reading | None:
    """'9 a.m. EST Tuesday', 'around midnight on Thursday', 'the early hours of Sunday'."""
    meant = _day_named(m, at)
    if meant is None:
        return None
    if m["hour"] is None:
        code = DAYPARTS[m["word"].lower()] if m["word"] else "TMO"
    else:
        hour, minute = int(m["hour"]), int(m["minute"] or 0)
        if not 1 <= hour <= 12 or minute > 59:
            return None
        code = f"T{hour % 12 + (12 if m['half'].lower().startswith('p') else 0):02d}:{minute:02d}"
    return Reading(meant.value.split("T")[0] + code, meant.reason, "TIME", tells=meant.tells)


def _day_named(m: re.Match[str], at: Anchor) -> Reading | None:
    if m["weekday"]:
        return read_weekday(WEEKDAYS[m["weekday"].lower().rstrip(".,")], "", at, m.start("weekday"), m.end("weekday"))
    shift = {"yesterday": -1, "tomorrow": 1}.get(m["deictic"].lower(), 0)
    found = plus_days(at.day, shift) if at.day and not at.narrative else None
    reason = f"'{m['deictic']}' seen from {at.here}"
    return Reading(found.isoformat() if found else "XXXX-XX-XX", reason, tells=found is not None)


def _part_of_day(m: re.Match[str], at: Anchor) -> Reading | None:
    low = m["word"].lower()
    code = "TMO" if "hours" in low else DAYPARTS[low.split()[-1]]
    found = month_number(m["month"]), int(m["day"])
    if m["year"]:
        only = day(int(m["year"]), *found)
        return Reading(only.isoformat() + code, "named in full", "TIME") if only else None
    year = year_of(*found, at, m.start(), m.end())
    only = day(year[0], *found) if year else None
    if only is None or year is None:
        return Reading(
            f"XXXX-{found[0]:02d}-{found[1]:02d}{code}", f"no year told, and {at.base_words}", "TIME", tells=False
        )
    return Reading(only.isoformat() + code, year[1], "TIME")


_AT = re.compile(r"\b(?:at|by|around|about|until|from)\s$", re.IGNORECASE)
_PART_OF_DAY = (
    rf"(?:the{S})?(?:early{S}(?:in{S}the{S})?|late{S}(?:in{S}the{S})?)?"
    rf"(?P<word>(?:morning{S})?hours|morning|afternoon|evening|night){S}(?:of|on){S}(?:the{S})?"
)
_DAY_NAMED = rf"(?:{WEEKDAY}|(?P<deictic>yesterday|today|tomorrow))"
# '3 p.m. on Friday, 3 February': the date after the weekday says more than the weekday
_NO_DATE = (
    rf"(?!,?{S}(?:the{S})?(?:(?-i:[JFMASOND][a-z]{{2,8}})\.?{S}\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?{S}(?:of{S})?(?-i:[JFMASOND][a-z])))"
)
RULES = (
    rule(
        "clock of a day",
        "0",
        rf"(?<![\d.,:/$€£-])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?{S}?(?P<half>[ap]\.?m\.?)"
        rf"(?:{S}\(?(?:[A-Z]{{2,4}}|local{S}time)\)?)?,?{S}(?:on{S})?(?:late{S}|early{S})?{_DAY_NAMED}{_NO_DATE}",
        _clock_of_day,
    ),
    rule(
        "part of a named day",
        {"at", "around", "before", "after", "about", "by", "the", "early"},
        rf"(?:(?:at|around|before|after|about|by|just{S}before){S}(?P<word>dawn|sunrise|daybreak|noon|midday|dusk|sunset|nightfall"
        rf"|midnight)|(?:the{S})?early{S}(?:morning{S})?(?P<hours>hours){S}of)(?P<hour>(?!))?{S}(?:on{S})?{_DAY_NAMED}",
        _clock_of_day,
        DAYPART_WORDS,
    ),
    rule(
        "clock",
        "0",
        rf"(?<![\d.,:/$€£-])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?(?:{S}?(?P<half>[ap]\.?m\.?)"
        rf"|(?P<hours>(?<=:\d\d){S}?(?:hours|hrs|GMT|UTC|local{S}time)))",
        _clock,
    ),
    rule(
        "time of day",
        {"at", "around", "before", "after", "about", "by"},
        rf"(?:at|around|before|after|about|by|just{S}before){S}(?P<word>dawn|sunrise|daybreak|noon|midday"
        rf"|dusk|sunset|nightfall|midnight)",
        _daypart,
        DAYPART_WORDS,
    ),
    rule(
        "part of a day, month first",
        {"the", "early", "late"},
        rf"{_PART_OF_DAY}{MONTH}{S}{DAY}(?:,?{S}(?P<year>1\d{{3}}|20\d\d))?",
        _part_of_day,
        MONTH_STARTS,
    ),
    rule(
        "part of a day, day first",
        {"the", "early", "late"},
        rf"{_PART_OF_DAY}{DAY}{S}(?:of{S})?{MONTH}(?:,?{S}(?P<year>1\d{{3}}|20\d\d))?",
        _part_of_day,
        MONTH_STARTS,
    ),
)
