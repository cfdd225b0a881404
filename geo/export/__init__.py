"""Formats out."""

from geo.export.batch import document_of, row_of

__all__ = ["document_of", "row_of"]
