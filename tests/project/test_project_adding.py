"""Files put into a project: what is taken in, and what became of each file."""

import os
from pathlib import Path

from added import DUST, RAIN, SNOW, add, became, drop, ids, paths

from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.adding import wanted
from geo.project.build import build_project


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
