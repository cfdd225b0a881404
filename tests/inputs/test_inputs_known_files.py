"""Files that did not change since a scan are not read by the next one, and whatever changed is."""

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from geo.inputs import KeptReadings, Scan, all_readers, reading, scan
from geo.inputs import known_files as module
from geo.inputs.readers import kept as kept_module
from geo.inputs.readers.registry import AS_TEXT

TEXT = "---\ntitle: Snow\npublisher: Kars Post\npublished: 2019-03-03\ncountry: TR\n---\nSnow fell in Kars.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept_module, "MANY", 1)
    monkeypatch.setattr(module, "_SETTLED_NS", -(10**18))  # as if the files had lain there for long
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "kars.txt").write_text(TEXT)
    (folder / "lima.md").write_text("# Rain\n\nRain fell in Lima.\n")
    return folder


def told(found: Scan) -> list[object]:
    """All of a scan but the objects that read."""
    return [*(replace(source, reader=AS_TEXT[0]) for source in found.sources), found.failures, found.notes]


def scanned(folder: Path) -> Scan:
    kept = KeptReadings(folder.parent / "p.sqlite.readings")
    found = scan(folder, readers=all_readers(kept))
    kept.finish()
    return found


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files whose first bytes are read."""
    names: list[str] = []
    read_head = reading.read_head

    def noted(path: Path) -> bytes:
        names.append(path.name)
        return bytes(read_head(path))

    monkeypatch.setattr("geo.inputs.reading.read_head", noted)
    return names


def test_a_second_scan_gives_the_same_and_reads_nothing(folder: Path, opened: list[str]) -> None:
    (folder / "page.html").write_text(f"<html><title>Fog</title><article><p>{'Fog lay on Oslo. ' * 20}</p></article>")
    (folder / "rows.csv").write_text("title,text\nOne,Snow fell in Mosul.\nTwo,Rain fell in Raqqa.\n")
    first = scanned(folder)
    assert len(opened) == 4
    assert told(scanned(folder)) == told(first)
    assert len(opened) == 4
    assert [source.read().title for source in scanned(folder).sources] == ["Snow", "Rain", "Fog", "One", "Two"]


@pytest.mark.parametrize("keeps_time", [False, True])
def test_a_file_that_changed_is_read_again(folder: Path, opened: list[str], keeps_time: bool) -> None:
    path = folder / "kars.txt"
    before = path.stat()
    scanned(folder)
    opened.clear()
    path.write_text(TEXT.replace("Snow fell", "Hail fell"))  # of the same length
    if keeps_time:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    found = scanned(folder)
    assert opened == ["kars.txt"]
    assert "Hail" in found.sources[0].read().text


def test_a_file_put_in_the_place_of_another_is_read_again(folder: Path, opened: list[str]) -> None:
    scanned(folder)
    opened.clear()
    other = folder.parent / "other"
    other.write_text(TEXT.replace("Snow fell", "Hail fell"))
    before = (folder / "kars.txt").stat()
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(folder / "kars.txt")
    scanned(folder)
    assert opened == ["kars.txt"]


def test_a_file_written_just_before_the_scan_is_read_by_the_next_one(
    folder: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SETTLED_NS", 3600 * 10**9)
    scanned(folder)
    opened.clear()
    scanned(folder)
    assert len(opened) == 2


def test_what_an_index_says_is_asked_anew(folder: Path) -> None:
    scanned(folder)
    (folder / "index.csv").write_text("file,publisher\nlima.md,Lima Post\n")
    assert {source.label: source.facts.publisher for source in scanned(folder).sources}["lima.md"] == "Lima Post"


def test_what_is_damaged_is_read_again(folder: Path, opened: list[str]) -> None:
    first = scanned(folder)
    with sqlite3.connect(folder.parent / "p.sqlite.readings") as db:
        db.execute("UPDATE files SET told = '[1, 2]'")
    db.close()
    opened.clear()
    assert told(scanned(folder)) == told(first)
    assert len(opened) == 2


def test_of_few_files_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXT)
    scanned(tmp_path / "articles")
    assert not (tmp_path / "p.sqlite.readings").exists()
