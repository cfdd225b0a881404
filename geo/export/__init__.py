"""Formats out, the rows that they are made of, and the batch contract."""

from geo.export.batch import document_of, json_line, problem_of, row_of
from geo.export.extract import extract
from geo.export.formats import Format, add_format, described_formats, format_for, format_named, format_names, write_as
from geo.export.row_format import RowFormat
from geo.export.rows import Article, Extract, Row

__all__ = [
    "Article",
    "Extract",
    "Format",
    "Row",
    "RowFormat",
    "add_format",
    "described_formats",
    "document_of",
    "extract",
    "format_for",
    "format_named",
    "format_names",
    "json_line",
    "problem_of",
    "row_of",
    "write_as",
]
