"""Pieces that the patterns of the rules are put together from, and what a rule is.

Every piece has a bounded length and no quantifier inside another, so that a match at one place takes a
bounded time and a whole text takes time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from geo.dates.anchor import Anchor, Reading
from geo.dates.words import MONTH_NAMES, NUMBERS, TENS, WEEKDAY_NAMES, listed

S = r"(?:[^\S\n]{1,2}\n?|\n)"  # between two words: blanks, or one line break, never an empty line
HS = rf"(?:{S}|[-\u2010\u2011])"  # 'five-day' and 'five day'

_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_LONG_MONTHS = "|".join(MONTH_NAMES)
# capitals are required: 'may' and 'march' are verbs, 'sat' and 'sun' are no days
MONTH = (
    rf"(?P<month>(?-i:{_LONG_MONTHS}|{_LONG_MONTHS.upper()}"
    rf"|(?:{_SHORT_MONTHS}|{_SHORT_MONTHS.upper()})(?![^\W\d_])\.?))"
)
WEEKDAY = (
    rf"(?P<weekday>(?-i:{'|'.join(WEEKDAY_NAMES)}|{'|'.join(WEEKDAY_NAMES).upper()}"
    r"|(?:Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)(?:(?=\.?,)\.?|\.(?=\s(?:[A-Z][a-z]{2,8}\.?\s)?\d))))"
)
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|%|[:.,]\d)"
YEAR = r"(?P<year>1\d{3}|20\d\d)(?!\d)"
ERA = rf"(?:{S}(?P<era>B\.C\.?(?:E\.?)?|BCE?|A\.D\.|AD|C\.E\.|CE)(?!\w))"
_WORDS = "|".join(sorted((w for w in NUMBERS if w not in TENS and w not in ("a", "an", "zero")), key=len, reverse=True))
_TENS = rf"(?:{'|'.join(TENS)})(?:[-\s](?:{'|'.join(w for w in NUMBERS if 0 < NUMBERS[w] < 10 and len(w) > 2)}))?"
NUMBER = (
    r"(?P<number>(?:(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,5})(?:\.\d{1,2})?(?!\d)"
    rf"|{_TENS}"
    rf"|(?:{_WORDS}|an?(?={S}(?:hundred|thousand)))(?:{S}(?:hundred|thousand)(?:{S}(?:and{S})?(?:{_TENS}|{_WORDS}))?)?|half{S}an?|a{S}half|several|a{S}few|few|a{S}couple(?:{S}of)?|many|an?)"
    rf"(?:(?:{S}and{S}(?:a{S})?|-and-a-)half|{S}1/2)?)"
)
UNIT = r"(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|centurie|century)"
ABOUT = (
    rf"(?:(?P<about>about|around|nearly|almost|more{S}than|less{S}than|over|at{S}least|some|roughly|approximately"
    rf"|up{S}to|as{S}much{S}as|only|just|barely|fewer{S}than|under|close{S}to|another|a{S}further|circa|ca\.|c\.){S})?"
)
PART = (
    rf"(?:(?P<part>early|earlier|late|later|mid|middle|the{S}(?:very{S})?(?:beginning|start|end|middle|close){S}of"
    rf"|the{S}(?:early|late|first|last|final){S}(?:days|weeks|months|part){S}of|the{S}latter{S}part{S}of"
    rf"|(?:beginning|end){S}of){HS}(?:in{S}|of{S})?(?:the{S}(?!next|last|following|previous|same|preceding|coming|ensuing))?)?"
)
DAYPART = (
    rf"(?P<daypart>(?:early{S}|late{S})?(?:morning|afternoon|evening|night)"
    rf"|(?:around{S}|at{S}|before{S}|after{S})(?:dawn|sunrise|daybreak|midday|noon|dusk|sunset|nightfall|midnight))"
)
END = r"(?!\w)"

NUMBER_STARTS = frozenset(NUMBERS) | {"several", "few", "many", "half", "0"}
ABOUT_STARTS = frozenset(
    listed(
        "about around nearly almost more less over at some roughly approximately up as only just barely fewer under "
        "close another circa ca c"
    )
)
PART_STARTS = frozenset(listed("early earlier late later mid middle the beginning end"))
MONTH_STARTS = frozenset(f"{_LONG_MONTHS}|{_SHORT_MONTHS}".lower().split("|"))
WEEKDAY_STARTS = frozenset(n.lower() for n in WEEKDAY_NAMES) | frozenset(
    listed("mon tues tue weds wed thurs thur thu fri sat sun")
)
UNIT_WORDS = frozenset(listed(
    "second seconds minute minutes hour hours day days night nights weekend weekends week weeks fortnight fortnights "
    "month months quarter quarters year years decade decades century centurys centurie centuries"
))  # fmt: skip
DAYPART_WORDS = frozenset(listed(
    "morning afternoon evening night dawn sunrise daybreak noon midday dusk sunset nightfall midnight hours"
))  # fmt: skip
DIGITS = frozenset("0")

Resolve = Callable[["re.Match[str]", Anchor], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that is tried wherever one of the words `starts` begins, and how its match is read.

    In `starts` and `needs`, words are lower case and '0' stands for any run of digits. Where `needs` is not empty,
    every match contains one of its words, and the rule is not tried where none is near: 'the' and 'in' stand
    everywhere in a text, the name of a month doesn't.
    """

    name: str
    starts: frozenset[str]
    expression: str
    resolve: Resolve
    needs: frozenset[str]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression without regard to case and closed at a word's end: compiled when a text first asks for it."""
        return _compiled(self.expression)


def rule(name: str, starts: Iterable[str], pattern: str, resolve: Resolve, needs: frozenset[str] = frozenset()) -> Rule:
    """A rule; `pattern` is its expression."""
    return Rule(name, frozenset(starts), pattern, resolve, needs)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression + END, re.IGNORECASE)


def part_word(words: str | None) -> str:
    """'early', 'mid' or 'late' for the words that say which part of a month, year or decade is meant."""
    if not words:
        return ""
    low = words.lower()
    if any(w in low for w in ("early", "earlier", "begin", "start", "first")):
        return "early"
    return "mid" if "mid" in low else "late"
