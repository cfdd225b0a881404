"""Puts a project into a database, in one transaction: until it is whole, readers see the former publication."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geo.code_version import dateline_version
from geo.errors import ProjectFormatError, ProjectServerError
from geo.pipeline import Pipeline
from geo.project.distrust import first_forged, told
from geo.project.opening import read_only
from geo.project.postgres.address import Address
from geo.project.postgres.coding import published_rows
from geo.project.postgres.connecting import connected
from geo.project.postgres.exchanging import Exchanged, exchange
from geo.project.postgres.layout import LAYOUT, Standing, Table, create, postgis_of, standing_at, tables, take_turn
from geo.project.store import SCHEMA_VERSION, schema_of

if TYPE_CHECKING:
    import sqlite3

    from psycopg import Connection

_COPIED_AS = {"point": "bytea", "geometry": "bytea"}


@dataclass(frozen=True, slots=True)
class Published:
    """What is there now, what it replaced, and what became of the corrections."""

    now: Standing
    before: Standing | None
    exchanged: Exchanged


def check_home(address: Address) -> None:
    """Raise what `publish` would raise of the address, the rights and the version, before a long build begins."""
    with connected(address) as connection:
        postgis_of(connection, address)
        with connection.transaction(force_rollback=True):
            take_turn(connection, address)
            if standing_at(connection, address) is None:
                create(connection, address)
            elif not _may_publish(connection, address):
                raise ProjectServerError(
                    f"{address.shown}: this user may not replace what is published there. Publish as the user who owns "
                    "the schema, or ask for INSERT and DELETE on its tables (docs/postgres.md)."
                )


def publish(
    project: Path,
    address: Address,
    *,
    pipeline: Pipeline | None = None,
    progress: Callable[[str, int], None] = lambda table, rows: None,
) -> Published:
    """Publish a project, in the place of what was published at the address before.

    Corrections that others sent there are brought into the project first, and the project's own are sent there.

    Parameters
    ----------
    project
        The project file.
    pipeline
        As `apply_corrections` takes it.
    progress
        Called with the name of each table and how many of its rows are written.

    Raises
    ------
    ProjectError
        When the project can't be read, or holds what no Dateline writes.
    ProjectServerError, ProjectBusyError, ProjectFormatError
        When it can't be published there. What was published before then stays.
    CorrectionError
        As `exchange` does.
    """
    check_is_current(project)
    with connected(address) as connection:
        postgis_of(connection, address)
        with connection.transaction():
            take_turn(connection, address)
            before = standing_at(connection, address)
            if before is None:
                create(connection, address)
            exchanged = exchange(connection, address, project, pipeline=pipeline)
            with told(project), closing(read_only(project)) as db:
                db.execute("BEGIN")
                if forged := first_forged(db):
                    raise ProjectFormatError(
                        f"{project} is not published: {forged}. More is listed by: dateline verify {project}"
                    )
                _clear(connection, address)
                counts = {table.name: _copy(connection, address, db, table, progress) for table in tables()}
            _record(connection, address, counts, before)
            now = standing_at(connection, address)
        _tidy(connection, address)
    assert now is not None  # it was recorded in the same transaction
    return Published(now, before, exchanged)


def check_is_current(project: Path) -> None:
    """Raise ProjectFormatError where a project has another schema than this version's, and what `schema_of` does."""
    version = schema_of(project)
    if version != SCHEMA_VERSION:
        raise ProjectFormatError(
            f"{project} has schema {version}, an older one than this version publishes ({SCHEMA_VERSION}). Make a copy "
            f"of this version: dateline migrate {project} -o NEW.sqlite"
        )


def _may_publish(connection: Connection, address: Address) -> bool:
    found = connection.execute(
        "SELECT bool_and(has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'DELETE')) "
        "FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace WHERE nspname = %s AND relname = ANY(%s)",
        (address.schema, ["project", *(table.name for table in tables())]),
    ).fetchone()
    return bool(found and found[0])


def _clear(connection: Connection, address: Address) -> None:
    """Take the rows away, for readers once all is committed. The tables stay, with their rights and others' views."""
    from psycopg.sql import SQL, Identifier

    for table in tables():
        connection.execute(SQL("DELETE FROM {}").format(Identifier(address.schema, table.name)))


def _copy(
    connection: Connection,
    address: Address,
    db: sqlite3.Connection,
    table: Table,
    progress: Callable[[str, int], None],
) -> int:
    from psycopg.sql import SQL, Identifier

    statement = SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(
        Identifier(address.schema, table.name), SQL(", ").join(map(Identifier, table.all_names))
    )
    kinds = [kind for _, kind, _ in table.columns] + [_COPIED_AS.get(kind, kind) for _, kind in table.extra] + ["bytea"]
    count = 0
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(kinds)
        for row in published_rows(db, table):
            copy.write_row(row)
            count += 1
    progress(table.name, count)
    return count


def _record(connection: Connection, address: Address, counts: dict[str, int], before: Standing | None) -> None:
    from psycopg.sql import SQL, Identifier
    from psycopg.types.json import Jsonb

    project = Identifier(address.schema, "project")
    connection.execute(SQL("DELETE FROM {}").format(project))
    connection.execute(
        SQL(
            "INSERT INTO {} (schema_version, layout, publication, dateline, counts) VALUES (%s, %s, %s, %s, %s)"
        ).format(project),
        (SCHEMA_VERSION, LAYOUT, before.publication + 1 if before else 1, dateline_version(), Jsonb(counts)),
    )


def _tidy(connection: Connection, address: Address) -> None:
    """Let the server use the room of the former rows, and count the new ones; it would do so later by itself."""
    import psycopg
    from psycopg.sql import SQL, Identifier

    with suppress(psycopg.Error):
        names = SQL(", ").join(Identifier(address.schema, table.name) for table in tables())
        connection.execute(SQL("VACUUM (ANALYZE) {}").format(names))
