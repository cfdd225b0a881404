"""Documents copied from one project file into another, many at a time."""

from __future__ import annotations

import sqlite3

from geo.project.inserting import PER_DOCUMENT

PREVIOUS = "previous"
"""The project that stood before, as it is attached."""

_BATCH = 400
_TOUCHED = """
SELECT DISTINCT place_id FROM %s.mentions
WHERE place_id IS NOT NULL AND document_id NOT IN (SELECT id FROM temp.kept)
"""
_KEEP_SHARPENED = f"""
INSERT INTO sharpened SELECT old.* FROM {PREVIOUS}.sharpened AS old JOIN main.mentions ON mentions.id = old.mention_id
WHERE mentions.place_id NOT IN (SELECT id FROM temp.touched)
"""
_IS_AS_BEFORE = f"""
SELECT (SELECT count(*) FROM main.documents) = (SELECT count(*) FROM {PREVIOUS}.documents) AND NOT EXISTS (
    SELECT 1 FROM main.documents AS own LEFT JOIN {PREVIOUS}.documents AS old ON old.id = own.id
    WHERE old.id IS NULL OR old.ordinal != own.ordinal OR own.id NOT IN (SELECT id FROM temp.kept))
"""


def keep_sharpened(db: sqlite3.Connection) -> set[str]:
    """Take over what the project before inferred of places of which nothing changed; gives the places of all others.

    What is inferred of a place depends on the events there alone.
    """
    db.execute("CREATE TEMP TABLE touched (id TEXT PRIMARY KEY) WITHOUT ROWID")
    for origin in ("main", PREVIOUS):
        db.execute(f"INSERT OR IGNORE INTO touched {_TOUCHED % origin}")
    db.execute(_KEEP_SHARPENED)
    return {str(row[0]) for row in db.execute("SELECT id FROM touched")}


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

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._origin = ""
        self._waiting: list[tuple[str, int]] = []
        # the ordinal is set as the row goes in: another article may have the one that this had before
        columns = [str(row[1]) for row in db.execute("PRAGMA table_info(documents)")]
        self._columns = ", ".join(f"{'carried' if column == 'ordinal' else 'old'}.{column}" for column in columns)
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
        execute(
            f"INSERT OR IGNORE INTO places SELECT * FROM {origin}.places WHERE id IN (SELECT place_id "
            f"FROM carried CROSS JOIN {origin}.mentions AS old ON old.document_id = carried.id)"
        )
        execute(
            f"INSERT INTO documents SELECT {self._columns} FROM carried CROSS JOIN {origin}.documents AS old "
            "ON old.id = carried.id ORDER BY carried.ordinal"
        )
        for table in PER_DOCUMENT:
            execute(
                f"INSERT INTO {table} SELECT old.* FROM carried CROSS JOIN {origin}.{table} AS old "
                "ON old.document_id = carried.id ORDER BY carried.ordinal, old.rowid"
            )
        if origin == PREVIOUS:
            execute("INSERT INTO kept SELECT id FROM carried")
        execute("DELETE FROM carried")
        self._waiting.clear()
