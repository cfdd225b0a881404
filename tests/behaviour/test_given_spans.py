"""Encyclopaedias' openings with the spans of the town given, as resolvers are scored on WikToR."""

import random
from itertools import islice
from pathlib import Path

import pytest

from behaviour import openings
from behaviour.names import Names
from geo.gazetteer import Gazetteer
from geo.model import Document
from geo.pipeline import Pipeline

NUMBER, LEAST_RIGHT = 100, 90.0


@pytest.mark.parametrize("half", ["dev", "held"])
def test_an_ambiguous_town_is_told_by_the_rest_of_the_text(gazetteer_file: Path, half: str) -> None:
    pipeline = Pipeline(Gazetteer.open(gazetteer_file))
    right, wrong = 0, []
    for case in islice(openings.cases(Names(pipeline.gazetteer, half), half, random.Random(half)), NUMBER):
        spans = [(start, end) for start, end, _ in case.expected]
        for mention, (_, _, expected) in zip(
            pipeline.parse(Document(id="case", text=case.text), spans).places, case.expected, strict=True
        ):
            if expected.holds([mention]):
                right += 1
            else:
                wrong.append(case.text)
    assert 100 * right >= LEAST_RIGHT * (right + len(wrong)), wrong if half == "dev" else len(wrong)
