"""Times of day: '10:35 a.m.', 'around midnight', 'at dawn', 'the early hours of June 14'."""

from __future__ import annotations

import re

from geo.dates.anchor import Anchor, Reading, told_words
from geo.dates.explicit import NAMED, month_number
from geo.dates.grammar import DAY, DAYPART_WORDS, MONTH, MONTH_STARTS, WEEKDAY, YEAR, Rule, S, rule
from geo.dates.values import Days, day, plus_days
from geo.dates.weekdays import read_weekday
from geo.dates.words import DAYPARTS, WEEKDAYS, listed, number
from geo.dates.years import year_of


def _of_day(code: str, said: str, at: Anchor, m: re.Match[str]) -> Reading:
    """A time of day without a day is of the day named just before, else of the report's own day or the one before."""
    told = at.near(2) if not at.narrative else at.last_told
    if told is not None and told.first == told.last:
        return Reading(told.first.isoformat() + code, f"{said} of {told_words(told)}", "TIME", tells=False)
    eve = plus_days(at.day, -1) if at.day else None
    is_open = at.narrative or told is not None or _RETURNS.match(at.text, m.end()) or at.future(m.start(), m.end())
    if is_open or at.day is None or eve is None:
        return Reading("XXXX-XX-XX" + code, f"{said} of an unknown day", "TIME", tells=False)
    days = Days(eve, at.day, "time")
    return Reading(at.day.isoformat() + code, f"{said} of {at.here}, or of the day before", "TIME", days, tells=False)


def _clock(m: re.Match[str], at: Anchor) -> Reading | None:
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
    half = (m["half"] or "").lower().replace(".", "")
    if half and not 1 <= hour <= 12:
        return None
    beyond = _DAY_BEYOND.match(at.text, m.end())
    if half:
        hour = _of_24(hour, half)
    elif beyond and beyond["half"] and hour < 12 and "p" in beyond["half"].lower() and hour < int(beyond["hour"]) % 12:
        hour += 12  # 'from 3:15 to 5:15 p.m.'
    before = at.text[max(0, m.start() - 8) : m.start()]
    if hour > 24 or minute > 59 or not (half or m["hours"] or (m["minute"] and _AT.search(before))):
        return None
    code = f"T{hour:02d}:{minute:02d}"
    if beyond is None or not (beyond["month"] or beyond["weekday"] or beyond["deictic"]):
        return _of_day(code, "time", at, m)
    meant = _date_beyond(beyond, at) if beyond["month"] else _day_named(beyond, at)
    if meant is None:
        return Reading(f"XXXX-XX-XX{code}", "time of a day that isn't known", "TIME", tells=False)
    return Reading(meant.value + code, meant.reason, "TIME", tells=False)


def _date_beyond(m: re.Match[str], at: Anchor) -> Reading | None:
    """'May 16' after '9 a.m. to 2 p.m.'."""
    month, number = month_number(m["month"]), int(m["day"])
    year = (int(m["year"]), NAMED) if m["year"] else year_of(month, number, at, m.start("month"), m.end())
    found = day(year[0], month, number) if year else None
    return Reading(found.isoformat(), year[1]) if found and year else None


def _of_24(hour: int, half: str) -> int:
    """An hour of 1 to 12 as one of 0 to 23; `half` is 'am', 'p.m.' or the like."""
    return hour % 12 + (12 if half.lower().startswith("p") else 0)


def _hour_in_part(hour: int, part: str) -> int:
    """'Three' in the afternoon is 15, 'twelve' in the morning 0; 'two' at night stays 2."""
    if part in ("afternoon", "evening") or (part.endswith("night") and hour > 5):
        return hour % 12 + 12
    return hour % 12 if part == "morning" else hour


def _spoken_clock(m: re.Match[str], at: Anchor) -> Reading | None:
    """'Three o'clock this afternoon', '4 in the morning', '6:15 in the evening'."""
    hour, minute = int(number(m["hour"]) or 0), int(m["minute"] or 0)
    part = (m["part"] or m["part2"] or "").lower()
    if not 1 <= hour <= 12 or minute > 59:
        return None
    code = f"T{_hour_in_part(hour, part):02d}:{minute:02d}"
    if m["deictic"] and at.day and not at.narrative:
        found = plus_days(at.day, {"yesterday": -1, "last": -1, "tomorrow": 1}.get(m["deictic"].lower(), 0))
        return Reading(f"{found}{code}", f"'{m[0]}' seen from {at.here}", "TIME") if found else None
    return _of_day(code, "time", at, m)


def _daypart(m: re.Match[str], at: Anchor) -> Reading:
    return _of_day(DAYPARTS[m["word"].lower()], f"'{m[0]}'", at, m)


def _clock_of_day(m: re.Match[str], at: Anchor) -> Reading | None:
    """'9 a.m. EST Tuesday', 'around midnight on Thursday', 'the early hours of Sunday'."""
    meant = _day_named(m, at)
    if meant is None:
        return None
    if m["hour"] is None:
        code = DAYPARTS[m["word"].lower()] if m["word"] else "TMO"
    else:
        hour, minute = int(m["hour"]), int(m["minute"] or 0)
        if m["half"]:
            if not 1 <= hour <= 12:
                return None
            hour = _of_24(hour, m["half"])
        if minute > 59:
            return None
        code = f"T{hour:02d}:{minute:02d}"
    return Reading(meant.value.split("T")[0] + code, meant.reason, "TIME", tells=meant.tells)


def _clock_of_date(m: re.Match[str], at: Anchor) -> Reading | None:
    """'9:40 a.m. EDT March 20, 2013', '05:30 on 3 May 2021'."""
    hour, minute, half = int(m["hour"]), int(m["minute"] or 0), m["half"]
    if minute > 59 or hour > 24 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = _of_24(hour, half)
    code = f"T{hour:02d}:{minute:02d}"
    month, number = month_number(m["month"] or m["month2"]), int(m["day"] or m["day2"])
    year = (int(m["year"]), NAMED) if m["year"] else year_of(month, number, at, m.start(), m.end())
    found = day(year[0], month, number) if year else None
    if found is None or year is None:
        return Reading(
            f"XXXX-{month:02d}-{number:02d}{code}", f"no year told, and {at.base_words}", "TIME", tells=False
        )
    return Reading(found.isoformat() + code, year[1], "TIME")


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
_HOUR_NAMED = "dawn|sunrise|daybreak|noon|midday|dusk|sunset|nightfall|midnight"
_ZONE = r"(?-i:[A-Z]{2,4})"
_ANY_MONTH = rf"{MONTH.replace('<month>', '<month2>')}{S}"
# '10:35 a.m. (0735 GMT) Friday', '9 a.m. to 2 p.m. May 16'
_DAY_BEYOND = re.compile(
    rf"(?:{S}\([\w:. ]{{3,20}}\)|(?:{S}{_ZONE})?{S}?(?:to|until|till|and|[-\u2013]){S}?(?P<hour>\d{{1,2}})(?:[:.]\d\d)?"
    rf"(?:{S}?(?P<half>[ap]\.?m\.?))?(?:{S}{_ZONE})?),?{S}(?:on{S})?(?:{_DAY_NAMED}(?!\w)(?:,?{S}(?={_ANY_MONTH}\d))?)?"
    rf"(?:{MONTH}{S}{DAY}(?:,?{S}{YEAR})?)?",
    re.IGNORECASE,
)
# 'at noon on Wednesdays'
_RETURNS = re.compile(rf"{S}(?:on{S})?(?:[A-Z][a-z]+days\b|weekdays|weekends|every|each|daily)")
# '3 p.m. on Friday, 3 February': the date after the weekday says more than the weekday
_DATE = (
    rf"(?:{WEEKDAY},?{S})?(?:{MONTH}{S}{DAY}"
    rf"|{DAY.replace('<day>', '<day2>')}{S}{MONTH.replace('<month>', '<month2>')})(?:,?{S}{YEAR})?"
)
_NO_DATE = (
    rf"(?!,?{S}(?:the{S})?(?:(?-i:[JFMASOND][a-z]{{2,8}})\.?{S}\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?{S}(?:of{S})?(?-i:[JFMASOND][a-z])))"
)
RULES: tuple[Rule, ...] = (
    rule(
        "clock of a day",
        "0",
        rf"(?<![\d.,:/$€£-])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?{S}?(?P<half>[ap]\.?m\.?)"
        rf"(?:{S}\(?(?:[A-Z]{{2,4}}|local{S}time)\)?)?,?{S}(?:on{S})?(?:late{S}|early{S})?{_DAY_NAMED}{_NO_DATE}",
        _clock_of_day,
    ),
    rule(
        "clock of a date",
        "0",
        rf"(?<![\d.,:/$€£-])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?{S}?(?P<half>[ap]\.?m\.?)"
        rf"(?:{S}\(?(?:[A-Z]{{2,4}}|local{S}time)\)?)?,?{S}(?:on{S})?{_DATE}",
        _clock_of_date,
        MONTH_STARTS,
    ),
    rule(
        "clock of 24 hours and its date",
        "0",
        rf"(?<![\d.,:/$€£-])(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d)(?:{S}(?:hours|hrs|GMT|UTC|local{S}time))?"
        rf"(?P<half>(?!))?,?{S}on{S}{_DATE}",
        _clock_of_date,
        MONTH_STARTS,
    ),
    rule(
        "noon or midnight of a date",
        {"at", "around", "before", "after", "about", "by", "until", "dawn", "noon", "midnight", "midday"},
        rf"(?:(?:at|around|before|after|about|by|until){S})?(?P<word>dawn|noon|midnight|midday){S}(?:on{S})?{MONTH}{S}{DAY}"
        rf"(?:,?{S}(?P<year>1\d{{3}}|20\d\d))?",
        _part_of_day,
        DAYPART_WORDS,
    ),
    rule(
        "dawn or midnight of a date, day first",
        {"at", "around", "before", "after", "about", "by", "until", "just"},
        rf"(?:at|around|before|after|about|by|until|just{S}before){S}(?P<word>{_HOUR_NAMED}){S}(?:on|of){S}(?:the{S})?"
        rf"{DAY}{S}(?:of{S})?{MONTH}(?:,?{S}(?P<year>1\d{{3}}|20\d\d))?",
        _part_of_day,
        DAYPART_WORDS,
    ),
    rule(
        "noon or midnight of a day",
        {"noon", "midnight", "midday"},
        rf"(?P<word>noon|midnight|midday)(?P<hour>(?!))?{S}(?:on{S})?{_DAY_NAMED}",
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
        rf"|(?P<hours>(?<=:\d\d){S}?(?:hours|hrs|GMT|UTC|local{S}time))|(?<=\d:\d\d)(?![:.]?\d))",
        _clock,
    ),
    rule(
        "clock of 24 hours",
        "0",
        rf"(?<![\d.,:/$€£(-])(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d){S}(?P<half>(?!))?(?P<hours>hours|hrs|GMT|UTC|local{S}time)",
        _clock,
    ),
    rule(
        "clock of 24 hours and its day",
        "0",
        rf"(?<![\d.,:/$€£-])(?P<hour>[01]\d|2[0-4]):?(?P<minute>[0-5]\d)(?:{S}(?:hours|hrs|GMT|UTC|local{S}time))?"
        rf"(?P<half>(?!))?(?P<word>(?!))?{S}(?:on{S})?{_DAY_NAMED}{_NO_DATE}",
        _clock_of_day,
    ),
    rule(
        "clock in words",
        {"0", *listed("one two three four five six seven eight nine ten eleven twelve")},
        rf"(?<![\d.,:/$€£-])(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{{1,2}})(?::(?P<minute>\d\d))?"
        rf"(?:{S}o['\u2019]clock(?:{S}(?:(?P<deictic>this|yesterday|tomorrow|last)?{S}?(?:in{S}the{S})?(?P<part>morning|afternoon|evening"
        rf"|tonight|night)))?|{S}(?:in{S}the|at){S}(?P<part2>morning|afternoon|evening|night))",
        _spoken_clock,
        DAYPART_WORDS | {"clock"},
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
