"""Archives of articles that hold bombs, names that lead out, and archives without end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from web_archives import zipped

from geo.inputs import scan
from geo.inputs.readers import end_idle

GOOD = b"Rain fell on Kirkuk."


@pytest.fixture(autouse=True)
def _no_process_left() -> Iterator[None]:
    yield
    end_idle()


def scanned(folder: Path, data: bytes) -> tuple[list[str], dict[str, str]]:
    (folder / "x.zip").write_bytes(data)
    (folder / "z.txt").write_bytes(b"Snow fell on Homs.")
    found = scan(folder)
    return [one.label for one in found.sources], {one.path: one.error for one in found.failures}


def test_a_bomb_costs_a_line_and_the_others_are_read(tmp_path: Path) -> None:
    labels, told = scanned(tmp_path, zipped({"a.txt": GOOD, "bomb.csv": bytes(90 * 2**20), "b.txt": GOOD + b"!"}))
    assert labels == ["x.zip#a.txt", "x.zip#b.txt", "z.txt"]
    assert "unpacks to far more than an archive of articles does" in told["x.zip#bomb.csv"]


def test_many_small_bombs_share_one_allowance(tmp_path: Path) -> None:
    bombs = {f"{number}.csv": b"a,b\n" * 10**6 for number in range(80)}
    labels, told = scanned(tmp_path, zipped({"a.txt": GOOD, **bombs}))
    assert labels == ["x.zip#a.txt", "z.txt"]
    assert set(told) <= {"x.zip#csv files without an article", "x.zip#the rest", "x.zip#zip files without an article"}


def test_names_that_lead_out_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    labels, told = scanned(folder, zipped({"../out.txt": GOOD, "/etc/out.txt": GOOD, "a.txt": GOOD}))
    assert labels == ["x.zip#a.txt", "z.txt"]
    assert list(told) == ["x.zip#files left in the archive"]
    assert "2 passed over: its name leads out of the archive" in told["x.zip#files left in the archive"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["in", "x.zip", "z.txt"]


def test_an_archive_in_too_many_archives_is_told(tmp_path: Path) -> None:
    data = zipped({"a.txt": GOOD})
    for _ in range(5):
        data = zipped({"in.zip": data})
    labels, told = scanned(tmp_path, data)
    assert labels == ["z.txt"]
    ((path, words),) = told.items()
    assert path == "x.zip#in.zip/in.zip/in.zip"
    assert "lies in 3 archives: unpack the outer ones" in words


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    data = zipped({"a.txt": GOOD})
    labels, told = scanned(tmp_path, data[: len(data) // 2])
    assert labels == ["z.txt"]
    assert told["x.zip"].startswith("x.zip is no sound ZIP archive")
