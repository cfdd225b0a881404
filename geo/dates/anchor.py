"""What a rule knows when it reads a match: the day of publication, the dates named before, the tense of the words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from geo.dates.values import Days, days_of
from geo.dates.words import listed
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
        before = self.text[max(self.sentence_start, start - 70) : start].rpartition(";")[2]
        after = self.text[end : end + 60].partition(".")[0]
        if _WAS.match(after):
            return -1
        if _DEADLINE.match(after):
            return 1
        if _is_deadline(before, after):
            return 1
        behind = max((m.end() for m in _BEHIND.finditer(before)), default=0)
        if _looks_ahead(before, behind):
            return 1
        if behind:
            return 0 if _INFINITIVE.search(before, behind) else -1
        if start - self.sentence_start > 8:
            return 0
        # 'On Friday he left': at the head of a sentence, the verb comes after
        past = _BEHIND.search(after)
        if past and not _WILL.search(after, 0, past.start()):
            return -1
        # 'From July, pupils of the two schools will ...'
        return 1 if _WILL.search(self.text[end : end + 150].partition(".")[0]) else 0

    def future(self, start: int, end: int | None = None) -> bool:
        """Whether the words around a date speak of the future."""
        return self.outlook(start, start if end is None else end) > 0


def _is_deadline(before: str, after: str) -> bool:
    """'Until Thursday', 'by Thursday they will have left', but not 'until Thursday, they had not ...'."""
    if not _BOUND.search(before):
        return False
    over = _PERFECT.search(after[:40]) or _BEHIND.search(after.partition(",")[0])
    return over is None or _WILL.search(after, 0, over.start()) is not None


def _looks_ahead(before: str, behind: int) -> bool:
    """Whether the words before a date look ahead; `behind` is where the last of them in the past tense ends, or 0."""
    ahead = max((m.end() for m in _AHEAD.finditer(before)), default=0)
    if ahead > behind or _IS_ON.search(before):
        return True
    timetable = _SURELY_NOW.search(before, behind) if behind else _TIMETABLE.search(before)
    # 'talks could resume on Friday', but not 'it could be heard on Friday'
    return timetable is not None or _MAY.search(before) is not None


def published_words(day: date | None) -> str:
    """The publication as reasons name it."""
    return f"publication {day.isoformat()} ({day:%A})" if day else "an unknown day of publication"


def told_words(told: ToldDate) -> str:
    """A date named before, as reasons name it."""
    return f"'{told.text}' ({told.value}) named before"


_BOUND = re.compile(
    r"\b(?:until|till|by|ahead of|through|starting|beginning|effective|due)\s(?:\w{2,6}\s){0,2}$", re.IGNORECASE
)
_DEADLINE = re.compile(r"\s(?:deadline|cut-?off|delivery|futures|contract)\b")
_AHEAD = re.compile(
    r"\b(?:will|'ll|would|shall|going to|scheduled|expected to|(?:is|are|was|were|not) expected|expects?|plans? to"
    r"|plan(?:s|ned|ning)|to be held|is set|are set|set for|upcoming|deadline|as (?:early|soon|late) as|between now and"
    r"|no later than|hopes? to|intends? to|aims? to|set to|(?:is|are|was|were) to (?!blame\b)[a-z]{2,}|expires?"
    r"|expiring|matures?|maturing"
    r"|(?:extended|postponed|delayed|rescheduled|adjourned|moved|deferred)(?: [a-z]+)? (?:to|until|till|for)"
    r"|due to (?:be|appear|arrive|land|leave|begin|start|open|meet|vote|visit|play|take|speak|return|stand|hold|end"
    r"|go|face|give|make|sign|travel|launch|report|publish|decide))\b",
    re.IGNORECASE,
)
# 'the hearing is Tuesday', 'markets are closed Friday'
_IS_ON = re.compile(
    r"(?:\b(?:is|are)|['\u2019]s)\s(?:(?:closed|open|off|out|likely|forecast|feared|planned|possible|back|again)\s)?"
    r"(?:on\s|for\s)?$|(?:^|\W)Come\s$"
)
# 'which was adjourned, resumes on Monday': verbs of a timetable that are not nouns as well
_SURELY_NOW = re.compile(
    r"\b(?:meets|begins|arrives|departs|appears|takes place|gets under way|is due|are due|resumes|premieres|convenes"
    r"|goes to|heads to|leaves for|flies to)\b[^.;]{0,40}$"
)
# 'parliament votes Tuesday': the present tense of a timetable, where nothing tells the past
_TIMETABLE = re.compile(
    r"\b(?:meets|votes|opens|begins|starts|ends|closes|arrives|departs|travels|hosts|faces|appears|takes place|goes to"
    r"|kicks off|gets under way|is due|are due|heads to|plays|visits|returns|resumes|leaves|speaks|airs|premieres"
    r"|launches|gathers|convenes|delivers|flies to|celebrates"
    r"|(?:[Tt]hey|[Ww]e|[a-z]{3,}s)\s(?:meet|vote|begin|start|resume|return|leave|play|travel))\b[^.;]{0,40}$"
)
_MAY = re.compile(
    r"\b(?:could|may|might|should)\s(?!not\b|have\b|be\s(?:heard|seen|felt|reached|found|learned|confirmed)\b)[a-z]+"
    r"(?:\s[A-Za-z'-]+){0,5}?\s(?:on|by)\s$"
)
_WILL = re.compile(r"\bwill\b")
_IRREGULAR = "|".join(
    listed(
        "said was were had told began took came went held left met won lost fell fled struck hit made gave wrote spoke "
        "saw shot broke brought tore threw ran drove rose grew got built bought caught chose did drew flew heard kept "
        "knew led paid sent sold spent stood swept taught thought withdrew became since found sat felt fought "
        "sought sank hung rode shook wore woke stole froze blew slid dug hid dealt understood overthrew rang sang ate"
    )
)
# lower case only: 'United', 'Ahmed' and 'Red' are no verbs in the past tense
_BEHIND = re.compile(
    # 'be held' and 'is heard' are not in the past tense
    rf"\b(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeing )(?:{_IRREGULAR}"
    r"|(?!(?:scheduled|expected|planned|hundred|indeed|need|speed|proceed|succeed|exceed)\b)[a-z]{2,15}ed)\b"
)
_INFINITIVE = re.compile(r"\bto [a-z]{2,}")
_WAS = re.compile(r"\s(?:was|were|had)\b")
_PERFECT = re.compile(r"\b(?:had|was|were|did|has|have)\b")
