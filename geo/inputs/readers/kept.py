"""What readers gave for files, kept beside a project so that the next build doesn't ask them again.

It lies beside the project and not in the user's cache folder, because it holds the articles' text: it goes where the
project goes, to an encrypted disk or into the bin, and nothing stays behind. Only its owner may read it. Whatever is
wrong with it, it is made anew: it holds nothing that the files themselves don't.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import zlib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from geo.code_version import code_version
from geo.inputs.readers.base import Reader, version_of

SUFFIX = ".readings"
"""Of its name, after that of the project."""
APPLICATION_ID = 0x44544C52  # 'DTLR': by which such a file is known
ROOMS = ("languages", "inputs", "text", "dates")
MANY = 500
"""Files of a folder, from which on what is known of them is kept: fewer are read in less than a second."""
PATIENCE = 5.0
"""Seconds to wait for another build of the same project."""


def key_of(reader: Reader, digest: str, name: str) -> bytes:
    """Hash of everything that a reader's answer depends on: the file's SHA-256 and name, the reader, and the code."""
    parts = (reader.name, version_of(reader), code_version(ROOMS), name, digest)
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).digest()


class KeptReadings:
    """Answers of readers by `key_of`. The file is made when there is something to keep.

    Parameters
    ----------
    path
        The file. Where it can't be used, nothing is kept and nothing is raised.
    patience
        Seconds to wait while another build writes it.
    """

    def __init__(self, path: Path, *, patience: float = PATIENCE) -> None:
        self.path = path
        self._patience = patience
        self._db: sqlite3.Connection | None = None
        self._used: set[bytes] = set()
        self._files: dict[str, tuple[str, str]] | None = None
        self._found: dict[str, tuple[str, str]] = {}
        self._lock = threading.Lock()
        self._is_usable = True

    def __reduce__(self) -> tuple[type[KeptReadings], tuple[Path]]:
        return KeptReadings, (self.path,)

    def get(self, key: bytes) -> bytes | None:
        """The answer kept under a key; None where there is none, or a damaged one."""
        with self._lock:
            if self._db is None and not self.path.exists():
                return None
            try:
                found = self._open().execute("SELECT packed FROM readings WHERE key = ?", (key,)).fetchone()
                answer = zlib.decompress(found[0]) if found else None
            except (sqlite3.Error, OSError) as error:
                self._begin_anew(error)
                return None
            except (zlib.error, TypeError):
                return None
            self._used.add(key)
            return answer

    def put(self, key: bytes, answer: bytes) -> None:
        """Keep an answer."""
        with self._lock:
            if not self._is_usable:
                return
            try:
                self._open().execute("INSERT OR REPLACE INTO readings VALUES (?, ?)", (key, zlib.compress(answer, 1)))
            except (sqlite3.Error, OSError) as error:
                self._begin_anew(error)
            self._used.add(key)

    def use(self, key: bytes) -> None:
        """Keep the answer under a key, though it is not asked for."""
        self._used.add(key)

    def file(self, path: str, version: str, stamp: tuple[int, ...]) -> str | None:
        """What is kept of a file that has this stamp, under the same version; None where that is nothing."""
        with self._lock:
            if self._files is None:
                self._files = self._kept_files()
            kept = self._files.get(path)
            if kept is None or kept[0] != f"{version} {stamp}":
                return None
            self._found[path] = kept
            return kept[1]

    def keep_file(self, path: str, version: str, stamp: tuple[int, ...], told: str) -> None:
        """Keep what is known of a file that has this stamp."""
        with self._lock:
            self._found[path] = (f"{version} {stamp}", told)

    def _kept_files(self) -> dict[str, tuple[str, str]]:
        if self._db is None and not self.path.exists():
            return {}
        try:
            found = self._open().execute("SELECT path, stamp, told FROM files")
            return {path: (stamp, told) for path, stamp, told in found}
        except (sqlite3.Error, OSError) as error:
            self._begin_anew(error)
            return {}

    def _write_files(self, db: sqlite3.Connection) -> None:
        """Keep what is known of the files of this scan, where they are so many that it saves time."""
        found = self._found if len(self._found) >= MANY else {}
        before = self._files or {}
        db.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in before.keys() - found.keys()])
        rows = [(path, *kept) for path, kept in found.items() if before.get(path) != kept]
        db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", rows)

    def finish(self) -> None:
        """Drop what was neither asked for nor kept since this was made: files that have gone or changed."""
        with self._lock:
            if self._db is None and not self.path.exists() and len(self._found) < MANY:
                return
            try:
                db = self._open()
                db.execute("BEGIN IMMEDIATE")
                self._write_files(db)
                db.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY) WITHOUT ROWID")
                db.executemany("INSERT INTO used VALUES (?)", [(key,) for key in self._used])
                db.execute("DELETE FROM readings WHERE key NOT IN (SELECT key FROM used)")
                db.execute("COMMIT")
            except (sqlite3.Error, OSError) as error:
                self._begin_anew(error)
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None

    def _open(self) -> sqlite3.Connection:
        """The file, made where there is none; raises OSError, sqlite3.Error."""
        if self._db is None:
            if not self._is_usable:
                raise OSError(f"{self.path} can't be used")
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # made here, so that nobody else may read it even for a moment
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            try:
                os.fchmod(handle, 0o600)
            finally:
                os.close(handle)
            self._db = sqlite3.connect(self.path, timeout=self._patience, isolation_level=None, check_same_thread=False)
            self._db.executescript(
                "PRAGMA auto_vacuum = FULL; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;"
                f"PRAGMA application_id = {APPLICATION_ID};"
                "CREATE TABLE IF NOT EXISTS readings (key BLOB PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID;"
                "CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, told TEXT NOT NULL)"
                "WITHOUT ROWID"
            )
        return self._db

    def _begin_anew(self, error: Exception) -> None:
        """Take the file away; where that is no help, or another build is writing it, keep nothing."""
        if self._db is not None:
            self._db.close()
            self._db = None
        self._is_usable = False
        if getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return
        with suppress(OSError):
            if self.path.is_file():
                self.path.unlink()
                self._is_usable = True
