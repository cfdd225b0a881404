"""A project saved elsewhere: all that belongs to it goes along, and nothing is written over."""

import stat
from pathlib import Path

import pytest
from added import DUST, RAIN, SNOW, add, became, drop, ids, paths

from geo.errors import ProjectFormatError, ProjectWriteError
from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.acts import new_act
from geo.project.build import build_project
from geo.project.journal import append, read_journal
from geo.project.saving import save_project


def test_a_copy_holds_articles_corrections_and_what_was_added(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    build_project(folder, project, pipeline)
    own = project.with_name("p.sqlite.files")
    own.mkdir()
    (own / "lima.txt").write_text(RAIN)
    add(project, [own / "lima.txt"], pipeline)
    append(project, [new_act("Ada").undo(new_act("Ada").id)])
    before = project.read_bytes()
    target = tmp_path / "kept" / "mine.sqlite"
    save_project(project, target)
    assert ids(target) == ids(project)
    assert len(read_journal(target).corrections) == 1
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert project.read_bytes() == before
    for name in (project, own / "lima.txt"):
        name.unlink()
    report = build_project(folder, target, pipeline)
    assert (report.read, report.failures) == (0, ())
    assert paths(target) == ["kars.txt", "added/lima.txt"]
    assert became(add(target, [drop(tmp_path, baku=DUST)], pipeline)) == {"added/drop/baku.txt": "new"}


@pytest.mark.parametrize("taken", ["q.sqlite", "q.sqlite.corrections.jsonl", "q.sqlite.files"])
def test_nothing_is_written_over(tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline, taken: str) -> None:
    build_project(folder, project, pipeline)
    (tmp_path / taken).write_text("mine")
    with pytest.raises(ProjectWriteError, match=f"{taken} is there already"):
        save_project(project, tmp_path / "q.sqlite")
    assert (tmp_path / taken).read_text() == "mine"
    assert {path.name for path in tmp_path.glob("*q.sqlite*")} == {taken}


def test_what_fails_leaves_nothing_behind(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_project(folder, project, pipeline)
    append(project, [new_act("Ada").undo(new_act("Ada").id)])
    blocked = tmp_path / "a file"
    blocked.write_text(SNOW)
    with pytest.raises(ProjectWriteError, match="can't be written"):
        save_project(project, blocked / "q.sqlite")
    monkeypatch.setattr("geo.project.saving.os.rename", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(ProjectWriteError, match="No space left"):
        save_project(project, tmp_path / "q.sqlite")
    assert list(tmp_path.glob("*q.sqlite*")) == []


def test_what_is_no_project_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "notes.sqlite").write_text("notes")
    with pytest.raises(ProjectFormatError):
        save_project(tmp_path / "notes.sqlite", tmp_path / "q.sqlite")


def test_a_copy_opens_as_any_project(tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline) -> None:
    build_project(folder, project, pipeline)
    save_project(project, tmp_path / "q.sqlite")
    opened = Project.open(tmp_path / "q.sqlite")
    assert opened.documents()["title"].tolist() == ["Snow closes roads"]
    opened.close()
