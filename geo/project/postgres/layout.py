"""The tables of a published project: those of schema.sql under the same names, with columns for PostGIS behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from geo.errors import ProjectBusyError, ProjectFormatError, ProjectMissingError, ProjectServerError
from geo.project.distrust import columns_of_tables
from geo.project.postgres.address import Address
from geo.project.store import SCHEMA_VERSION

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg.sql import Composable, Composed

LAYOUT = 1
"""Changes whenever the tables of a published project do, other than through SCHEMA_VERSION."""
_TYPES = {"TEXT": "text", "INTEGER": "int8", "REAL": "float8", "BLOB": "bytea"}
EXACT = "exact"
"""The column that holds a row's values as JSON where one of its texts has U+0000, which PostgreSQL's can't have."""
EXTRA: dict[str, tuple[tuple[str, str], ...]] = {
    "documents": (("published", "daterange"),),
    "places": (("geometry", "point"),),
    "mention_rows": (("geometry", "point"), ("outline", "geometry")),
    "date_rows": (("days", "daterange"),),
    "event_rows": (("days", "daterange"),),
    "sharpened": (("days", "daterange"),),
    "orphans": (("position", "int8"),),
}
"""Columns that a published table has behind those of schema.sql: what maps and calendars need, and an order."""
_KEYS = {
    "documents": ("number",), "words": ("number",), "places": ("number",), "candidates": ("document",),
    "samples": ("document",), "furniture_rows": ("document", "ordinal"), "sentence_rows": ("document", "ordinal"),
    "mention_rows": ("document", "start"), "date_rows": ("document", "start"), "event_rows": ("document", "ordinal"),
}  # fmt: skip
"""Whole numbers that are a table's key. Texts are none: PostgreSQL's keys can't hold one of 3,000 bytes."""
_HASHED = {"documents": "id", "places": "id", "sharpened": "mention_id"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, and (name, PostgreSQL type, whether a value is needed) of the columns of schema.sql."""

    name: str
    columns: tuple[tuple[str, str, bool], ...]

    @property
    def names(self) -> list[str]:
        """Of the columns of schema.sql."""
        return [name for name, _, _ in self.columns]

    @property
    def texts(self) -> list[int]:
        """Which columns are text."""
        return [at for at, (_, kind, _) in enumerate(self.columns) if kind == "text"]

    @property
    def extra(self) -> tuple[tuple[str, str], ...]:
        """Columns behind them."""
        return EXTRA.get(self.name, ())

    @property
    def all_names(self) -> list[str]:
        """Of all columns, the exact values last."""
        return [*self.names, *(name for name, _ in self.extra), EXACT]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is published: the number of the publication, its own mark, when and by whom, and its rows by table."""

    publication: int
    token: str
    at: datetime
    by: str
    counts: dict[str, int]


@cache
def tables() -> tuple[Table, ...]:
    """The tables of a published project, in the order of schema.sql."""
    return tuple(
        Table(name, tuple((column, _TYPES[kind], needed) for column, kind, needed in columns))
        for name, columns in columns_of_tables().items()
    )


def postgis_of(connection: Connection, address: Address) -> str:
    """The schema in which PostGIS lies; raises ProjectServerError where the database has none."""
    found = connection.execute(
        "SELECT nspname FROM pg_extension JOIN pg_namespace AS n ON n.oid = extnamespace WHERE extname = 'postgis'"
    ).fetchone()
    if found is None:
        raise ProjectServerError(
            f"{address.shown} has no PostGIS: ask the database's administrator for CREATE EXTENSION postgis (Debian's "
            "package is postgresql-NN-postgis-3)."
        )
    return str(found[0])


def take_turn(connection: Connection, address: Address) -> None:
    """Hold the schema for this transaction; raises ProjectBusyError when another run is publishing there."""
    found = connection.execute(
        "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", (f"dateline {address.schema}",)
    ).fetchone()
    if found != (True,):
        raise ProjectBusyError(f"{address.shown}: another run is publishing there. Wait until it has finished.")


def standing_at(connection: Connection, address: Address) -> Standing | None:
    """What is published in the schema; None where it is not there yet, or empty.

    Raises
    ------
    ProjectFormatError
        When the schema is somebody else's, or was made by another version.
    """
    from psycopg.sql import SQL, Identifier

    names = {
        str(name)
        for (name,) in connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %s)",
            (address.schema,),
        )
    }
    if not names:
        return None
    if "project" not in names or "documents" not in names:
        raise ProjectFormatError(
            f"{address.shown}: the schema {address.schema} holds tables that are no Dateline project's. They are left "
            "alone; give another name: ?schema=NAME"
        )
    project = SQL("{}.project").format(Identifier(address.schema))
    version = connection.execute(SQL("SELECT schema_version, layout FROM {}").format(project)).fetchone()
    if version != (SCHEMA_VERSION, LAYOUT):
        told = "an unfinished one" if version is None else f"schema {version[0]}, layout {version[1]}"
        raise ProjectFormatError(
            f"{address.shown} was published by another version of Dateline ({told}; this one has schema "
            f"{SCHEMA_VERSION}, layout {LAYOUT}). Nothing was changed. Read it with that version, or publish the "
            "project with this one under another name: ?schema=NAME"
        )
    row: Any = connection.execute(  # None is found to be no such row below
        SQL("SELECT publication, token::text, published_at, published_by, counts FROM {}").format(project)
    ).fetchone()
    try:
        found = Standing(int(row[0]), str(row[1]), row[2], str(row[3]), {name: int(n) for name, n in row[4].items()})
        is_whole = {table.name for table in tables()} == found.counts.keys() and isinstance(found.at, datetime)
    except (TypeError, ValueError, AttributeError):
        is_whole = False
    if not is_whole:
        raise ProjectFormatError(
            f"{address.shown}: its table project was changed by hand, and is not read. Publish the project again under "
            "another name: ?schema=NAME"
        )
    return found


def is_missing(address: Address) -> ProjectMissingError:
    """What to say where nothing is published."""
    return ProjectMissingError(
        f"There is no project at {address.shown}, or this user may not see it. Publish one with: dateline build FOLDER "
        f"-o PROJECT --to ADDRESS; readers need USAGE on the schema {address.schema}."
    )


def create(connection: Connection, address: Address) -> None:
    """Make the schema, where it is missing, and all tables, indexes and views, within a transaction."""
    from psycopg.sql import SQL, Identifier

    postgis = Identifier(postgis_of(connection, address))
    schema = Identifier(address.schema)
    found = connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (address.schema,)).fetchone()
    if found is None:
        connection.execute(SQL("CREATE SCHEMA {}").format(schema))
    connection.execute(SQL("SET LOCAL search_path = {}, pg_catalog").format(schema))
    for table in tables():
        connection.execute(_definition(table, postgis))
        for statement in _indexes(table, postgis):
            connection.execute(statement)
    text = (files("geo.project.postgres") / "views.sql").read_text("utf-8")
    connection.execute(SQL(text).format(postgis=postgis))
    connection.execute(SQL("SET LOCAL search_path = pg_catalog"))


def _definition(table: Table, postgis: Composable) -> Composed:
    from psycopg.sql import SQL, Identifier

    kinds: dict[str, Composable] = {
        "point": SQL("{}.geometry(Point, 4326)").format(postgis),
        "geometry": SQL("{}.geometry(Geometry, 4326)").format(postgis),
    }
    columns: list[Composable] = [
        SQL("{} {}{}").format(
            Identifier(name),
            SQL('text COLLATE "C"' if kind == "text" else kind),
            SQL(" NOT NULL" if needed else ""),
        )
        for name, kind, needed in table.columns
    ]
    for name, kind in table.extra:
        columns.append(SQL("{} {}").format(Identifier(name), kinds.get(kind) or SQL(kind)))
    columns.append(SQL("{} bytea").format(Identifier(EXACT)))
    if table.name in _KEYS:
        columns.append(SQL("PRIMARY KEY ({})").format(_listed(_KEYS[table.name])))
    return SQL("CREATE TABLE {} ({})").format(Identifier(table.name), SQL(", ").join(columns))


def _indexes(table: Table, postgis: Composable) -> list[Composed]:
    from psycopg.sql import SQL, Identifier

    name = Identifier(table.name)
    made: list[Composed] = []
    for column, kind in table.extra:
        if kind in ("point", "daterange"):
            operators = SQL("{}.gist_geometry_ops_2d").format(postgis) if kind == "point" else SQL("range_ops")
            made.append(SQL("CREATE INDEX ON {} USING gist ({} {})").format(name, Identifier(column), operators))
    if table.name in _HASHED:
        made.append(SQL("CREATE INDEX ON {} USING hash ({})").format(name, Identifier(_HASHED[table.name])))
    if table.name == "mention_rows":
        made.append(SQL("CREATE INDEX ON {} (place)").format(name))
    if table.name == "event_rows":
        made.append(SQL("CREATE INDEX ON {} (document, mention)").format(name))
    return made


def _listed(names: Sequence[str]) -> Composed:
    from psycopg.sql import SQL, Identifier

    return SQL(", ").join(map(Identifier, names))
