"""Seasons, quarters and halves of years: 'last fall', 'the spring of 1918', 'the third quarter'."""

from __future__ import annotations

import re

from geo.dates.anchor import Anchor, Reading, told_words
from geo.dates.explicit import with_part
from geo.dates.grammar import HS, PART, PART_STARTS, UNIT_WORDS, S, rule
from geo.dates.words import SEASONS, listed

_SEASON = "spring|summer|autumn|fall|winter"
_JOINED = re.compile(
    rf"{S}(?:and|to|or){S}(?:the{S})?(?:(?:early|late){S})?(?:{_SEASON}){S}(?:of{S})?(?P<year>1\d{{3}}|20\d\d)(?!\w)",
    re.IGNORECASE,
)
_CUE = re.compile(
    rf"\b(?:in|by|until|since|during|over|through|throughout|spent|of|all|(?:{_SEASON})\sand)\s(?:the\s)?$",
    re.IGNORECASE,
)
_COLLAPSE = re.compile(r"\s(?:of|from|in|to)\b")


def _season(m: re.Match[str], at: Anchor) -> Reading | None:
    code = SEASONS[m["season"].lower()]
    rel = re.sub(r"\s+", " ", (m["rel"] or "").lower())
    if m["year"]:
        era = "BC" if (m["era"] or "").upper().startswith("B") else ""
        return with_part(f"{era}{int(m['year']):04d}-{code}", m["part"], "named with its year")
    joined = _JOINED.match(at.text, m.end())
    if joined is not None:
        return with_part(f"{joined['year']}-{code}", m["part"], f"joined to '{joined['year']}' after it")
    cue = at.text[max(0, m.start() - 20) : m.start()]
    if rel in ("", "the") and not m["part"] and not _CUE.search(cue):
        return None
    if m["season"].lower() == "fall" and rel in ("", "the") and _COLLAPSE.match(at.text, m.end()):
        return None
    told = at.near(2) if rel in ("that", "that same", "the same", "the next", "the following", "the previous") else None
    base, words = (told.first, told_words(told)) if told and not at.narrative else (at.base, at.base_words)
    if base is None:
        return Reading(f"XXXX-{code}", f"no year told, and {words}", tells=False)
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year = base.year - (base.month < 3)
    now = 12 if base.month < 3 else base.month
    if rel == "last" or (rel in ("", "the") and not at.narrative and not at.future(m.start(), m.end()) and now < start):
        year -= 1 if now < start + 3 else 0
    elif rel in ("next", "the next", "the following", "this coming"):
        year += 1 if now >= start else 0
    elif at.narrative or told:
        year = base.year
    return with_part(f"{year:04d}-{code}", m["part"], f"seen from {words}")


_NTH = {
    "first": 1, "1st": 1, "opening": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3,
    "fourth": 4, "4th": 4, "last": 4, "final": 4, "latter": 4,
}  # fmt: skip


# football has halves too
_OF_MONEY = re.compile(r"\b(?:profits?|earnings|net income|revenues?|fiscal|sales|shares)\b", re.IGNORECASE)


def _quarter(m: re.Match[str], at: Anchor) -> Reading | None:
    nth = _NTH[m["nth"].lower()]
    half = m["kind"].lower() == "half"
    nth = min(nth, 2) if half else nth
    if half and not m["of"] and not _OF_MONEY.search(at.text, max(0, m.start() - 400), m.end() + 400):
        return None
    of, base = (m["of"] or "").lower(), at.base
    if of.isdecimal():
        return Reading(f"{of}-{'H' if half else 'Q'}{nth}", "named with its year")
    if base is None:
        return None
    year = base.year + (-1 if of.startswith("last") else 1 if of.startswith("next") else 0)
    if not of and not half and not at.narrative and 3 * nth - 2 > base.month:
        year -= 1
    return Reading(f"{year:04d}-{'H' if half else 'Q'}{nth}", f"seen from {at.base_words}")


def _short_quarter(m: re.Match[str], at: Anchor) -> Reading:
    return Reading(f"{m['year']}-Q{m['nth']}", "named with its year")


def _same_quarter(m: re.Match[str], at: Anchor) -> Reading | None:
    """'The year-ago quarter' beside 'the third quarter': that quarter, a year before."""
    told = at.near(2)
    if told is None or told.grain != "quarter" or at.narrative:
        return None
    value = f"{told.first.year - 1:04d}{told.value[4:]}"
    return Reading(value, f"a year before {told_words(told)}", tells=False)


def _quarter_told(m: re.Match[str], at: Anchor) -> Reading | None:
    """'In the quarter': the one told before."""
    told = at.near(2)
    if told is None or told.grain != "quarter":
        return None
    return Reading(told.value, f"'{m[0]}' is {told_words(told)}", tells=False)


RULES = (
    rule(
        "quarter by its number",
        {"q"},
        rf"(?-i:Q)(?P<nth>[1-4]){S}(?:of{S})?(?P<year>20\d\d|19\d\d)",
        _short_quarter,
    ),
    rule(
        "same quarter a year before",
        {"the", "year"},
        rf"(?:the{S})?year[-\u2010\u2011](?:ago|earlier|before)(?:{S}(?:quarter|period))?",
        _same_quarter,
        UNIT_WORDS,
    ),
    rule(
        "the quarter told",
        {"the"},
        rf"the(?:{S}latest)?{S}quarter(?!{HS}(?:of|century|million|billion|final|mile|hour|point))",
        _quarter_told,
        UNIT_WORDS,
    ),
    rule(
        "season",
        set(SEASONS) | PART_STARTS | {"the", "last", "next", "this", "that"},
        rf"{PART}(?:(?P<rel>last|next|this{S}past|this{S}coming|this|that(?:{S}same)?|the{S}(?:next|following|previous"
        rf"|same)|the){S})?(?P<season>{_SEASON})(?:{S}(?:of{S})?"
        rf"(?P<year>\d{{2,4}}(?={S}B\.?C)|1\d{{3}}(?!\d)|20\d\d(?!\d))(?:{S}(?P<era>B\.?C\.?))?)?",
        _season,
        frozenset(SEASONS),
    ),
    rule(
        "quarter or half",
        {"the"} | set(listed("first second third fourth 1st 2nd 3rd 4th last final latter opening 0")),
        rf"(?:the{S})?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last|final|latter"
        rf"|opening){HS}(?P<kind>quarter|half)(?:{S}of{S}(?P<of>(?:1[5-9]|20)\d\d|(?:this|last|next"
        rf"|the){S}year))?",
        _quarter,
        frozenset(("quarter", "half")),
    ),
)
