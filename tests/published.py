"""What tests of published projects share: homes of them, their tables side by side, copies."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from postgres_server import PASSWORD, Server

from geo.project.postgres.address import Address
from geo.project.postgres.connecting import connected
from geo.project.postgres.copying import take_copy
from geo.project.postgres.publishing import Published, publish

_NUMBERS = count(1)
TABLES = (
    "settings", "words", "documents", "copies", "near_copies", "failures", "unread", "removed", "furniture_rows",
    "sentence_rows", "places", "mention_rows", "candidates", "samples", "date_rows", "event_rows", "sharpened",
    "machine_readings", "orphans",
)  # fmt: skip
VIEWS = {
    "mentions": "id", "dates": "id", "events": "document_id, ordinal", "furniture": "document_id, ordinal",
    "sentences": "document_id, ordinal",
}  # fmt: skip
"""Those that a project file has, too, and an order of their rows."""


class Home:
    """A schema of the server that no other test uses."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.schema = f"news_{next(_NUMBERS)}"

    def address(self, user: str = "publisher", **more: str) -> Address:
        return Address.of(self.server.address(self.schema, user=user, **more))

    def publish(self, project: Path, **more: Callable[[str, int], None]) -> Published:
        return publish(project, self.address(), **more)

    def grant(self, user: str, *, corrects: bool = False) -> None:
        """The rights that docs/postgres.md names."""
        self.server.run(
            f"GRANT USAGE ON SCHEMA {self.schema} TO {user}",
            f"GRANT SELECT ON ALL TABLES IN SCHEMA {self.schema} TO {user}",
            *([f"GRANT INSERT (id, line) ON {self.schema}.corrections TO {user}"] if corrects else []),
            user="publisher",
        )

    def copy(self, path: Path, user: str = "publisher") -> Path:
        with connected(self.address(user)) as connection:
            take_copy(connection, self.address(user), path)
        return path

    def rows(self, query: str) -> list[tuple]:
        """What the owner of the server is told; {schema} stands for this one's."""
        return self.server.run(query.replace("{schema}", self.schema))

    def log(self) -> str:
        return (self.server.folder / "log").read_text("utf-8", "replace")


def rows_of(path: Path) -> dict[str, list[tuple]]:
    """All rows of a project file, and how SQLite names the type of each value."""
    found = {}
    with closing(sqlite3.connect(path)) as db:
        for table in TABLES:
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            types = ", ".join(f'typeof("{name}")' for name in columns)
            found[table] = db.execute(f"SELECT *, {types} FROM {table}").fetchall()
    return found


def says_no_password(message: str) -> bool:
    return PASSWORD not in message
