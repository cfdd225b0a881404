"""Formats out, the rows that they are made of, and the batch contract."""

from typing import TYPE_CHECKING

from geo.later import names_of

if TYPE_CHECKING:
    from geo.export.batch import document_of, json_line, problem_of, row_of
    from geo.export.extracting import extract
    from geo.export.formats import (
        Format,
        add_format,
        described_formats,
        format_for,
        format_named,
        format_names,
        write_as,
    )
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

# Imported on first use: pandas and the writers of formats take a second that `dateline parse` doesn't need.
_MODULES = {
    "batch": "document_of json_line problem_of row_of",
    "extracting": "extract",
    "formats": "Format add_format described_formats format_for format_named format_names write_as",
    "row_format": "RowFormat",
    "rows": "Article Extract Row",
}

__getattr__ = names_of(__name__, _MODULES)
