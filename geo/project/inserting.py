"""What was found in a document, as rows of an open project file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from geo.corrections import Orphan
from geo.errors import ProjectWriteError
from geo.model import ParsedDocument
from geo.project import records
from geo.project.packing import pack_candidates, pack_reading
from geo.text import find_front_matter

ORPHANS = (
    "SELECT correction_id, document_id, reason FROM orphans LEFT JOIN documents ON documents.id = document_id "
    "ORDER BY documents.ordinal IS NULL, documents.ordinal, orphans.rowid"
)
"""Corrections without a target in reading order, those of articles that aren't there last."""
PER_DOCUMENT = (
    "furniture", "sentences", "mentions", "candidates", "dates", "events", "machine_readings", "orphans",
)  # fmt: skip
"""Tables with rows that belong to one document."""


def insert_reading(
    db: sqlite3.Connection,
    parsed: ParsedDocument,
    machine: ParsedDocument | None,
    *,
    ordinal: int,
    fingerprint: str,
    orphans: Iterable[Orphan],
) -> None:
    """Add a document: its row, and the rows of all that was found in it.

    Raises
    ------
    ProjectWriteError
        When a text holds half of a surrogate pair, which no project file can hold.
    """
    document_id = parsed.document.id
    block = find_front_matter(parsed.document.text)
    row = records.document_row(parsed, ordinal=ordinal, fingerprint=fingerprint, body_start=block.end if block else 0)
    resolved = {mention.place.id: mention.place for mention in parsed.places if mention.place}
    try:
        insert(db, "documents", [row])
        insert(db, "furniture", [(document_id, f.start, f.end, f.reason) for f in parsed.furniture])
        insert(db, "sentences", [(document_id, s.start, s.end) for s in parsed.sentences])
        insert(db, "places", [records.place_row(place) for place in resolved.values()], "OR IGNORE")
        insert(db, "mentions", list(records.mention_rows(document_id, parsed.places)))
        insert(db, "candidates", [(document_id, pack_candidates(parsed.places))])
        insert(db, "dates", list(records.date_rows(document_id, parsed.dates)))
        insert(db, "events", list(records.event_rows(parsed)))
        if machine is not None:
            insert(db, "machine_readings", [(document_id, pack_reading(machine))])
        insert(db, "orphans", [(document_id, one.correction, one.reason) for one in orphans])
    except UnicodeEncodeError as error:
        raise ProjectWriteError(
            f"the article {document_id!a} can't be stored: it holds {error.object[error.start]!a}, half of a "
            "surrogate pair, which is no letter. Take it out of the article or its metadata."
        ) from error


def insert(db: sqlite3.Connection, table: str, values: Sequence[records.Row], conflict: str = "") -> None:
    """Add rows to a table."""
    if values:
        holes = ", ".join("?" * len(values[0]))
        db.executemany(f"INSERT {conflict} INTO {table} VALUES ({holes})", values)


def insert_astray(db: sqlite3.Connection, astray: Iterable[Orphan]) -> tuple[Orphan, ...]:
    """Add corrections of articles that aren't there; gives all that find no target, in the order recorded."""
    insert(db, "orphans", [(None, one.correction, one.reason) for one in astray])
    return tuple(Orphan(correction, document or "", reason) for correction, document, reason in db.execute(ORPHANS))
