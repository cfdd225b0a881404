"""Files put into a project: looked at, taken in, kept by builds; what became of each is told."""

import json
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from geo.errors import CancelledError, ProjectFormatError
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.adding import Added, add_files, preview, wanted
from geo.project.additions import read_additions
from geo.project.build import build_project

SNOW = "Snow closes roads\n\nSnow closed the road to Kars, Turkey, on 3 March 2019.\n"
RAIN = "Rain fell in Lima on 4 March 2019.\n"
DUST = "Dust reached Baku on 5 March 2019.\n"


@pytest.fixture(scope="module")
def pipeline(gazetteer_file: Path) -> Pipeline:
    return Pipeline(Gazetteer.open(gazetteer_file))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "p.sqlite"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "base"
    folder.mkdir()
    (folder / "kars.txt").write_text(SNOW)
    return folder


def drop(tmp_path: Path, **texts: str) -> Path:
    """A folder named 'drop' with a text file for each name."""
    place = tmp_path / "drop"
    place.mkdir(exist_ok=True)
    for name, text in texts.items():
        (place / f"{name}.txt").write_text(text)
    return place


def add(project: Path, paths: Sequence[Path], pipeline: Pipeline) -> Added:
    files, failures = wanted(paths)
    assert failures == []
    return add_files(project, files, pipeline)


def became(added: Added) -> dict[str, str]:
    return {one.label: one.became for one in added.outcomes}


def paths(project: Path) -> list[str]:
    opened = Project.open(project)
    found = opened.documents()["path"].tolist()
    opened.close()
    return found


def ids(project: Path) -> dict[str, str]:
    opened = Project.open(project)
    documents = opened.documents()
    opened.close()
    return dict(zip(documents["path"], documents["id"], strict=True))


def test_adding_makes_a_project_where_there_is_none(tmp_path: Path, project: Path, pipeline: Pipeline) -> None:
    added = add(project, [drop(tmp_path, lima=RAIN)], pipeline)
    assert became(added) == {"added/drop/lima.txt": "new"}
    assert paths(project) == ["added/drop/lima.txt"]


def test_what_holds_no_article_makes_no_project(tmp_path: Path, project: Path, pipeline: Pipeline) -> None:
    picture = tmp_path / "scan.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    added = add(project, [picture], pipeline)
    assert added.report is None
    assert "no reader takes a PNG image" in added.outcomes[0].problems[0]
    assert not project.exists()


def test_an_added_file_stands_beside_the_folders_own_of_the_same_name(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    build_project(folder, project, pipeline)
    before = ids(project)
    add(project, [drop(tmp_path, kars=RAIN) / "kars.txt"], pipeline)
    after = ids(project)
    assert list(after) == ["kars.txt", "added/kars.txt"]
    assert after["kars.txt"] == before["kars.txt"]


def test_a_build_keeps_additions_and_reads_nothing_anew(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    build_project(folder, project, pipeline)
    add(project, [drop(tmp_path, lima=RAIN, baku=DUST)], pipeline)
    before = ids(project)
    report = build_project(folder, project, pipeline)
    assert (report.read, report.carried, report.failures) == (0, 3, ())
    assert ids(project) == before


def test_adding_then_building_gives_the_bytes_of_building_with_all(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    build_project(folder, project, pipeline)
    add(project, [drop(tmp_path, lima=RAIN) / "lima.txt"], pipeline)
    add(project, [drop(tmp_path, baku=DUST) / "baku.txt"], pipeline)
    build_project(folder, project, pipeline)
    before = project.read_bytes()
    build_project(folder, project, pipeline)
    assert project.read_bytes() == before


def test_only_new_and_changed_files_are_read(tmp_path: Path, project: Path, pipeline: Pipeline) -> None:
    place = drop(tmp_path, lima=RAIN, kars=SNOW)
    first = add(project, [place], pipeline)
    assert became(first) == {"added/drop/kars.txt": "new", "added/drop/lima.txt": "new"}
    before = ids(project)
    drop(tmp_path, lima=RAIN + RAIN, baku=DUST)
    again = add(project, [place], pipeline)
    assert became(again) == {
        "added/drop/baku.txt": "new", "added/drop/kars.txt": "unchanged", "added/drop/lima.txt": "changed",
    }  # fmt: skip
    assert again.report is not None
    assert (again.report.read, again.report.carried) == (2, 1)
    assert {path: ids(project)[path] for path in before} == before


def test_the_same_text_counts_once_and_is_told(tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline) -> None:
    build_project(folder, project, pipeline)
    added = add(project, [drop(tmp_path, again=SNOW, twice=RAIN, lima=RAIN)], pipeline)
    told = {one.label: (one.became, one.articles[0].of) for one in added.outcomes}
    assert told == {
        "added/drop/again.txt": ("copy", "kars.txt"),
        "added/drop/lima.txt": ("new", ""),
        "added/drop/twice.txt": ("copy", "added/drop/lima.txt"),
    }
    assert paths(project) == ["kars.txt", "added/drop/lima.txt"]


def test_a_text_under_two_outlets_names_stays_two(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    (folder / "kars.txt").write_text(f"---\npublisher: One\n---\n{SNOW}")
    build_project(folder, project, pipeline)
    place = drop(tmp_path, kars=f"---\npublisher: One\n---\n{SNOW}")
    (place / "index.csv").write_text("file,publisher\nkars.txt,Two\n")
    assert became(add(project, [place], pipeline))["added/drop/kars.txt"] == "copy"
    (place / "kars.txt").write_text(SNOW)
    assert became(add(project, [place], pipeline))["added/drop/kars.txt"] == "new"


def test_an_index_beside_added_files_speaks_for_them_then_and_later(
    tmp_path: Path, project: Path, pipeline: Pipeline
) -> None:
    place = drop(tmp_path, lima=RAIN)
    (place / "index.csv").write_text("file,publisher\nlima.txt,The Outlet\n")
    added = add(project, [place], pipeline)
    assert became(added)["added/drop/index.csv"] == "nothing"
    add(project, [place / "lima.txt"], pipeline)
    opened = Project.open(project)
    assert opened.documents()["publisher"].tolist() == ["The Outlet"]
    opened.close()


def test_a_file_that_has_gone_is_kept_as_it_was_read(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    build_project(folder, project, pipeline)
    place = drop(tmp_path, lima=RAIN)
    add(project, [place], pipeline)
    before = ids(project)
    (place / "lima.txt").unlink()
    report = build_project(folder, project, pipeline)
    assert (report.failures, report.held) == ((), ("added/drop/lima.txt",))
    assert ids(project) == before


def test_a_file_that_has_moved_is_known_by_its_content(tmp_path: Path, project: Path, pipeline: Pipeline) -> None:
    place = drop(tmp_path, lima=RAIN)
    add(project, [place], pipeline)
    before = set(ids(project).values())
    (place / "lima.txt").rename(tmp_path / "elsewhere.txt")
    added = add(project, [tmp_path / "elsewhere.txt"], pipeline)
    assert became(added) == {"added/elsewhere.txt": "unchanged"}
    assert set(ids(project).values()) == before
    build_project(None, project, pipeline)
    assert paths(project) == ["added/elsewhere.txt"]


def test_a_file_that_gives_no_article_any_more_leaves_the_article_as_it_was(
    tmp_path: Path, project: Path, pipeline: Pipeline
) -> None:
    place = drop(tmp_path, lima=RAIN, kars=SNOW)
    add(project, [place], pipeline)
    (place / "lima.txt").write_bytes(b"")
    added = add(project, [place], pipeline)
    assert became(added)["added/drop/lima.txt"] == "failed"
    assert len(paths(project)) == 2
    report = build_project(None, project, pipeline)
    assert [warning.partition(" has changed")[0] for warning in report.warnings] == ["added/drop/lima.txt"]
    assert len(paths(project)) == 2


def test_the_list_says_where_what_how_large(tmp_path: Path, project: Path, pipeline: Pipeline) -> None:
    place = drop(tmp_path, lima=RAIN)
    add(project, [place], pipeline)
    (one,) = read_additions(project).by_label.values()
    assert (one.path, one.root, one.size) == (place / "lima.txt", place, len(RAIN))
    assert len(one.sha256) == 64
    assert (project.with_name("p.sqlite.added.jsonl").stat().st_mode & 0o777) == 0o600
    assert str(tmp_path).encode() not in project.read_bytes()


def test_a_damaged_line_of_the_list_is_told_and_the_others_hold(
    tmp_path: Path, project: Path, pipeline: Pipeline
) -> None:
    add(project, [drop(tmp_path, lima=RAIN)], pipeline)
    listed = project.with_name("p.sqlite.added.jsonl")
    bad = [
        '{"label": 3}',
        "not JSON",
        '{"kept": "../../etc/passwd", "label": "x", "sha256": "a", "size": 1, "at": "b"}',
    ]
    listed.write_text("\n".join([*bad, listed.read_text()]))
    report = build_project(None, project, pipeline)
    assert [warning.partition(" is damaged")[0] for warning in report.warnings] == [
        f"p.sqlite.added.jsonl: line {number}" for number in (1, 2, 3)
    ]
    assert report.carried == 1


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


def test_a_newer_version_reads_what_stays_anew_from_the_projects_own_text(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    build_project(folder, project, pipeline)
    with sqlite3.connect(project) as db:
        db.execute("UPDATE settings SET value = 'older' WHERE key = 'reading'")
        db.execute("UPDATE mentions SET text = 'as an older version had it'")
    db.close()
    added = add(project, [drop(tmp_path, lima=RAIN)], pipeline)
    assert added.report is not None
    assert added.report.read == 2
    opened = Project.open(project)
    assert {"Kars", "Lima"} <= set(opened.mentions()["text"])
    opened.close()


def test_a_build_without_the_folder_keeps_its_articles(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    (folder / "again.txt").write_text(SNOW)
    (folder / "scan.png").write_bytes(b"\x89PNG")
    build_project(folder, project, pipeline)
    add(project, [drop(tmp_path, lima=RAIN)], pipeline)
    before = project.read_bytes()
    report = build_project(None, project, pipeline)
    assert (report.gone, report.carried) == ((), 2)
    assert project.read_bytes() == before


def test_what_the_project_says_of_other_files_stays(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    (folder / "again.txt").write_text(SNOW)
    (folder / "scan.png").write_bytes(b"\x89PNG")
    build_project(folder, project, pipeline)
    add(project, [drop(tmp_path, lima=RAIN)], pipeline)
    opened = Project.open(project)
    assert opened.failures()["path"].tolist() == ["scan.png"]
    assert opened.copies()["path"].tolist() == ["again.txt"]
    opened.close()


def test_an_article_that_could_not_be_read_has_its_id_back_after_others_were_added(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    (folder / "lima.txt").write_text(RAIN)
    build_project(folder, project, pipeline)
    before = ids(project)
    (folder / "lima.txt").write_bytes(b"")
    build_project(folder, project, pipeline)
    add(project, [drop(tmp_path, baku=DUST)], pipeline)
    build_project(None, project, pipeline)
    (folder / "lima.txt").write_text(RAIN + RAIN)
    build_project(folder, project, pipeline)
    assert ids(project)["lima.txt"] == before["lima.txt"]


def test_a_project_of_an_earlier_version_is_not_written_over(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    build_project(folder, project, pipeline)
    with sqlite3.connect(project) as db:
        db.execute("PRAGMA user_version = 4")
    db.close()
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


def test_a_list_that_somebody_else_wrote_brings_in_no_file_of_this_machine(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    build_project(folder, project, pipeline)
    secret = tmp_path / "secret.txt"
    secret.write_text("The safe house is in Kars.\n")
    line = {
        "label": "added/x.txt",
        "path": str(secret),
        "root": str(tmp_path),
        "sha256": "0" * 64,
        "size": 1,
        "at": "z",
    }
    project.with_name("p.sqlite.added.jsonl").write_text(json.dumps(line) + "\n")
    report = build_project(folder, project, pipeline)
    assert [path for path, _ in report.failures] == ["added/x.txt"]
    assert paths(project) == ["kars.txt"]
    assert b"safe house" not in project.read_bytes()


def test_a_changed_file_is_read_when_it_is_added_again_and_not_before(
    tmp_path: Path, project: Path, pipeline: Pipeline
) -> None:
    place = drop(tmp_path, lima=RAIN)
    add(project, [place], pipeline)
    before = project.read_bytes()
    drop(tmp_path, lima=RAIN + RAIN)
    report = build_project(None, project, pipeline)
    assert (report.read, report.carried) == (0, 1)
    assert "add it again" in report.warnings[0]
    assert project.read_bytes() == before
    assert became(add(project, [place], pipeline)) == {"added/drop/lima.txt": "changed"}
    assert build_project(None, project, pipeline).warnings == ()


def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path, project: Path, pipeline: Pipeline) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    place = drop(tmp_path, lima=RAIN)
    added = add(project, [place, tmp_path / "pipe.txt", tmp_path / "nowhere.txt"], pipeline)
    assert became(added) == {
        "added/drop/lima.txt": "new", "added/pipe.txt": "failed", "added/nowhere.txt": "failed",
    }  # fmt: skip


def test_a_link_to_a_folder_elsewhere_is_told(tmp_path: Path, project: Path, pipeline: Pipeline) -> None:
    place = drop(tmp_path, lima=RAIN)
    (tmp_path / "elsewhere").mkdir()
    (place / "link").symlink_to(tmp_path / "elsewhere")
    files, failures = wanted([place, tmp_path / "elsewhere"])
    assert [one.name for one in files] == ["drop/lima.txt"]
    assert ["not followed" in one.error or "holds no file" in one.error for one in failures] == [True, True]
