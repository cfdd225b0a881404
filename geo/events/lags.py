"""'One day after rebels seized Goma': what follows these words happened that long before the date of the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from geo.dates.units import reach
from geo.dates.values import month_end
from geo.dates.words import NUMBERS, UNITS, number
from geo.model import Span

_COUNT = "|".join(sorted((word for word in NUMBERS if word != "zero"), key=len, reverse=True))
_LAG = re.compile(
    rf"(?<!\w)(?:(?P<near>nearly|almost|about|some|just over|more than)\s|(?P<just>exactly|precisely)\s)?"
    rf"(?P<count>\d{{1,3}}|(?:{_COUNT})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)\s"
    r"(?P<unit>day|week|month|year)s?\s(?P<exact>to\sthe\sday\s)?after\s",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?<!\w)(?:(?:several|a few|many|some|a couple of)\s)?(?:days|weeks|months|years|decades|long)\s(?:to the day\s)?"
    r"after\s|(?<!\w)(?:after|since|following|before)\sthe\s(?:fall|capture|loss|liberation|recapture|siege|battle)\sof\s",
    re.IGNORECASE,
)
_END = re.compile(r"[,;:—–]")
_TELLING = ("after", "since", "following", "before")  # every lag has one of these words
_COUNTED = ("day", "week", "month", "year")
A_MONTH = timedelta(31)  # how far 'nearly to the day' may be from the day
HALF_A_WEEK = timedelta(3)


@dataclass(frozen=True, slots=True)
class Lag:
    """What `clause` tells happened `count` times `unit` (D, W, M, Y) before the rest; 0 where nothing says how long."""

    clause: Span
    words: Span
    count: int
    unit: str
    to_the_day: bool
    near: bool

    def back_from(self, day: date) -> tuple[date, date] | None:
        """First and last day meant, counted back from the date of the rest, no finer than the unit; None if unknown."""
        then = reach(day, -self.count, self.unit) if self.count else None
        if then is None or then <= date.min + A_MONTH:
            return None
        if self.unit == "D":
            return (then, then) if not self.near else None
        if self.to_the_day:
            return then, (then + A_MONTH if self.near else then)
        if self.unit == "W":
            return then - HALF_A_WEEK, then + HALF_A_WEEK
        if self.unit == "M":
            return then.replace(day=1), month_end(then.year, then.month)
        return date(then.year, 1, 1), date(then.year, 12, 31)


def lags_in(text: str, sentence: Span, folded: str) -> tuple[Lag, ...]:
    """Every 'N units after ...' of a sentence, its clause up to the next comma; `folded` is the sentence casefolded."""
    found: list[Lag] = []
    if not any(word in folded for word in _TELLING):
        return ()
    counted = "after" in folded and any(unit in folded for unit in _COUNTED)
    for m in _LAG.finditer(text, sentence.start, sentence.end) if counted else ():
        count = number(m["count"])
        if count is None or count != int(count):
            continue
        found.append(
            Lag(
                _clause(text, m.end(), sentence),
                Span(m.start(), m.end()),
                int(count),
                UNITS[m["unit"].lower()],
                bool(m["exact"] or m["just"]),
                bool(m["near"]),
            )
        )
    known = [lag.words for lag in found]
    for m in _VAGUE.finditer(text, sentence.start, sentence.end):
        if not any(words.start <= m.start() < words.end or m.start() <= words.start < m.end() for words in known):
            found.append(Lag(_clause(text, m.end(), sentence), Span(m.start(), m.end()), 0, "", False, False))
    return tuple(found)


def _clause(text: str, start: int, sentence: Span) -> Span:
    end = _END.search(text, start, sentence.end)
    return Span(start, end.start() if end else sentence.end)
