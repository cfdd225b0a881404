"""Accuracy on our own texts about regions that the corpora lack; bounds are what was measured less a small margin."""

from pathlib import Path

import pytest

from geo.evaluation import Outcome, PlaceFigures, evaluate, read_gold, together
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline

FOLDER = Path(__file__).parent / "gold"
GOLD = FOLDER / "regions.jsonl"
LATER = (FOLDER / "unseen.jsonl", FOLDER / "fresh.jsonl")


@pytest.fixture(scope="module")
def outcome(opened: Gazetteer) -> Outcome:
    pipeline = Pipeline(opened)
    return together(evaluate(pipeline, gold) for gold in read_gold(GOLD).documents)


@pytest.fixture(scope="module")
def later(opened: Gazetteer) -> Outcome:
    pipeline = Pipeline(opened)
    return together(evaluate(pipeline, gold) for path in LATER for gold in read_gold(path).documents)


@pytest.fixture(scope="module")
def found(outcome: Outcome) -> PlaceFigures:
    assert outcome.found
    return outcome.found


def test_the_gold_fits_its_texts_and_trained_nothing(outcome: Outcome) -> None:
    assert (outcome.documents, outcome.shifted, outcome.trained_on) == (33, 0, 0)
    assert not read_gold(GOLD).failures


def test_places_are_found(found: PlaceFigures) -> None:
    assert found.overlap.precision >= 92.5  # 93.9
    assert found.overlap.recall >= 94.0  # 95.9


def test_places_found_are_placed_right(found: PlaceFigures) -> None:
    assert found.end_to_end.f1 >= 90.5  # 92.4
    assert found.accuracy_of_found >= 95.0  # 96.3


def test_given_places_are_placed_right(outcome: Outcome) -> None:
    assert outcome.given
    assert outcome.given.accuracy >= 93.5  # 95.4


def test_pins_are_right_and_few_are_false(found: PlaceFigures) -> None:
    assert found.pins == 299
    assert found.pins_right >= 269  # 275
    assert found.false_pins <= 12  # 9


def test_sure_choices_are_right(found: PlaceFigures) -> None:
    right, wrong = found.shown[0.9, True], found.shown[0.9, False]
    assert right / (right + wrong) >= 0.98  # 1.0


def test_actors_and_demonyms_stay_off_the_map(found: PlaceFigures) -> None:
    assert found.roles["associative", "location"] <= 6  # 4 of 41
    assert found.roles["demonym", "location"] == 0


def test_the_later_texts_fit_and_trained_nothing(later: Outcome) -> None:
    assert (later.documents, later.shifted, later.trained_on) == (22, 0, 0)


def test_places_of_the_later_texts_are_found_and_drawn_right(later: Outcome) -> None:
    assert later.found
    assert later.found.overlap.f1 >= 89.0  # 90.9
    assert later.found.end_to_end.f1 >= 84.0  # 86.2
    assert later.found.pins == 225
    assert later.found.pins_right >= 184  # 190
    assert later.found.false_pins <= 8  # 4
    assert later.found.roles["associative", "location"] <= 4  # 2 of 52
