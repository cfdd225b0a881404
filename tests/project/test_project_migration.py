"""Projects of earlier versions open as copies; the originals stay as they are, and nothing is lost."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from earlier_projects import ARTICLE, ROW, TEXT, as_schema, write_earlier

from geo.corrections import Orphan, Selector
from geo.errors import ProjectFormatError, ProjectWriteError
from geo.inputs import Known
from geo.model import NEWS, Document, ParsedDocument, Publication
from geo.project import SCHEMA_VERSION, Project, ProjectWriter
from geo.project.acts import new_act
from geo.project.journal import append, journal_path, read_journal
from geo.project.migration import EarlierCorrection, earlier_corrections, migrate, migrated_copy
from geo.project.previous import Previous

SECOND = ParsedDocument(Document("note", "Nothing."), Publication(None, None, "unknown"))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write_earlier(tmp_path / "old.sqlite", ARTICLE, SECOND, failures=[("b.txt", "b.txt is empty: leave it.")])


def test_all_that_an_earlier_project_knows_is_in_the_copy(old: Path, tmp_path: Path) -> None:
    migrate(old, tmp_path / "new.sqlite")
    project = Project.open(tmp_path / "new.sqlite")
    assert project.parsed("snow") == project.machine("snow") == ARTICLE
    assert project.parsed("note") == SECOND
    assert project.documents()["id"].tolist() == ["snow", "note"]
    assert project.documents()["body_start"].tolist() == [TEXT.index("\nSnow"), 0]
    assert project.failures().to_numpy().tolist() == [["b.txt", "b.txt is empty: leave it."]]
    assert project.settings() == {"corpus": "siege", "gazetteer": "7", "migrated from": "schema 3"}
    project.close()


def test_the_next_build_reads_a_migrated_article_anew(old: Path, tmp_path: Path) -> None:
    migrate(old, tmp_path / "new.sqlite")
    project = Project.open(tmp_path / "new.sqlite")
    assert set(project.documents()["fingerprint"]) == {""}
    project.close()


def test_the_original_stays_as_it_is(old: Path, tmp_path: Path) -> None:
    before = old.read_bytes()
    migrate(old, tmp_path / "new.sqlite")
    assert old.read_bytes() == before


@pytest.mark.parametrize("schema", [1, 2])
def test_still_earlier_projects_are_told_as_news(tmp_path: Path, schema: int) -> None:
    old = write_earlier(tmp_path / "old.sqlite", ARTICLE, schema=schema)
    migrate(old, tmp_path / "new.sqlite")
    project = Project.open(tmp_path / "new.sqlite")
    assert project.parsed("snow") == replace(ARTICLE, narration=NEWS)
    project.close()


def test_the_same_project_is_migrated_to_the_same_bytes(old: Path, tmp_path: Path) -> None:
    migrate(old, tmp_path / "one.sqlite")
    migrate(old, tmp_path / "two.sqlite")
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_an_earlier_project_is_refused_with_the_command_that_helps(old: Path) -> None:
    with pytest.raises(ProjectFormatError, match=r"older.*dateline migrate .*old\.sqlite -o NEW\.sqlite"):
        Project.open(old)


def test_no_file_is_overwritten(old: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("mine")
    for output in (other, old):
        with pytest.raises(ProjectWriteError, match="not overwritten"):
            migrate(old, output)
    assert other.read_text() == "mine"


def test_a_project_of_this_version_needs_no_migration(old: Path, tmp_path: Path) -> None:
    migrate(old, tmp_path / "new.sqlite")
    with pytest.raises(ProjectFormatError, match=f"schema {SCHEMA_VERSION} already"):
        migrate(tmp_path / "new.sqlite", tmp_path / "newer.sqlite")


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE mentions SET candidates = 'no JSON'",
        'UPDATE mentions SET candidates = \'[{"place": {"id": "x", "nonsense": 1}}]\'',
        "UPDATE events SET mention_id = 'nowhere'",
        "UPDATE documents SET published_first = 'soon'",
        "UPDATE events SET sentence_start = 99999",
        "DROP TABLE dates",
    ],
)
def test_a_damaged_project_says_so_and_leaves_nothing_behind(old: Path, tmp_path: Path, harm: str) -> None:
    with sqlite3.connect(old) as db:
        db.execute(harm)
    db.close()
    with pytest.raises(ProjectFormatError, match=r"old\.sqlite is damaged .*dateline build FOLDER"):
        migrate(old, tmp_path / "new.sqlite")
    assert not [entry for entry in tmp_path.iterdir() if entry.name.startswith("new")]


def test_earlier_corrections_can_be_read(tmp_path: Path, old: Path) -> None:
    corrected = write_earlier(tmp_path / "corrected.sqlite", ARTICLE, corrections=[ROW])
    assert earlier_corrections(corrected) == (EarlierCorrection(*ROW),)
    assert earlier_corrections(old) == ()
    migrate(old, tmp_path / "new.sqlite")
    assert earlier_corrections(tmp_path / "new.sqlite") == ()


def test_earlier_corrections_become_notes_at_their_words(tmp_path: Path) -> None:
    gone = (2, "2026-01-02", "gone:3", "role", '"actor"', "of an article that isn't there")
    old = write_earlier(tmp_path / "old.sqlite", ARTICLE, corrections=[ROW, gone])
    migrate(old, tmp_path / "new.sqlite")
    first, second = read_journal(tmp_path / "new.sqlite").corrections
    assert first.kind == second.kind == "note"
    assert first.after["text"] == "2026-01-01: place = null; not this one"
    assert first.target is not None
    assert (first.target.id, first.target.exact, first.target.start) == ("snow", "Kars", TEXT.index("Kars"))
    assert second.target is not None
    assert second.target.id == "gone:3"
    assert earlier_corrections(old) != ()


def test_without_corrections_there_is_no_corrections_file(old: Path, tmp_path: Path) -> None:
    migrate(old, tmp_path / "new.sqlite")
    assert not journal_path(tmp_path / "new.sqlite").exists()


def test_a_copy_stands_beside_the_original_and_is_made_once(old: Path, tmp_path: Path) -> None:
    copy = migrated_copy(old, tmp_path / "cache")
    assert copy.parent == old.parent
    made = copy.stat().st_mtime_ns
    assert migrated_copy(old, tmp_path / "cache") == copy
    assert copy.stat().st_mtime_ns == made
    with sqlite3.connect(old) as db:
        db.execute("UPDATE documents SET title = 'Changed by an earlier version'")
    db.close()
    assert migrated_copy(old, tmp_path / "cache") != copy


def test_where_nothing_can_be_written_the_copy_goes_to_the_cache(old: Path, tmp_path: Path, monkeypatch) -> None:
    def refuse(path: Path, output: Path) -> None:
        if output.parent == old.parent:
            raise ProjectWriteError("no right to write here")
        migrate(path, output)

    monkeypatch.setattr("geo.project.migration.migrate", refuse)
    copy = migrated_copy(old, tmp_path / "cache")
    assert copy.parent == tmp_path / "cache"
    assert migrated_copy(old, tmp_path / "cache") == copy


@pytest.mark.parametrize("version", [4, 5, 6])
def test_later_schemas_are_copied_whole_with_their_corrections(version: int, tmp_path: Path) -> None:
    corrected = replace(ARTICLE, places=ARTICLE.places[:1], events=ARTICLE.events[:1])
    with ProjectWriter(tmp_path / "now.sqlite") as writer:
        writer.add(corrected, ARTICLE, "hash", [Orphan("lost", "snow", "no such words")])
        writer.add(SECOND)
        writer.copy("b.txt", "note", "copy")
        writer.remember(Known("gone-1", "00", "gone.txt"))
    old = as_schema(version, tmp_path / "now.sqlite", tmp_path / "old.sqlite")
    note = new_act("A. Writer").correction("note", Selector("", id="snow"), {"text": "look again"})
    append(old, [note])
    assert earlier_corrections(old) == ()
    migrate(old, tmp_path / "new.sqlite")
    project = Project.open(tmp_path / "new.sqlite")
    assert project.parsed("snow") == corrected
    assert project.machine("snow") == ARTICLE
    assert project.parsed("note") == SECOND
    assert project.orphans()["correction_id"].tolist() == ["lost"]
    assert project.copies()["path"].tolist() == ["b.txt"]
    assert [known.id for known in Previous(tmp_path / "new.sqlite").documents] == ["snow", "note", "gone-1"]
    assert read_journal(tmp_path / "new.sqlite").corrections == (note,)
    project.close()
