"""The day of publication, as an interval, with the evidence for it."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import UNDATED, Document, Furniture, Publication


def publication_date(document: Document, furniture: Sequence[Furniture] = ()) -> Publication:
    """When a document was published: metadata first; else what the text proves; else undated."""
    if document.published is not None:
        return document.published
    return UNDATED
