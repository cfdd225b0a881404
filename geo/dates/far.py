"""Years far from ours: '25 December 800', '15 March 44 BC', 'in 476', 'A.D. 79', 'by 2300', 'the year 2525'.

Three digits are a year only where something says so: a month before them, an era, 'the year', the head of a sentence
('In 476 the last emperor ...'), or words of long ago beside them ('monks', 'charter'). So are four digits beyond 2199.
"""

from __future__ import annotations

import re

from geo.dates.anchor import Anchor, Reading
from geo.dates.explicit import NAMED, month_number
from geo.dates.grammar import DAY, DIGITS, ERA, MONTH, MONTH_STARTS, Rule, S, rule
from geo.dates.lookalikes import is_number
from geo.dates.values import day
from geo.dates.words import IRREGULAR_PAST, word_list


def _far(m: re.Match[str], at: Anchor) -> Reading | None:
    """'25 December 800', '15 March 44 BC', 'in June 793'."""
    groups = m.groupdict()
    year, month = int(m["year"]), month_number(m["month"])
    number = groups.get("day")
    if m["era"] and m["era"].upper().startswith("B"):
        return Reading(f"BC{year:04d}-{month:02d}" + (f"-{int(number):02d}" if number else ""), "before Christ")
    if not m["era"] and not _is_year(m, at):
        return None
    if number is None:
        return Reading(f"{year:04d}-{month:02d}", NAMED)
    found = day(year, month, int(number))
    return Reading(found.isoformat(), NAMED) if found else None


# 'on 25 December 800 Iraqi families fled': a number of something
_SOMETHING = re.compile(
    r"\s(?:[A-Z]\w+(?:i|an|ish|ese|ch|sh)\s)?(?:[a-z]+\s)?[a-z]{3,}s\b(?<!\bwas)(?<!\bhis)(?<!\bits)"
)
_OF_MONTH = re.compile(r"\b(?:in|of|since|until|till|by)\s$", re.IGNORECASE)


def _is_year(m: re.Match[str], at: Anchor) -> bool:
    """Whether three digits after a month, or four beyond 2100, are its year."""
    if is_number(at.text, m.start("year"), m.end("year")) or _SOMETHING.match(at.text, m.end()):
        return False
    return bool(m.groupdict().get("day")) or _OF_MONTH.search(at.text, max(0, m.start() - 8), m.start()) is not None


def _era_day(m: re.Match[str], at: Anchor) -> Reading | None:
    """'24 August AD 79'."""
    found = day(int(m["year"]), month_number(m["month"]), int(m["day"]))
    return Reading(found.isoformat(), NAMED) if found else None


def _ides(m: re.Match[str], at: Anchor) -> Reading:
    """'The Ides of March, 44 BC'; without its year it is as often a title as a day."""
    month = month_number(m["month"])
    number = 15 if month in (3, 5, 7, 10) else 13
    if not m["year"]:
        return Reading(f"XXXX-{month:02d}-{number:02d}", "the Ides, and no year told", tells=False)
    era = "BC" if m["era"].upper().startswith("B") else ""
    return Reading(f"{era}{int(m['year']):04d}-{month:02d}-{number:02d}", "the Ides: the middle of the Roman month")


# what follows a year: the end of its clause, or a new one; never a noun, as in 'in 476 patients'
_CLAUSE_NEXT = re.compile(
    r"\s*(?:$|[.;)\]\n]|,(?!\d)|\s(?:the|a|an|his|her|its|their|he|she|it|they|there|this|that|which|when|where|who|while|and|or|but|by|under|after"
    r"|before|until|with|for|to|on|in|at|from|as|was|were|had|would|could|may|might|will|is|are|has|did|no|some|many|most|only|two|three)\b"
    rf"|(?:\s[A-Z][\w'-]+){{1,3}}\s(?:of|the|was|were|had|and|[a-z]{{2,}}ed|{'|'.join(IRREGULAR_PAST)})\b)"
)
_BEFORE_YEAR = re.compile(
    r"\b(?P<word>in|since|until|till|by|around|about|circa|c\.|before|after|from|of|to|and|between|through)\s"
    r"(?:about\s|around\s|circa\s|c\.\s|early\s|late\s)?$",
    re.IGNORECASE,
)
_THE_YEAR = re.compile(r"\b(?:the|that|in|by|until|since)\syear\s$", re.IGNORECASE)
_LEADS = re.compile(r"\W{0,3}(?:(?:but|and|then)\W{1,2})?[a-z.]{2,6}\s(?:about\s|around\s)?", re.IGNORECASE)
_WITH_YEARS = "|".join(word_list("known by a year"))
_PAST_WORDS = "|".join(word_list("of long ago"))
_REIGN = r"(?-i:(?!War\b)[A-Z][a-z]+\s[IVX]{1,4})"  # 'Otto II'
_LONG_AGO = re.compile(
    rf"\b(?:(?:{_PAST_WORDS})s?|BCE?|AD|A\.D\.|century|centuries|{_REIGN})\b",
    re.IGNORECASE,
)
_KNOWN_BY = re.compile(rf"\b(?:{_WITH_YEARS})\s(?:of\s[A-Z]\w+\s)?(?:of|in)\s$", re.IGNORECASE)
_DONE_NEXT = re.compile(rf"\s(?:[a-z]{{2,}}ed|{'|'.join(IRREGULAR_PAST)})\b")
_SECOND = re.compile(r"\s(?:and|to|or|until)\s\d{2,4}(?!\d)")
_LEADING = ("in", "since", "until", "till", "by", "before", "after")
_IN_BRACKETS = re.compile(r"\((?:[1-9]\d\d(?:\s?[\u2013-]\s?[1-9]\d\d)?)\)(?!\s?\d)")
_JOINED_BEFORE = re.compile(r"\b\d{3}\s(?:to|and|or|until)\s$")
_OF_THE_CLOCK = re.compile(
    r"\b(?:curfew|hours|tonight|shift|doors|local time|midnight|noon|o'clock|GMT|UTC)\b", re.IGNORECASE
)
AROUND, NEXT_TO = 160, 50  # characters around three digits in which words of long ago are looked for


def _bare(m: re.Match[str], at: Anchor) -> Reading | None:
    """'In 476 the last emperor was deposed', 'monks came in 715', 'the great eruption (853)'."""
    text, start, end = at.text, m.start("year"), m.end()
    before = text[max(at.sentence_start, start - 24) : start]
    year = f"{int(m['year']):04d}"
    if _THE_YEAR.search(before):
        return Reading(year, NAMED)
    known = _BEFORE_YEAR.search(before)
    is_joined = _JOINED_BEFORE.search(before) is not None
    if known is None and not _IN_BRACKETS.match(text, start - 1):
        return None
    if known and known["word"].lower() in ("to", "and", "through") and not is_joined:
        return None
    if is_number(text, start, end):
        return None
    second = _SECOND.match(text, end)
    known_by = _KNOWN_BY.search(text, max(at.sentence_start, start - 40), start) is not None
    goes_on = _CLAUSE_NEXT.match(text, second.end() if second else end) or (known_by and _DONE_NEXT.match(text, end))
    if not m["to"] and not goes_on:
        return None
    leads = known is not None and known["word"].lower() in _LEADING and _LEADS.fullmatch(before)
    is_head = leads and text[end : end + 1] in (",", " ") and at.sentence_start + len(before) == start
    near = NEXT_TO if known and known["word"].lower() in ("about", "around") else AROUND
    if not is_head and not known_by and not _tells_long_ago(at, start, end, near):
        return None
    if m["to"]:
        return Reading(f"{year}/{int(m['to']):04d}", NAMED) if int(m["to"]) > int(m["year"]) else None
    return Reading(year, NAMED)


def _tells_long_ago(at: Anchor, start: int, end: int, near: int) -> bool:
    """Whether the words around, or the date named just before, are of long ago."""
    told = at.near(2)
    if told is not None and told.first.year < 1000:
        return True
    return _LONG_AGO.search(at.text, max(0, start - near), end + near) is not None


def _beyond(m: re.Match[str], at: Anchor) -> Reading | None:
    """'By 2300 the ice may be gone', 'the year 2525'."""
    before = at.text[max(at.sentence_start, m.start() - 24) : m.start()]
    if _THE_YEAR.search(before):
        return Reading(m["year"], NAMED)
    known = _BEFORE_YEAR.search(before)
    if known is None or known["word"].lower() in ("of", "to", "and", "through", "about", "from"):
        return None
    if is_number(at.text, m.start(), m.end()) or not _CLAUSE_NEXT.match(at.text, m.end()):
        return None
    if int(m["year"]) < 2400 and _OF_THE_CLOCK.search(at.text, max(0, m.start() - 60), m.end() + 40):
        return None
    return Reading(m["year"], NAMED)


def _era_first(m: re.Match[str], at: Anchor) -> Reading:
    """'A.D. 79'."""
    return Reading(f"{int(m['year']):04d}", NAMED)


_FAR_YEAR = r"(?P<year>\d{3}|2[1-9]\d\d)(?!\d|[.,:/-]\d|%)"
RULES: tuple[Rule, ...] = (
    rule(
        "far day",
        "0",
        rf"(?<![\d.,:/-]){DAY}{S}(?:of{S})?{MONTH},?{S}{_FAR_YEAR}{ERA}?",
        _far,
        MONTH_STARTS,
    ),
    rule(
        "far day, month first",
        MONTH_STARTS,
        rf"{MONTH}{S}{DAY},{S}{_FAR_YEAR}{ERA}?",
        _far,
        MONTH_STARTS,
    ),
    rule(
        "day of an era",
        "0",
        rf"(?<![\d.,:/-]){DAY}{S}(?:of{S})?{MONTH},?{S}(?P<year>\d{{1,4}}){ERA}",
        _far,
        MONTH_STARTS,
    ),
    rule(
        "day of an era, month first",
        MONTH_STARTS,
        rf"{MONTH}{S}{DAY},?{S}(?P<year>\d{{1,4}}){ERA}",
        _far,
        MONTH_STARTS,
    ),
    rule(
        "day and an era before its year",
        "0",
        rf"(?<![\d.,:/-]){DAY}{S}(?:of{S})?{MONTH},?{S}(?-i:A\.\s?D\.{S}?|(?:AD|CE){S})(?P<year>[1-9]\d{{0,3}})(?!\d)",
        _era_day,
        MONTH_STARTS,
    ),
    rule(
        "day and an era before its year, month first",
        MONTH_STARTS,
        rf"{MONTH}{S}{DAY},?{S}(?-i:A\.\s?D\.{S}?|(?:AD|CE){S})(?P<year>[1-9]\d{{0,3}})(?!\d)",
        _era_day,
    ),
    rule(
        "ides",
        {"the", "ides"},
        rf"(?:the{S})?(?-i:Ides){S}of{S}{MONTH}(?:,?{S}(?:(?:in|of){S})?(?P<year>\d{{1,4}}){ERA})?",
        _ides,
        MONTH_STARTS,
    ),
    rule(
        "far month",
        MONTH_STARTS,
        rf"{MONTH}{S}{_FAR_YEAR}{ERA}?",
        _far,
        MONTH_STARTS,
    ),
    rule(
        "era before its year",
        {"ad", "a", "ce"},
        rf"(?-i:A\.\s?D\.{S}?|(?:AD|CE){S})(?P<year>[1-9]\d{{0,3}})(?!\d|[.,:/-]\d|%)",
        _era_first,
        DIGITS,
    ),
    rule(
        "year of three digits",
        "0",
        r"(?<![\d.,:/$€£+-])(?P<year>[1-9]\d\d)(?:\s?[\u2013-]\s?(?P<to>[1-9]\d\d))?(?!\d|[.,:/-]\d|%|['\u2019])",
        _bare,
    ),
    rule(
        "year beyond 2199",
        "0",
        r"(?<![\d.,:/$€£+-])(?P<year>2[2-9]\d\d|[3-9]\d{3})(?!\d|[.,:/-]\d|%|['\u2019])",
        _beyond,
    ),
)
