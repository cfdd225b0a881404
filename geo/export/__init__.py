"""Formats out, and the batch contract."""

from geo.export.batch import document_of, json_line, problem_of, row_of
from geo.export.formats import Format, described_formats, format_named, format_names, write_as

__all__ = [
    "Format",
    "described_formats",
    "document_of",
    "format_named",
    "format_names",
    "json_line",
    "problem_of",
    "row_of",
    "write_as",
]
