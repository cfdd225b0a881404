"""A rebuild of a project of which little changed is written in place, and is row by row what a new file would be."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from geo.errors import ProjectWriteError
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project import Project, patching
from geo.project.build import build_project

TOWNS = ("Mosul", "Kirkuk", "Baghdad", "Raqqa", "Aleppo", "Damascus")
TABLES = ("settings", "failures", "copies", "unread", "removed", "near_copies", "sharpened", "machine_readings")
VIEWS = ("furniture", "sentences", "mentions", "dates", "events")


@pytest.fixture(scope="module")
def pipeline(gazetteer_file: Path) -> Pipeline:
    return Pipeline(Gazetteer.open(gazetteer_file))


@pytest.fixture(autouse=True)
def _of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patching, "FEWEST", 1)
    monkeypatch.setattr(patching, "_SHARE", 1)


def report(lot: random.Random) -> str:
    """A text as its neighbours have it, now and then one that is a copy of another but for a word."""
    town, other = lot.choice(TOWNS), lot.choice(TOWNS)
    day = f" on {lot.randrange(1, 28)} March 2017" if lot.random() < 0.6 else ""
    lines = [f"Soldiers of the corps closed the old iron bridge at {town}{day}, and {lot.randrange(9)} lorries left."]
    if lot.random() < 0.5:
        lines.append(f"A convoy reached {other} on Monday with flour, tents and drinking water for the families there.")
    if lot.random() < 0.4:
        lines += [f"Line {at} of a long report says that the river rose by a hand in the night." for at in range(5)]
    return "\n\n".join(lines) + "\n"


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a project says, without the numbers by which its rows name each other."""
    with closing(sqlite3.connect(path)) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(documents)") if row[1] != "number"]
        found = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in (*TABLES, *VIEWS)}
        found = {name: sorted(rows, key=repr) for name, rows in found.items()}
        found["documents"] = db.execute(f"SELECT {', '.join(columns)} FROM documents ORDER BY ordinal").fetchall()
        for table, column in (("candidates", "packed"), ("samples", "sample"), ("documents_fts", "text")):
            key = "rowid" if table == "documents_fts" else "document"
            query = f"SELECT id, own.{column} FROM {table} AS own JOIN documents ON number = own.{key} ORDER BY ordinal"
            found[table] = db.execute(query).fetchall()
        places = ", ".join(row[1] for row in db.execute("PRAGMA table_info(places)") if row[1] != "number")
        found["places"] = db.execute(f"SELECT {places} FROM places ORDER BY id").fetchall()
        db.execute("INSERT INTO documents_fts(documents_fts, rank) VALUES ('integrity-check', 1)")
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    lot = random.Random(7)
    for at in range(12):
        (folder / f"{at:02d}.txt").write_text(report(lot))
    return folder


def edit(folder: Path, lot: random.Random) -> None:
    """Change a few files: written anew, added, taken away, renamed, copied."""
    for _ in range(lot.randrange(1, 4)):
        files = sorted(folder.iterdir())
        one = lot.choice(files)
        match lot.randrange(6):
            case 0 | 1:
                one.write_text(report(lot))
            case 2:
                (folder / f"{lot.randrange(100):02d}{lot.choice('abc')}.txt").write_text(report(lot))
            case 3 if len(files) > 8:
                one.unlink()
            case 4:
                one.rename(folder / f"{lot.randrange(100):02d}moved.txt")
            case _:
                (folder / f"{lot.randrange(100):02d}copy.txt").write_text(one.read_text())


@pytest.fixture
def in_place(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each rebuild was done in place."""
    done: list[bool] = []
    put = patching.Rebuild._put_in_place

    def noted(self: patching.Rebuild, waiting: list[object]) -> bool:
        done.append(put(self, waiting))  # type: ignore[arg-type]
        return done[-1]

    monkeypatch.setattr(patching.Rebuild, "_put_in_place", noted)
    return done


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_it_is_what_a_new_file_would_be(
    folder: Path, tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, in_place: list[bool], seed: int
) -> None:
    lot = random.Random(seed)
    patched, whole = tmp_path / "patched.sqlite", tmp_path / "whole.sqlite"
    for path in (patched, whole):
        build_project(folder, path, pipeline)
    for _ in range(4):
        edit(folder, lot)
        in_place.clear()
        report_patched = build_project(folder, patched, pipeline)
        assert in_place == [True]
        with monkeypatch.context() as other:
            other.setattr(patching, "FEWEST", 10**9)
            assert build_project(folder, whole, pipeline) == report_patched
        assert contents(patched) == contents(whole)


def test_who_reads_meanwhile_sees_the_project_as_it_was(
    folder: Path, tmp_path: Path, pipeline: Pipeline, in_place: list[bool]
) -> None:
    path = tmp_path / "p.sqlite"
    build_project(folder, path, pipeline)
    opened = Project.open(path)
    opened._db.execute("BEGIN")
    before = opened.documents()
    (folder / "00.txt").write_text("Rain fell in Damascus.\n")
    build_project(folder, path, pipeline)
    assert in_place == [True]
    assert opened.documents().equals(before)
    opened._db.execute("COMMIT")
    assert not opened.documents().equals(before)
    opened.close()


def test_a_run_that_fails_as_it_writes_changes_nothing(
    folder: Path, tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.sqlite"
    build_project(folder, path, pipeline)
    before = contents(path)

    def fail(*given: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    (folder / "00.txt").write_text("Rain fell in Damascus.\n")
    with monkeypatch.context() as other:
        other.setattr(patching, "put_in_order", fail)
        with pytest.raises(ProjectWriteError, match="unchanged"):
            build_project(folder, path, pipeline)
    assert contents(path) == before
    assert sorted(entry.name for entry in tmp_path.iterdir() if "partial" in entry.name) == []


KILLED_AT = {"DELETE FROM near_copies": False, "COMMIT": False, "PRAGMA wal_checkpoint": True}
"""Statements before which a rebuild is killed, and whether what it wrote stays."""


def test_a_run_that_is_killed_as_it_writes_leaves_the_old_or_the_new(
    folder: Path, tmp_path: Path, pipeline: Pipeline, gazetteer_file: Path
) -> None:
    paths = {at: tmp_path / f"{number}.sqlite" for number, at in enumerate(KILLED_AT)}
    whole = tmp_path / "whole.sqlite"
    for path in (whole, *paths.values()):
        build_project(folder, path, pipeline)
    before = contents(whole)
    (folder / "00.txt").write_text("Rain fell in Damascus.\n")
    script, top = Path(__file__).with_name("killed_rebuild.py"), Path(__file__).resolve().parents[2]
    environment = os.environ | {"PYTHONPATH": str(top)}
    runs = [
        subprocess.Popen([sys.executable, script, folder, path, gazetteer_file, at], env=environment)
        for at, path in paths.items()
    ]
    assert [run.wait(120) for run in runs] == [-signal.SIGKILL] * len(runs)
    build_project(folder, whole, pipeline)
    after = contents(whole)
    for at, path in paths.items():
        with closing(Project.open(path)) as project:  # a reader needs no build first
            assert ("Rain" in project.text(project.documents()["id"].iloc[0])) == KILLED_AT[at]
        assert contents(path)["documents"] == (after if KILLED_AT[at] else before)["documents"]
        build_project(folder, path, pipeline)
        assert contents(path) == after


def test_where_another_program_holds_the_project_a_new_file_is_written(
    folder: Path, tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, in_place: list[bool]
) -> None:
    path = tmp_path / "p.sqlite"
    build_project(folder, path, pipeline)
    monkeypatch.setattr(patching, "_PATIENCE", 0.0)

    def busy(*given: object) -> bool:
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise error

    monkeypatch.setattr(patching, "_applied", busy)
    (folder / "00.txt").write_text("Rain fell in Damascus.\n")
    build_project(folder, path, pipeline)
    assert in_place == [False]
    fresh = tmp_path / "fresh.sqlite"
    build_project(folder, fresh, pipeline)
    assert Project.open(path).documents()["title"].tolist() == Project.open(fresh).documents()["title"].tolist()


def test_where_much_changed_a_new_file_is_written(
    folder: Path, tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, in_place: list[bool]
) -> None:
    path = tmp_path / "p.sqlite"
    build_project(folder, path, pipeline)
    monkeypatch.setattr(patching, "_SHARE", 6)
    for name in ("00.txt", "01.txt", "02.txt"):
        (folder / name).write_text("Rain fell in Damascus. " + name)
    build_project(folder, path, pipeline)
    assert in_place == []
    fresh = tmp_path / "fresh.sqlite"
    build_project(folder, fresh, pipeline)
    assert len(contents(path)["mentions"]) == len(contents(fresh)["mentions"])
