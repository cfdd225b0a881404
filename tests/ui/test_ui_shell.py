"""Projects are opened side by side, and each of them once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from ui_projects import flood_project, vague_report, write_project

from geo.ui import shell
from geo.ui.shell import Opened, opened_now

Read = Callable[[str, str], Opened]
PATIENCE = 30.0


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    """Reads a project; none is open."""
    monkeypatch.setattr(shell, "_OPENED", {})
    return shell._read


def test_a_small_project_opens_while_a_large_one_is_read(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    large, small = flood_project(tmp_path), write_project(tmp_path / "small.sqlite", vague_report())
    begun, may_end = Event(), Event()

    def reading(path: str, revision: str) -> Opened:
        if path == str(large):
            begun.set()
            assert may_end.wait(PATIENCE)
        return read(path, revision)

    monkeypatch.setattr(shell, "_read", reading)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(opened_now, large)
        try:
            assert begun.wait(PATIENCE)
            assert threads.submit(opened_now, small).result(PATIENCE / 3).project.path == small
            assert not first.done()
        finally:
            may_end.set()
        assert first.result(PATIENCE).project.path == large


def test_who_asks_for_a_project_that_is_being_read_waits_for_it(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, times = flood_project(tmp_path), list[str]()
    begun, may_end = Event(), Event()

    def reading(path: str, revision: str) -> Opened:
        times.append(path)
        begun.set()
        assert may_end.wait(PATIENCE)
        return read(path, revision)

    monkeypatch.setattr(shell, "_read", reading)
    with ThreadPoolExecutor(3) as threads:
        asked = [threads.submit(opened_now, path) for _ in range(3)]
        assert begun.wait(PATIENCE)
        may_end.set()
        first, *others = (each.result(PATIENCE) for each in asked)
    assert times == [str(path)]
    assert all(each is first for each in others)
