"""Writes a project file: whole, beside the old one, then put in its place.

An interrupted or failed run leaves the old project as it was. The bytes depend on the content alone:
nothing of the clock, of the folder's address or of the order of earlier runs goes in.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Literal

from geo.corrections import Orphan
from geo.errors import ProjectWriteError
from geo.inputs import Known
from geo.model import ParsedDocument
from geo.project.across import add_sharpened
from geo.project.carrying import Carrier, keep_near_copies, keep_sharpened
from geo.project.claiming import (
    alone_in,
    articles_in,
    cant_be_written,
    keep_unfinished,
    make_folder,
    make_way,
    new_file,
    remove,
    replace,
    take_lock,
    tell_of,
)
from geo.project.coding import Coder
from geo.project.inserting import ReadingRows, insert, insert_astray, insert_rows, reading_rows
from geo.project.near import add_near_copies
from geo.project.opening import LOCK, PACKED, PARTIAL, UNFINISHED, beside, file_uri
from geo.project.removed import insert_removed
from geo.project.store import APPLICATION_ID, SCHEMA_VERSION

Origin = Literal["previous", "unfinished"]

_SECONDS = 1.0
"""Between two times that what was read is put on the disk: so much work can a power cut cost."""
PAGE_BYTES = 16_384
"""Of the file: articles with their texts fill pages of the usual 4,096 bytes badly, and two fifths stay empty."""
STEPS = 100_000
"""Of SQLite's machine, between two looks whether Ctrl-C was pressed."""


class ProjectWriter:
    """Context manager: `add` parsed documents in order; leaving it without an error puts the file in place.

    Parameters
    ----------
    path
        Where the project is to stand. Written as `path` + '.partial' first.
    previous
        An earlier build of the same schema, from which `carry` copies documents.
    keeps
        Whether what was read is put on the disk every few seconds, so that others see it grow, and is kept when the run
        is interrupted or killed: `unfinished` then holds it in the next run, and `resume` copies documents from it.

    Raises
    ------
    ProjectWriteError
        On entering, when nothing can be written at `path`, or another run is writing there.
    """

    def __init__(self, path: Path, *, previous: Path | None = None, keeps: bool = False) -> None:
        self.path = path
        self._partial = beside(path, PARTIAL)
        self._previous = previous
        self._keeps = keeps
        self._ordinal = 0
        self._lock = -1
        self.unfinished: Mapping[str, str] = {}
        """Fingerprints of the articles that an interrupted run read, by their ids."""

    def __enter__(self) -> ProjectWriter:
        make_folder(self.path)
        try:
            with alone_in(self.path.parent):  # else, of two runs that begin at once, one takes the other's file away
                self._claim()
            self._begin()
        except ProjectWriteError:  # then the file is another run's
            self._let_go()
            raise
        except BaseException as found:
            tell_of(self.path, found, self._abandon())
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
                return
        except BaseException as found:  # a full disk, Ctrl-C while the file is packed
            kept = self._abandon(found)
            tell_of(self.path, found, kept)
            raise
        tell_of(self.path, error, self._abandon(error))

    def _claim(self) -> None:
        """Make the file, held for this run alone."""
        try:
            self._lock = take_lock(self.path)
            make_way(self.path, keeps=self._keeps)
            new_file(self._partial)
            self._db = sqlite3.connect(file_uri(self._partial), timeout=0, isolation_level=None, uri=True)
            self._db.execute("PRAGMA trusted_schema = OFF")  # also of the previous project, attached later
            if self._keeps:
                self._db.execute("PRAGMA journal_mode = WAL")  # so that others can read while this is written
            else:
                # of `main` alone: the previous project, attached later, stays open to its readers
                self._db.execute("PRAGMA main.locking_mode = EXCLUSIVE")
            self._db.execute("BEGIN EXCLUSIVE")
            self._db.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            raise cant_be_written(self.path, error) from error

    def _begin(self) -> None:
        self._db.execute("PRAGMA synchronous = FULL" if self._keeps else "PRAGMA synchronous = OFF")
        self._db.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self._db.executescript((files("geo.project") / "schema.sql").read_text("utf-8"))
        # SQLite calls this between its steps, so that Python sees a signal that came meanwhile
        self._db.set_progress_handler(lambda: 0, STEPS)
        self._coder = Coder(self._db)
        self._carrier = Carrier(self._db, self._coder)
        if self._previous is not None:
            self._db.execute("ATTACH DATABASE ? AS previous", (file_uri(self._previous),))
        unfinished = beside(self.path, UNFINISHED)
        if self._keeps and articles_in(unfinished):
            self._db.execute("ATTACH DATABASE ? AS unfinished", (file_uri(unfinished),))
            self.unfinished = dict(self._db.execute("SELECT id, fingerprint FROM unfinished.documents"))
        self._db.execute("BEGIN IMMEDIATE")
        self._saved = time.monotonic()

    def _save(self) -> None:
        """Put on the disk what was written, where a few seconds have gone by."""
        if self._keeps and time.monotonic() - self._saved >= _SECONDS:
            self._carrier.flush()
            self._db.execute("COMMIT")
            self._db.execute("BEGIN IMMEDIATE")
            self._saved = time.monotonic()

    def _finish(self) -> None:
        self._carrier.flush()
        add_sharpened(self._db, None if self._previous is None else keep_sharpened(self._db))
        if self._previous is None or not keep_near_copies(self._db):
            add_near_copies(self._db)
        self._db.execute("INSERT INTO documents_fts(documents_fts) VALUES ('rebuild')")
        self._db.execute("COMMIT")
        packed = beside(self.path, PACKED)
        new_file(packed)
        # a file of its own, since its bytes then tell nothing of how often this one was written
        self._db.execute("VACUUM main INTO ?", (file_uri(packed),))
        with sqlite3.connect(file_uri(packed), uri=True) as whole:
            whole.execute("PRAGMA journal_mode = WAL")
        whole.close()
        self._end(packed)

    def _end(self, packed: Path | None = None) -> None:
        """Put the finished file in its place, and take away what is needed no more."""
        with alone_in(self.path.parent):  # else a run that begins now takes the file for one that was left behind
            self._db.close()
            if packed is not None:
                replace(packed, self.path)
            remove(self._partial)
            remove(beside(self.path, UNFINISHED))
            self._let_go()

    def _abandon(self, error: BaseException | None = None) -> int:
        """End without a project; gives the number of articles that are kept for the next run."""
        with alone_in(self.path.parent):  # else a run that begins now could lose its file
            if hasattr(self, "_db"):  # it has none when Ctrl-C came while the file was made
                if self._keeps and self._db.in_transaction and isinstance(error, KeyboardInterrupt):
                    self._carrier.flush()
                    self._db.execute("COMMIT")
                self._db.close()
            remove(beside(self.path, PACKED))
            lasting = isinstance(error, KeyboardInterrupt | sqlite3.Error)
            kept = keep_unfinished(self.path) if self._keeps and lasting and hasattr(self, "_saved") else 0
            remove(self._partial)
            self._let_go()
        return kept

    def _let_go(self) -> None:
        """Let other runs write the project, if it was this one's."""
        if self._lock >= 0:
            beside(self.path, LOCK).unlink(missing_ok=True)
            os.close(self._lock)
            self._lock = -1

    def set(self, settings: Mapping[str, str]) -> None:
        """Record how the run was made."""
        self._db.executemany("INSERT OR REPLACE INTO settings VALUES (?, ?)", sorted(settings.items()))

    def fail(self, path: str, error: str) -> None:
        """Record an input that could not be read."""
        self._db.execute("INSERT OR REPLACE INTO failures VALUES (?, ?)", (path, error))

    def remember(self, document: Known) -> None:
        """Keep the id of an article whose file can't be read now, until it can be."""
        self._db.execute("INSERT INTO unread VALUES (?, ?, ?)", (document.id, document.sha256, document.path))

    def put_away(self, machine: ParsedDocument, fingerprint: str) -> None:
        """Keep an article out of the project, with its reading before corrections; see `geo/project/removed.py`."""
        insert_removed(self._db, machine, fingerprint)

    def keep_told(self, but: Callable[[str], bool]) -> None:
        """Copy what the previous project says of files that are no articles, but for those at some paths."""
        self._carrier.flush()
        failures = self._db.execute("SELECT * FROM previous.failures").fetchall()
        ids = self._ids()
        copies = [copy for copy in self._db.execute("SELECT * FROM previous.copies") if copy[1] in ids]
        for table, rows in (("failures", failures), ("copies", copies)):
            insert(self._db, table, [row for row in rows if not but(row[0])], "OR IGNORE")

    def _ids(self) -> Collection[str]:
        """Of the documents that were written."""
        return frozenset(name for (name,) in self._db.execute("SELECT id FROM documents"))

    def copy(self, path: str, document_id: str, kind: str) -> None:
        """Record a file that isn't read because a document is the same article: a 'copy', or a 'link' to its file."""
        self._db.execute("INSERT OR IGNORE INTO copies VALUES (?, ?, ?)", (path, document_id, kind))

    def languages(self) -> dict[str, int]:
        """How many of the documents written are in each language, by its code."""
        self._carrier.flush()
        return dict(self._db.execute("SELECT language, count(*) FROM documents GROUP BY language"))

    def orphans(self, astray: Sequence[Orphan]) -> tuple[Orphan, ...]:
        """Record corrections of articles that aren't there; gives all that find no target, as recorded."""
        self._carrier.flush()
        return insert_astray(self._db, astray)

    def text(self, document_id: str, origin: Origin = "previous") -> str:
        """The text of an article of the project before, or of what an interrupted run left; '' when there is none."""
        found = self._db.execute(f"SELECT text FROM {origin}.documents WHERE id = ?", (document_id,)).fetchone()
        return str(found[0]) if found else ""

    def add(
        self,
        parsed: ParsedDocument,
        machine: ParsedDocument | None = None,
        fingerprint: str = "",
        orphans: Sequence[Orphan] = (),
    ) -> None:
        """Append a document with all that was found in it.

        Parameters
        ----------
        parsed
            The reading to show. No two of its mentions may begin at the same code point, nor two of its dates.
        machine
            What was read, where corrections made `parsed` of it.
        fingerprint
            Hash of everything that the reading depends on.
        orphans
            Corrections that were made in it and don't find their words.

        Raises
        ------
        ProjectWriteError
            When a text holds half of a surrogate pair, which no project file can hold.
        """
        self.write(reading_rows(parsed, machine, fingerprint=fingerprint, orphans=orphans))

    def write(self, rows: ReadingRows) -> None:
        """Append a document whose rows are made already; raises as `add` does."""
        self._carrier.flush()
        insert_rows(self._db, self._coder, rows, number=self._ordinal, ordinal=self._ordinal)
        self._ordinal += 1
        self._save()

    def carry(self, document_id: str) -> None:
        """Copy a document and all that was found in it from the previous project, unread."""
        self._carry(document_id, "previous")

    def resume(self, document_id: str) -> None:
        """Copy a document and all that was found in it from what an interrupted run left."""
        self._carry(document_id, "unfinished")

    def _carry(self, document_id: str, origin: Origin) -> None:
        self._carrier.carry(document_id, self._ordinal, origin)
        self._ordinal += 1
        self._save()
