"""What was found in a document, as rows of an open project file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.corrections import Orphan
from geo.errors import ProjectWriteError
from geo.model import ParsedDocument
from geo.project import records
from geo.project.coding import WORDS, Coder
from geo.project.packing import pack_candidates, pack_reading
from geo.text import find_front_matter
from geo.text.near_copies import body, sample_of

ORPHANS = (
    "SELECT correction_id, document_id, reason FROM orphans LEFT JOIN documents ON documents.id = document_id "
    "ORDER BY documents.ordinal IS NULL, documents.ordinal, orphans.rowid"
)
"""Corrections without a target in reading order, those of articles that aren't there last."""
BY_NUMBER = (*WORDS, "candidates", "samples")
"""Tables with rows that belong to one document, which they name by its number."""
BY_ID = ("machine_readings", "orphans")
"""The same of those that name it by its id."""


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """A reading as rows of the tables, ready to be written: `tables` in the order in which they are filled.

    Made where an article is read, also in another process, so that the one that writes has little else to do.
    """

    document_id: str
    tables: tuple[tuple[str, list[records.Row]], ...]

    @property
    def title(self) -> str:
        """Of the document."""
        return str(self.tables[0][1][0][records.TITLE])

    @property
    def text(self) -> str:
        """Of the document."""
        return str(self.tables[0][1][0][-1])

    @property
    def language(self) -> str:
        """Of the document, as its code."""
        return str(self.tables[0][1][0][records.LANGUAGE])


def reading_rows(
    parsed: ParsedDocument, machine: ParsedDocument | None, *, fingerprint: str, orphans: Iterable[Orphan]
) -> ReadingRows:
    """A document with all that was found in it as rows; its place in the reading order is still to come."""
    document_id = parsed.document.id
    block = find_front_matter(parsed.document.text)
    body_start = block.end if block else 0
    row = records.document_row(parsed, ordinal=0, fingerprint=fingerprint, body_start=body_start)
    spans = sorted((piece.start, piece.end) for piece in parsed.furniture)
    resolved = {mention.place.id: mention.place for mention in parsed.places if mention.place}
    tables: tuple[tuple[str, list[records.Row]], ...] = (
        ("documents", [row]),
        ("furniture_rows", [(at, f.start, f.end, f.reason) for at, f in enumerate(parsed.furniture)]),
        ("sentence_rows", [(at, s.start, s.end) for at, s in enumerate(parsed.sentences)]),
        ("places", [records.place_row(place) for place in resolved.values()]),
        ("mention_rows", list(records.mention_rows(parsed.places))),
        ("date_rows", list(records.date_rows(parsed.dates))),
        ("event_rows", list(records.event_rows(parsed))),
        ("candidates", [(pack_candidates(parsed.places),)]),
        ("samples", [sample_of(body(parsed.document.text, body_start, spans))]),
        ("machine_readings", [] if machine is None else [(document_id, pack_reading(machine))]),
        ("orphans", [(document_id, one.correction, one.reason) for one in orphans]),
    )
    return ReadingRows(document_id, tables)


def insert_rows(db: sqlite3.Connection, coder: Coder, rows: ReadingRows, *, number: int, ordinal: int) -> None:
    """Add a document under a number, at a place in the reading order.

    Raises
    ------
    ProjectWriteError
        When a text holds half of a surrogate pair, which no project file can hold.
    """
    document_id = rows.document_id
    try:
        for table, values in rows.tables:
            if table == "documents":
                insert(db, table, [records.with_number(row, number, ordinal) for row in values])
            elif table == "places":
                coder.add_places(values)
            elif table in WORDS:
                coder.insert(table, number, values)
            else:
                insert(db, table, [(number, *row) for row in values] if table in BY_NUMBER else values)
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
