"""Opens SQLite files for reading, and names them to SQLite."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from geo.project.distrust import harden

PARTIAL, PACKED, UNFINISHED, LOCK = ".partial", ".packed", ".unfinished", ".partial-lock"
RUN_FILES = (PARTIAL, PACKED, UNFINISHED, LOCK)
"""Endings of the files that lie beside a project while a run writes it: see `geo/project/claiming.py`."""

PUBLISHED = ".published"
"""Ending of the file that says of which publication in a database a project is a copy."""


def beside(path: Path, ending: str) -> Path:
    """The file with this ending that lies beside a project."""
    return path.with_name(path.name + ending)


def standing(path: Path) -> Path:
    """The project file; where none stands yet and a run is making it, what that has read so far."""
    growing = beside(path, PARTIAL)
    return growing if not path.is_file() and growing.is_file() else path


def file_uri(path: Path) -> str:
    """The address of a file for SQLite, also of one whose name is not UTF-8."""
    return f"file:{quote(os.fsencode(path.resolve()))}"


def read_only(path: Path) -> sqlite3.Connection:
    """Open a database without the right to change it, also in a folder that can't be written.

    Raises
    ------
    sqlite3.DatabaseError
        When the file can't be opened, or is no database.
    """
    try:
        return _opened(f"{file_uri(path)}?mode=ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise  # another program is in the middle of a change
        # a write-ahead log needs a side file; where none can be made, the file can't change either
        return _opened(f"{file_uri(path)}?immutable=1")


def _opened(address: str) -> sqlite3.Connection:
    db = sqlite3.connect(address, uri=True, check_same_thread=False)
    try:
        harden(db)
        db.execute("SELECT 1 FROM sqlite_master")
    except sqlite3.Error:
        db.close()
        raise
    return db
