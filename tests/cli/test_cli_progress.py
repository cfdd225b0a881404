"""How far a run has come is told also where there is no terminal."""

import pytest

from geo.cli import progress as module
from geo.cli.progress import Progress


def test_a_line_says_rate_time_left_and_what_was_left_out() -> None:
    progress = Progress("Reading articles", "article", 1000)
    with progress:
        for _ in range(200):
            progress.step()
        progress.failed("x.txt", "empty")
        assert progress.line(2.0) == "Reading articles: 200 of 1,000, 100 a second, 8 s left, 1 left out"
        assert progress.line(200.0).endswith("1 a second, 13 min left, 1 left out")


def test_without_a_total_nothing_is_said_of_the_time_left() -> None:
    with Progress("Reading rows", "row") as progress:
        progress.step()
        assert progress.line(1.0) == "Reading rows: 1, 1 a second"


def test_of_a_second_folder_it_counts_from_the_start() -> None:
    progress = Progress("Looking through files", "file")
    for number in (5, 3):
        list(progress(range(number)))
        assert progress.line(1.0).startswith(f"Looking through files: {number} of {number},")


def test_lines_come_now_and_then_where_there_is_no_terminal(monkeypatch, capsys: pytest.CaptureFixture[str]) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr(module.time, "monotonic", lambda: float(next(clock)))
    assert list(Progress("Looking through files", "file")(range(30))) == list(range(30))
    said = capsys.readouterr().err.splitlines()
    assert 2 <= len(said) <= 6
    assert all(line.startswith("Looking through files: ") and " of 30, " in line for line in said)
