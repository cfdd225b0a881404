"""What is kept of a large project opens as what is read anew, and never stands for a project that changed."""

import os
import time
from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest
from ui_projects import flood_project, flood_report, undated_note, vague_report, write_project

from geo.project import Project
from geo.project.traces import opened_folder, traces_of
from geo.ui import kept_view
from geo.ui.kept_view import keep, room_to_keep, state_of, taken
from geo.ui.opening import read_ahead
from geo.ui.prepared import Prepared, prepared


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept_view, "_cache", lambda: tmp_path / "cache")
    monkeypatch.setattr(kept_view, "LEAST_MENTIONS", 0)
    monkeypatch.setattr(kept_view, "RACY_SECONDS", 0.0)
    return tmp_path / "cache"


def _kept(path: Path, folder: Path) -> Prepared:
    project = Project.open(path)
    made = prepared(project)
    project.close()
    files = [folder / "columns.gz", folder / "details.json.gz"]
    for file in files:
        file.write_bytes(file.name.encode())
    with room_to_keep(path) as room:
        assert room is not None
        keep(room, path, state_of(path), made, files)
    return made


def test_frames_come_back_as_they_were(tmp_path: Path, cache: Path) -> None:
    reports = (flood_report("a", "River Post"), vague_report(), undated_note())
    for path in (flood_project(tmp_path), write_project(tmp_path / "some.sqlite", *reports)):
        made = _kept(path, tmp_path)
        found = taken(path, state_of(path))
        assert found is not None
        for field in fields(Prepared):
            was, is_now = getattr(made, field.name), getattr(found.prepared, field.name)
            if isinstance(was, pd.DataFrame):
                pd.testing.assert_frame_equal(
                    is_now, was, check_dtype=len(was) > 0, check_column_type=False, obj=field.name
                )
            else:
                assert is_now == was, field.name
        assert [file.read_bytes() for file in found.files] == [b"columns.gz", b"details.json.gz"]


def test_a_project_that_changed_is_read_anew(tmp_path: Path, cache: Path) -> None:
    path = flood_project(tmp_path)
    _kept(path, tmp_path)
    status = path.stat()
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))  # the same size, and by its own word the same time
    assert taken(path, state_of(path)) is None


def test_a_project_in_the_place_of_another_is_read_anew(tmp_path: Path, cache: Path) -> None:
    path = flood_project(tmp_path)
    _kept(path, tmp_path)
    os.replace(write_project(tmp_path / "other.sqlite", vague_report()), path)
    assert taken(path, state_of(path)) is None


def test_what_is_kept_is_the_users_alone(tmp_path: Path, cache: Path) -> None:
    path = flood_project(tmp_path)
    _kept(path, tmp_path)
    folder = opened_folder(path, cache)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    (folder / "marks.arrow").chmod(0o644)
    assert taken(path, state_of(path)) is None


def test_a_file_that_was_cut_or_put_there_is_not_taken(tmp_path: Path, cache: Path) -> None:
    path = flood_project(tmp_path)
    _kept(path, tmp_path)
    file = opened_folder(path, cache) / "marks.arrow"
    content = file.read_bytes()
    file.write_bytes(content[:-8])
    assert taken(path, state_of(path)) is None
    file.write_bytes(b"\0" * len(content))
    assert taken(path, state_of(path)) is None
    file.unlink()
    (tmp_path / "elsewhere").write_bytes(content)
    file.symlink_to(tmp_path / "elsewhere")
    assert taken(path, state_of(path)) is None


def test_rows_that_lead_nowhere_are_not_taken(tmp_path: Path, cache: Path) -> None:
    path = flood_project(tmp_path)
    project = Project.open(path)
    made = prepared(project)
    project.close()
    made.marks["mention"] = len(made.numbers)
    file = tmp_path / "columns.gz"
    file.write_bytes(b"")
    with room_to_keep(path) as room:
        keep(room, path, state_of(path), made, [file])
    assert taken(path, state_of(path)) is None


def test_small_projects_and_those_just_written_are_not_kept(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = flood_project(tmp_path)
    monkeypatch.setattr(kept_view, "LEAST_MENTIONS", 1_000)
    _kept(path, tmp_path)
    assert taken(path, state_of(path)) is None
    monkeypatch.setattr(kept_view, "LEAST_MENTIONS", 0)
    monkeypatch.setattr(kept_view, "RACY_SECONDS", time.time())
    _kept(path, tmp_path)
    assert taken(path, state_of(path)) is None


def test_forgetting_a_project_names_what_is_kept_of_it(tmp_path: Path, cache: Path) -> None:
    path = flood_project(tmp_path)
    _kept(path, tmp_path)
    assert opened_folder(path, cache) in traces_of(path, cache / "projects")


def test_what_was_kept_of_projects_that_are_gone_is_dropped(tmp_path: Path, cache: Path) -> None:
    gone, path = write_project(tmp_path / "gone.sqlite", vague_report()), flood_project(tmp_path)
    _kept(gone, tmp_path)
    gone.unlink()
    _kept(path, tmp_path)
    assert not opened_folder(gone, cache).exists()
    assert opened_folder(path, cache).exists()


def test_a_project_that_was_read_ahead_opens_from_what_was_kept(tmp_path: Path, cache: Path) -> None:
    path = flood_project(tmp_path)
    read_ahead(path)
    found = taken(path, state_of(path))
    assert found is not None
    project = Project.open(path)
    assert len(found.prepared.numbers) == project.mention_count() > 0
    project.close()
    before = found.files[0].stat().st_ino
    read_ahead(path)  # it stands already
    assert found.files[0].stat().st_ino == before


def test_what_can_not_be_read_ahead_is_left_to_its_opening(tmp_path: Path, cache: Path) -> None:
    read_ahead(tmp_path / "none.sqlite")
    (tmp_path / "damaged.sqlite").write_bytes(b"no project")
    read_ahead(tmp_path / "damaged.sqlite")
    assert not (cache / "opened").exists()
