"""Dates in text: expressions found, normalised to TIMEX3 and placed as intervals of days; the day of publication."""

from geo.dates.finder import find_dates
from geo.dates.html_metadata import html_publication
from geo.dates.mode import narration
from geo.dates.publication import publication_date

__all__ = ["find_dates", "html_publication", "narration", "publication_date"]
