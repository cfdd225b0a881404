"""Accuracy on annotated articles and histories, through the whole pipeline; skips where the corpora are absent."""

from collections.abc import Callable
from pathlib import Path

import pytest

from geo.evaluation import Outcome, evaluate, read_gold, together
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline

Measure = Callable[[str], Outcome]


@pytest.fixture(scope="module")
def measure(shared: Path, gazetteer_file: Path) -> Measure:
    """The outcome of one file of the corpora."""
    pipeline = Pipeline(Gazetteer.open(gazetteer_file))
    return lambda name: together(evaluate(pipeline, gold) for gold in read_gold(shared / name).documents)


@pytest.fixture(scope="module")
def articles(measure: Measure) -> Outcome:
    return measure("gold/articles_dev.jsonl")


def test_pins_are_right(articles: Outcome) -> None:
    assert articles.found
    assert articles.found.pins == 80
    assert articles.found.pins_right >= 76, articles.misses


def test_false_pins_are_few(articles: Outcome) -> None:
    assert articles.found
    assert articles.found.false_pins <= 5, articles.misses


def test_roles_are_right_where_something_is_found(articles: Outcome) -> None:
    assert articles.found
    roles = articles.found.roles
    assert roles["literal", "location"] >= 80
    assert roles["associative", "actor"] >= 24
    assert roles["demonym", "demonym"] >= 34
    assert roles["associative", "location"] + roles["demonym", "location"] == 0


@pytest.mark.parametrize(
    ("name", "reach"),
    [("gold/articles_dev.jsonl", 88.0), ("eval/aquaint_te3.jsonl", 82.0), ("eval/wikiwars.jsonl", 90.0)],
)
def test_dates_have_the_right_value(measure: Measure, name: str, reach: float) -> None:
    outcome = measure(name)
    assert outcome.dates
    assert outcome.dates.date_value.f1 >= reach
