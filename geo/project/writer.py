"""Writes a project file: whole, in one transaction, beside the old one, then put in its place.

An interrupted or failed run leaves the old project as it was. The bytes depend on the content alone:
nothing of the clock, of the folder's address or of the order of earlier runs goes in.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from types import TracebackType

from geo.corrections import Orphan
from geo.errors import ProjectWriteError
from geo.inputs import Known
from geo.model import ParsedDocument
from geo.private import FILE_MODE
from geo.project.across import add_sharpened
from geo.project.inserting import PER_DOCUMENT, insert, insert_astray, insert_reading
from geo.project.near import add_near_copies
from geo.project.opening import file_uri
from geo.project.removed import insert_removed
from geo.project.store import APPLICATION_ID, SCHEMA_VERSION

_DISK_ERRORS = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC)


class ProjectWriter:
    """Context manager: `add` parsed documents in order; leaving it without an error puts the file in place.

    Parameters
    ----------
    path
        Where the project is to stand. Written as `path` + '.partial' first.
    previous
        An earlier build of the same schema, from which `carry` copies documents.

    Raises
    ------
    ProjectWriteError
        On entering, when nothing can be written at `path`, or another run is writing there.
    """

    def __init__(self, path: Path, *, previous: Path | None = None) -> None:
        self.path = path
        self._partial = path.with_name(path.name + ".partial")
        self._previous = previous
        self._ordinal = 0

    def __enter__(self) -> ProjectWriter:
        _make_folder(self.path)
        try:
            with _alone_in(self.path.parent):  # else, of two runs that begin at once, one takes the other's file away
                _make_way(self.path, self._partial)
                self._claim()
            self._begin()
        except ProjectWriteError:  # then the file is another run's
            raise
        except BaseException:
            self._abandon()
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
            self._abandon()
            self._tell(found)
            raise
        self._abandon()
        self._tell(error)

    def _tell(self, error: BaseException | None) -> None:
        """Raise a ProjectWriteError in the place of SQLite's bare words for a disk that is full or fails."""
        if isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", None) in _DISK_ERRORS:
            raise ProjectWriteError(
                f"{self.path} can't be written ({error}); what was there before is unchanged. Make room on that disk, "
                "or choose another place for the project."
            ) from error

    def _claim(self) -> None:
        """Make the file, held for this run alone."""
        try:
            # made here and by nobody else, so that none may read it even for a moment; SQLite's own files get its mode
            os.close(os.open(self._partial, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE))
            self._db = sqlite3.connect(file_uri(self._partial), timeout=0, isolation_level=None, uri=True)
            self._db.execute("PRAGMA trusted_schema = OFF")  # also of the previous project, attached later
            # of `main` alone: the previous project, attached later, stays open to its readers
            self._db.execute("PRAGMA main.locking_mode = EXCLUSIVE")
            self._db.execute("BEGIN EXCLUSIVE")
            self._db.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            raise ProjectWriteError(f"{self.path} can't be written ({error}): choose another place for it.") from error

    def _begin(self) -> None:
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self._db.executescript((files("geo.project") / "schema.sql").read_text("utf-8"))
        if self._previous is not None:
            self._db.execute("ATTACH DATABASE ? AS previous", (file_uri(self._previous),))
        self._db.execute("BEGIN")

    def _finish(self) -> None:
        add_sharpened(self._db)
        add_near_copies(self._db)
        self._db.execute("INSERT INTO documents_fts(documents_fts) VALUES ('rebuild')")
        self._db.execute("COMMIT")
        if self._previous is not None:
            self._db.execute("DETACH DATABASE previous")
        self._db.execute("VACUUM")
        self._db.execute("PRAGMA journal_mode = WAL")
        with _alone_in(self.path.parent):  # else a run that begins now takes the file for one that was left behind
            self._db.close()
            _replace(self._partial, self.path)

    def _abandon(self) -> None:
        with _alone_in(self.path.parent):  # else a run that begins now could lose its file
            if hasattr(self, "_db"):  # it has none when Ctrl-C came while the file was made
                self._db.close()
            _remove(self._partial)

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
        failures = self._db.execute("SELECT * FROM previous.failures").fetchall()
        query = "SELECT * FROM previous.copies WHERE document_id IN (SELECT id FROM main.documents)"
        copies = self._db.execute(query).fetchall()
        for table, rows in (("failures", failures), ("copies", copies)):
            insert(self._db, table, [row for row in rows if not but(row[0])], "OR IGNORE")

    def copy(self, path: str, document_id: str, kind: str) -> None:
        """Record a file that isn't read because a document is the same article: a 'copy', or a 'link' to its file."""
        self._db.execute("INSERT OR IGNORE INTO copies VALUES (?, ?, ?)", (path, document_id, kind))

    def languages(self) -> dict[str, int]:
        """How many of the documents written are in each language, by its code."""
        return dict(self._db.execute("SELECT language, count(*) FROM documents GROUP BY language"))

    def orphans(self, astray: Sequence[Orphan]) -> tuple[Orphan, ...]:
        """Record corrections of articles that aren't there; gives all that find no target, as recorded."""
        return insert_astray(self._db, astray)

    def text(self, document_id: str) -> str:
        """The text of an article of the previous project; '' when there is none."""
        found = self._db.execute("SELECT text FROM previous.documents WHERE id = ?", (document_id,)).fetchone()
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
        insert_reading(self._db, parsed, machine, ordinal=self._ordinal, fingerprint=fingerprint, orphans=orphans)
        self._ordinal += 1

    def carry(self, document_id: str) -> None:
        """Copy a document and all that was found in it from the previous project, unread."""
        self._db.execute(
            "INSERT OR IGNORE INTO places SELECT * FROM previous.places WHERE id IN "
            "(SELECT place_id FROM previous.mentions WHERE document_id = ?)",
            (document_id,),
        )
        # the ordinal is set as the row goes in: another article may have the one that this had before
        columns = [str(row[1]) for row in self._db.execute("PRAGMA table_info(documents)")]
        copied = ", ".join(":ordinal" if column == "ordinal" else column for column in columns)
        self._db.execute(
            f"INSERT INTO documents SELECT {copied} FROM previous.documents WHERE id = :id",
            {"ordinal": self._ordinal, "id": document_id},
        )
        for table in PER_DOCUMENT:
            self._db.execute(
                f"INSERT INTO {table} SELECT * FROM previous.{table} WHERE document_id = ? ORDER BY rowid",
                (document_id,),
            )
        self._ordinal += 1


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProjectWriteError(f"{path} can't be written ({error}): choose another place for it.") from error


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """While no other run begins or ends in the folder, where its file system has locks."""
    with ExitStack() as stack:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, handle)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _make_way(path: Path, partial: Path) -> None:
    """Take away what a killed run left; raises when another run is still writing."""
    try:
        if not partial.exists():
            return
        with closing(sqlite3.connect(partial, timeout=0, isolation_level=None)) as left:
            try:
                left.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                raise ProjectWriteError(f"another run is writing {path.name}: wait until it has finished.") from error
            except sqlite3.DatabaseError:
                pass  # damaged, so nobody writes it
            _remove(partial)
    except (OSError, sqlite3.Error) as error:
        raise ProjectWriteError(f"{path} can't be written ({error}): choose another place for it.") from error


def _replace(partial: Path, path: Path) -> None:
    """Put `partial` in the place of `path`, and drop the old file's write-ahead log, which is not its own."""
    if path.exists():
        # The old file may have changes in its log: fold them in, so that a reader who has it open keeps them.
        with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    os.replace(partial, path)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    _remove(partial)


def _remove(partial: Path) -> None:
    """Take away an unfinished file with what SQLite keeps beside it, which a full disk leaves behind."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        partial.with_name(partial.name + suffix).unlink(missing_ok=True)
