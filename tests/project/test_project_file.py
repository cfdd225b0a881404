"""The project file: what goes in comes out, byte for byte the same, and nothing is lost on the way."""

import os
import sqlite3
import threading
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from earlier_projects import as_schema

from geo.errors import ProjectFormatError, ProjectMissingError, ProjectWriteError
from geo.model import (
    Candidate,
    DateMention,
    Document,
    Event,
    Footprint,
    Furniture,
    ParsedDocument,
    Place,
    PlaceMention,
    Publication,
    ScorePart,
    Span,
)
from geo.project import SCHEMA_VERSION, Project, ProjectWriter
from geo.project.previous import Previous

TEXT = "Snow closed the road to Kars on 3 March 2019."
KARS = Place("geonames:743952", "Kars", 40.6, 43.1, 5.0, "city", "TR")


def parsed(name: str = "snow", text: str = TEXT) -> ParsedDocument:
    mention = PlaceMention(
        24, 28, "Kars", "location", "after 'to'", KARS, 0.9, "only one Kars",
        (Candidate(KARS, 2.0, (ScorePart("name", 2.0, "exact"),)),), Footprint("point", 40.6, 43.1, 5.0, "Kars"),
    )  # fmt: skip
    found = DateMention(
        32,
        44,
        "3 March 2019",
        "DATE",
        "2019-03-03",
        date(2019, 3, 3),
        date(2019, 3, 3),
        "day",
        "2019-03-03",
        "explicit",
    )
    event = Event(0, 0, date(2019, 3, 3), date(2019, 3, 3), "reported", "sentence", "same sentence", Span(0, 45))
    return ParsedDocument(
        Document(name, text), Publication(None, None, "unknown"), (Furniture(0, 0, "byline"),), (Span(0, 45),),
        (mention,), (found,), (event,),
    )  # fmt: skip


def write(path: Path, *documents: ParsedDocument) -> Path:
    with ProjectWriter(path) as writer:
        for document in documents:
            writer.add(document, fingerprint=document.document.id)
    return path


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    project = Project.open(write(tmp_path / "p.sqlite", parsed()))
    mention = project.mentions().iloc[0]
    assert TEXT[mention["start"] : mention["end"]] == mention["text"] == "Kars"
    assert project.event_rows().iloc[0][["first", "last", "basis"]].tolist() == ["2019-03-03", "2019-03-03", "sentence"]
    assert project.places()["latitude"].tolist() == [40.6]
    assert project.sentences("snow") == [(0, 45)]
    project.close()


def test_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    one = write(tmp_path / "one.sqlite", parsed("a"), parsed("b")).read_bytes()
    two = write(tmp_path / "two.sqlite", parsed("a"), parsed("b")).read_bytes()
    assert one == two


def test_a_carried_document_gives_the_same_bytes_as_one_read_anew(tmp_path: Path) -> None:
    fresh = write(tmp_path / "fresh.sqlite", parsed("a"), parsed("b"))
    again = tmp_path / "again.sqlite"
    with ProjectWriter(again, previous=fresh) as writer:
        writer.carry("a")
        writer.add(parsed("b"), fingerprint="b")
    assert again.read_bytes() == fresh.read_bytes()


def test_a_carried_document_keeps_the_reading_before_corrections(tmp_path: Path) -> None:
    machine = replace(parsed(), places=(), events=())
    old = tmp_path / "old.sqlite"
    with ProjectWriter(old) as writer:
        writer.add(parsed(), machine=machine)
    with ProjectWriter(tmp_path / "new.sqlite", previous=old) as writer:
        writer.carry("snow")
    assert (tmp_path / "new.sqlite").read_bytes() == old.read_bytes()
    project = Project.open(tmp_path / "new.sqlite")
    assert (project.parsed("snow"), project.machine("snow")) == (parsed(), machine)
    project.close()


def test_a_document_is_carried_over_behind_a_new_one_that_has_taken_its_place(tmp_path: Path) -> None:
    path = write(tmp_path / "p.sqlite", parsed("b"))
    with ProjectWriter(path, previous=path) as writer:
        writer.add(parsed("a"), fingerprint="a")
        writer.carry("b")
    project = Project.open(path)
    assert project.documents()["id"].tolist() == ["a", "b"]
    project.close()


def interrupt_after_one(writer: ProjectWriter) -> None:
    with writer:
        writer.add(parsed("other"))
        raise KeyboardInterrupt


def test_a_failed_run_leaves_the_old_project_untouched(tmp_path: Path) -> None:
    path = write(tmp_path / "p.sqlite", parsed())
    before = path.read_bytes()
    writer = ProjectWriter(path, previous=path)
    with pytest.raises(KeyboardInterrupt):
        interrupt_after_one(writer)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["p.sqlite"]


@pytest.mark.parametrize("step", ["_finish", "_begin", "_claim"])
def test_a_run_that_fails_as_it_begins_or_ends_leaves_nothing_behind(tmp_path: Path, monkeypatch, step: str) -> None:
    path = write(tmp_path / "p.sqlite", parsed())
    before = path.read_bytes()
    done = getattr(ProjectWriter, step)

    def fail(self: ProjectWriter) -> None:
        done(self) if step != "_finish" else None
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(ProjectWriter, step, fail)
    with pytest.raises(sqlite3.OperationalError):
        write(path, parsed("other"))
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["p.sqlite"]


def test_a_second_run_is_told_that_the_first_is_still_writing(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    with ProjectWriter(path) as first:
        first.add(parsed("a"))
        with pytest.raises(ProjectWriteError, match=r"another run is writing p\.sqlite"):
            write(path, parsed("b"))
        first.add(parsed("c"))
    project = Project.open(path)
    assert project.documents()["id"].tolist() == ["a", "c"]
    project.close()


def test_of_runs_that_begin_at_once_one_writes_and_the_others_are_told(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"

    def run(name: str, gate: threading.Barrier, done: list[str], told: list[str]) -> None:
        gate.wait()
        try:
            with ProjectWriter(path) as writer:
                writer.add(parsed(name))
                time.sleep(0.02)
            done.append(name)
        except ProjectWriteError as error:
            told.append(str(error))

    for _ in range(30):
        gate, done, told = threading.Barrier(4), [], []
        runs = [threading.Thread(target=run, args=(name, gate, done, told)) for name in "abcd"]
        for each in runs:
            each.start()
        for each in runs:
            each.join()
        assert len(done) + len(told) == 4
        assert done
        assert all("another run is writing" in words for words in told)
        project = Project.open(path)
        (shown,) = project.documents()["id"]
        assert shown in done
        project.close()


@pytest.mark.parametrize("at_end", [False, True])
def test_a_full_disk_is_told_with_its_place_and_leaves_nothing(tmp_path: Path, at_end: bool) -> None:
    path = write(tmp_path / "p.sqlite", parsed("before"))
    before = path.read_bytes()

    def fill() -> None:
        with ProjectWriter(path) as writer:
            writer.add(parsed("first", "Mars. " * 9_000))
            writer._db.execute("PRAGMA max_page_count = 1")  # no page more than there are
            if not at_end:
                writer.add(parsed("second", "Kars. " * 9_000))

    with pytest.raises(ProjectWriteError, match=r"p\.sqlite can't be written \(database or disk is full\).*Make room"):
        fill()
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["p.sqlite"]


def test_what_a_killed_run_left_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    for left in (b"", b"half a page" * 100, write(tmp_path / "old.sqlite", parsed("old")).read_bytes()):
        (tmp_path / "p.sqlite.partial").write_bytes(left)
        project = Project.open(write(path, parsed()))
        assert project.documents()["id"].tolist() == ["snow"]
        project.close()
    assert not [entry for entry in tmp_path.iterdir() if ".partial" in entry.name]


def test_an_open_project_can_be_read_while_it_is_rebuilt_and_after(tmp_path: Path) -> None:
    path = write(tmp_path / "p.sqlite", parsed("a"))
    reader = Project.open(path)
    with ProjectWriter(path, previous=path) as writer:
        writer.carry("a")
        writer.add(parsed("b"))
        assert reader.documents()["id"].tolist() == ["a"]
    assert reader.documents()["id"].tolist() == ["a"]
    reader.close()
    again = Project.open(path)
    assert again.documents()["id"].tolist() == ["a", "b"]
    again.close()


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "p.sqlite.partial").mkdir()
    for path in (tmp_path / "file/p.sqlite", tmp_path / "p.sqlite"):
        with pytest.raises(ProjectWriteError, match=r"p\.sqlite can't be written \(.*choose another place"):
            write(path, parsed())


def test_a_name_that_is_no_utf_8_can_be_written_and_carried_over(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.sqlite")
    write(path, parsed())
    with ProjectWriter(path, previous=path) as writer:
        writer.carry("snow")
    project = Project.open(path)
    assert project.documents()["id"].tolist() == ["snow"]
    project.close()


def test_full_text_finds_a_word(tmp_path: Path) -> None:
    path = write(tmp_path / "p.sqlite", parsed())
    db = sqlite3.connect(path)
    rows = db.execute("SELECT rowid FROM documents_fts WHERE documents_fts MATCH 'snow'").fetchall()
    db.close()
    assert rows == [(0,)]


def test_an_older_schema_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = as_schema(SCHEMA_VERSION - 1, write(tmp_path / "p.sqlite", parsed()), tmp_path / "old.sqlite")
    with pytest.raises(ProjectFormatError, match=r"older.*dateline migrate"):
        Project.open(path)
    assert Previous(path).documents == ()


def test_a_newer_schema_is_refused_and_named(tmp_path: Path) -> None:
    path = write(tmp_path / "p.sqlite", parsed())
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close()
    with pytest.raises(ProjectFormatError, match=r"newer.*the version of Dateline that made it"):
        Project.open(path)


def test_other_files_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.sqlite"
    text.write_text("not a database, only words " * 100)
    with pytest.raises(ProjectFormatError, match="not a Dateline project"):
        Project.open(text)
    other = tmp_path / "other.sqlite"
    db = sqlite3.connect(other)
    db.execute("CREATE TABLE t (x)")
    db.close()
    with pytest.raises(ProjectFormatError, match="not a Dateline project"):
        Project.open(other)
    with pytest.raises(ProjectMissingError, match="dateline build"):
        Project.open(tmp_path / "none.sqlite")


def test_a_read_only_folder_can_still_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "p.sqlite", parsed())
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        project = Project.open(path)
        assert len(project.documents()) == 1
        project.close()
    finally:
        tmp_path.chmod(0o755)


def test_a_place_without_coordinates_on_the_map_stays_a_mention(tmp_path: Path) -> None:
    document = parsed()
    unresolved = replace(document.places[0], place=None, footprint=None, reason="no place of that name is known")
    project = Project.open(write(tmp_path / "p.sqlite", replace(document, places=(unresolved,))))
    mention = project.mentions().iloc[0]
    assert mention["place_id"] is None
    assert mention["reason"] == "no place of that name is known"
    project.close()


def test_a_carried_document_takes_a_place_that_another_had_before(tmp_path: Path) -> None:
    path = write(tmp_path / "p.sqlite", parsed("a"), parsed("c"))
    with ProjectWriter(path, previous=path) as writer:
        writer.add(parsed("b"), fingerprint="b")
        writer.carry("c")
        writer.carry("a")
    project = Project.open(path)
    assert project.documents()["id"].tolist() == ["b", "c", "a"]
    project.close()
