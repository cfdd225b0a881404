"""Corrections of date expressions: other days, a date that was missed, no date."""

from __future__ import annotations

from collections.abc import Sequence

from geo.corrections.attribution import reason_with
from geo.corrections.correction import Correction
from geo.corrections.meaning import days_of_date
from geo.model import DateMention, Span


class DateSheet:
    """The dates of one article while corrections are applied to them, one after the other."""

    def __init__(self, dates: Sequence[DateMention]) -> None:
        self._machine = tuple(dates)
        self._dates = list(dates)

    def dates(self) -> tuple[DateMention, ...]:
        """The dates as they stand, in the order of the text."""
        return tuple(self._dates)

    def change(self, correction: Correction, span: Span, text: str) -> None:
        """Apply a correction to the date at `span`; days for words that were read as no date make them one."""
        exact = [found for found in self._dates if (found.start, found.end) == (span.start, span.end)]
        here = exact or [found for found in self._dates if found.start < span.end and span.start < found.end]
        self._dates = [found for found in self._dates if found not in here]
        if correction.kind == "not_a_date":
            return
        if len(here) == 1:
            span = Span(here[0].start, here[0].end)
        old = next((found for found in self._machine if (found.start, found.end) == (span.start, span.end)), None)
        days = days_of_date(correction.after)
        self._dates.append(
            DateMention(
                span.start,
                span.end,
                text[span.start : span.end],
                days.type,
                days.value,
                days.first,
                days.last,
                days.grain,
                days.edtf,
                reason_with(correction, old.reason if old else ""),
            )
        )
        self._dates.sort(key=lambda found: found.start)
