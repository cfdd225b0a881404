"""Corrections of a reading: records that name their words, and pure functions that apply them. No input or output."""

from geo.corrections.applying import (
    Annotation,
    Corrected,
    Orphan,
    correct,
    corrected,
    corrected_document,
    document_with,
    is_removed,
)
from geo.corrections.correction import Correction, NotUnderstood, Scope, Selector, is_ulid, ulid
from geo.corrections.json_lines import from_line, to_line
from geo.corrections.reach import Book, Due, in_force, name_key, undone_acts
from geo.corrections.selectors import Location, locate, select, select_whole
from geo.corrections.verdicts import VERDICTS, is_as_seen, sample_of, verdict_of

__all__ = [
    "VERDICTS",
    "Annotation",
    "Book",
    "Corrected",
    "Correction",
    "Due",
    "Location",
    "NotUnderstood",
    "Orphan",
    "Scope",
    "Selector",
    "correct",
    "corrected",
    "corrected_document",
    "document_with",
    "from_line",
    "in_force",
    "is_as_seen",
    "is_removed",
    "is_ulid",
    "locate",
    "name_key",
    "sample_of",
    "select",
    "select_whole",
    "to_line",
    "ulid",
    "undone_acts",
    "verdict_of",
]
