"""What the dashboard works out of a large project is there when the command that wrote it ends."""

from pathlib import Path

import platformdirs
import pytest

from geo.cli import add, read_ahead
from geo.cli.entry import main
from geo.cli.read_ahead import read_ahead_if_large
from geo.model import Document, ParsedDocument, Place, PlaceMention, Publication
from geo.project import ProjectWriter
from geo.project.traces import opened_folder
from geo.ui import kept_view

KARS = Place("geonames:743952", "Kars", 40.6, 43.1, 3.0, "city", "TR")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_, **__: str(tmp_path / "cache"))
    monkeypatch.setattr(kept_view, "LEAST_MENTIONS", 0)
    path = tmp_path / "p.sqlite"
    known = Publication(None, None, "nothing says when")
    mention = PlaceMention(0, 4, "Kars", "location", "by its verb", KARS, 0.9, "its only reading", (), None)
    with ProjectWriter(path) as writer:
        writer.add(ParsedDocument(Document("a", "Kars.", published=known), known, (), (), (mention,), (), ()))
    return path


def test_a_large_project_is_read_ahead(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_ahead, "LEAST_MENTIONS", 1)
    read_ahead_if_large(project)
    assert (opened_folder(project, tmp_path / "cache") / "about.json").is_file()


def test_a_small_project_is_left_to_its_opening(project: Path, tmp_path: Path) -> None:
    read_ahead_if_large(project)
    assert not (tmp_path / "cache").exists()


def test_what_is_no_project_is_left_to_whoever_opens_it(tmp_path: Path) -> None:
    read_ahead_if_large(tmp_path / "none.sqlite")


def test_files_that_are_added_to_a_large_project_are_read_ahead(
    tmp_path: Path, gazetteer_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setenv("DATELINE_GAZETTEER", str(gazetteer_file))
    monkeypatch.setattr(add, "read_ahead_if_large", asked.append)
    (tmp_path / "a.txt").write_text("It rained in Kars.\n", "utf-8")
    assert main(["add", str(tmp_path / "p.sqlite"), str(tmp_path / "a.txt")]) == 0
    assert asked == [tmp_path / "p.sqlite"]
