"""Threat: a project from a colleague, or from whoever says so. What it brings runs nothing and breaks no page."""

import io
import os
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import expect
from warm_command import WarmCommand

from geo.errors import ProjectBusyError, ProjectError, ProjectFormatError
from geo.export import write_as
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.build import build_project
from geo.project.distrust import LONGEST_VALUE, harden, told
from geo.project.in_place import apply_corrections
from geo.project.packing import unpack
from geo.project.search import search
from geo.project.verifying import findings
from geo.ui.columns import browser_data
from geo.ui.view_data import view_data
from tests.ui.ui_projects import flood_project

SCHEMA_ATTACKS = {
    "a view in the place of a table": "ALTER TABLE failures RENAME TO x; CREATE VIEW failures AS SELECT * FROM x",
    "a view more": "CREATE VIEW v AS SELECT * FROM documents",
    "a trigger": "CREATE TRIGGER t AFTER DELETE ON documents BEGIN DELETE FROM mention_rows; END",
    "a table more": "CREATE TABLE x (y)",
    "another virtual table": "CREATE VIRTUAL TABLE v USING fts5(x)",
    "a generated column": "ALTER TABLE settings ADD COLUMN x AS (hex(zeroblob(1000)))",
    "a column more": "ALTER TABLE places ADD COLUMN x",
    "an index that computes": "CREATE INDEX i ON documents(lower(title))",
    "a table less": "DROP TABLE orphans",
    "a table of other columns": "DROP TABLE copies; CREATE TABLE copies (a, b)",
}
WORD = "INSERT INTO words VALUES (99999, "
FORGERIES = {
    "text for a number": "UPDATE mention_rows SET latitude = '<img src=x onerror=alert(1)>'",
    "a blob for a text": "UPDATE documents SET title = x'00ff00'",
    "text for an offset": "UPDATE mention_rows SET \"end\" = 'x'",
    "infinity": "UPDATE mention_rows SET latitude = 9e999",
    "not a day": "UPDATE event_rows SET first = '2019-02-31'",
    "a year beyond": "UPDATE event_rows SET first = 99999999, last = 99999999",
    "no JSON": "UPDATE documents SET published_evidence = '[', source = '{'",
    "JSON of another kind": "UPDATE documents SET source = '[1]', published_evidence = '{\"a\": 1}'",
    "deep JSON": "UPDATE documents SET published_evidence = '" + "[" * 50_000 + "'",
    "candidates cut off": "UPDATE candidates SET packed = substr(packed, 1, 9)",
    "candidates of nothing": "UPDATE candidates SET packed = x''",
    "an offset behind the text": 'UPDATE mention_rows SET "end" = 9223372036854775807',
    "an unknown role": f"{WORD}'${{alert(1)}}'); UPDATE mention_rows SET role = 99999",
    "an unknown kind": f"{WORD}'x'); UPDATE event_rows SET kind = 99999",
    "an unknown shape": f"{WORD}'x'); UPDATE mention_rows SET shape = 99999",
    "no document": "DELETE FROM documents",
    "another document": "UPDATE mention_rows SET document = document + 999",
    "a word that isn't there": "UPDATE mention_rows SET reason = 99999",
    "the word before the first": "UPDATE mention_rows SET reason = -1",
    "a place that isn't there": "UPDATE mention_rows SET place = 99999",
    "events of no mention": "UPDATE event_rows SET mention = mention + 1",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return flood_project(tmp_path)


def altered(project: Path, script: str) -> Path:
    with closing(sqlite3.connect(project)) as db:
        db.executescript(script)
    return project


@pytest.mark.parametrize("attack", SCHEMA_ATTACKS)
def test_what_dateline_does_not_make_is_refused(project: Path, attack: str) -> None:
    altered(project, SCHEMA_ATTACKS[attack])
    for use in (Project.open, apply_corrections, lambda path: list(findings(path))):
        with pytest.raises(ProjectFormatError, match=project.name) as refused:
            use(project)
        assert "dateline build" in str(refused.value) or "build it from them" in str(refused.value)


def test_no_build_goes_over_a_project_with_a_trigger(project: Path, tmp_path: Path, gazetteer_file: Path) -> None:
    altered(project, SCHEMA_ATTACKS["a trigger"])
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Rain fell in Kars, Turkey, on 3 March 2019.\n")
    before = project.read_bytes()
    with pytest.raises(ProjectError):
        build_project(folder, project, Pipeline(Gazetteer.open(gazetteer_file)))
    assert project.read_bytes() == before


@pytest.mark.parametrize("script", ["ANALYZE", "VACUUM", "REINDEX", "PRAGMA journal_mode = DELETE"])
def test_what_sqlite_itself_adds_is_let_be(project: Path, script: str) -> None:
    altered(project, script)
    assert list(findings(project)) == []


@pytest.mark.parametrize("forgery", FORGERIES)
def test_forged_values_are_told_with_the_file_or_shown_as_text(project: Path, forgery: str) -> None:
    """Every way of reading gives what it reads, or an error of ours that names the file: nothing else."""
    altered(project, FORGERIES[forgery])
    opened = Project.open(project)
    ids = ["first", "second", *opened_ids(project)]
    uses = [opened.documents, opened.mentions, opened.dates, opened.event_rows, opened.places, opened.rows]
    for name in ids:
        uses += [lambda name=name: opened.parsed(name), lambda name=name: opened.source(name)]
        uses += [lambda name=name: opened.machine(name), lambda name=name: opened.text(name)]
    uses += [lambda: opened.quotes([(ids[0], 0, 5)]), lambda: search(project, "Lyon"), lambda: columns_of(opened)]
    for use in uses:
        assert project.name in (error_of(use) or project.name)
    assert list(findings(project)) != []


@pytest.mark.parametrize(
    "script",
    ["UPDATE mention_rows SET confidence = 'sure'", "UPDATE event_rows SET first = 'no day', last = 'no day'",
     "UPDATE documents SET published_first = x'00ff'"],
)  # fmt: skip
def test_an_export_of_forged_values_names_the_file(project: Path, script: str) -> None:
    """Found by benchmarks/fuzz.py: exports showed errors of Python in their place."""
    altered(project, script)
    with closing(Project.open(project)) as opened:
        for name in ("csv", "jsonl", "geojson", "kml", "notes"):
            assert project.name in (error_of(lambda name=name: write_as(name, opened, io.BytesIO())) or project.name)
    assert list(findings(project)) != []


def columns_of(opened: Project) -> object:
    """What the map and the lists are drawn from."""
    with told(opened.path):
        return browser_data(view_data(opened))


def error_of(use: Callable[[], object]) -> str | None:
    """What is said where a project can't be used; any other error fails the test."""
    try:
        use()
    except ProjectError as error:
        return str(error)
    return None


def opened_ids(project: Path) -> list[str]:
    with closing(sqlite3.connect(project)) as db:
        return [name for (name,) in db.execute("SELECT id FROM documents")]


def test_every_type_in_every_column(project: Path, tmp_path: Path) -> None:
    """A column at a time holds a value of each type: whatever comes of it is an error of ours, and verify says so."""
    values = ("NULL", "-1", "1.5", "'x'", "x'ff'", "'" + "9" * 400 + "'")
    with closing(sqlite3.connect(project)) as db:
        columns = [
            (table, row[1])
            for (table,) in db.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'").fetchall()
            if not table.startswith("documents_fts")
            for row in db.execute(f"PRAGMA table_info({table})")
        ]
    content = project.read_bytes()
    path = tmp_path / "forged.sqlite"
    tried = 0
    for table, column in columns:
        for value in values:
            path.write_bytes(content)
            try:
                with closing(sqlite3.connect(path)) as db, db:
                    db.execute(f'UPDATE {table} SET "{column}" = {value}')
            except sqlite3.IntegrityError:
                continue
            tried += 1
            assert path.name in (error_of(lambda: list(findings(path))) or path.name)
    assert tried > 250


def test_a_packed_bomb_is_not_unpacked() -> None:
    packer, megabyte, check = zlib.compressobj(9), b" " * 1_000_000, 1
    begin, more = (packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    for _ in range(300):  # one packed MB again and again, as packing all of them takes seconds
        check = zlib.adler32(megabyte, check)
    bomb = begin + more * 299 + b"\x03\x00" + check.to_bytes(4, "big")
    with pytest.raises(ValueError, match="without end"):
        unpack(bomb)


def test_a_connection_runs_changes_and_reads_nothing_beyond_what_it_must() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        harden(db)
        settings = {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("trusted_schema", "query_only")}
        assert settings == {"trusted_schema": 0, "query_only": 1}
        assert db.execute("PRAGMA cell_size_check").fetchone() == (1,)
        assert db.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == LONGEST_VALUE
        assert db.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0


def test_nothing_of_a_project_can_be_changed_through_it(project: Path) -> None:
    from geo.project.opening import read_only

    with closing(read_only(project)) as db:
        for script in ("DELETE FROM documents", "CREATE TABLE x (y)", f"ATTACH '{project}.other' AS other"):
            with pytest.raises(sqlite3.Error):
                db.execute(script)
    assert not project.with_name(project.name + ".other").exists()


def test_a_locked_project_is_told_with_its_name(project: Path) -> None:
    altered(project, "PRAGMA journal_mode = DELETE")
    with closing(sqlite3.connect(project, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ProjectBusyError, match=f"{project.name}.*wait until it has finished"):
            Project.open(project).documents()


def test_a_damaged_middle_is_told_with_its_name(project: Path) -> None:
    altered(project, "PRAGMA journal_mode = DELETE")
    size = project.stat().st_size
    with project.open("r+b") as file:
        file.seek(4096 * 2)
        file.write(os.urandom(size - 4096 * 3))

    def read() -> None:
        opened = Project.open(project)
        opened.documents(), opened.mentions(), opened.event_rows()

    with pytest.raises(ProjectFormatError, match=f"{project.name}.*(damaged|holds what).*dateline verify"):
        read()


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_told(project: Path, kept: float) -> None:
    altered(project, "PRAGMA journal_mode = DELETE")
    with project.open("r+b") as file:
        file.truncate(int(project.stat().st_size * kept))
    found: list[str] = []
    error = error_of(lambda: found.extend(findings(project)))
    assert found or project.name in (error or "")


@pytest.fixture
def dateline(warm_command: WarmCommand, tmp_path: Path):
    """`dateline ARGUMENTS` as a process of its own."""
    return lambda *words: warm_command.run([*map(str, words)], folder=tmp_path, environment=os.environ)


def test_verify_by_its_exit_codes(project: Path, dateline) -> None:
    sound = dateline("verify", project)
    assert (sound.returncode, sound.stdout) == (0, "")
    altered(project, "UPDATE places SET latitude = 91 WHERE id = (SELECT min(id) FROM places)")
    forged = dateline("verify", project)
    assert forged.returncode == 1
    assert "places off the globe: 1" in forged.stdout
    altered(project, SCHEMA_ATTACKS["a view more"])
    refused = dateline("verify", project)
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr


def test_the_command_names_a_locked_file(project: Path, dateline) -> None:
    altered(project, "PRAGMA journal_mode = DELETE")
    with closing(sqlite3.connect(project, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = dateline("export", "jsonl", project)
    assert done.returncode == 2
    assert project.name in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.browser
@pytest.mark.parametrize(
    "forgery", ["text for a number", "a blob for a text", "not a day", "candidates cut off", "a trigger"]
)
def test_a_page_on_a_forged_project_says_what_is_wrong(browser, serve, dateline, tmp_path: Path, forgery: str) -> None:
    """A page that shows the project, or words that name the file and what to do: no blank page, no traceback."""
    project = altered(flood_project(tmp_path), (FORGERIES | SCHEMA_ATTACKS)[forgery])
    if forgery == "a trigger":
        assert dateline("run", project, "--no-browser", "--port", "18531").returncode == 2
        return
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(serve(project))
    words = page.get_by_text("dateline verify").or_(page.get_by_role("list", name="Places in view"))
    expect(words.first).to_be_visible(timeout=60_000)
    for path in ("articles", "places", "about"):
        page.goto(f"{serve(project)}/{path}")
        expect(page.locator(".dl-empty, .st-key-dl-head").first).to_be_visible(timeout=60_000)
        expect(page.get_by_text("Traceback")).to_have_count(0)
        expect(page.get_by_test_id("stException")).to_have_count(0)
    assert dialogs == []
    page.close()
