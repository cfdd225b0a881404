"""Building again: what the report says, and that ids stay."""

import sqlite3
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer
from geo.inputs import Copy
from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.build import build_project
from geo.project.report import BuildReport

SNOW = "Snow closed the road to Kars, Turkey, on 3 March 2019.\n"
RAIN = "Rain fell in Lima on 4 March 2019.\n"


@pytest.fixture(scope="module")
def pipeline(gazetteer_file: Path) -> Pipeline:
    return Pipeline(Gazetteer.open(gazetteer_file))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


def ids(project: Path) -> dict[str, str]:
    opened = Project.open(project)
    documents = opened.documents()
    opened.close()
    return dict(zip(documents["path"], documents["id"], strict=True))


def test_a_first_build_has_nothing_new_to_tell(folder: Path, tmp_path: Path, pipeline: Pipeline) -> None:
    (folder / "kars.txt").write_text(SNOW)
    assert build_project(folder, tmp_path / "p.sqlite", pipeline) == BuildReport(1, 0)


def test_a_rebuild_tells_what_changed_and_keeps_ids(folder: Path, tmp_path: Path, pipeline: Pipeline) -> None:
    output = tmp_path / "p.sqlite"
    (folder / "b").mkdir()
    (folder / "b/mosul.txt").write_text(SNOW)
    (folder / "lima.txt").write_text(RAIN)
    (folder / "gone.txt").write_text("Nothing happened.")
    build_project(folder, output, pipeline)
    before = ids(output)
    (folder / "a").mkdir()
    (folder / "a/mosul.txt").write_text("Another article about Mosul.")
    (folder / "lima.txt").write_text(RAIN + RAIN)
    (folder / "gone.txt").rename(folder / "back.txt")
    report = build_project(folder, output, pipeline)
    after = ids(output)
    assert (report.read, report.carried) == (3, 1)
    assert (report.new, report.edited, report.gone) == (("a/mosul.txt",), ("lima.txt",), ())
    assert report.moved == (("gone.txt", "back.txt"),)
    assert after["b/mosul.txt"] == before["b/mosul.txt"]
    assert after["lima.txt"] == before["lima.txt"]
    assert after["back.txt"] == before["gone.txt"]
    assert report.lines() == [
        "new: a/mosul.txt",
        "moved, known by their content: gone.txt to back.txt",
        "changed: lima.txt",
    ]


def test_building_again_carries_all_and_gives_the_same_bytes_with_kept_ids(
    folder: Path, tmp_path: Path, pipeline: Pipeline
) -> None:
    output = tmp_path / "p.sqlite"
    (folder / "kars.txt").write_text(SNOW)
    build_project(folder, output, pipeline)
    (folder / "kars.txt").write_text(SNOW + RAIN)
    (folder / "copy.txt").write_text(SNOW + RAIN)
    build_project(folder, output, pipeline)
    bytes_before = output.read_bytes()
    report = build_project(folder, output, pipeline)
    assert (report.read, report.carried) == (0, 1)
    assert output.read_bytes() == bytes_before


def test_copies_are_in_the_report_and_in_the_project(folder: Path, tmp_path: Path, pipeline: Pipeline) -> None:
    output = tmp_path / "p.sqlite"
    (folder / "kars.txt").write_text(SNOW)
    (folder / "kars-2.md").write_text(SNOW)
    (folder / "link.txt").symlink_to(folder / "kars.txt")
    report = build_project(folder, output, pipeline)
    assert report.read == 1
    assert report.copies == (Copy("kars.txt", "kars-2.md", "copy"), Copy("link.txt", "kars-2.md", "link"))
    assert report.lines() == ["counted once: kars-2.md, also found as kars.txt, link.txt"]
    (document_id,) = ids(output).values()
    db = sqlite3.connect(output)
    rows = db.execute("SELECT path, document_id, kind FROM copies ORDER BY path").fetchall()
    db.close()
    assert rows == [("kars.txt", document_id, "copy"), ("link.txt", document_id, "link")]


def test_a_file_that_cant_be_read_any_more_is_left_out_and_not_gone(
    folder: Path, tmp_path: Path, pipeline: Pipeline
) -> None:
    output = tmp_path / "p.sqlite"
    (folder / "kars.txt").write_text(SNOW)
    (folder / "lima.txt").write_text(RAIN)
    build_project(folder, output, pipeline)
    (folder / "lima.txt").write_bytes(b"\x89PNG\x00\x00")
    report = build_project(folder, output, pipeline)
    assert report.gone == ()
    assert report.lines() == [f"left out: {report.failures[0][1]}"]


def test_a_project_may_lie_among_its_articles(folder: Path, pipeline: Pipeline) -> None:
    output = folder / "p.sqlite"
    (folder / "kars.txt").write_text(SNOW)
    build_project(folder, output, pipeline)
    (folder / "p.sqlite-wal").write_bytes(b"")
    report = build_project(folder, output, pipeline)
    assert (report.carried, report.failures) == (1, ())


def test_long_lists_are_cut_short_in_the_report() -> None:
    report = BuildReport(0, 0, new=tuple(f"{number}.txt" for number in range(9)), warnings=("a reader is broken",))
    assert report.lines() == [
        "warning: a reader is broken",
        "new: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 4 more",
    ]
