"""Files looked at before they go in, how far it is told, and cancelling."""

from pathlib import Path

import pytest
from added import DUST, RAIN, SNOW, add, drop, ids
from earlier_projects import as_schema

from geo.errors import CancelledError, ProjectFormatError
from geo.pipeline import Pipeline
from geo.project.adding import add_files, preview, wanted
from geo.project.build import build_project


def test_once_cancelled_nothing_is_changed(tmp_path: Path, project: Path, pipeline: Pipeline) -> None:
    add(project, [drop(tmp_path, lima=RAIN)], pipeline)
    before = project.read_bytes(), project.with_name("p.sqlite.added.jsonl").read_bytes()
    files, _ = wanted([drop(tmp_path, kars=SNOW, baku=DUST)])
    for allowed in range(6):
        left = iter(range(allowed))
        with pytest.raises(CancelledError):
            add_files(project, files, pipeline, cancelled=lambda left=left: next(left, None) is None)
    assert (project.read_bytes(), project.with_name("p.sqlite.added.jsonl").read_bytes()) == before


def test_progress_counts_every_file_and_article(tmp_path: Path, project: Path, pipeline: Pipeline) -> None:
    said = []
    files, _ = wanted([drop(tmp_path, kars=SNOW, baku=DUST)])
    add_files(project, files, pipeline, report=lambda *step: said.append(step))
    assert said == [
        ("looking", 0, 2, "baku.txt"), ("looking", 1, 2, "kars.txt"), ("looking", 2, 2, ""),
        ("reading", 0, 2, "added/drop/baku.txt"), ("reading", 1, 2, "added/drop/kars.txt"), ("reading", 2, 2, ""),
    ]  # fmt: skip


def test_a_preview_shows_articles_and_changes_nothing(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    build_project(folder, project, pipeline)
    before = project.read_bytes()
    page = f"Heavy rain in Lima\n\nBy A Reporter\n\n{RAIN}"
    place = drop(tmp_path, lima=page, again=SNOW, french="Il a neigé mardi sur la route de Kars et dans les villages.")
    (place / "broken.txt").write_bytes(b"")
    shown = {one.outcome.label: one for one in preview(project, wanted([place])[0])}
    assert {label: one.outcome.became for label, one in shown.items()} == {
        "added/drop/again.txt": "copy", "added/drop/broken.txt": "failed",
        "added/drop/french.txt": "new", "added/drop/lima.txt": "new",
    }  # fmt: skip
    assert shown["added/drop/again.txt"].outcome.articles[0].id == ids(project)["kars.txt"]
    (article,) = shown["added/drop/lima.txt"].articles
    assert article.title == "Heavy rain in Lima"
    assert "".join(text for text, _ in article.opening) == page
    assert [text.strip() for text, reason in article.opening if reason] == ["By A Reporter"]
    assert shown["added/drop/french.txt"].articles[0].language == "fr"
    assert project.read_bytes() == before
    assert not project.with_name("p.sqlite.added.jsonl").exists()


def test_a_project_of_an_earlier_version_is_not_written_over(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    build_project(folder, project.with_name("now.sqlite"), pipeline)
    as_schema(4, project.with_name("now.sqlite"), project)
    before = project.read_bytes()
    files, _ = wanted([drop(tmp_path, lima=RAIN)])
    for go_on in (
        lambda: add_files(project, files, pipeline),
        lambda: preview(project, files),
        lambda: build_project(None, project, pipeline),
    ):
        with pytest.raises(ProjectFormatError, match="dateline migrate"):
            go_on()
    assert project.read_bytes() == before


def test_each_file_is_shown_as_soon_as_it_was_looked_at(tmp_path: Path, project: Path, pipeline: Pipeline) -> None:
    add(project, [drop(tmp_path, kars=SNOW)], pipeline)
    place = drop(tmp_path, lima=RAIN, kars=SNOW)
    (place / "broken.txt").write_bytes(b"")
    told: list[str] = []
    found = preview(
        project,
        wanted([place])[0],
        report=lambda _stage, _done, _total, name: told.append(name),
        shown=lambda one: told.append(f"{one.outcome.became}: {[article.title for article in one.articles]}"),
    )
    assert told == [
        "broken.txt", "failed: []", "kars.txt", "new: ['Snow closes roads']",
        "lima.txt", "new: ['Rain fell in Lima on 4 March 2019.']", "",
    ]  # fmt: skip
    assert [one.outcome.became for one in found] == ["failed", "unchanged", "new"]
    assert [len(one.articles) for one in found] == [0, 1, 1]
