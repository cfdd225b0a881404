"""A SQLite file that is only read: one connection behind a lock, its errors put in words."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from pathlib import Path
from typing import Any

from geo.errors import GazetteerFormatError


class Database:
    """A SQLite file opened read-only; may be shared by threads.

    Parameters
    ----------
    path
        The file. It must not change while it is open: it is opened as immutable.
    what
        What the file is, as messages name it: 'the gazetteer'.
    remedy
        What to do when it can't be read.

    Raises
    ------
    sqlite3.DatabaseError
        The file can't be opened.
    """

    def __init__(self, path: Path, *, what: str, remedy: str) -> None:
        self.path, self._what, self._remedy = path, what, remedy
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._db = db
        self._lock = threading.Lock()
        self.close = weakref.finalize(self, db.close)
        db.execute("PRAGMA mmap_size=268435456")

    def format(self) -> tuple[int, int]:
        """The header's application id and user version; raises sqlite3.DatabaseError if the file is no database."""
        application = self._db.execute("PRAGMA application_id").fetchone()[0]
        return application, self._db.execute("PRAGMA user_version").fetchone()[0]

    def all(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        """Every row of a query.

        Raises
        ------
        GazetteerFormatError
            The file is damaged.
        """
        try:
            with self._lock:
                return self._db.execute(query, values).fetchall()
        except UnicodeEncodeError:  # half a surrogate pair: no name has one
            return []
        except sqlite3.DatabaseError as error:
            raise GazetteerFormatError(f"{self._what} {self.path} can't be read ({error}): {self._remedy}") from error

    def one(self, query: str, *values: str | int) -> tuple[Any, ...] | None:
        """The first row of a query, or None; raises as `all` does."""
        found = self.all(query, *values)
        return found[0] if found else None
