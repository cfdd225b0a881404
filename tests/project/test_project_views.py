"""Saved views: kept beside the project, by name, whatever happens to the project itself."""

import os
from pathlib import Path

import pytest

from geo.errors import ProjectWriteError
from geo.project.traces import traces_of
from geo.project.views import MOST_VIEWS, read_views, save_view, views_path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "p.sqlite"


def test_a_view_is_kept_by_name_and_the_last_of_a_name_holds(project: Path) -> None:
    assert read_views(project) == ()
    assert save_view(project, "  Mosul   in June ", "from=2017-06-01", "Ada") == "Mosul in June"
    save_view(project, "Everything", "", "Ada")
    save_view(project, "Mosul in June", "from=2017-06-02", "Bo")
    assert [(view.name, view.address, view.by) for view in read_views(project)] == [
        ("Everything", "", "Ada"),
        ("Mosul in June", "from=2017-06-02", "Bo"),
    ]
    save_view(project, "Everything", None, "Ada")
    assert [view.name for view in read_views(project)] == ["Mosul in June"]
    if os.name == "posix":
        assert views_path(project).stat().st_mode & 0o077 == 0


def test_damaged_and_hostile_lines_cost_themselves_alone(project: Path) -> None:
    save_view(project, "One", "q=x", "Ada")
    with views_path(project).open("ab") as file:
        file.write(b'{"name": 3, "address": "x"}\n[]\nnull\n{"name": "Cut\n{"name": "", "address": ""}\n')
        file.write(b'{"name": "Two", "address": {"a": 1}}\n' + b"[" * 5000 + b"\n")
    save_view(project, "<b>Two</b>", "q=y", "")
    assert [view.name for view in read_views(project)] == ["<b>Two</b>", "One"]


@pytest.mark.parametrize(
    ("name", "address"), [("", "q=x"), ("   ", "q=x"), ("n" * 81, "q=x"), ("n", "q=" + "x" * 4000)]
)
def test_what_can_t_be_kept_is_refused(project: Path, name: str, address: str) -> None:
    with pytest.raises(ProjectWriteError):
        save_view(project, name, address, "Ada")
    assert read_views(project) == ()


def test_there_is_an_end_to_saving(project: Path) -> None:
    views_path(project).write_text(
        "".join(f'{{"name": "{number}", "address": ""}}\n' for number in range(MOST_VIEWS)), "utf-8"
    )
    with pytest.raises(ProjectWriteError, match="remove one first"):
        save_view(project, "one more", "", "Ada")


def test_forgetting_a_project_forgets_its_views(project: Path) -> None:
    save_view(project, "One", "", "Ada")
    assert views_path(project) in traces_of(project, project.parent)
