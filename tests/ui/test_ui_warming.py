"""What the first click needs is made before it comes, once a state of the project."""

from pathlib import Path

import pytest
from ui_projects import flood_project

from geo.project import Project
from geo.ui import shell, warming
from geo.ui.kept_articles import kept_record
from geo.ui.shell import opened_now
from geo.ui.warming import warm


@pytest.fixture(autouse=True)
def nothing_warmed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "_OPENED", {})
    monkeypatch.setattr(warming, "_WARMED", {})
    monkeypatch.setattr(warming, "AFTER_SECONDS", 0.0)
    monkeypatch.setattr(warming, "reader_if_any", lambda: None)


def test_a_click_after_it_reads_of_the_file_what_is_of_its_article_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opened_now(flood_project(tmp_path))
    timer = warm(opened)
    assert timer is not None
    timer.join(30)

    def refuse(project: Project) -> None:
        raise AssertionError("read of all articles")

    for name in ("sharpened", "near_copies"):
        monkeypatch.setattr(Project, name, refuse)
    key = opened.data.documents["id"].iloc[-1]
    assert kept_record(opened, key)["id"] == key


def test_once_for_each_state_of_a_project(tmp_path: Path) -> None:
    opened = opened_now(flood_project(tmp_path))
    assert warm(opened) is not None
    assert warm(opened) is None
    other = shell.Opened(opened.project, opened.data, opened.columns, opened.known, f"{opened.revision} and later")
    assert warm(other) is not None
