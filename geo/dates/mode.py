"""News or history: does a text look back from the day it was published, or tell years in order?"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from geo.model import Narration, NarrationKind

# 1400 to 2099, no sum of money and no part of a longer number; '480 BC'. The digit comes first for speed: a
# pattern that begins with a lookbehind is tried at every letter.
_YEARS = re.compile(r"\d(?:(?:(?<=1)[4-9]|(?<=2)0)\d\d(?![\d%])(?<![\d.,$€£]\d{4})|\d{0,3} B\.?C\b)")
_DEICTIC = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]omorrow|[Ll]ast (?:week|month|night)"
    r"|[Tt]his (?:week|month|year|morning)|[Ll]ast year|[Tt]oday|[Tt]onight|ago)\b"
)
ENOUGH_YEARS = 6


def is_narrative(text: str, published: date | None) -> bool:
    """Whether a text tells history in order, so that a date without a year belongs to the year told before."""
    return narration(text, published).kind == "history"


# Cached: dates, events and the pipeline each ask for the same document.
@lru_cache(maxsize=1)
def narration(text: str, published: date | None) -> Narration:
    """News or history, with the counts that decided.

    A text tells history when it names at least six years, words that hang on a day of publication ('Thursday',
    'yesterday', 'last week') are less than a quarter as many, and three in five of the years are at least
    two years before publication.
    """
    years = _YEARS.findall(text)
    if len(years) < ENOUGH_YEARS:
        return Narration("news", f"years named: {len(years)}, fewer than {ENOUGH_YEARS}")
    deictic = len(_DEICTIC.findall(text))
    seen = f"years named: {len(years)}; words that count from its own day ('Thursday', 'yesterday'): {deictic}"
    if 4 * deictic >= len(years):
        return Narration("news", seen)
    if published is None:
        return Narration("history", seen)
    old = sum(not y.isdecimal() or int(y) <= published.year - 2 for y in years)
    kind: NarrationKind = "history" if 5 * old >= 3 * len(years) else "news"
    return Narration(kind, f"{seen}; years two or more before publication: {old}")
