"""What readers gave is kept for the next build: by content, for its owner alone, and never trusted when damaged."""

import pickle
import sqlite3
import stat
import zlib
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from geo.errors import InputError
from geo.inputs import KeptReadings, scan
from geo.inputs.readers import RawArticle, Readers
from geo.inputs.readers.guarded import GuardedReader
from geo.inputs.readers.kept import key_of
from geo.model import DocumentSource

LOG = "log"


class Counting:
    """Writes a letter to the file named in each of its files, so that a test can count how often it read."""

    name = "counting"
    version = "1"

    def can_read(self, name: str, head: bytes) -> bool:
        return name.endswith(".count")

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle]:
        log, _, text = data.decode().partition("\n")
        with open(log, "a") as stream:
            stream.write("x")
        if text == "bad":
            raise InputError(f"{name} is bad: leave it out.")
        if text == "missing":
            raise ImportError("no library\ninstall it")
        return [RawArticle(f"{text} {number}", DocumentSource("counting"), part=str(number)) for number in (1, 2)]


class Newer(Counting):
    version = "2"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.count").write_text(f"{tmp_path / LOG}\nSnow fell.")
    return folder


def times_read(folder: Path) -> int:
    log = folder.parent / LOG
    return len(log.read_text()) if log.exists() else 0


def texts(folder: Path, kept: KeptReadings, reader: Counting | None = None) -> list[str]:
    found = scan(folder, readers=Readers((reader or Counting(),), kept=kept))
    read = [source.read().text for source in found.sources]
    kept.finish()
    return read


def place(folder: Path) -> Path:
    return folder.parent / "p.sqlite.readings"


def test_an_unchanged_file_is_not_read_again(folder: Path) -> None:
    for _ in range(3):
        assert texts(folder, KeptReadings(place(folder))) == ["Snow fell. 1", "Snow fell. 2"]
    assert times_read(folder) == 1


def test_a_changed_file_and_a_changed_reader_are_read_again(folder: Path) -> None:
    texts(folder, KeptReadings(place(folder)))
    (folder / "a.count").write_text(f"{folder.parent / LOG}\nRain fell.")
    assert texts(folder, KeptReadings(place(folder))) == ["Rain fell. 1", "Rain fell. 2"]
    texts(folder, KeptReadings(place(folder)), Newer())
    assert times_read(folder) == 3


def test_why_a_file_cant_be_used_is_kept_too(folder: Path) -> None:
    (folder / "b.count").write_text(f"{folder.parent / LOG}\nbad")
    for _ in range(2):
        found = scan(folder, readers=Readers((Counting(),), kept=KeptReadings(place(folder))))
        assert [failure.error for failure in found.failures] == ["b.count is bad: leave it out."]
    assert times_read(folder) == 2


def test_a_fault_of_the_reader_is_told_in_a_line_and_not_kept(folder: Path) -> None:
    (folder / "b.count").write_text(f"{folder.parent / LOG}\nmissing")
    kept = KeptReadings(place(folder))
    for _ in range(2):
        (failure,) = scan(folder, readers=Readers((Counting(),), kept=kept)).failures
        assert "failed (ImportError: no library install it): save its text as .txt" in failure.error
    assert times_read(folder) == 3
    kept.close()


def test_only_its_owner_may_read_it(folder: Path) -> None:
    place(folder).touch(mode=0o644)
    texts(folder, KeptReadings(place(folder)))
    assert stat.S_IMODE(place(folder).stat().st_mode) == 0o600


def test_what_was_not_asked_for_is_dropped(folder: Path) -> None:
    (folder / "b.count").write_text(f"{folder.parent / LOG}\nRain.")
    texts(folder, KeptReadings(place(folder)))
    (folder / "b.count").unlink()
    texts(folder, KeptReadings(place(folder)))
    db = sqlite3.connect(place(folder))
    assert db.execute("SELECT count(*) FROM readings").fetchone() == (1,)
    db.close()


@pytest.mark.parametrize("damage", [b"no database", b"", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_file_is_made_anew(folder: Path, damage: bytes) -> None:
    place(folder).write_bytes(damage)
    for _ in range(2):
        assert len(texts(folder, KeptReadings(place(folder)))) == 2
    assert times_read(folder) <= 3


@pytest.mark.parametrize("packed", [b"damaged", 7, zlib.compress(b"{}"), zlib.compress(b"[" * 10**5)])
def test_a_damaged_answer_is_read_again(folder: Path, packed: object) -> None:
    texts(folder, KeptReadings(place(folder)))
    db = sqlite3.connect(place(folder))
    db.execute("UPDATE readings SET packed = ?", (packed,))
    db.commit()
    db.close()
    assert texts(folder, KeptReadings(place(folder))) == ["Snow fell. 1", "Snow fell. 2"]


def test_where_nothing_can_be_kept_files_are_read_all_the_same(folder: Path) -> None:
    place(folder).mkdir()
    assert len(texts(folder, KeptReadings(place(folder)))) == 2


def test_a_build_that_runs_beside_this_one_keeps_its_file(folder: Path) -> None:
    texts(folder, KeptReadings(place(folder)))
    other = sqlite3.connect(place(folder), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    kept = KeptReadings(place(folder), patience=0.1)
    assert len(texts(folder, kept)) == 2
    other.execute("ROLLBACK")
    assert other.execute("SELECT count(*) FROM readings").fetchone() == (1,)
    other.close()


def test_a_key_depends_on_bytes_name_and_reader() -> None:
    keys = {
        key_of(reader, sha256(data).hexdigest(), name)
        for reader in (Counting(), Newer())
        for data in (b"a", b"b")
        for name in ("a.count", "b.count")
    }
    assert len(keys) == 8


def test_a_reader_pickles_with_the_place_of_what_it_keeps(tmp_path: Path) -> None:
    reader = GuardedReader(Counting(), KeptReadings(tmp_path / "k"))
    copy = pickle.loads(pickle.dumps(reader))
    assert copy.name == "counting"
    assert copy.kept.path == tmp_path / "k"
