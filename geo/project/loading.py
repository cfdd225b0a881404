"""Rows of an open project file as records of `geo.model`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from geo.model import Candidate, Furniture, ParsedDocument, Place, Span
from geo.project import packing, records
from geo.project.records import Read

_CANDIDATES = (
    "SELECT packed, ordinal FROM (SELECT number FROM documents WHERE id = ?) "
    "JOIN mention_rows ON mention_rows.document = number AND start = ? JOIN candidates ON candidates.document = number"
)


def load_parsed(db: sqlite3.Connection, document_id: str) -> ParsedDocument | None:
    """The reading of a document that the file shows; None when it holds no such document."""
    document = next(rows(db, "SELECT * FROM documents WHERE id = ?", document_id), None)
    if document is None:
        return None
    places = rows(
        db, "SELECT * FROM places WHERE id IN (SELECT place_id FROM mentions WHERE document_id = ?)", document_id
    )
    (packed,) = db.execute("SELECT packed FROM candidates WHERE document = ?", (document["number"],)).fetchone()
    return assembled(
        db, document, {row["id"]: records.place_of(row) for row in places}, packing.unpack_candidates(packed)
    )


def assembled(
    db: sqlite3.Connection,
    document: Read,
    places: Mapping[str, Place],
    candidates: Sequence[tuple[Candidate, ...]],
    *,
    is_earlier: bool = False,
) -> ParsedDocument:
    """A row of `documents` with what the other tables hold of it.

    Parameters
    ----------
    db
        A project file, of this schema or of an earlier one.
    document
        The row, with the columns of this schema.
    places
        Gazetteer entries that the document's mentions are resolved to, by their ids.
    candidates
        The candidates of every mention, in the order of the mentions.
    is_earlier
        Whether the file is of an earlier schema, whose tables have their rows in order.
    """
    order = "rowid" if is_earlier else "ordinal"
    document_id = document["id"]
    mentions = list(rows(db, "SELECT * FROM mentions WHERE document_id = ? ORDER BY ordinal", document_id))
    dates = list(rows(db, "SELECT * FROM dates WHERE document_id = ? ORDER BY ordinal", document_id))
    mention_index = {row["id"]: row["ordinal"] for row in mentions}
    date_index = {row["id"]: row["ordinal"] for row in dates}
    return ParsedDocument(
        records.document_of(document),
        records.publication_of(document),
        furniture=tuple(
            Furniture(row["start"], row["end"], row["reason"]) for row in _of(db, "furniture", document_id, order)
        ),
        sentences=tuple(Span(row["start"], row["end"]) for row in _of(db, "sentences", document_id, order)),
        places=tuple(
            records.mention_of(row, places, possible) for row, possible in zip(mentions, candidates, strict=True)
        ),
        dates=tuple(records.date_of(row) for row in dates),
        events=tuple(records.event_of(row, mention_index, date_index) for row in _of(db, "events", document_id, order)),
        narration=records.narration_of(document),
    )


def load_machine_reading(db: sqlite3.Connection, document_id: str) -> ParsedDocument | None:
    """What was read before corrections changed the document; None where none did, or there is no such document."""
    found = db.execute(
        "SELECT reading, text FROM machine_readings JOIN documents ON id = document_id WHERE id = ?", (document_id,)
    ).fetchone()
    return None if found is None else packing.unpack_reading(*found)


def load_candidates(db: sqlite3.Connection, mention_id: str) -> tuple[Candidate, ...] | None:
    """What a mention could mean, best first; None when the file holds no such mention."""
    try:
        document_id, start = records.parts_of(mention_id)
    except ValueError:
        return None
    found = db.execute(_CANDIDATES, (document_id, start)).fetchone()
    return None if found is None else packing.unpack_candidates(found[0])[found[1]]


def load_candidates_of(db: sqlite3.Connection, document_id: str) -> dict[str, tuple[Candidate, ...]] | None:
    """What each mention of a document could mean, by the mention's id; None when the file holds no such document."""
    found = db.execute(
        "SELECT packed FROM documents JOIN candidates ON document = number WHERE id = ?", (document_id,)
    ).fetchone()
    if found is None:
        return None
    lists = packing.unpack_candidates(found[0])
    mentions = db.execute("SELECT id, ordinal FROM mentions WHERE document_id = ?", (document_id,))
    return {str(identifier): lists[ordinal] for identifier, ordinal in mentions}


def _of(db: sqlite3.Connection, table: str, document_id: str, order: str) -> Iterator[Read]:
    return rows(db, f"SELECT * FROM {table} WHERE document_id = ? ORDER BY {order}", document_id)


def rows(db: sqlite3.Connection, query: str, *values: str) -> Iterator[Read]:
    """Rows of a query as columns by name."""
    found = db.execute(query, values)
    names = [column[0] for column in found.description]
    return (dict(zip(names, row, strict=True)) for row in found)
