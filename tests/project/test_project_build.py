"""Building again: what the report says, and that ids stay."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer
from geo.inputs import Copy, Source
from geo.inputs.readers import RawArticle, installed
from geo.model import DocumentSource, Page
from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.build import build_project
from geo.project.build_report import BuildReport

SNOW = "Snow closed the road to Kars, Turkey, on 3 March 2019.\n"
RAIN = "Rain fell in Lima on 4 March 2019.\n"


@pytest.fixture(scope="module")
def pipeline(gazetteer_file: Path) -> Pipeline:
    return Pipeline(Gazetteer.open(gazetteer_file))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


def ids(project: Path) -> dict[str, str]:
    opened = Project.open(project)
    documents = opened.documents()
    opened.close()
    return dict(zip(documents["path"], documents["id"], strict=True))


def test_a_first_build_has_nothing_new_to_tell(folder: Path, tmp_path: Path, pipeline: Pipeline) -> None:
    (folder / "kars.txt").write_text(SNOW)
    assert build_project(folder, tmp_path / "p.sqlite", pipeline) == BuildReport(1, 0, languages={"en": 1})


def test_a_rebuild_tells_what_changed_and_keeps_ids(folder: Path, tmp_path: Path, pipeline: Pipeline) -> None:
    output = tmp_path / "p.sqlite"
    (folder / "b").mkdir()
    (folder / "b/mosul.txt").write_text(SNOW)
    (folder / "lima.txt").write_text(RAIN)
    (folder / "gone.txt").write_text("Nothing happened.")
    build_project(folder, output, pipeline)
    before = ids(output)
    (folder / "a").mkdir()
    (folder / "a/mosul.txt").write_text("Another article about Mosul.")
    (folder / "lima.txt").write_text(RAIN + RAIN)
    (folder / "gone.txt").rename(folder / "back.txt")
    report = build_project(folder, output, pipeline)
    after = ids(output)
    assert (report.read, report.carried) == (3, 1)
    assert (report.new, report.edited, report.gone) == (("a/mosul.txt",), ("lima.txt",), ())
    assert report.moved == (("gone.txt", "back.txt"),)
    assert after["b/mosul.txt"] == before["b/mosul.txt"]
    assert after["lima.txt"] == before["lima.txt"]
    assert after["back.txt"] == before["gone.txt"]
    assert report.lines() == [
        "new: a/mosul.txt",
        "moved, known by their content: gone.txt to back.txt",
        "changed: lima.txt",
    ]


def test_building_again_carries_all_and_gives_the_same_bytes_with_kept_ids(
    folder: Path, tmp_path: Path, pipeline: Pipeline
) -> None:
    output = tmp_path / "p.sqlite"
    (folder / "kars.txt").write_text(SNOW)
    build_project(folder, output, pipeline)
    (folder / "kars.txt").write_text(SNOW + RAIN)
    (folder / "copy.txt").write_text(SNOW + RAIN)
    build_project(folder, output, pipeline)
    bytes_before = output.read_bytes()
    report = build_project(folder, output, pipeline)
    assert (report.read, report.carried) == (0, 1)
    assert output.read_bytes() == bytes_before


def test_copies_are_in_the_report_and_in_the_project(folder: Path, tmp_path: Path, pipeline: Pipeline) -> None:
    output = tmp_path / "p.sqlite"
    (folder / "kars.txt").write_text(SNOW)
    (folder / "kars-2.md").write_text(SNOW)
    (folder / "link.txt").symlink_to(folder / "kars.txt")
    report = build_project(folder, output, pipeline)
    assert report.read == 1
    assert report.copies == (Copy("kars-2.md", "kars.txt", "copy"), Copy("link.txt", "kars.txt", "link"))
    assert report.lines() == ["counted once: kars.txt, also found as kars-2.md, link.txt"]
    (document_id,) = ids(output).values()
    db = sqlite3.connect(output)
    rows = db.execute("SELECT path, document_id, kind FROM copies ORDER BY path").fetchall()
    db.close()
    assert rows == [("kars-2.md", document_id, "copy"), ("link.txt", document_id, "link")]


def test_a_file_that_cant_be_read_any_more_is_left_out_and_not_gone(
    folder: Path, tmp_path: Path, pipeline: Pipeline
) -> None:
    output = tmp_path / "p.sqlite"
    (folder / "kars.txt").write_text(SNOW)
    (folder / "lima.txt").write_text(RAIN)
    build_project(folder, output, pipeline)
    (folder / "lima.txt").write_bytes(b"\x89PNG\x00\x00")
    report = build_project(folder, output, pipeline)
    assert report.gone == ()
    assert report.lines() == [f"left out: {report.failures[0][1]}"]


def test_a_file_that_could_not_be_read_for_a_while_keeps_its_id(
    folder: Path, tmp_path: Path, pipeline: Pipeline
) -> None:
    output = tmp_path / "p.sqlite"
    (folder / "kars.txt").write_text(SNOW)
    (folder / "rain.txt").write_text(RAIN)
    build_project(folder, output, pipeline)
    (folder / "rain.txt").rename(folder / "lima.txt")  # so that its id can't be made anew from content and path
    build_project(folder, output, pipeline)
    before = ids(output)

    def edited(sources: Sequence[Source]) -> Iterator[Source]:
        for source in sources:
            if source.label == "lima.txt":
                source.path.write_text(f"{RAIN} It went on.")
            yield source

    (folder / "index.csv").write_text("file,publisher\nlima.txt,The Post\n")  # so that it is read anew
    report = build_project(folder, output, pipeline, progress=edited)
    assert report.failures[0][0] == "lima.txt"
    assert report.gone == ()
    (folder / "lima.txt").write_bytes(b"\x89PNG\x00\x00")
    assert build_project(folder, output, pipeline).failures[0][0] == "lima.txt"
    assert ids(output).keys() == {"kars.txt"}
    (folder / "lima.txt").write_text(f"{RAIN} It went on and on.")
    report = build_project(folder, output, pipeline)
    assert report.edited == ("lima.txt",)
    assert ids(output) == before
    (folder / "lima.txt").unlink()
    assert build_project(folder, output, pipeline).gone == ("lima.txt",)


def test_articles_of_a_folder_that_cant_be_listed_keep_their_ids(
    folder: Path, tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "p.sqlite"
    (folder / "sub").mkdir()
    (folder / "kars.txt").write_text(SNOW)
    (folder / "sub/lima.txt").write_text(RAIN)
    build_project(folder, output, pipeline)
    before = ids(output)
    listed = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    with monkeypatch.context() as denied:
        denied.setattr(os, "scandir", scandir)
        report = build_project(folder, output, pipeline)
    assert [path for path, _ in report.failures] == ["sub"]
    assert report.gone == ()
    (folder / "sub/lima.txt").write_text(f"{RAIN} It went on.")
    assert build_project(folder, output, pipeline).edited == ("sub/lima.txt",)
    assert ids(output) == before


def test_a_project_may_lie_among_its_articles(folder: Path, pipeline: Pipeline) -> None:
    output = folder / "kars"
    (folder / "kars.txt").write_text(SNOW)
    build_project(folder, output, pipeline)
    (folder / "kars-wal").write_bytes(b"")
    (folder / "kars.corrections.jsonl").write_text("{}")
    (folder / "another.sqlite").write_bytes(output.read_bytes())
    report = build_project(folder, output, pipeline)
    assert (report.carried, report.failures) == (1, ())


def test_what_only_looks_like_a_projects_file_is_told(folder: Path, tmp_path: Path, pipeline: Pipeline) -> None:
    (folder / "kars.txt").write_text(SNOW)
    for name in ("p.corrections.jsonl", "p.sqlite", "-wal"):
        (folder / name).write_bytes(b"SQLite format 3\0" + bytes(100))
    report = build_project(folder, tmp_path / "p.sqlite", pipeline)
    assert [path for path, _ in report.failures] == ["-wal", "p.corrections.jsonl", "p.sqlite"]


def test_long_lists_are_cut_short_in_the_report() -> None:
    report = BuildReport(0, 0, new=tuple(f"{number}.txt" for number in range(9)), warnings=("a reader is broken",))
    assert report.lines() == [
        "warning: a reader is broken",
        "new: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 4 more",
    ]


class HalfLabels:
    """A reader of another package, whose page labels no file can hold."""

    name = "half"

    def can_read(self, name: str, head: bytes) -> bool:
        return name.endswith(".half")

    def read(self, data: bytes, *, name: str) -> list[RawArticle]:
        return [RawArticle(data.decode(), DocumentSource("half", (Page(0, "page \ud83d"),)))]


class HalfMessages(HalfLabels):
    def read(self, data: bytes, *, name: str) -> list[RawArticle]:
        raise ValueError("\ud83d")


@pytest.mark.parametrize("reader", ["HalfLabels", "HalfMessages"])
def test_half_a_surrogate_pair_from_a_reader_costs_that_file_alone(
    folder: Path, tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    point = EntryPoint("half", f"{__name__}:{reader}", installed.GROUP)
    monkeypatch.setattr(installed, "entry_points", lambda group: [point])
    (folder / "kars.txt").write_text(SNOW)
    (folder / "lima.half").write_text(RAIN)
    report = build_project(folder, tmp_path / "p.sqlite", pipeline)
    assert report.read == 1
    ((path, error),) = report.failures
    assert path == "lima.half"
    assert "\\ud83d" in error
    assert ids(tmp_path / "p.sqlite").keys() == {"kars.txt"}


class Diary:
    """A format of several articles a file; notes in a file beside it how often it was read."""

    name = "diary"

    def can_read(self, name: str, head: bytes) -> bool:
        return name.endswith(".diary")

    def read(self, data: bytes, *, name: str) -> list[RawArticle]:
        log, *texts = data.decode().splitlines()
        with open(log, "a") as stream:
            stream.write("x")
        return [RawArticle(text, DocumentSource("diary"), part=str(at)) for at, text in enumerate(texts)]


def test_a_second_build_asks_no_reader_and_takes_what_is_kept_for_no_article(
    folder: Path, tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = EntryPoint("diary", f"{__name__}:Diary", installed.GROUP)
    monkeypatch.setattr(installed, "entry_points", lambda group: [point])
    log = tmp_path / "log"
    (folder / "two.diary").write_text(f"{log}\n{SNOW}{RAIN}")
    seen: list[int] = []
    reports = [
        build_project(folder, folder / "p.sqlite", pipeline, scanning=lambda files: seen.append(len(files)) or files)
        for _ in range(2)
    ]
    assert [(report.read, report.carried, report.failures) for report in reports] == [(2, 0, ()), (0, 2, ())]
    assert log.read_text() == "x"
    assert (folder / "p.sqlite.readings").is_file()
    assert len(seen) == 2


def test_articles_in_other_languages_are_kept_and_told(folder: Path, tmp_path: Path, pipeline: Pipeline) -> None:
    (folder / "a.txt").write_text("Le président a rencontré mardi 5 mars 2024 les ministres de la région à Lyon.")
    (folder / "b.txt").write_text("После наводнения город два дня оставался без воды.")
    (folder / "c.txt").write_text("Lyon, Rennes")
    (folder / "d.txt").write_text(SNOW)
    (folder / "index.csv").write_text("file,published,language\nb.txt,2024-03-05,\nc.txt,,fr-FR\n")
    for _ in range(2):  # read, then carried over
        report = build_project(folder, tmp_path / "p.sqlite", pipeline)
        assert report.lines()[-1] == "3 articles in French, Russian: not read for places and dates yet"
    project = Project.open(tmp_path / "p.sqlite")
    documents = project.documents().set_index("path")
    assert documents["language"].to_dict() == {"a.txt": "fr", "b.txt": "ru", "c.txt": "fr", "d.txt": "en"}
    assert documents.loc["b.txt", "published_first"] == "2024-03-05"
    assert set(project.mentions()["document_id"]) == {documents.loc["d.txt", "id"]}
    project.close()


def test_a_country_given_for_the_project_is_of_articles_that_name_none(
    folder: Path, tmp_path: Path, pipeline: Pipeline
) -> None:
    (folder / "a.txt").write_text("Police in Hyderabad arrested two men.\n")
    (folder / "b.md").write_text("---\ncountry: India\n---\nPolice in Hyderabad arrested three men.\n")
    report = build_project(folder, tmp_path / "p.sqlite", pipeline, countries=["PK"])
    assert report.failures == ()
    opened = Project.open(tmp_path / "p.sqlite")
    identifiers = dict(zip(opened.documents()["path"], opened.documents()["id"], strict=True))
    read = {path: opened.parsed(identifier) for path, identifier in identifiers.items()}
    opened.close()
    assert {path: one.document.countries for path, one in read.items()} == {"a.txt": ("PK",), "b.md": ("IN",)}
    assert {path: one.places[-1].place.country for path, one in read.items() if one.places[-1].place} == {
        "a.txt": "PK",
        "b.md": "IN",
    }


def test_another_country_reads_an_article_anew(folder: Path, tmp_path: Path, pipeline: Pipeline) -> None:
    (folder / "a.txt").write_text("Police in Hyderabad arrested two men.\n")
    reports = [
        build_project(folder, tmp_path / "p.sqlite", pipeline, countries=codes) for codes in (["PK"], ["PK"], [])
    ]
    assert [(report.read, report.carried) for report in reports] == [(1, 0), (0, 1), (1, 0)]
