"""The table `removed`: articles that a correction keeps out of a project, whole, so that undo needs no file."""

from __future__ import annotations

import sqlite3

from geo.model import ParsedDocument
from geo.plain_data import from_data, to_data
from geo.project.packing import pack, unpack


def insert_removed(db: sqlite3.Connection, machine: ParsedDocument, fingerprint: str) -> None:
    """Put an article away, as it was read before corrections; `fingerprint` is that of this reading."""
    document = machine.document
    row = (document.id, document.path, document.sha256, document.title, fingerprint, pack(to_data(machine)))
    db.execute("INSERT OR REPLACE INTO removed VALUES (?, ?, ?, ?, ?, ?)", row)


def load_removed(db: sqlite3.Connection, document_id: str) -> ParsedDocument | None:
    """What was read in an article that was removed; None when there is no such article."""
    found = db.execute("SELECT reading FROM removed WHERE id = ?", (document_id,)).fetchone()
    return from_data(ParsedDocument, unpack(found[0])) if found else None
