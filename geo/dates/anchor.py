"""What a rule knows when it reads a match: the day of publication, the dates named before, the tense of the words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from geo.dates.outlook import outlook
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
class ToldDate:
    """A date that the text has named, at code point `start` of sentence number `sentence`."""

    text: str
    value: str
    first: date
    last: date
    grain: Grain
    start: int
    sentence: int


@dataclass(slots=True)
class Anchor:
    """What partial and relative dates are counted from. `day` is the day of publication, None when it isn't known.

    In narrative mode (a history told in order) they are counted from the date in `told` that was named last.
    """

    text: str
    day: date | None
    narrative: bool = False
    of_history: bool = False
    """Whether the text as a whole tells history; `narrative` says so of the passage."""
    told: list[ToldDate] = field(default_factory=list)
    sentence: int = 0
    sentence_start: int = 0
    day_first: bool | None = None
    aside: int | None = None
    heard: ToldDate | None = None
    """The date named last, also where it is an aside to the story."""
    section: int | None = None
    """In a history, the year that the heading of the section names."""
    known: str = ""

    def enter(self, sentence: int, start: int, *, narrative: bool) -> None:
        """Go on to a sentence that begins at `start`; a passage of history in a report of news begins its own story."""
        if narrative and not self.narrative and not self.of_history:
            self.told, self.aside, self.section = [], None, None
        self.sentence, self.sentence_start, self.narrative = sentence, start, narrative

    @property
    def last_told(self) -> ToldDate | None:
        """The date named last before this place."""
        return self.told[-1] if self.told else None

    def near(self, sentences: int = 3) -> ToldDate | None:
        """The date named last, if it was named at most `sentences` sentences ago."""
        told = self.last_told
        return told if told is not None and self.sentence - told.sentence <= sentences else None

    @property
    def base(self) -> date | None:
        """The day that partial dates are counted from."""
        if self.narrative:
            return self.told[-1].first if self.told else None
        return self.day

    @property
    def here(self) -> str:
        """How the reason names the publication."""
        return self.known or published_words(self.day)

    @property
    def base_words(self) -> str:
        """How the reason names `base`."""
        if not self.narrative:
            return self.here
        return f"{told_words(self.told[-1])} (narrative)" if self.told else "no date told before (narrative)"

    def outlook(self, start: int, end: int) -> int:
        """1 when the words around a date, in its sentence, look ahead, -1 when they look back, 0 when neither does."""
        return outlook(self.text, self.sentence_start, start, end)

    def future(self, start: int, end: int | None = None) -> bool:
        """Whether the words around a date speak of the future."""
        return self.outlook(start, start if end is None else end) > 0


def published_words(day: date | None) -> str:
    """The publication as reasons name it."""
    return f"publication {day.isoformat()} ({day:%A})" if day else "an unknown day of publication"


def told_words(told: ToldDate) -> str:
    """A date named before, as reasons name it."""
    return f"'{told.text}' ({told.value}) named before"
