"""Our figures are those of the scorer that came with the corpora, to the decimal; skips where it is absent."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.evaluation import (
    DateFigures,
    GoldDate,
    GoldPlace,
    PlaceFigures,
    Prf,
    date_figures,
    evaluate,
    place_figures,
    read_gold,
    together,
)
from geo.export import document_of, row_of
from geo.gazetteer import Gazetteer
from geo.model import DateMention, Place, PlaceMention
from geo.pipeline import Pipeline

SPLIT = "1/8"
CORPORA = ["aquaint_te3", "geovirus", "geowebnews", "lgl", "trnews", "wikiwars"]
TEXT = "x" * 60
POINTS = [(36.34, 43.13), (36.4, 43.2), (33.31, 44.36), (37.5, 44.5)]


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pipeline(gazetteer_file: Path) -> Pipeline:
    return Pipeline(Gazetteer.open(gazetteer_file))


def prf(figures: Prf) -> list[float]:
    return [round(share, 1) for share in (figures.precision, figures.recall, figures.f1)]


def place_table(figures: PlaceFigures) -> dict[str, Any]:
    median = figures.median_km
    table: dict[str, Any] = {
        "exact P R F1": prf(figures.exact),
        "overlap P R F1": prf(figures.overlap),
        "e2e P R F1": prf(figures.end_to_end),
        "span Acc@161": round(figures.accuracy, 1) if figures.end_to_end.gold else None,
        "median km": None if median is None else round(median, 1),
        "toponyms": figures.overlap.gold,
    }
    if figures.pins:
        table |= {"pins right": f"{figures.pins_right} of {figures.pins}", "false pins": figures.false_pins}
    return table


def date_table(figures: DateFigures) -> dict[str, Any]:
    return {
        "timex exact P R F1": prf(figures.exact),
        "timex overlap P R F1": prf(figures.overlap),
        "timex value P R F1": prf(figures.value),
        "timex DATE value P R F1": prf(figures.date_value),
        "timexes": figures.overlap.gold,
    }


def without_words(scored: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in scored.items() if key != "wrong"}


@pytest.mark.parametrize("name", [*CORPORA, "articles_dev"])
def test_a_corpus_gets_the_same_figures(shared: Path, scorer: ModuleType, pipeline: Pipeline, name: str) -> None:
    articles = name == "articles_dev"
    path = shared / ("gold" if articles else "eval") / f"{name}.jsonl"
    documents = read_gold(path, split="" if articles else SPLIT).documents
    ids = {gold.document.id for gold in documents}
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["id"] in ids]
    outcome = together(evaluate(pipeline, gold) for gold in documents)

    found = [row_of(pipeline.parse(document_of(row)[0])) for row in rows]
    ours: dict[str, Any] = {}
    if outcome.found:
        ours |= place_table(outcome.found)
    if outcome.dates:
        ours |= date_table(outcome.dates)
    assert ours == without_words(scorer.score(rows, found))

    if outcome.given:
        given = [row_of(pipeline.parse(gold.document, gold.spans)) for gold in documents]
        places = [{key: value for key, value in row.items() if key != "timexes"} for row in rows]
        assert place_table(outcome.given) == without_words(scorer.score(places, given))


spans = st.tuples(st.integers(0, 50), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))
points = st.sampled_from([None, *POINTS])


@st.composite
def toponyms(draw: st.DrawFn) -> dict[str, Any]:
    start, end = draw(spans)
    point = draw(points)
    return (
        {"start": start, "end": end, "surface": TEXT[start:end], "tolerance_km": draw(st.sampled_from([2.5, 60.0]))}
        | {
            "role": draw(st.sampled_from(["literal", "associative", "demonym", "boilerplate"])),
            "nested": draw(st.booleans()),
            "null_coordinate_ok": draw(st.booleans()),
        }
        | ({"lat": point[0], "lon": point[1]} if point else {})
    )


@st.composite
def mentions(draw: st.DrawFn) -> PlaceMention:
    start, end = draw(spans)
    point = draw(points)
    place = Place("made:up", "Somewhere", *point, 1.0, "city") if point else None
    role = draw(st.sampled_from(["location", "actor", "demonym", "chrome"]))
    return PlaceMention(start, end, TEXT[start:end], role, "made up", place, 0.5, "made up")  # type: ignore[arg-type]


values = st.sampled_from(["2017-06-14", "2017-06-14T08:00", "2017-06", "PRESENT_REF", "P3D", "20"])


@st.composite
def timexes(draw: st.DrawFn) -> dict[str, Any]:
    start, end = draw(spans)
    kind = draw(st.sampled_from(["DATE", "TIME", "DURATION"]))
    return {"start": start, "end": end, "surface": TEXT[start:end], "type": kind, "value": draw(values)}


@st.composite
def dates(draw: st.DrawFn) -> DateMention:
    start, end = draw(spans)
    return DateMention(start, end, TEXT[start:end], "DATE", draw(values), None, None, "day", "", "made up")


@settings(max_examples=300, deadline=None)
@given(gold=st.lists(toponyms(), min_size=1, max_size=8), found=st.lists(mentions(), max_size=8))
def test_any_places_get_the_same_figures(
    scorer: ModuleType, gold: list[dict[str, Any]], found: list[PlaceMention]
) -> None:
    row = {"id": "a", "text": TEXT, "toponyms": gold}
    told = {"id": "a", "places": [
        {"start": m.start, "end": m.end, "role": m.role, "place": m.place and {"lat": m.place.lat, "lon": m.place.lon}}
        for m in found
    ]}  # fmt: skip
    ours = place_figures([gold_place(one) for one in gold], found)
    assert place_table(ours) == without_words(scorer.score([row], [told]))


def gold_place(one: dict[str, Any]) -> GoldPlace:
    return GoldPlace(
        one["start"], one["end"], one["surface"], one.get("lat"), one.get("lon"), one["role"],
        tolerance_km=one["tolerance_km"], nested=one["nested"], pointless=one["null_coordinate_ok"],
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(gold=st.lists(timexes(), max_size=8), found=st.lists(dates(), max_size=8))
def test_any_dates_get_the_same_figures(
    scorer: ModuleType, gold: list[dict[str, Any]], found: list[DateMention]
) -> None:
    told = [{"start": one.start, "end": one.end, "type": one.type, "value": one.value} for one in found]
    scored = scorer.score([{"id": "a", "text": TEXT, "timexes": gold}], [{"id": "a", "dates": told}])
    ours = date_figures([GoldDate(t["start"], t["end"], t["surface"], t["type"], t["value"]) for t in gold], found)
    assert date_table(ours) == scored
