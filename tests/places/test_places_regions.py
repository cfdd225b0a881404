"""Accuracy on our own texts about regions that the corpora lack; bounds are what was measured less a small margin."""

from pathlib import Path

import pytest

from geo.evaluation import Outcome, PlaceFigures, evaluate, read_gold, together
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline

GOLD = Path(__file__).parent / "gold" / "regions.jsonl"


@pytest.fixture(scope="module")
def outcome(opened: Gazetteer) -> Outcome:
    pipeline = Pipeline(opened)
    return together(evaluate(pipeline, gold) for gold in read_gold(GOLD).documents)


@pytest.fixture(scope="module")
def found(outcome: Outcome) -> PlaceFigures:
    assert outcome.found
    return outcome.found


def test_the_gold_fits_its_texts_and_trained_nothing(outcome: Outcome) -> None:
    assert (outcome.documents, outcome.shifted, outcome.trained_on) == (33, 0, 0)
    assert not read_gold(GOLD).failures


def test_places_are_found(found: PlaceFigures) -> None:
    assert found.overlap.precision >= 91.5  # 93.3
    assert found.overlap.recall >= 88.5  # 90.5


def test_places_found_are_placed_right(found: PlaceFigures) -> None:
    assert found.end_to_end.f1 >= 87.0  # 88.9
    assert found.accuracy_of_found >= 95.0  # 96.4


def test_given_places_are_placed_right(outcome: Outcome) -> None:
    assert outcome.given
    assert outcome.given.accuracy >= 90.5  # 92.1


def test_pins_are_right_and_few_are_false(found: PlaceFigures) -> None:
    assert found.pins == 299
    assert found.pins_right >= 252  # 258
    assert found.false_pins <= 24  # 21


def test_sure_choices_are_right(found: PlaceFigures) -> None:
    right, wrong = found.shown[0.9, True], found.shown[0.9, False]
    assert right / (right + wrong) >= 0.98  # 1.0


def test_actors_and_demonyms_stay_off_the_map(found: PlaceFigures) -> None:
    assert found.roles["associative", "location"] <= 9  # 8 of 41
    assert found.roles["demonym", "location"] == 0
