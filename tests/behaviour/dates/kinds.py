"""The kinds of dates, each with what generates its cases, and the ways of writing a text that mean the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import islice

from behaviour.dates import calendars, formats, lookalikes, precision, spans, stories, tenses
from behaviour.dates.cases import Case, read

KINDS: dict[str, Callable[[str, random.Random], Iterator[Case]]] = {
    "days with their year": formats.whole_days,
    "months with their year": formats.months,
    "years, seasons, quarters": formats.years,
    "weekdays past": tenses.weekdays_past,
    "weekdays to come": tenses.weekdays_coming,
    "days past, no year": tenses.days_past,
    "days to come, no year": tenses.days_coming,
    "quarters reported": tenses.quarters,
    "lives with a weekday": stories.lives,
    "histories with quotations": stories.histories,
    "passages of history": stories.passages,
    "far deictics": stories.far,
    "undated texts": stories.undated,
    "numbers of things": lookalikes.numbers,
    "names with months and days": lookalikes.names,
    "today's world": lookalikes.todays,
    "spans of days": spans.days,
    "spans of days, no year": spans.bare_days,
    "spans of months": spans.months,
    "spans of months, no year": spans.bare_months,
    "spans of years": spans.years,
    "parts of decades, centuries": spans.parts,
    "precision": precision.precise,
    "other calendars": calendars.foreign,
    "old style": calendars.old_style,
    "far years": calendars.far_years,
}


def cases_of(kind: str, half: str, number: int, seed: int) -> list[Case]:
    """So many cases of a kind, without repetition of a text."""
    made = KINDS[kind](half, random.Random(f"{kind} {half} {seed}"))
    return list(dict.fromkeys(islice(made, number)))


def wrapped(text: str) -> str:
    """Every third blank is the end of a line."""
    words = text.split(" ")
    return "".join(word + ("\n" if number % 3 == 2 else " ") for number, word in enumerate(words)).rstrip()


def spaced(text: str) -> str:
    """Blanks that do not break."""
    return text.replace(" ", "\u00a0")


def doubled(text: str) -> str:
    """Two blanks for each."""
    return text.replace(" ", "  ")


_DIGITS = {"two": "2", "three": "3", "four": "4", "ten": "10"}


def digits(text: str) -> str:
    """Small numbers as digits."""
    return " ".join(_DIGITS.get(word, word) for word in text.split(" "))


WAYS = {"wrapped": wrapped, "unbreakable blanks": spaced, "two blanks": doubled, "digits for words": digits}


def differs(case: Case, way: Callable[[str], str]) -> bool:
    """Whether a text written another way has dates of other values."""
    values = [[one.value for one in read(text, case.published)] for text in (case.text, way(case.text))]
    return values[0] != values[1]
