"""Kinds of sentences that are read right but for a few; benchmarks/behaviour.py prints all kinds, met or not."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from behaviour.cases import failed
from behaviour.kinds import KINDS, cases_of
from behaviour.names import Names
from geo.gazetteer import Gazetteer
from geo.model import Document, ParsedDocument
from geo.pipeline import Pipeline

Read = Callable[[str], ParsedDocument]

NUMBER = 60
SURE, RIGHT_IF_SURE, LEAST_SURE = 0.9, 0.95, 300
# Most that may go wrong of each kind, in percent.
BOUNDS = {
    "A1": 5.0,
    "A2 country beside": 8.0,
    "A2 country elsewhere": 12.0,
    "A2 either": 5.0,
    "A2 famous": 12.0,
    "A2 two": 8.0,
    "A2 district": 12.0,
    "A2 unknown": 5.0,
    "A3": 3.0,
    "A4 title": 3.0,
    "A4 ships": 3.0,
    "A4 teams": 5.0,
    "A4 products": 10.0,
    "A4 halves": 3.0,
    "A4 towns' teams": 6.0,
    "A4 countries' teams": 6.0,
    "A4 further titles": 5.0,
    "A4 given": 10.0,
    "A4 further ships": 3.0,
    "A4 further teams": 5.0,
    "A4 companies": 5.0,
    "A4 sayings": 25.0,
    "A4 treaties": 20.0,
    "A5 nuclear": 3.0,
    "A5 crossings": 3.0,
    "A5 initials": 0.0,
    "A7 further": 15.0,
    "A7 a city": 12.0,
    "A7 unrelated": 3.0,
    "B1": 6.0,
    "B1 places beside": 12.0,
    "B2 hashtags": 3.0,
    "B2 capitals": 6.0,
    "B2 state": 3.0,
    "B2 tables": 5.0,
    "B2 coordinates": 0.0,
    "B2 MGRS": 0.0,
}
# Of two that fit, the longer one says more.
FITTING = {kind: max((start for start in BOUNDS if kind.startswith(start)), key=len, default="") for kind in KINDS}
MET = [(kind, BOUNDS[start]) for kind, start in FITTING.items() if start]


@pytest.fixture(scope="module")
def gazetteer(gazetteer_file: Path) -> Gazetteer:
    return Gazetteer.open(gazetteer_file)


@pytest.fixture(scope="module")
def names(gazetteer: Gazetteer) -> dict[str, Names]:
    return {half: Names(gazetteer, half) for half in ("dev", "held")}


@pytest.fixture(scope="module")
def read(gazetteer: Gazetteer) -> Read:
    """Reads a sentence, once: some are of two kinds, and what is sure is asked of those that were read before."""
    pipeline = Pipeline(gazetteer)
    return cache(lambda text: pipeline.parse(Document(id="case", text=text)))


@pytest.mark.parametrize("half", ["dev", "held"])
@pytest.mark.parametrize(("kind", "bound"), MET)
def test_few_sentences_of_a_kind_go_wrong(
    kind: str, bound: float, half: str, names: dict[str, Names], read: Read
) -> None:
    cases = cases_of(kind, names[half], NUMBER)
    wrong = [case.text for case in cases if failed(case, read)]
    assert 100 * len(wrong) <= bound * len(cases), wrong if half == "dev" else len(wrong)


def test_what_is_shown_as_sure_is_right(names: dict[str, Names], read: Read) -> None:
    """Coordinates are left out: they are always sure and right."""
    told = [
        expected.holds([mention])
        for kind in KINDS
        if not kind.startswith(("A3", "B2 coordinates", "B2 MGRS", "C "))
        for case in cases_of(kind, names["held"], NUMBER)
        for start, end, expected in case.expected
        for mention in read(case.text).places
        if mention.start < end and start < mention.end and mention.role == "location" and mention.confidence >= SURE
    ]
    assert len(told) > LEAST_SURE
    assert sum(told) >= RIGHT_IF_SURE * len(told)


def test_every_bound_is_of_a_kind() -> None:
    assert all(any(kind.startswith(start) for kind in KINDS) for start in BOUNDS)


def test_the_halves_share_no_frame(names: dict[str, Names]) -> None:
    for kind in KINDS:
        frames = [{case.frame for case in cases_of(kind, each, NUMBER)} for each in names.values()]
        assert frames[0].isdisjoint(frames[1]), kind
