"""A rebuild that writes into the project that stands where little changed: in one transaction, touching little else.

What can be told only at the end is how much changed. So articles that stay wait until it is known: where it is little,
the others are put into the project; where it is much, a new file is written as by a first build, and takes its place.
Those who read the project meanwhile see it as it was or as it is after, and a run that is killed changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from geo.project.inserting import ReadingRows, insert
from geo.project.near import add_near_copies, near_before
from geo.project.opening import file_uri
from geo.project.rewriting import put_in_order, rewrite
from geo.project.writer import STEPS, Origin, ProjectWriter

FEWEST = 500
"""Articles of a project, from which on it is changed in place: a smaller one is written anew in a second."""
_SHARE = 50
"""One changed article in so many makes a new file worth its while, which has no gaps."""
_MOST = 400
"""Articles that wait, read and not on the disk: what a killed run loses is to be seconds of work."""
_PATIENCE = 10.0
"""Seconds to wait while another program writes the project, before a new file is written instead."""
_SMALL = {
    "settings": "", "failures": "", "unread": "", "removed": "", "copies": "", "orphans": " WHERE document_id IS NULL",
}  # fmt: skip
"""The tables that are written for every build, and which of their rows belong to no article."""


class Rebuild(ProjectWriter):
    """Writes as a `ProjectWriter` does; see there."""

    def __init__(self, path: Path, *, previous: Path | None = None, keeps: bool = False) -> None:
        super().__init__(path, previous=previous, keeps=keeps)
        self._waiting: list[str | ReadingRows] | None = None
        self._changed = self._most = 0

    def _begin(self) -> None:
        super()._begin()
        if self._previous is None or self.path.resolve() != self._previous.resolve():
            return
        (articles,) = self._db.execute("SELECT count(*) FROM previous.documents").fetchone()
        (orphans,) = self._db.execute("SELECT count(*) FROM previous.orphans WHERE document_id IS NOT NULL").fetchone()
        if articles >= FEWEST and not orphans:
            self._waiting = []
            self._most = min(articles // _SHARE, _MOST)

    def write(self, rows: ReadingRows) -> None:
        """As `ProjectWriter.write`."""
        if self._waiting is None:
            super().write(rows)
            return
        self._waiting.append(rows)
        self._changed += 1
        if self._changed > self._most or dict(rows.tables)["orphans"]:
            self._write_all()

    def _carry(self, document_id: str, origin: Origin) -> None:
        if self._waiting is not None and origin == "previous":
            self._waiting.append(document_id)
            return
        self._write_all()
        super()._carry(document_id, origin)

    def _write_all(self) -> None:
        """Write what waits into a new file, and everything else there."""
        waiting, self._waiting = self._waiting, None
        for one in waiting or ():
            if isinstance(one, ReadingRows):
                super().write(one)
            else:
                super()._carry(one, "previous")

    def _ids(self) -> Collection[str]:
        return super()._ids() if self._waiting is None else frozenset(map(_id_of, self._waiting))

    def languages(self) -> dict[str, int]:
        """As `ProjectWriter.languages`."""
        if self._waiting is None:
            return super().languages()
        before = dict(self._db.execute("SELECT id, language FROM previous.documents"))
        codes = (one.language if isinstance(one, ReadingRows) else before[one] for one in self._waiting)
        return dict(sorted(Counter(codes).items()))

    def _finish(self) -> None:
        if self._waiting is not None and self._put_in_place(self._waiting):
            self._end()
            return
        self._write_all()
        super()._finish()

    def _put_in_place(self, waiting: list[str | ReadingRows]) -> bool:
        """Change the project that stands; False where that can't be, and nothing was changed."""
        small = {
            table: self._db.execute(f"SELECT * FROM main.{table}{where}").fetchall() for table, where in _SMALL.items()
        }
        self._db.execute("COMMIT")
        self._db.execute("DETACH DATABASE previous")
        try:
            with closing(
                sqlite3.connect(file_uri(self.path) + "?mode=rw", timeout=_PATIENCE, isolation_level=None, uri=True)
            ) as db:
                db.execute("PRAGMA trusted_schema = OFF")
                db.execute("PRAGMA synchronous = FULL")
                (mode,) = db.execute("PRAGMA journal_mode").fetchone()
                if mode == "wal":  # else readers would be shut out meanwhile
                    db.set_progress_handler(lambda: 0, STEPS)
                    db.execute("BEGIN IMMEDIATE")
                    if _applied(db, waiting, small):
                        db.execute("COMMIT")
                        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                        return True
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
        self._db.execute("ATTACH DATABASE ? AS previous", (file_uri(self.path),))
        self._db.execute("BEGIN IMMEDIATE")
        return False


def _applied(
    db: sqlite3.Connection, waiting: list[str | ReadingRows], small: dict[str, list[tuple[object, ...]]]
) -> bool:
    """Put what changed into an open project; False where an article that stays is there no more."""
    before = {name for (name,) in db.execute("SELECT id FROM documents")}
    ids = [_id_of(one) for one in waiting]
    if not before.issuperset(one for one in waiting if isinstance(one, str)):
        return False
    coming = [one for one in waiting if isinstance(one, ReadingRows)]
    leaving = sorted(before.difference(ids))
    for table, rows in small.items():
        where = _SMALL[table]
        if db.execute(f"SELECT * FROM {table}{where}").fetchall() != rows:
            db.execute(f"DELETE FROM {table}{where}")
            insert(db, table, rows)
    if coming or leaving:
        touched = {*(rows.document_id for rows in coming), *leaving}
        near = near_before(db, touched)
        rewrite(db, coming, leaving)
        put_in_order(db, ids)
        db.execute("DELETE FROM near_copies")
        add_near_copies(db, near, touched)
    return True


def _id_of(one: str | ReadingRows) -> str:
    return one if isinstance(one, str) else one.document_id
