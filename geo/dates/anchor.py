"""What a rule knows when it reads a match: the day of publication, the date told before, the tense around."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from geo.dates.values import Days, days_of
from geo.model import Grain, TimexType


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of a match.

    `days` is given where the interval differs from what `value` covers. `tells` is False for readings that
    must not become the anchor of later ones (durations, 'now').
    """

    value: str
    reason: str
    type: TimexType = "DATE"
    days: Days | None = None
    approximate: bool = False
    tells: bool = True

    @property
    def interval(self) -> Days:
        """First and last day and grain: `days` if given, else what the value covers."""
        return self.days if self.days is not None else days_of(self.value)


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text has named."""

    text: str
    value: str
    first: date
    last: date
    grain: Grain
    start: int
    sentence: int


@dataclass(slots=True)
class Anchor:
    """Where relative dates hang. `day` is the day of publication, None when it isn't known.

    In narrative mode (history told in order) partial and relative dates hang on `told` instead.
    """

    text: str
    day: date | None
    narrative: bool = False
    told: list[Told] = field(default_factory=list)
    eras: list[str] = field(default_factory=list)
    sentence: int = 0
    sentence_start: int = 0
    day_first: bool | None = None

    @property
    def last_told(self) -> Told | None:
        """The date named last before this place."""
        return self.told[-1] if self.told else None

    def near(self, sentences: int = 3) -> Told | None:
        """The date named last, if it was named at most so many sentences ago."""
        told = self.last_told
        return told if told is not None and self.sentence - told.sentence <= sentences else None

    @property
    def base(self) -> date | None:
        """The day partial dates hang on."""
        if self.narrative:
            return self.told[-1].first if self.told else None
        return self.day

    @property
    def base_words(self) -> str:
        """How the reason names `base`."""
        if not self.narrative:
            return published_words(self.day)
        return told_words(self.told[-1]) if self.told else "no date told before (narrative)"

    def future(self, start: int) -> bool:
        """Whether the words before `start`, in the same sentence, speak of what is to come."""
        before = self.text[max(self.sentence_start, start - 70) : start]
        ahead = [m.end() for m in _AHEAD.finditer(before)]
        if not ahead:
            return False
        behind = [m.end() for m in _BEHIND.finditer(before)]
        return not behind or ahead[-1] > behind[-1]


def published_words(day: date | None) -> str:
    """The publication as reasons name it."""
    return f"publication {day.isoformat()} ({day:%A})" if day else "an unknown day of publication"


def told_words(told: Told) -> str:
    """A date named before, as reasons name it."""
    return f"'{told.text}' ({told.value}) named before"


_AHEAD = re.compile(
    r"\b(?:will|'ll|would|going to|scheduled|expected to|expects?|plans? to|planned|to be held|is set|are set|upcoming"
    r"|due|until|by|through|deadline|starting|beginning|effective)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:said|was|were|had|told|announced|reported|killed|launched|ended|began|took|came|went|[a-z]{2,15}ed)\b",
    re.IGNORECASE,
)
