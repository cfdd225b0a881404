"""A project published in PostgreSQL is row by row the project file, as a whole or not at all."""

import os
import sqlite3
import struct
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from postgres_server import PASSWORD, Server
from published import TABLES, VIEWS, Home, rows_of, says_no_password

from geo.errors import InputError, ProjectBusyError, ProjectError, ProjectFormatError, ProjectServerError
from geo.project import Project
from geo.project.postgres import publishing
from geo.project.postgres.address import Address
from geo.project.postgres.coding import day_range, outline, point
from geo.project.postgres.connecting import connected, reason_of
from geo.project.postgres.copying import take_copy
from geo.project.postgres.layout import tables
from geo.project.postgres.publishing import check_home, publish
from geo.project.search import articles_found
from geo.project.tables import event_table
from geo.project.verifying import findings
from tests.export.export_projects import corrected, edges, hostile, nothing, write


@pytest.fixture
def home(postgres: Server) -> Home:
    return Home(postgres)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "p.sqlite", edges(), hostile(), nothing())


def with_nul(path: Path) -> Path:
    """Texts with U+0000, which PostgreSQL can't hold, and with the letter that stands there for it."""
    article = nothing()
    document = replace(article.document, text="No\0thing \u2400 hap\0pened.", title="\0", publisher="a\0b")
    with closing(sqlite3.connect(write(path, replace(article, document=document), edges()))) as db:
        db.execute("UPDATE words SET text = text || char(0) WHERE number % 2 = 0")
        db.execute("INSERT INTO failures VALUES ('a' || char(0), 'b' || char(0) || 'c')")
        db.execute("INSERT INTO settings VALUES ('k', char(0))")
        db.commit()
    return path


def forged(path: Path) -> Path:
    """Values that no Dateline writes, of the types that it does: off the globe, beyond the calendar, the wrong way."""
    with closing(sqlite3.connect(write(path, edges(), hostile()))) as db:
        db.executescript(
            """
            UPDATE places SET latitude = 1e299, longitude = -4e-320, population = -9223372036854775808;
            UPDATE mention_rows SET latitude = 91, longitude = 181 WHERE start % 2 = 0;
            UPDATE date_rows SET first = 9223372036854775807, last = -9223372036854775808 WHERE ordinal = 0;
            UPDATE event_rows SET first = 20, last = 10, sentence_start = -5, sentence_end = -9 WHERE ordinal = 1;
            UPDATE event_rows SET sentence_start = 5000000000, sentence_end = 9000000000 WHERE ordinal = 2;
            UPDATE documents SET published_first = 'long ago', published_last = '2020-02-30', body_start = -1;
            UPDATE words SET text = '[[1e999, {}], "x"]' WHERE number IN (SELECT path FROM mention_rows);
            INSERT INTO orphans VALUES (NULL, 'z', 'last'), (NULL, 'a', 'first'), ('evil', 'b', '');
            INSERT INTO sharpened VALUES ('m', 's', 'x', 'y', '');
            INSERT INTO settings VALUES (printf('%.*c', 9000, 'k'), '');
            INSERT INTO removed VALUES (printf('%.*c', 9000, 'i'), '', '', '', '', x'00ff');
            UPDATE documents SET id = printf('%.*c', 9000, 'd') WHERE number = 1;
            """
        )
        db.commit()
    return path


def plain(path: Path) -> Path:
    return write(path, edges(), hostile(), nothing())


def empty(path: Path) -> Path:
    return write(path)


@pytest.mark.parametrize("made", [plain, corrected, with_nul, forged, empty], ids=lambda made: made.__name__)
def test_every_row_comes_back_as_it_was(made, home: Home, tmp_path: Path) -> None:
    project = made(tmp_path / "p.sqlite")
    done = home.publish(project)
    copy = home.copy(tmp_path / "copy.sqlite")
    before, after = rows_of(project), rows_of(copy)
    assert after == before
    counts = {table: len(rows) for table, rows in before.items()}
    assert done.now.counts == counts
    for table in TABLES:
        assert home.rows(f"SELECT count(*) FROM {{schema}}.{table}") == [(counts[table],)]


def test_the_tables_are_those_of_the_project_file() -> None:
    assert {table.name for table in tables()} == set(TABLES)


@pytest.mark.parametrize("view", VIEWS)
def test_views_show_what_those_of_the_project_file_show(view: str, home: Home, tmp_path: Path) -> None:
    project = corrected(tmp_path / "p.sqlite")
    home.publish(project)
    with closing(sqlite3.connect(project)) as db:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({view})")]
        named = ", ".join(f'"{name}"' for name in columns)
        here = db.execute(f"SELECT {named} FROM {view} ORDER BY {VIEWS[view]}").fetchall()
    there = home.rows(f"SELECT {named} FROM {{schema}}.{view} ORDER BY {VIEWS[view]}")
    as_text = [tuple(value.isoformat() if hasattr(value, "isoformat") else value for value in row) for row in there]
    assert as_text == here
    assert view == "furniture" or here


def test_marks_are_those_that_the_dashboard_draws(home: Home, project: Path) -> None:
    home.publish(project)
    opened = Project.open(project)
    table = event_table(opened)
    opened.close()
    drawn = table.marks[table.marks["footprint"] >= 0]
    expected = sorted(table.mentions["id"].iloc[number] for number in drawn["mention"])
    found = home.rows("SELECT id, document_id, basis, days FROM {schema}.marks")
    assert sorted(":".join(row[0].split(":")[:2]) for row in found) == expected
    assert sorted(row[2] for row in found).count("document") == sum(drawn["basis"] == 5)
    assert len({row[0] for row in found}) == len(found)  # QGIS needs a key
    split = home.rows("SELECT (SELECT count(*) FROM {schema}.pins), (SELECT count(*) FROM {schema}.grounds)")
    assert sum(split[0]) == len(found)


def test_grounds_are_valid_and_none_goes_around_the_globe(home: Home, project: Path) -> None:
    home.publish(project)
    found = home.rows(
        "SELECT public.st_isvalid(geometry), public.st_xmax(geometry) - public.st_xmin(geometry) FROM {schema}.grounds"
    )
    assert found
    for is_valid, width in found:
        assert is_valid
        assert width < 90


def test_forged_days_and_places_are_left_out_of_the_columns_for_maps(home: Home, tmp_path: Path) -> None:
    home.publish(forged(tmp_path / "p.sqlite"))
    assert home.rows("SELECT count(geometry) FROM {schema}.places") == [(0,)]
    assert home.rows("SELECT count(days) FROM {schema}.sharpened") == [(0,)]
    assert home.rows("SELECT count(published) FROM {schema}.documents") == [(0,)]
    for view in (*VIEWS, "marks", "pins", "grounds"):  # none fails at what it finds
        home.rows(f"SELECT * FROM {{schema}}.{view}")


def test_the_copy_is_a_project_of_the_readers_own(home: Home, project: Path, tmp_path: Path) -> None:
    home.publish(project)
    before = os.umask(0)
    try:
        copy = home.copy(tmp_path / "new" / "copy.sqlite")
    finally:
        os.umask(before)
    assert [path.stat().st_mode & 0o077 for path in (copy, *copy.parent.iterdir(), copy.parent)] == [0] * 4
    assert list(findings(copy)) == []
    assert articles_found(copy, "happened") == articles_found(project, "happened") != frozenset()
    assert all(says_no_password(path.read_bytes().decode("latin-1")) for path in copy.parent.iterdir())


def test_a_second_publication_takes_the_place_of_the_first_and_keeps_rights_and_views(
    home: Home, project: Path, tmp_path: Path
) -> None:
    home.publish(project)
    home.grant("reader")
    home.server.run(f"CREATE VIEW public.mine_{home.schema} AS SELECT * FROM {home.schema}.marks")
    other = write(tmp_path / "other.sqlite", nothing())
    done = home.publish(other)
    assert done.before is not None
    assert (done.before.publication, done.now.publication, done.now.by) == (1, 2, "publisher")
    assert rows_of(home.copy(tmp_path / "copy.sqlite", "reader")) == rows_of(other)
    assert home.rows(f"SELECT count(*) FROM public.mine_{home.schema}") == [(0,)]


def test_what_fails_half_way_leaves_the_former_publication(
    home: Home, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = home.publish(project)
    whole = publishing.published_rows

    def failing(db, table):
        yield from whole(db, table)
        if table.name == "mention_rows":
            raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "published_rows", failing)
    with pytest.raises(KeyboardInterrupt):
        home.publish(write(tmp_path / "other.sqlite", nothing()))
    assert rows_of(home.copy(tmp_path / "copy.sqlite")) == rows_of(project)
    assert home.rows("SELECT token::text FROM {schema}.project") == [(first.now.token,)]


def test_what_fails_the_first_time_leaves_nothing(home: Home, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(db, table):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(publishing, "published_rows", failing)
    with pytest.raises(KeyboardInterrupt):
        home.publish(project)
    assert home.rows("SELECT count(*) FROM pg_namespace WHERE nspname = '{schema}'") == [(0,)]


def test_readers_see_the_former_publication_until_the_new_one_is_whole(
    home: Home, project: Path, tmp_path: Path
) -> None:
    home.publish(project)
    seen = []

    def read_meanwhile(table: str, rows: int) -> None:
        seen.append(rows_of(home.copy(tmp_path / f"{table}.sqlite")))

    home.publish(write(tmp_path / "other.sqlite", nothing()), progress=read_meanwhile)
    assert len(seen) == len(TABLES)
    assert all(rows == rows_of(project) for rows in seen)


def test_a_copy_is_of_one_moment_also_when_another_publication_comes_meanwhile(
    home: Home, project: Path, tmp_path: Path
) -> None:
    home.publish(project)
    other = write(tmp_path / "other.sqlite", nothing())

    def publish_meanwhile(table: str, rows: int) -> None:
        if table == TABLES[0]:
            home.publish(other)

    with connected(home.address()) as connection:
        standing, _ = take_copy(connection, home.address(), tmp_path / "c.sqlite", progress=publish_meanwhile)
    assert standing.publication == 1
    assert rows_of(tmp_path / "c.sqlite") == rows_of(project)
    assert rows_of(home.copy(tmp_path / "c.sqlite")) == rows_of(other)


def test_what_a_server_says_is_left_out_where_it_holds_the_password(home: Home) -> None:
    address = home.address()
    assert PASSWORD not in reason_of(ValueError(f"no user with {PASSWORD}"), address)
    assert reason_of(ValueError("no such\nuser."), address) == "no such user"


def test_of_two_that_publish_at_once_the_second_is_told(home: Home, project: Path) -> None:
    home.publish(project)
    told = []

    def publish_meanwhile(table: str, rows: int) -> None:
        with pytest.raises(ProjectBusyError) as found:
            publish(project, home.address())
        told.append(str(found.value))

    home.publish(project, progress=publish_meanwhile)
    assert "another run is publishing" in told[0]


def test_a_file_with_values_of_other_types_is_not_published(home: Home, project: Path) -> None:
    with closing(sqlite3.connect(project)) as db:
        db.execute("UPDATE mention_rows SET confidence = 9e999")
        db.commit()
    with pytest.raises(ProjectFormatError, match="dateline verify"):
        home.publish(project)
    assert home.rows("SELECT count(*) FROM pg_namespace WHERE nspname = '{schema}'") == [(0,)]


@pytest.mark.parametrize("change", ["schema_version = 6", "layout = layout + 1"])
def test_a_schema_of_another_version_is_neither_read_nor_replaced(
    change: str, home: Home, project: Path, tmp_path: Path
) -> None:
    home.publish(project)
    home.server.run(f"UPDATE {home.schema}.project SET {change}")
    for attempt in (
        home.publish,
        lambda path: check_home(home.address()),
        lambda path: home.copy(tmp_path / "c.sqlite"),
    ):
        with pytest.raises(ProjectFormatError, match="another version") as found:
            attempt(project)
        assert "?schema=NAME" in str(found.value)
    assert home.rows("SELECT count(*) FROM {schema}.documents") == [(3,)]


def test_a_schema_of_somebody_else_is_left_alone(home: Home, project: Path) -> None:
    home.server.run(f"CREATE SCHEMA {home.schema}", f"CREATE TABLE {home.schema}.documents (id int)")
    with pytest.raises(ProjectFormatError, match="no Dateline project"):
        home.publish(project)
    assert home.rows("SELECT count(*) FROM {schema}.documents") == [(0,)]


def test_an_empty_schema_that_an_administrator_made_is_used(home: Home, project: Path) -> None:
    home.server.run(f"CREATE SCHEMA {home.schema} AUTHORIZATION publisher")
    assert home.publish(project).now.publication == 1


def test_a_database_without_postgis_is_told(home: Home, project: Path) -> None:
    with pytest.raises(ProjectServerError, match="CREATE EXTENSION postgis"):
        publish(project, home.address(database="plain"))
    with pytest.raises(ProjectServerError, match="CREATE EXTENSION postgis"):
        check_home(home.address(database="plain"))


def test_a_database_that_cant_hold_every_letter_is_told(home: Home, project: Path) -> None:
    with pytest.raises(ProjectServerError, match="ENCODING 'UTF8'"):
        publish(project, home.address(database="latin"))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"password": "not-it"}, "password"),
        ({"database": "nowhere"}, "nowhere"),
        ({"user": "nobody"}, "nobody"),
    ],
)
def test_a_refused_connection_is_one_message_without_the_password(
    more: dict[str, str], said: str, home: Home, project: Path
) -> None:
    address = home.address(**more)
    with pytest.raises(ProjectServerError) as found:
        publish(project, address)
    message = str(found.value)
    assert said in message
    assert address.shown in message
    assert "\n" not in message
    assert "Check host" in message
    assert says_no_password(message)
    assert "not-it" not in message
    assert found.value.__cause__ is None


def test_a_server_that_isnt_there_is_one_message(home: Home, project: Path, tmp_path: Path) -> None:
    address = Address.of(f"postgresql://ada:{PASSWORD}@/news?host={tmp_path}&schema=m")
    with pytest.raises(ProjectServerError, match="Check host") as found:
        publish(project, address)
    assert says_no_password(str(found.value))


def test_a_reader_may_not_publish_and_is_told_before_a_build(home: Home, project: Path) -> None:
    home.publish(project)
    with pytest.raises(ProjectError, match=r"docs/postgres\.md|USAGE"):
        check_home(home.address("reader"))
    home.grant("reader")
    for attempt in (lambda: check_home(home.address("reader")), lambda: publish(project, home.address("reader"))):
        with pytest.raises(ProjectServerError, match=r"docs/postgres\.md") as found:
            attempt()
        assert says_no_password(str(found.value))
    assert home.rows("SELECT publication FROM {schema}.project") == [(1,)]


def test_who_may_make_no_schema_is_told(home: Home, project: Path) -> None:
    with pytest.raises(ProjectServerError, match=r"no right.*docs/postgres\.md"):
        check_home(home.address("reader"))


def test_the_check_before_a_build_leaves_nothing(home: Home) -> None:
    check_home(home.address())
    assert home.rows("SELECT count(*) FROM pg_namespace WHERE nspname = '{schema}'") == [(0,)]


def test_passwords_reach_no_log_of_the_server(home: Home, project: Path, tmp_path: Path) -> None:
    home.publish(project)
    home.copy(tmp_path / "copy.sqlite")
    ours = [line for line in home.log().splitlines() if home.schema in line]
    assert ours
    assert all(says_no_password(line) for line in ours)


def test_hostile_names_of_schemas_reach_no_server(home: Home) -> None:
    with pytest.raises(InputError):
        Address.of(home.server.address('x"; DROP SCHEMA public CASCADE; --'))


def test_indexes_serve_maps_and_calendars(home: Home, project: Path) -> None:
    home.publish(project)
    asked = {
        "geometry": "SELECT id FROM {schema}.marks WHERE geometry OPERATOR(public.&&) "
        "public.st_makeenvelope(40, 30, 50, 40, 4326)",
        "days": "SELECT mention_id FROM {schema}.events WHERE days && daterange('2017-06-01', '2017-07-01')",
    }
    for column, query in asked.items():
        plan = home.server.run("SET enable_seqscan = off", f"EXPLAIN {query.replace('{schema}', home.schema)}")
        lines = [str(line) for (line,) in plan]
        assert any(f"_{column}_idx" in line for line in lines), lines


def test_points_lines_and_areas_are_as_postgis_takes_them() -> None:
    assert point(36.34, 43.13) == struct.pack("<BIIdd", 1, 0x20000001, 4326, 43.13, 36.34)
    assert [point(91, 0), point(0, 181), point(float("nan"), 0), point(None, 0)] == [None] * 4
    assert outline("line", "[[1, 2], [3, 4]]") is not None
    assert outline("area", "[[1, 2], [3, 4], [5, 1]]") is not None
    for path in (
        "[[0, 179], [0, -179]]",
        "[[1, 2]]",
        "[]",
        "{}",
        "[[1]]",
        "not JSON",
        "[[1, null], [2, 3]]",
        "[[99, 0], [0, 0]]",
    ):
        assert outline("line", path) is None
    assert outline("point", "[[1, 2], [3, 4]]") is None


def test_days_are_ranges_where_they_are_days() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'psycopg[binary]'")
    day = day_range(0, 0)
    assert (day.lower.isoformat(), day.upper.isoformat(), day.bounds) == ("1970-01-01", "1970-01-01", "[]")
    assert (day_range(None, 5).lower, day_range(5, None).upper) == (None, None)
    assert [day_range(None, None), day_range(5, 4), day_range(10**12, None), day_range(None, 2**63 - 1)] == [None] * 4
