"""Accuracy on anyone's gold: the pipeline's places and dates compared with annotations, and the worst misses."""

from geo.evaluation.dates import date_figures
from geo.evaluation.figures import DateFigures, PlaceFigures, Prf
from geo.evaluation.gold import Gold, GoldDate, GoldDocument, GoldPlace, read_gold
from geo.evaluation.misses import Miss
from geo.evaluation.places import place_figures
from geo.evaluation.printing import report_lines, report_object, summary_lines
from geo.evaluation.running import Outcome, evaluate, together

__all__ = [
    "DateFigures",
    "Gold",
    "GoldDate",
    "GoldDocument",
    "GoldPlace",
    "Miss",
    "Outcome",
    "PlaceFigures",
    "Prf",
    "date_figures",
    "evaluate",
    "place_figures",
    "read_gold",
    "report_lines",
    "report_object",
    "summary_lines",
    "together",
]
