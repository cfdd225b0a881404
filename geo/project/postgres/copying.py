"""Takes a published project into a file of the reader's own, as the database had it at one moment."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import ProjectFormatError, ProjectWriteError, UnreadableFileError
from geo.private import private_folder, write_private
from geo.project.additions import additions_path
from geo.project.claiming import cant_be_written, check_place, make_way, new_file, remove, replace, take_lock
from geo.project.distrust import LONGEST_VALUE, first_forged, told
from geo.project.opening import LOCK, PACKED, PUBLISHED, beside, file_uri
from geo.project.postgres.address import Address
from geo.project.postgres.coding import original_row
from geo.project.postgres.layout import EXACT, Standing, Table, is_missing, standing_at, tables
from geo.project.store import APPLICATION_ID, SCHEMA_VERSION
from geo.project.writer import PAGE_BYTES

if TYPE_CHECKING:
    from psycopg import Connection

_BATCH = 1_000

Stamp = tuple[str, str]


def take_copy(
    connection: Connection,
    address: Address,
    path: Path,
    *,
    progress: Callable[[str, int], None] = lambda table, rows: None,
) -> tuple[Standing, bool]:
    """Make `path` the project that is published; gives what that is, and whether `path` is another file now.

    A copy of the same publication is left as it is. Corrections beside it are never touched.

    Raises
    ------
    ProjectMissingError, ProjectFormatError
        When nothing is published there, by another version, or what is there is not whole.
    ProjectWriteError
        When the copy can't be written, or `path` holds articles that were added here, or a project from elsewhere.
    """
    with _one_moment(connection):
        standing = standing_at(connection, address)
        if standing is None:
            raise is_missing(address)
        stamp = (address.shown, standing.token)
        if path.is_file() and stamp_of(path) == stamp:
            return standing, False
        _check_is_replaceable(path, address)
        _write(connection, address, path, standing, progress)
        write_private(_stamp_path(path), json.dumps(stamp).encode())
    return standing, True


def stamp_of(path: Path) -> Stamp | None:
    """The address that a copy was taken from, and the mark of its publication; None where it is no copy."""
    try:
        shown, token = json.loads(_stamp_path(path).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise UnreadableFileError(
            f"{_stamp_path(path)} can't be read ({error}): remove it, and {path.name}, if the copy may be taken anew."
        ) from error
    return str(shown), str(token)


def _stamp_path(path: Path) -> Path:
    return beside(path, PUBLISHED)


def _check_is_replaceable(path: Path, address: Address) -> None:
    check_place(path)
    if not path.exists():
        return
    stamp = stamp_of(path)
    if stamp is None or stamp[0] != address.shown:
        raise ProjectWriteError(
            f"{path} is a project that was not taken from {address.shown}: it stays as it is. Choose another file: -o"
        )
    if additions_path(path).exists():
        raise ProjectWriteError(
            f"{path} holds articles that were added here, and the database has another publication by now. It stays as "
            f"it is. Take the new one with -o and another name, add them there, and publish that."
        )


@contextmanager
def _one_moment(connection: Connection) -> Iterator[None]:
    """While all that is read is what stood at one moment, and nothing can be written."""
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _write(
    connection: Connection, address: Address, path: Path, standing: Standing, progress: Callable[[str, int], None]
) -> None:
    """Write the copy beside `path`, check it, and put it in its place."""
    packed = beside(path, PACKED)
    lock = -1
    try:
        private_folder(path.parent)
        lock = take_lock(path)
        make_way(path, keeps=True)
        new_file(packed)
        with closing(sqlite3.connect(file_uri(packed), isolation_level=None, uri=True)) as db, told(path):
            _begin(db)
            for table in tables():
                rows = _copy(connection, address, db, table)
                progress(table.name, rows)
                if rows != standing.counts.get(table.name):
                    raise ProjectFormatError(
                        f"{address.shown}: the table {table.name} has {rows} rows, and was published with "
                        f"{standing.counts.get(table.name)}. Somebody changed it by hand: publish the project again."
                    )
            if forged := first_forged(db):
                raise ProjectFormatError(f"{address.shown}: {forged}. Publish the project again.")
            db.execute("INSERT INTO documents_fts(documents_fts) VALUES ('rebuild')")
            db.execute("COMMIT")
            db.execute("PRAGMA journal_mode = WAL")
        replace(packed, path)
    except OSError as error:
        raise cant_be_written(path, error) from error
    finally:
        remove(packed)
        if lock >= 0:
            beside(path, LOCK).unlink(missing_ok=True)
            os.close(lock)


def _begin(db: sqlite3.Connection) -> None:
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA synchronous = OFF")  # the file is put on the disk before it takes its place
    db.execute("PRAGMA journal_mode = OFF")  # and thrown away whole where anything fails
    db.execute(f"PRAGMA page_size = {PAGE_BYTES}")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    db.executescript((files("geo.project") / "schema.sql").read_text("utf-8"))
    db.execute("BEGIN")


def _copy(connection: Connection, address: Address, db: sqlite3.Connection, table: Table) -> int:
    """Copy the rows of a table; whatever the database's columns are, only values of our own types come through."""
    from psycopg.sql import SQL, Identifier

    # The types are ours by name: a database of somebody else may have others. As text, since psycopg up to 3.2 reads
    # some binary rows wrongly ("length exceeding data"); numbers come back exactly all the same.
    kinds = [*(kind for _, kind, _ in table.columns), "bytea"]
    columns = SQL(", ").join(
        SQL("{}::{}").format(Identifier(name), Identifier("pg_catalog", kind))
        for name, kind in zip([*table.names, EXACT], kinds, strict=True)
    )
    order = SQL(" ORDER BY position" if table.name == "orphans" else "")
    statement = SQL("COPY (SELECT {} FROM {}{}) TO STDOUT").format(
        columns, Identifier(address.schema, table.name), order
    )
    width, count = len(table.columns), 0
    insert = f"INSERT INTO {table.name} VALUES ({', '.join('?' * width)})"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(kinds)
        rows = copy.rows()
        while batch := [original_row(row, width) for row in islice(rows, _BATCH)]:
            db.executemany(insert, batch)
            count += len(batch)
    return count
