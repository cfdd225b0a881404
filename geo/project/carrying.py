"""Documents copied from one project file into another, many at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from geo.project.coding import WORDS, Coder
from geo.project.inserting import BY_ID, insert
from geo.project.records import parts_of

PREVIOUS = "previous"
"""The project that stood before, as it is attached."""

_BATCH = 400
_TOUCHED = """
SELECT DISTINCT places.id FROM %s.mention_rows AS own JOIN %s.places AS places ON places.number = own.place
WHERE own.document NOT IN (SELECT number FROM %s.documents WHERE id IN (SELECT id FROM temp.kept))
"""
_IS_AS_BEFORE = f"""
SELECT (SELECT count(*) FROM main.documents) = (SELECT count(*) FROM {PREVIOUS}.documents) AND NOT EXISTS (
    SELECT 1 FROM main.documents AS own LEFT JOIN {PREVIOUS}.documents AS old ON old.id = own.id
    WHERE old.id IS NULL OR old.ordinal != own.ordinal OR own.id NOT IN (SELECT id FROM temp.kept))
"""
_PLACE_OF = """
SELECT places.id FROM main.documents JOIN main.mention_rows AS own ON own.document = documents.number AND start = ?
JOIN main.places ON places.number = own.place WHERE documents.id = ?
"""


def keep_sharpened(db: sqlite3.Connection) -> set[str]:
    """Take over what the project before inferred of places of which nothing changed; gives the places of all others.

    What is inferred of a place depends on the events there alone.
    """
    touched = {str(row[0]) for at in ("main", PREVIOUS) for row in db.execute(_TOUCHED % (at, at, at))}
    kept = []
    for row in db.execute(f"SELECT * FROM {PREVIOUS}.sharpened").fetchall():
        document_id, start = parts_of(row[0])
        place = db.execute(_PLACE_OF, (start, document_id)).fetchone()
        if place is not None and place[0] not in touched:
            kept.append(row)
    insert(db, "sharpened", kept)
    return touched


def keep_near_copies(db: sqlite3.Connection) -> bool:
    """Take over which articles are one text, where the project before held the same articles; says whether it did."""
    (is_as_before,) = db.execute(_IS_AS_BEFORE).fetchone()
    if is_as_before:
        db.execute(f"INSERT INTO near_copies SELECT * FROM {PREVIOUS}.near_copies")
    return bool(is_as_before)


class Carrier:
    """Copies documents with all that was found in them into `main`, from an attached file of the same schema.

    They are written a batch at a time: call `flush` before anything else is written or asked.
    """

    def __init__(self, db: sqlite3.Connection, coder: Coder) -> None:
        self._db = db
        self._coder = coder
        self._coders: dict[str, Coder] = {}
        self._origin = ""
        self._waiting: list[tuple[str, int]] = []
        # number and ordinal are set as the row goes in: another article may have those that this had before
        columns = [str(row[1]) for row in db.execute("PRAGMA table_info(documents)")]
        self._columns = ", ".join(
            f"{'carried.ordinal' if column in ('number', 'ordinal') else f'old.{column}'}" for column in columns
        )
        db.execute("CREATE TEMP TABLE carried (ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL)")
        db.execute("CREATE TEMP TABLE kept (id TEXT PRIMARY KEY) WITHOUT ROWID")

    def carry(self, document_id: str, ordinal: int, origin: str) -> None:
        """Copy a document from the attached file `origin`."""
        if origin != self._origin or len(self._waiting) >= _BATCH:
            self.flush()
            self._origin = origin
        self._waiting.append((document_id, ordinal))

    def flush(self) -> None:
        """Write what waits."""
        if not self._waiting:
            return
        execute, origin = self._db.execute, self._origin
        self._db.executemany("INSERT INTO carried (id, ordinal) VALUES (?, ?)", self._waiting)
        old = f"carried CROSS JOIN {origin}.documents AS old ON old.id = carried.id"
        execute(f"INSERT INTO documents SELECT {self._columns} FROM {old} ORDER BY carried.ordinal")
        numbers = execute(f"SELECT old.number, carried.ordinal FROM {old} ORDER BY carried.ordinal").fetchall()
        self._carry_rows(numbers)
        for table, columns in (("candidates", "packed"), ("samples", "words, sample")):
            execute(
                f"INSERT INTO {table} SELECT carried.ordinal, {columns} FROM {old} CROSS JOIN {origin}.{table} AS own "
                "ON own.document = old.number ORDER BY carried.ordinal"
            )
        for table in BY_ID:
            execute(
                f"INSERT INTO {table} SELECT old.* FROM carried CROSS JOIN {origin}.{table} AS old "
                "ON old.document_id = carried.id ORDER BY carried.ordinal, old.rowid"
            )
        if origin == PREVIOUS:
            execute("INSERT INTO kept SELECT id FROM carried")
        execute("DELETE FROM carried")
        self._waiting.clear()

    def _carry_rows(self, numbers: Iterable[tuple[int, int]]) -> None:
        """Copy the rows of documents, given by their numbers there and here, under the numbers of this file."""
        if self._origin not in self._coders:
            self._coders[self._origin] = Coder(self._db, self._origin)
        there = self._coders[self._origin]
        for old, new in numbers:
            for table in WORDS:
                rows = there.rows(table, old)
                if table == "mention_rows":
                    self._coder.add_places(there.places(rows))
                self._coder.insert(table, new, rows)
