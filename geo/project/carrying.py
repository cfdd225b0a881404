"""Documents copied from one project file into another, many at a time."""

from __future__ import annotations

import sqlite3

from geo.project.inserting import PER_DOCUMENT

_BATCH = 400


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
        execute("DELETE FROM carried")
        self._waiting.clear()
