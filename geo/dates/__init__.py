"""Dates in text: expressions found, normalised to TIMEX3 and placed as intervals of days; the day of publication."""

from geo.dates.finder import find_dates
from geo.dates.mode import narration
from geo.dates.publication import publication_date

__all__ = ["find_dates", "narration", "publication_date"]
