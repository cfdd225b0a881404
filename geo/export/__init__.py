"""Formats out."""

from geo.export.batch import document_of, json_line, row_of

__all__ = ["document_of", "json_line", "row_of"]
