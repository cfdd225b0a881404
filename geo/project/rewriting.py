"""Articles put into a project that stands, and taken out of it, in an open transaction.

Only rows of these articles are touched, of the places they are about, and of what articles add to each other there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from geo.project.across import add_sharpened, tellings_of
from geo.project.coding import Coder
from geo.project.inserting import BY_ID, BY_NUMBER, ReadingRows, insert_rows

_PLACES_OF = """
SELECT DISTINCT places.id FROM mention_rows JOIN places ON places.number = place
WHERE document IN (SELECT number FROM documents WHERE id IN (SELECT value FROM json_each(?)))
"""
_OWN_SHARPENED = """
SELECT mention_id, places.id FROM json_each(?) AS asked CROSS JOIN documents ON documents.id = asked.value
CROSS JOIN mention_rows ON document = documents.number CROSS JOIN sharpened ON mention_id = documents.id || ':' || start
JOIN places ON places.number = place
"""
_FORGET = """
DELETE FROM sharpened WHERE mention_id IN (
SELECT mention_id FROM (
SELECT mention_id, length(rtrim(mention_id, '0123456789')) AS cut FROM sharpened
) CROSS JOIN documents ON documents.id = substr(mention_id, 1, cut - 1)
CROSS JOIN mention_rows ON document = documents.number AND start = CAST(substr(mention_id, cut + 1) AS INTEGER)
WHERE place IN (SELECT number FROM places WHERE id IN (SELECT value FROM json_each(?))))
"""
"""What is inferred is little beside the mentions of a place that is named often."""
_LAST = """
SELECT coalesce((SELECT max(number) FROM documents), -1), coalesce((SELECT max(ordinal) FROM documents), -1)
"""
_UNUSED = """
DELETE FROM places WHERE id IN (SELECT value FROM json_each(?))
AND NOT EXISTS (SELECT 1 FROM mention_rows WHERE place = places.number)
"""


def rewrite(db: sqlite3.Connection, coming: Sequence[ReadingRows], leaving: Iterable[str]) -> None:
    """Put readings in the place of those that stand, or last where there is none, and take articles out.

    What documents add to each other is made anew for the places of which these tell something else than before.
    """
    leaving = list(leaving)
    ids = [*(rows.document_id for rows in coming), *leaving]
    before, told_before = _places_of(db, ids), tellings_of(db, ids)
    inferred = db.execute(_OWN_SHARPENED, (json.dumps(ids),)).fetchall()
    stood = {document_id: take_out(db, document_id) for document_id in ids}
    db.execute(_UNUSED, (json.dumps(sorted(before)),))
    number, last = db.execute(_LAST).fetchone()
    number = max([number, *(one[0] for one in stood.values() if one)])
    last = max([last, *(one[1] for one in stood.values() if one)])
    coder = Coder(db)
    for rows in coming:
        at = stood[rows.document_id]
        if at is None:
            number, last = number + 1, last + 1
            at = number, last
        insert_rows(db, coder, rows, number=at[0], ordinal=at[1])
        db.execute("INSERT INTO documents_fts(rowid, title, text) VALUES (?, ?, ?)", (at[0], rows.title, rows.text))
    told = tellings_of(db, ids)
    touched = {place for place in {*told_before, *told} if told_before.get(place) != told.get(place)}
    gone = [(mention,) for mention, place in inferred if place in touched]
    db.executemany("DELETE FROM sharpened WHERE mention_id = ?", gone)
    db.execute(_FORGET, (json.dumps(sorted(touched)),))
    add_sharpened(db, touched)


def take_out(db: sqlite3.Connection, document_id: str) -> tuple[int, int] | None:
    """Drop a document with all that was found in it; gives its number and its place in the reading order, if it has."""
    found = db.execute("SELECT number, title, text, ordinal FROM documents WHERE id = ?", (document_id,)).fetchone()
    if found is None:
        return None
    number, title, text, ordinal = found
    # the index holds no text of its own, so it needs the old text to remove its words
    db.execute(
        "INSERT INTO documents_fts(documents_fts, rowid, title, text) VALUES ('delete', ?, ?, ?)", (number, title, text)
    )
    for table in BY_NUMBER:
        db.execute(f"DELETE FROM {table} WHERE document = ?", (number,))
    for table in BY_ID:
        db.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))
    db.execute("DELETE FROM documents WHERE number = ?", (number,))
    return number, ordinal


def put_in_order(db: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Let the documents stand in this order; all of them must be named."""
    stands = dict(db.execute("SELECT id, ordinal FROM documents"))
    moved = [(-1 - ordinal, document_id) for ordinal, document_id in enumerate(ids) if stands[document_id] != ordinal]
    if moved:
        # below zero first, since no two may have one place even for a moment
        db.executemany("UPDATE documents SET ordinal = ? WHERE id = ?", moved)
        db.execute("UPDATE documents SET ordinal = -1 - ordinal WHERE ordinal < 0")


def _places_of(db: sqlite3.Connection, ids: Sequence[str]) -> set[str]:
    """The places that documents are about."""
    return {str(place) for (place,) in db.execute(_PLACES_OF, (json.dumps(ids),))}
