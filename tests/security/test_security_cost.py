"""Threat: an article made to take long. Its cost grows with its length alone, and one article never holds a run."""

import cProfile
import json
import signal
import threading
import time
from contextlib import closing, suppress

import pytest

from geo import time_limit
from geo.cli.entry import main
from geo.errors import TooLongError
from geo.gazetteer import Gazetteer
from geo.model import Document
from geo.pipeline import Pipeline
from geo.project import Project
from geo.project.adding import Wanted, add_files
from geo.project.build import build_project
from geo.time_limit import article_seconds, at_most

PROSE = (
    "Water covered the main road into Tirana, Albania, on March 18, 2019. Officials in Rome offered help, "
    "and a ship left Bari for Durres on Monday. "
)
REPEATED = [
    "Ab-", "Mr. ", "2024-", "Ab ", "A. ", "Paris ", "Paris, ", "Paris and ", "in Paris ", "May ", "May 1, ", "1 ",
    "1/2/", "2024-01-", "the ", "(", '"', "- ", "#Paris ", "@a ", "http://a.b/", "al-", "St. ", "north of ",
    "between Paris and ", "Monday ", "last ", "Paris's ", "\u0301", "\u00ad", "Ab\n", "Ab\n\n", "| Ab ", "U.S. ",
    "'s ", "& ", "\u202e", "AB ",
]  # fmt: skip
DEAREST = 40
"""Times the calls that prose of the same length takes."""


@pytest.fixture(scope="module")
def pipeline(gazetteer_file) -> Pipeline:
    made = Pipeline(Gazetteer.open(gazetteer_file))
    made.parse(Document(id="warm", text=PROSE * 10, language="en"))
    return made


@pytest.fixture(scope="module")
def of_prose(pipeline: Pipeline) -> int:
    return calls(pipeline, PROSE, 12_000)


def calls(pipeline: Pipeline, piece: str, length: int) -> int:
    """Calls of functions while such a text is read: unlike seconds, the same each time."""
    text = (piece * (length // len(piece) + 1))[:length]
    profile = cProfile.Profile()
    profile.runcall(pipeline.parse, Document(id="x", text=text, language="en"))
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("piece", REPEATED)
def test_cost_grows_with_the_length_and_is_not_far_from_that_of_prose(
    pipeline: Pipeline, of_prose: int, piece: str
) -> None:
    once, twice = calls(pipeline, piece, 6_000), calls(pipeline, piece, 12_000)
    assert twice < 2.5 * once + 20_000
    assert twice < DEAREST * of_prose


def test_an_article_without_end_is_left_out_and_told(
    pipeline: Pipeline, gazetteer_file, tmp_path, monkeypatch, capsys
) -> None:
    monkeypatch.setenv("DATELINE_GAZETTEER", str(gazetteer_file))
    monkeypatch.setattr(time_limit, "ARTICLE_SECONDS", 2.0)
    slow, quick = Pipeline._read, "Rain fell in Kars, Turkey."

    def read(self, document, spans):
        while document.id == "endless":
            pass
        return slow(self, document, spans)

    monkeypatch.setattr(Pipeline, "_read", read)
    rows = [{"id": "endless", "text": quick}, {"id": "b", "text": quick}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert main(["parse", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")]) == 1
    first, second = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert "took longer than" in first["error"]
    assert second["id"] == "b"
    assert second["places"]


def test_the_limit_ends_a_loop_and_puts_things_back() -> None:
    before = signal.getsignal(signal.SIGALRM)

    def endless() -> None:
        with at_most(0.1, "article 'x'"):
            while True:
                pass

    with pytest.raises(TooLongError, match="article 'x' took longer"):
        endless()
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_the_limit_holds_in_another_thread_as_on_the_import_page() -> None:
    told = []

    def work() -> None:
        try:
            with at_most(0.1, "article 'x'"):
                while True:
                    try:
                        sum(range(100))
                    except Exception:  # what the work takes for an error of its own doesn't keep it going
                        continue
        except TooLongError as error:
            told.append(str(error))
        for _ in range(3):
            with at_most(30, "article 'y'"):
                time.sleep(0.01)
            told.append("y")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(20)
    assert told[0].startswith("article 'x' took longer")
    assert told[1:] == ["y", "y", "y"]


def test_nothing_swallows_the_end_of_time_in_the_main_thread() -> None:
    def endless() -> None:
        with at_most(0.1, "x"):
            while True:
                with suppress(Exception):
                    while True:
                        pass

    with pytest.raises(TooLongError):
        endless()


@pytest.fixture
def endless(gazetteer_file, monkeypatch) -> Pipeline:
    """A pipeline that never ends with an article that says so, and a limit that is soon over."""
    monkeypatch.setenv("DATELINE_GAZETTEER", str(gazetteer_file))
    made = Pipeline(Gazetteer.open(gazetteer_file))
    made.parse(Document(id="warm", text=PROSE, language="en"))
    monkeypatch.setattr(time_limit, "ARTICLE_SECONDS", 1.0)
    quick = Pipeline._read

    def read(self, document, spans):
        while "endless" in document.text:
            pass
        return quick(self, document, spans)

    monkeypatch.setattr(Pipeline, "_read", read)
    return made


def test_a_build_names_it_and_goes_on(endless: Pipeline, tmp_path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("An endless rain fell in Kars, Turkey.")
    (tmp_path / "in" / "b.txt").write_text("Rain fell in Kars, Turkey.")
    report = build_project(tmp_path / "in", tmp_path / "p.sqlite", endless)
    ((path, error),) = report.failures
    assert path == "a.txt"
    assert "took longer than" in error
    assert report.read == 1


def test_so_does_adding_from_a_thread(endless: Pipeline, tmp_path) -> None:
    project, outcomes = tmp_path / "p.sqlite", []
    for name, text in (("a.txt", "An endless rain fell in Kars."), ("b.txt", "Rain fell in Kars, Turkey.")):
        (tmp_path / name).write_text(text)

    def add() -> None:
        files = [Wanted(tmp_path / name, tmp_path, name) for name in ("a.txt", "b.txt")]
        outcomes.extend(add_files(project, files, endless).outcomes)

    thread = threading.Thread(target=add)
    thread.start()
    thread.join(60)
    assert [each.became for each in outcomes] == ["failed", "new"], outcomes


def test_an_article_that_is_held_keeps_its_reading(gazetteer_file, endless: Pipeline, tmp_path, monkeypatch) -> None:
    """A later version that takes too long loses nothing of what the project alone holds."""
    project = tmp_path / "p.sqlite"
    (tmp_path / "a.txt").write_text("Rain fell in Kars, Turkey, without an end.")
    add_files(project, [Wanted(tmp_path / "a.txt", tmp_path, "a.txt")], endless)
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").write_text("Rain fell in Bari, Italy.")
    monkeypatch.setattr(Pipeline, "version", "later")
    slow = Pipeline._read

    def read(self, document, spans):
        while "without an end" in document.text:
            pass
        return slow(self, document, spans)

    monkeypatch.setattr(Pipeline, "_read", read)
    report = build_project(None, project, endless)
    assert any("the reading that the project holds stays" in error for _, error in report.failures)
    with closing(Project.open(project)) as opened:
        assert list(opened.documents()["path"])


def test_long_articles_have_longer() -> None:
    assert article_seconds(10) == article_seconds(1_000_000) == time_limit.ARTICLE_SECONDS
    assert article_seconds(8_000_000) == 8 * time_limit.ARTICLE_SECONDS
