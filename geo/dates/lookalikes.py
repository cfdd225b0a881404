"""Figures that look like a year and are none: 'Resolution 1701', 'a Peugeot 1973', '1984 Elm Avenue', '1872 goats'."""

from __future__ import annotations

import re

from geo.dates.words import IRREGULAR_PAST, MONTH_NAMES, WEEKDAY_NAMES, word_lines, word_list

_MONTH = "|".join(MONTH_NAMES)
_NUMBERED = "|".join(sorted(word_list("numbered things"), key=len, reverse=True))
_MONEY = "|".join(re.escape(word) for word in word_list("money before"))
_MAKES = "|".join(re.escape(word) for word in sorted(word_list("makes"), key=len, reverse=True))
_AMOUNTS_OF = word_list("amounts of")
_MADE = "|".join(word_list("made things"))
_AMOUNTS = "|".join(word_lines("amounts after"))
_BEFORE_NUMBER = re.compile(
    rf"(?:\b(?:{_NUMBERED})\.?\s(?:(?:no|nos|nr|number)\b\.?\s?|#\s?)?(?-i:[A-Z]{{1,3}}[- ]?)?"
    rf"|[$€£¥₹₽₩₺#§]|\b(?:{_MONEY})\s?|\d[.,:/]|\bpopulation\s|(?-i:\b[A-Z]{{1,3}})-|\b(?-i:{_MAKES})\s"
    # telephone numbers; but '2013 2014 2015' is a row of years
    r"|\+\d{1,3}[ -]|\(\d{2,5}\)\s?|(?<![\d.,])(?!(?:1[4-9]|20)\d\d[ -])\d{3,4}[ -]|\b(?:code|pin)\s)$"
    r"|(?:©|\(c\)|copyright)[\s\d,-]{0,12}$",
    re.IGNORECASE,
)
# What stands before most years, and is none of that.
_DATING = tuple(f" {word} " for word in ("in", "since", "during", "until", "by", "of", *MONTH_NAMES))
# 'in a Tatra 1930': a thing of that make, and no event of the kind of 'his London 2012 medal'
_OF_A_MAKE = re.compile(
    rf"\b(?:an?|his|her|their|my|our|your)\s(?!(?:{_MONTH}|{'|'.join(WEEKDAY_NAMES)}|Christmas|Easter|Spring|Summer|Autumn|Winter)\b)"
    r"[A-Z][\w-]+\s$"
)
_CLAUSE_NEXT = re.compile(
    r"\s*(?:$|[.,;:)\n]|(?:and|or|but|in|on|at|with|from|to|was|were|is|are|has|had|that|which)\b)"
)
_MAKE_NEXT = re.compile(rf"\s(?:[a-z]+\s)?(?:{_MAKES}|(?:{_MADE})s?)\b")
_COUNTED = "|".join(sorted(map(re.escape, word_list("counted things")), key=len, reverse=True))
_COUNTED_NEXT = re.compile(rf"\s?(?:per\s?cent|{_COUNTED})(?!\w)|m\b", re.IGNORECASE)
# 'a 1995-kilogram bomb'
_ONE_OF_THEM = "|".join(
    sorted({re.escape(word.removesuffix("s")) for word in word_list("counted things")} - {""}, key=len, reverse=True)
)
_MEASURED_NEXT = re.compile(
    rf"-(?:{_ONE_OF_THEM}|seater|man|strong|bed|room|acre|unit|piece|square|foot|inch|volt|watt|room|storey|story)s?\b",
    re.IGNORECASE,
)
_AFTER_IN = re.compile(rf"\b(?:in|since|during|{_MONTH})\s$", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\s(?:troops|soldiers|people|men|women|children|fighters|militants|civilians|families|prisoners|refugees|migrants|rebels)\b"
)
_ACT_NEXT = re.compile(r"\s(?:killed|wounded)\b")
_NEVER_COUNTED = "|".join((*word_list("of a year"), *word_list("no plurals")))
_MANY = r"[a-z]{2,}(?<![siu])s"
_NOUNS = rf"\s(?!(?:{_NEVER_COUNTED})\b)(?:{_MANY}|people|cattle|sheep|fish|police|children|men|women)(?![\w-])"
_NOUNS_NEXT = re.compile(_NOUNS)
_PLURAL_NEXT = re.compile(rf"{_NOUNS}(?!\s(?:{'|'.join(IRREGULAR_PAST)})\b)")
# after these a plural noun may begin its own clause ('in 1998 prices rose'), or the year says which ('the 1998 prices')
_YEAR_SURELY = re.compile(
    rf"(?:[,(\[\u2010-\u2015/-]\s?|['\u2019]s?\s|\b(?:in|since|during|until|till|by|the|an?|this|that|of|its|his|her|their|our|my|your|these|those|early"
    rf"|late|mid|year|fiscal|{_MONTH}|[A-Z][\w-]+|\d{{4}}\s(?:to|and|or|through|until|versus))\s)$",
)
_AMOUNT_OF = re.compile(rf"\b(?:{'|'.join(_AMOUNTS_OF)})\sof\s$", re.IGNORECASE)
# '1500 died', '1700 were hurt'
_DONE_TO_NEXT = re.compile(
    r"\s(?:died|fled|drowned|perished|attended|voted|marched|(?:were|have been|had been|are)\s(?:killed|hurt|injured"
    r"|wounded|arrested|displaced|evacuated|missing|homeless|dead))\b"
)
_AMOUNT_BEFORE = re.compile(rf"\b(?:{_AMOUNTS})\s$", re.IGNORECASE)
_CLOSED_NEXT = re.compile(r"\s*(?:$|[.;,)\n]|(?:and|or|but|each|apiece|back)\b)")
_ADDRESS = re.compile(
    r"\s(?:(?:[NSEW]\.?|North|South|East|West)\s)?(?:[A-Z0-9][\w'.-]{0,20}\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr"
    r"|Terrace|Court|Place|Way|Parkway|Crescent|Close|Row|Circle|Highway|Quay|Embankment|Alley|Walk|Turnpike|Mews)\b"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|after|before|during|until|till|early|late|mid|the|a|an|this|that|its)[\s-]$", re.IGNORECASE
)


def is_number(text: str, start: int, end: int) -> bool:
    """Whether four digits at `start` to `end` count or number something, and name no year."""
    low = max(0, start - 28)
    before = text[low:start]
    if (
        (not before.endswith(_DATING) and _BEFORE_NUMBER.search(before))
        or _MAKE_NEXT.match(text, end)
        or _MEASURED_NEXT.match(text, end)
    ):
        return True
    if _OF_A_MAKE.search(before) and _CLAUSE_NEXT.match(text, end):
        return True
    if _COUNTED_NEXT.match(text, end):
        # 'in 1939 troops crossed', 'a raid in March 2015 killed ten'
        dated = _AFTER_IN.search(before) is not None and text[end - 2 : end] != "00"
        return not (dated and (_PEOPLE.match(text, end) or _ACT_NEXT.match(text, end)))
    is_amount = _AMOUNT_BEFORE.search(before) is not None
    if is_amount and _NOUNS_NEXT.match(text, end):
        return True
    if _PLURAL_NEXT.match(text, end) and start > 0 and not _YEAR_SURELY.search(before):
        return True
    if _AMOUNT_OF.search(before) or _DONE_TO_NEXT.match(text, end):
        return True
    if is_amount and _CLOSED_NEXT.match(text, end):
        return True
    return _ADDRESS.match(text, end) is not None and _YEAR_BEFORE.search(before) is None
