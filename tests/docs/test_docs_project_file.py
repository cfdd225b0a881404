"""docs/project-file.md and schema.sql name the same tables and columns."""

import re
import sqlite3
from collections.abc import Iterator

import pytest
from docs_markdown import TOP, table_rows

from geo.project import SCHEMA_VERSION
from geo.project.store import APPLICATION_ID

PAGE = (TOP / "docs" / "project-file.md").read_text("utf-8")


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(":memory:")
    db.executescript((TOP / "geo" / "project" / "schema.sql").read_text("utf-8"))
    yield db
    db.close()


def documented() -> dict[str, set[str]]:
    """Table -> columns, as the page has them."""
    rows = [row for row in table_rows(PAGE) if len(row) == 3]
    return {name.strip("`"): set(re.findall(r"`([^`]+)`", columns)) for name, columns, _ in rows}


def test_the_page_has_every_table_with_every_column_and_no_other(db: sqlite3.Connection) -> None:
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    real = {name: {row[1] for row in db.execute(f"PRAGMA table_info({name})")} for name in names}
    own_of_the_index = {name for name in real if name.startswith("documents_fts_")}
    assert documented() == {name: columns for name, columns in real.items() if name not in own_of_the_index}


def test_the_page_tells_the_schema_s_version_and_mark() -> None:
    assert f"schema version {SCHEMA_VERSION}," in PAGE
    assert f"application id `0x{APPLICATION_ID:X}`" in PAGE


def test_the_query_that_is_shown_runs(db: sqlite3.Connection) -> None:
    queries = re.findall(r'sqlite3 project\.sqlite "([^"]+)"', PAGE)
    assert queries
    for query in queries:
        db.execute(query)
