"""Carries lines of corrections between a project's log and the database, both ways; neither side loses one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geo.corrections import Correction, to_line
from geo.corrections.conflicts import Conflict, conflicts
from geo.pipeline import Pipeline
from geo.project.exchanging import Line, bring_in, merged
from geo.project.journal import Journal, journal_of, read_journal
from geo.project.postgres.address import Address

if TYPE_CHECKING:
    from psycopg import Connection

LONGEST_ID = 500
"""Code points of a line's id in the database; ULIDs have 26."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """How many lines came in and were sent, how many are kept back since this user may not add any, and conflicts.

    `problems` says what could not be read or sent.
    """

    came_in: int
    sent: int
    kept_back: int
    conflicts: tuple[Conflict, ...]
    problems: tuple[str, ...]


def exchange(connection: Connection, address: Address, project: Path, *, pipeline: Pipeline | None = None) -> Exchanged:
    """Bring the database's lines into a project's log and show them there; add the log's lines to the database.

    A line is on this disk before it is sent, and stays there whatever becomes of the sending.

    Raises
    ------
    CorrectionError
        When one id stands for different lines on both sides. Nothing is brought in or sent then.
    ProjectError
        When the project or its log can't be read or written.
    """
    own, theirs = read_journal(project), _lines_at(connection, address)
    lines = merged((own, theirs))
    ours: tuple[Line, ...] = (*own.corrections, *own.kept)
    there = {*(line.id for line in theirs.corrections), *(line.id for line in theirs.kept)}
    known = {line.id for line in ours}
    came_in = [line for line in lines if line.id not in known]
    if came_in:
        bring_in(project, theirs, pipeline=pipeline)
    missing = [line for line in ours if line.id not in there]
    fitting = [line for line in missing if _fits(line)]
    may_add = not fitting or may_correct(connection, address)
    if may_add:
        _send(connection, address, fitting)
    problems = [f"{address.shown}: {problem.message}" for problem in theirs.problems]
    problems += [f"the line {line.id[:60]!a} has an id that PostgreSQL can't hold: it stays here" for line in missing
                 if not _fits(line)]  # fmt: skip
    found = conflicts(line for line in lines if isinstance(line, Correction))
    sent, kept_back = (len(fitting), 0) if may_add else (0, len(fitting))
    return Exchanged(len(came_in), sent, kept_back, found, tuple(problems))


def may_correct(connection: Connection, address: Address) -> bool:
    """Whether this user may add lines to the database's corrections."""
    found = connection.execute(
        "SELECT has_column_privilege(c.oid, 'id', 'INSERT') AND has_column_privilege(c.oid, 'line', 'INSERT') "
        "FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace "
        "WHERE nspname = %s AND relname = 'corrections'",
        (address.schema,),
    ).fetchone()
    return bool(found and found[0])


def mark_of(connection: Connection, address: Address) -> tuple[int, int]:
    """How many lines the database has, and the number of the last: another pair whenever one was added."""
    from psycopg.sql import SQL, Identifier

    table = Identifier(address.schema, "corrections")
    found = connection.execute(SQL("SELECT count(*), coalesce(max(number), 0) FROM {}").format(table)).fetchone()
    assert found is not None  # an aggregate has one row
    return int(found[0]), int(found[1])


def _lines_at(connection: Connection, address: Address) -> Journal:
    from psycopg.sql import SQL, Identifier

    table = Identifier(address.schema, "corrections")
    found = connection.execute(SQL("SELECT line FROM {} ORDER BY number").format(table))
    return journal_of("".join(f"{line}\n" for (line,) in found).encode())


def _fits(line: Line) -> bool:
    return len(line.id) <= LONGEST_ID and "\0" not in line.id and line.id.isprintable()


def _send(connection: Connection, address: Address, lines: Sequence[Line]) -> None:
    from psycopg.sql import SQL, Identifier

    statement = SQL("INSERT INTO {} (id, line) VALUES (%s, %s) ON CONFLICT (id) DO NOTHING").format(
        Identifier(address.schema, "corrections")
    )
    with connection.transaction(), connection.cursor() as cursor:  # an act comes whole
        cursor.executemany(statement, [(line.id, to_line(line)) for line in lines])
