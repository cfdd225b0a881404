"""Accuracy on annotated articles, through the whole pipeline; skips where the annotated corpora are absent."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from geo.export import document_of, row_of
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="module")
def articles(shared: Path, gazetteer_file: Path) -> dict[str, Any]:
    """Figures of the scorer for the annotated articles."""
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    pipeline = Pipeline(Gazetteer.open(gazetteer_file))
    gold = rows(shared / "gold" / "articles_dev.jsonl")
    return scorer.score(gold, [row_of(pipeline.parse(document_of(row)[0])) for row in gold])


def test_pins_are_right(articles: dict[str, Any]) -> None:
    right, of = map(int, articles["pins right"].split(" of "))
    assert of == 80
    assert right >= 76, articles["wrong"]


def test_false_pins_are_few(articles: dict[str, Any]) -> None:
    assert articles["false pins"] <= 5, articles["wrong"]


def test_dates_have_the_right_value(articles: dict[str, Any]) -> None:
    assert articles["timex DATE value P R F1"][2] >= 88
