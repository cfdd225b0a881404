"""Which project the dashboard shows: new ones, others, and those shown before."""

from __future__ import annotations

import os
import stat

import pytest
from earlier_projects import as_schema
from ui_projects import flood_project

from geo.errors import InputError, ProjectError
from geo.project import Project
from geo.ui import projects
from geo.ui.projects import (
    is_in_cache,
    listed_projects,
    name_of_project,
    new_project,
    open_project_file,
    project_in_use,
    remember_project,
    save_project_as,
    shown_path,
)


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    monkeypatch.setenv("DATELINE_PROJECT", "")


def test_a_new_project_is_empty_and_shown(tmp_path):
    path = new_project("  Kars / snow: 2019 ")
    assert path == tmp_path / "documents" / "Dateline" / "Kars snow 2019.sqlite"
    assert project_in_use() == path
    assert Project.open(path).documents().empty
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["", "  ", "///", ".sqlite", "..", ".hidden"])
def test_a_name_that_is_none_is_refused(name):
    with pytest.raises(InputError):
        new_project(name)
    assert project_in_use() is None


def test_no_project_is_overwritten():
    path = new_project("Kars")
    before = path.read_bytes()
    with pytest.raises(InputError, match="already"):
        new_project("Kars")
    assert path.read_bytes() == before


def test_another_project_is_opened_by_its_address(tmp_path):
    path = flood_project(tmp_path)
    assert open_project_file(f' "{path}" ') == path
    assert project_in_use() == path


@pytest.mark.parametrize("make", [None, b"", b"no project" * 100])
def test_what_is_no_project_is_not_opened(tmp_path, make):
    path = tmp_path / "other.sqlite"
    if make is not None:
        path.write_bytes(make)
    with pytest.raises(ProjectError):
        open_project_file(str(path))
    assert project_in_use() is None


def test_projects_are_listed_latest_first_and_those_that_are_gone_are_not(tmp_path):
    first, second = new_project("First"), new_project("Second")
    other = flood_project(tmp_path)
    open_project_file(str(other))
    assert [each.path for each in listed_projects()] == [other, second, first]
    other.unlink()
    assert [each.name for each in listed_projects()] == ["Second", "First"]


def test_a_list_that_is_damaged_or_cannot_be_written_does_no_harm(tmp_path):
    place = projects._recent_file()
    place.parent.mkdir(parents=True)
    place.write_bytes(b'{"not": "a list"')
    path = new_project("Kars")
    assert [each.path for each in listed_projects()] == [path]
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    place.unlink()
    place.mkdir()
    remember_project(path)
    assert [each.path for each in listed_projects()] == [path], "it lies in the folder of projects"


def test_the_project_of_a_folder_goes_by_the_folders_name(tmp_path):
    assert name_of_project(tmp_path / "seeds-32a68449bb43.sqlite") == "seeds"
    assert name_of_project(tmp_path / "mosul-2016.sqlite") == "mosul-2016"
    assert os.environ["DATELINE_PROJECT"] == ""


def test_a_path_at_home_is_written_short_and_opens(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    path = flood_project(tmp_path)
    assert shown_path(path) == "~/flood.sqlite"
    assert open_project_file(shown_path(path)) == path
    assert shown_path(tmp_path.parent / "other.sqlite") == str(tmp_path.parent / "other.sqlite")


def test_a_project_of_an_earlier_version_is_shown_as_a_copy_and_stays_as_it_is(tmp_path):
    old = as_schema(4, flood_project(tmp_path), tmp_path / "old.sqlite")
    before = old.read_bytes()
    path = open_project_file(str(old))
    assert path != old
    assert len(Project.open(path).documents()) == 3
    assert old.read_bytes() == before


def test_projects_beside_those_shown_before_are_listed_and_other_files_are_not(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    shown, beside = flood_project(tmp_path / "a"), tmp_path / "a" / "beside.sqlite"
    flood_project(tmp_path / "b").rename(beside)
    (tmp_path / "a" / "other.sqlite").write_bytes(b"something else")
    open_project_file(str(shown))
    assert [each.path for each in listed_projects()] == [shown, beside]


def test_a_project_is_saved_under_a_name_or_at_a_place_and_shown(tmp_path):
    before = flood_project(tmp_path)
    named = save_project_as(before, "Rivers: 2019")
    assert named == tmp_path / "documents" / "Dateline" / "Rivers 2019.sqlite"
    assert project_in_use() == named
    placed = save_project_as(named, f"{tmp_path}/disk/rivers")
    assert placed == tmp_path / "disk" / "rivers.sqlite"
    assert len(Project.open(placed).documents()) == 3
    with pytest.raises(ProjectError, match="is there already"):
        save_project_as(placed, "Rivers 2019")
    with pytest.raises(InputError):
        save_project_as(placed, " ")
    assert project_in_use() == placed


def test_a_project_in_the_cache_is_known_as_such(tmp_path):
    assert is_in_cache(tmp_path / "cache" / "dateline" / "projects" / "saved-0123456789ab.sqlite")
    assert not is_in_cache(tmp_path / "saved.sqlite")
