"""Dates in text: expressions found, normalised to TIMEX3 and placed as intervals of days; the day of publication."""

from typing import TYPE_CHECKING

from geo.later import names_of

if TYPE_CHECKING:
    from geo.dates.finder import find_dates
    from geo.dates.mode import narration
    from geo.dates.publication import publication_date

__all__ = ["find_dates", "narration", "publication_date"]

# Imported on first use: the grammar takes a tenth of a second that a reader of one format doesn't need.
_MODULES = {"finder": "find_dates", "mode": "narration", "publication": "publication_date"}

__getattr__ = names_of(__name__, _MODULES)
