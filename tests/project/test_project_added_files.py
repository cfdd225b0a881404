"""Files that were added: the list of them, and what later builds make of them."""

import json
import sqlite3
from pathlib import Path

from added import DUST, RAIN, SNOW, add, became, drop, ids, paths

from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.additions import read_additions
from geo.project.build import build_project


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


def test_a_newer_version_reads_what_stays_anew_from_the_projects_own_text(
    tmp_path: Path, folder: Path, project: Path, pipeline: Pipeline
) -> None:
    build_project(folder, project, pipeline)
    with sqlite3.connect(project) as db:
        db.execute("UPDATE settings SET value = 'older' WHERE key = 'reading'")
        older = "UPDATE words SET text = 'as an older version had it' WHERE number IN (SELECT text FROM mention_rows)"
        db.execute(older)
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
