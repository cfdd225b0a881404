"""News or history: does a text, or a passage of it, look back from the day it was published, or tell years in order?"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from functools import lru_cache
from itertools import pairwise

from geo.model import Narration, NarrationKind

# 1400 to 2099, no sum of money and no part of a longer number; '480 BC'. The digit comes first for speed: a
# pattern that begins with a lookbehind is tried at every letter.
_YEARS = re.compile(r"\d(?:(?:(?<=1)[4-9]|(?<=2)0)\d\d(?![\d%])(?<![\d.,$€£]\d{4})|\d{0,3} B\.?C\b)")
_WEEKDAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DEICTIC = re.compile(
    rf"\b(?:{_WEEKDAYS}|[Yy]esterday|[Tt]omorrow|[Ll]ast\s(?:week|month|night)"
    r"|[Tt]his\s(?:week|month|year|morning)|[Ll]ast\syear|[Tt]oday|[Tt]onight|ago)\b"
)
# of these, the ones that no history needs
_OF_NEWS = re.compile(
    rf"\b(?:[Oo]n\s{_WEEKDAYS}|[Yy]esterday|[Tt]omorrow|[Ll]ast\s(?:week|night)|[Tt]his\s(?:week|morning)|[Tt]onight)\b"
    r"(?!['\u2019]s)"
)
# words that are quoted count from the day they were spoken on
_QUOTED = re.compile(r"\u201c[^\u201c\u201d]{1,600}\u201d|\"[^\"\n]{1,600}\"|``[^`]{1,600}''")
_PARAGRAPH = re.compile(r"\n(?:[ \t\r]{0,20}\n\s{0,20}|(?<=[^\n]{200}\n))")
ENOUGH_YEARS = 6
ENOUGH_OF_PASSAGE = 4  # old years that make a paragraph of news a passage of history
LEAD = 400  # characters: a report of news says there when it happened


def is_narrative(text: str, published: date | None) -> bool:
    """Whether a text as a whole tells history in order."""
    return narration(text, published).kind == "history"


# Cached: dates, events and the pipeline each ask for the same document.
@lru_cache(maxsize=1)
def narration(text: str, published: date | None) -> Narration:
    """News or history, with the counts that decided.

    A text tells history when it names at least six years, words that hang on a day of publication ('Thursday',
    'yesterday', 'last week') are less than a quarter as many, none of the surest ones ('on Thursday', 'yesterday')
    stands at its head, and three in five of the years are at least two years before publication. Quotations don't
    count.
    """
    years = _YEARS.findall(text)
    if len(years) < ENOUGH_YEARS:
        return Narration("news", f"years named: {len(years)}, fewer than {ENOUGH_YEARS}")
    told = without_quotations(text)
    deictic = len(_DEICTIC.findall(told))
    seen = f"years named: {len(years)}; words that count from its own day ('Thursday', 'yesterday'): {deictic}"
    if 4 * deictic >= len(years):
        return Narration("news", seen)
    head = _OF_NEWS.search(told, 0, LEAD)
    if head is not None:
        return Narration("news", f"{seen}, one of them, '{head[0]}', at its head")
    if published is None:
        return Narration("history", seen)
    old = _old(years, published)
    kind: NarrationKind = "history" if 5 * old >= 3 * len(years) else "news"
    return Narration(kind, f"{seen}; years two or more before publication: {old}")


def without_quotations(text: str) -> str:
    """A text with what is quoted in it blanked, every other character in its place."""
    return _QUOTED.sub(lambda m: " " * len(m[0]), text)


def passages(text: str, published: date | None) -> tuple[tuple[int, bool], ...]:
    """Where passages begin, each with whether it tells history in order, so that a month is of the year told before.

    In news, a paragraph that names four old years and no day that hangs on publication is a passage of history; in a
    history, one that names two such days and no old year is news.
    """
    history = is_narrative(text, published)
    years = [m.start() for m in _YEARS.finditer(text) if published is None or _old([m[0]], published)]
    if not history and (len(years) < ENOUGH_OF_PASSAGE or published is None):
        return ((0, False),)
    told = without_quotations(text)
    signs = [m.start() for m in (_OF_NEWS if history else _DEICTIC).finditer(told)]
    found: list[tuple[int, bool]] = []
    for start, end in _paragraphs(text):
        old = bisect_left(years, end) - bisect_left(years, start)
        hanging = bisect_left(signs, end) - bisect_left(signs, start)
        told_in_order = (old > 0 or hanging < 2) if history else (old >= ENOUGH_OF_PASSAGE and not hanging)
        if not found or found[-1][1] != told_in_order:
            found.append((start, told_in_order))
    return tuple(found)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    edges = [0, *(m.end() for m in _PARAGRAPH.finditer(text)), len(text)]
    return list(pairwise(edges))


def _old(years: list[str], published: date) -> int:
    return sum(not year.isdecimal() or int(year) <= published.year - 2 for year in years)
