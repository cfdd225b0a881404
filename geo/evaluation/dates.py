"""Dates found, compared with TIMEX3 annotations."""

from __future__ import annotations

from collections.abc import Sequence

from geo.evaluation.figures import DateFigures, Prf
from geo.evaluation.gold import GoldDate
from geo.evaluation.matching import Comparison, compare
from geo.model import DateMention


def date_figures(gold: Sequence[GoldDate], found: Sequence[DateMention]) -> DateFigures:
    """The figures of one document."""
    all_types = compare(gold, found)
    dated = compare_dated(gold, found)
    right = sum(day(pair.gold.value) == day(pair.found.value) for pair in dated.pairs)
    n_found, n_gold = len(found), len(gold)
    return DateFigures(
        exact=Prf(sum(pair.exact for pair in all_types.pairs), n_found, n_gold),
        overlap=Prf(len(all_types.pairs), n_found, n_gold),
        value=Prf(
            sum(shortened(pair.gold.value) == shortened(pair.found.value) for pair in all_types.pairs), n_found, n_gold
        ),
        date_value=Prf(right, len(dated.pairs) + len(dated.extra), len(dated.pairs) + len(dated.missed)),
    )


def compare_dated(gold: Sequence[GoldDate], found: Sequence[DateMention]) -> Comparison[GoldDate, DateMention]:
    """Annotations of type DATE with a calendar value, paired with the calendar values found.

    What was found at annotations of other types or without a calendar value is left out.
    """
    dated = [one for one in gold if is_dated(one)]
    rest = [one for one in gold if not is_dated(one)]
    kept = [
        one
        for one in found
        if on_calendar(one.value) and not any(min(r.end, one.end) > max(r.start, one.start) for r in rest)
    ]
    return compare(dated, kept)


def is_dated(gold: GoldDate) -> bool:
    """Whether an annotation is of type DATE with a calendar value."""
    return gold.type == "DATE" and on_calendar(gold.value)


def on_calendar(value: str) -> bool:
    """Whether a TIMEX3 value names a stretch of the calendar: 2017, 2017-06-14, 2017-W24, 2017-Q2, 201, 20."""
    return value[:2].isdigit()


def day(value: str) -> str:
    """A TIMEX3 value without its time of day and without the unnamed digits of a decade or century."""
    return shortened(value.split("T")[0] if value[:4].isdigit() else value)


def shortened(value: str) -> str:
    """197X as 197, 19XX as 19: corpora write decades and centuries either way."""
    return value.rstrip("X") if len(value) == 4 and value[:2].isdigit() else value
