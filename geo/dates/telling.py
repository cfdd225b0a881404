"""Which dates become the anchor of later ones.

In news every date that is placed does. In a history the anchor is the time the story has reached; dates in
brackets, the ends of spans, bare years in passing ('by 1976', 'the plan of 1813') and lone leaps of many
years are asides, and the story stays where it was.
"""

from __future__ import annotations

import re

from geo.dates.anchor import Anchor, Reading, ToldDate
from geo.dates.explicit import FISCAL
from geo.dates.values import days_of

LEAP = 8  # years: a single mention this far off is an aside until a second one confirms it
FORGOTTEN = 3  # sentences after which a bare year moves the story even in passing
NEAR = 3  # years within which a second mention confirms a leap
# what may stand between a sentence's start and the date that leads it ('By early 1942, ...')
_OPENING = re.compile(
    r"\W{0,3}(?:(?:in|by|on|at|from|during|since|after|until|before|around|about|as|of|the|then|early|late|throughout|through"
    r"|between|over|for|and|but|beginning|end|start|meanwhile|however|finally|also|again|it|was|not)\W{1,2}){0,5}",
    re.IGNORECASE,
)
# '2003: Invasion', or a year alone on its line
_HEADING = re.compile(r"[ \t]{0,3}(?:1\d{3}|20\d\d)(?::[^\n.]{0,70})?[ \t]{0,3}(?:\n|$)")
_ASIDE = re.compile(
    r"\b(?:until|till|through|by|from|since|before|after|to|of|than)\s(?:the\s|early\s|late\s|mid-?)?$|[-\u2010-\u2015/]\s?$",
    re.IGNORECASE,
)
_SIDEWAYS = re.compile(
    r"\b(?:previous|preceding|earlier|before|ago|previously)\b|^(?:next|this coming)\b", re.IGNORECASE
)


# 'lasted until the fall of Budapest in February 1945', 'surpassing the high of May 2007': what is told goes no further
_BESIDE = re.compile(
    r"\b(?:until|till)\b[^,.;\n]{1,60}$"
    r"|\b(?:than|unlike|surpassing|exceeding|rivalling|compared (?:with|to)|reminiscent of)\b[^,.;\n]{0,30}$",
    re.IGNORECASE,
)
_HEADED = re.compile(r"\n\s{0,3}\n[^\n.,;]{3,70}\n\s{0,3}\n")
LONGEST_GAP = 4000  # characters between two dates in which a heading is looked for


def in_brackets(text: str, start: int) -> bool:
    """Whether a bracket that opened shortly before is still open."""
    before = text[max(0, start - 60) : start]
    return before.rfind("(") > before.rfind(")")


def tell(anchor: Anchor, reading: Reading, start: int, text: str) -> None:
    """Note a date as named; in news it becomes the anchor of later ones, in a history only if the story moves there."""
    # a fiscal year is open at both ends, and yet the year before it has a number
    days = days_of(reading.value) if FISCAL in reading.reason else reading.interval
    if not reading.tells or days.first is None or days.last is None:
        return
    told = ToldDate(text, reading.value, days.first, days.last, days.grain, start, anchor.sentence)
    anchor.heard = told
    if not anchor.narrative or _moves(anchor, told):
        anchor.told.append(told)
        anchor.aside = None


def _moves(anchor: Anchor, told: ToldDate) -> bool:
    if told.grain == "year" and _HEADING.match(anchor.text, anchor.text.rfind("\n", 0, told.start) + 1):
        anchor.section = told.first.year
        return True
    here = anchor.last_told
    if here is None:
        return True
    if _SIDEWAYS.search(told.text) or in_brackets(anchor.text, told.start):
        return False
    leads = _OPENING.fullmatch(anchor.text, max(anchor.sentence_start, told.start - 40), told.start) is not None
    if not leads and _BESIDE.search(anchor.text, max(anchor.sentence_start, told.start - 90), told.start):
        return False
    if anchor.section is not None and here.first.year == anchor.section != told.first.year:
        # the section of one year looks ahead or back: that alone doesn't move the story
        if not _is_confirmed(anchor, told.first.year):
            return False
        anchor.section = None
        return True
    if anchor.of_history and abs(told.first.year - here.first.year) >= LEAP and not leads:
        return _is_confirmed(anchor, told.first.year)
    if told.grain not in ("day", "time", "month", "week", "season") and here.grain != "year" and not leads:
        before = anchor.text[max(0, told.start - 14) : told.start]
        if _is_headed(anchor, here, told) and not _ASIDE.search(before):
            return True
        return told.sentence - here.sentence > FORGOTTEN and not _ASIDE.search(before)
    return True


def _is_headed(anchor: Anchor, here: ToldDate, told: ToldDate) -> bool:
    """Whether a heading stands between two dates, so that the second begins a story of its own."""
    gap = told.start - here.start
    return gap < LONGEST_GAP and _HEADED.search(anchor.text, here.start, told.start) is not None


def _is_confirmed(anchor: Anchor, year: int) -> bool:
    """Whether the aside before it was to about the same year; if it wasn't, this one is noted instead."""
    if anchor.aside is not None and abs(anchor.aside - year) <= NEAR:
        return True
    anchor.aside = year
    return False
