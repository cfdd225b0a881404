import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from network_guard import asked, guarded

from geo.errors import GazetteerFormatError, GazetteerMissingError
from geo.gazetteer import Gazetteer, build, build_gazetteer, default_path


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes_without_a_network(gazetteer_file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    environment = guarded(tmp_path) | {"DATELINE_GAZETTEER": str(again)}
    subprocess.run([sys.executable, "-m", "geo.cli", "gazetteer", "build"], env=environment, check=True)
    assert again.read_bytes() == gazetteer_file.read_bytes()
    assert asked(tmp_path) == ""


def test_progress_counts_up_to_the_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    monkeypatch.setattr(build, "read_divisions", list)
    monkeypatch.setattr(build, "read_districts", lambda divisions: {})
    monkeypatch.setattr(build, "read_settlements", lambda capitals, districts, english: iter(()))
    monkeypatch.setattr(build.shipped_tables, "PLACE_TABLES", ())
    monkeypatch.setattr(build.shipped_tables, "read_extra_names", lambda: iter(()))
    monkeypatch.setattr(build.shipped_tables, "read_demonyms", lambda: iter(()))
    build_gazetteer(tmp_path / "g.sqlite", progress=lambda stage, done, total: steps.append((stage, done, total)))
    assert [done for _, done, _ in steps] == list(range(len(steps)))
    assert steps[-1][1] == steps[-1][2]


def test_an_interrupted_build_leaves_what_was_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(b"as before")

    def interrupt(stage: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_gazetteer(path, progress=interrupt)
    assert path.read_bytes() == b"as before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerMissingError, match="dateline gazetteer build"):
        Gazetteer.open(tmp_path / "none.sqlite")


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_damaged_file_is_told_as_such(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(content)
    with pytest.raises(GazetteerFormatError, match="dateline gazetteer build"):
        Gazetteer.open(path)


def test_a_file_cut_short_is_told_as_such(gazetteer_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(gazetteer_file.read_bytes()[:9000])
    with pytest.raises(GazetteerFormatError):
        Gazetteer.open(path)


def test_damage_met_while_reading_is_told_as_such(gazetteer_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    content = gazetteer_file.read_bytes()
    path.write_bytes(content[: 200 * 4096] + b"\xff" * (len(content) - 200 * 4096))

    def read() -> None:
        Gazetteer.open(path).lookup("Mosul")

    with pytest.raises(GazetteerFormatError, match="dateline gazetteer build"):
        read()


def test_another_format_is_refused(gazetteer_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(gazetteer_file.read_bytes())
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version=99")
    db.commit()
    db.close()
    with pytest.raises(GazetteerFormatError, match="format 99"):
        Gazetteer.open(path)


def test_the_default_place_can_be_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_GAZETTEER", str(tmp_path / "mine.sqlite"))
    assert default_path() == tmp_path / "mine.sqlite"
    monkeypatch.delenv("DATELINE_GAZETTEER")
    assert default_path().name == "gazetteer.sqlite"
    assert default_path().is_absolute()
