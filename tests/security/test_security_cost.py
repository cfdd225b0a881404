"""Threat: an article made to take long. Its cost grows with its length alone, and one article never holds a run."""

import cProfile
import json
import signal
import threading
import time

import pytest

from geo import time_limit
from geo.cli.entry import main
from geo.errors import TooLongError
from geo.gazetteer import Gazetteer
from geo.model import Document
from geo.pipeline import Pipeline
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


def calls(pipeline: Pipeline, piece: str, length: int) -> int:
    """Calls of functions while such a text is read: unlike seconds, the same each time."""
    text = (piece * (length // len(piece) + 1))[:length]
    profile = cProfile.Profile()
    profile.runcall(pipeline.parse, Document(id="x", text=text, language="en"))
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("piece", REPEATED)
def test_cost_grows_with_the_length_and_is_not_far_from_that_of_prose(pipeline: Pipeline, piece: str) -> None:
    once, twice = calls(pipeline, piece, 6_000), calls(pipeline, piece, 12_000)
    assert twice < 2.5 * once + 20_000
    assert twice < DEAREST * calls(pipeline, PROSE, 12_000)


def test_an_article_without_end_is_left_out_and_told(gazetteer_file, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("DATELINE_GAZETTEER", str(gazetteer_file))
    monkeypatch.setattr(time_limit, "ARTICLE_SECONDS", 0.3)
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
    began = time.monotonic()

    def endless() -> None:
        with at_most(0.1, "article 'x'"):
            while True:
                pass

    with pytest.raises(TooLongError, match="article 'x' took longer"):
        endless()
    assert time.monotonic() - began < 5
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_other_threads_go_without() -> None:
    done = []

    def work() -> None:
        with at_most(0.05, "x"):
            time.sleep(0.2)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_long_articles_have_longer() -> None:
    assert article_seconds(10) == article_seconds(1_000_000) == time_limit.ARTICLE_SECONDS
    assert article_seconds(8_000_000) == 8 * time_limit.ARTICLE_SECONDS
