"""A project file is somebody else's until it is shown to be one: what it may hold, and what is said when it holds more.

Whoever gives a project away can put anything into it. Tables are read only as Dateline itself makes them: a view or a
trigger runs what its maker wrote, and a table with a name of ours may be something else.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from geo.errors import DatelineError, ProjectBusyError, ProjectFormatError

LONGEST_VALUE = 200_000_000
"""Bytes of the longest text or blob that is read from a project; longer ones are an error of the query."""
_EARLIER = frozenset(
    {
        "corrections",
        "dates_by_document",
        "events_by_document",
        "events_by_mention",
        "furniture_by_document",
        "mentions_by_document",
        "mentions_by_place",
        "sentences_by_document",
    }
)
"""Tables and indexes that earlier schemas had."""
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_SIMPLE = {"TEXT": "'text'", "INTEGER": "'integer'", "REAL": "'real', 'integer'", "BLOB": "'blob'"}
_COMMENT = re.compile(r"--[^\n]*")


def harden(db: sqlite3.Connection) -> None:
    """Let a connection run nothing that the file brings, change nothing, and read nothing endless."""
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA query_only = ON")
    db.execute("PRAGMA cell_size_check = ON")
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)


def check_schema(db: sqlite3.Connection, path: Path, *, is_current: bool) -> None:
    """Raise ProjectFormatError when a file holds tables, views or triggers that Dateline does not make.

    Definitions are compared word for word for this schema version; of earlier ones, names and kinds are.
    """
    ours = _schema()
    names = {name for _, name in ours} | (set() if is_current else _EARLIER)
    for kind, name, definition in db.execute("SELECT type, name, sql FROM sqlite_master"):
        if name.startswith("sqlite_") and kind in ("table", "index"):
            continue
        is_ours = ours.get((kind, name)) == _plain(definition) if is_current else kind in ("table", "index")
        if not is_ours or name not in names:
            raise ProjectFormatError(
                f"{path} holds the {kind} {name!a}, which no version of Dateline makes so. "
                "It is not opened, as it could run what its maker wrote. Ask for the articles, and build it from them."
            )
    if is_current and (missing := sorted(ours.keys() - _keys(db))):
        raise ProjectFormatError(f"{path} lacks the {' '.join(missing[0])}: make it anew with dateline build.")


def first_forged(db: sqlite3.Connection) -> str | None:
    """The first column of this schema that holds a value of another type than Dateline writes, and in how many rows."""
    for table, columns in columns_of_tables().items():
        tests = [f"sum({_is_forged(name, kind, needed)})" for name, kind, needed in columns]
        counts = db.execute(f"SELECT {', '.join(tests)} FROM {table}").fetchone()
        for (name, kind, _), count in zip(columns, counts, strict=True):
            if count:
                return f"{table}.{name} should hold {kind}, and holds something else in {count} rows"
    return None


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of SQLite, and of reading what a project holds, with the name of the file and what to do.

    Raises
    ------
    ProjectBusyError
        When another program holds the file.
    ProjectFormatError
        When the file is damaged, or holds what no Dateline writes.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _named(path, error) from error
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError, zlib.error) as error:
        if isinstance(error, DatelineError):
            raise
        raise ProjectFormatError(
            f"{path} holds what no version of Dateline writes ({type(error).__name__}). "
            f"What is wrong with it is listed by: dateline verify {path}"
        ) from error


def _named(path: Path, error: sqlite3.Error) -> ProjectBusyError | ProjectFormatError:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY:
        return ProjectBusyError(
            f"{path} is locked by another program, such as a build or a database browser: "
            "wait until it has finished, or close it, and try again."
        )
    return ProjectFormatError(
        f"{path} is damaged ({error}). Make it anew with dateline build FOLDER -o {path.name}, "
        f"or take a backup; corrections lie beside it. What is damaged is listed by: dateline verify {path}"
    )


@cache
def _made() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.executescript((files("geo.project") / "schema.sql").read_text("utf-8"))
    return db


@cache
def _schema() -> dict[tuple[str, str], str]:
    """(kind, name) -> definition of everything in a project of this schema."""
    found = _made().execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    return {(kind, name): _plain(definition) for kind, name, definition in found}


@cache
def columns_of_tables() -> dict[str, list[tuple[str, str, bool]]]:
    """Table -> name, type and whether a value is needed, of its columns; those of the full-text search are left out."""
    tables = [name for kind, name in _schema() if kind == "table" and not name.startswith("documents_fts")]
    return {
        table: [
            (row[1], row[2], bool(row[3] or row[5]))
            for row in _made().execute(f"PRAGMA table_info({table})")
            if row[2] in _SIMPLE
        ]
        for table in tables
    }


def _is_forged(name: str, kind: str, needed: bool) -> str:
    allowed = _SIMPLE[kind] + ("" if needed else ", 'null'")
    test = f'typeof("{name}") NOT IN ({allowed})'
    if kind == "REAL":  # and no infinity
        test += f' OR ("{name}" IS NOT NULL AND NOT abs("{name}") < 1e300)'
    return test


def _keys(db: sqlite3.Connection) -> set[tuple[str, str]]:
    with closing(db.execute("SELECT type, name FROM sqlite_master")) as found:
        return set(found)


def _plain(definition: str | None) -> str:
    """A definition without comments, and with one blank between words."""
    return " ".join(_COMMENT.sub("", definition or "").split())
