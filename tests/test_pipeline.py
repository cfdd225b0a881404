"""The whole line on any text: offsets slice the original, indices fit, the same twice, nothing raises."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.export import row_of
from geo.gazetteer import Gazetteer
from geo.model import Document, ParsedDocument, Publication
from geo.pipeline import Pipeline

WORDS = (
    "Mosul", "Old City", "the", "Iraqi", "forces", "in", "near", "Paris, Texas", "June 15", "2017", "Thursday", "U.S.",
    "last month", "said", "border crossing", "between", "and", "Al-", "’s", "\n\n", "\r\n", "By", "©", "\u202e", "😀",
    "Ə", "مدينة", "Нью-Йорк", ",", ".", "\u0000", "\ud800", "Copyright © 2022", "Share", "  ", "MOSUL (Reuters) -",
)  # fmt: skip


@pytest.fixture(scope="module")
def pipeline(gazetteer_file: Path) -> Pipeline:
    return Pipeline(Gazetteer.open(gazetteer_file))


def check(parsed: ParsedDocument) -> None:
    text = parsed.document.text
    for found in (*parsed.places, *parsed.dates):
        assert text[found.start : found.end] == found.text
        assert found.reason
    for first, second in zip(parsed.places, parsed.places[1:], strict=False):
        assert first.end <= second.start
    for found in parsed.dates:
        assert found.first is None or found.last is None or found.first <= found.last
    for event in parsed.events:
        mention = parsed.places[event.place]
        assert mention.role == "location"
        assert event.date is None or event.date < len(parsed.dates)
        assert event.first is None or event.last is None or event.first <= event.last
    for mention in parsed.places:
        assert mention.footprint is None or (mention.role == "location" and mention.place)
        if mention.place and mention.place.kind in ("country", "region", "continent", "admin1"):
            assert mention.footprint is None or mention.footprint.shape != "point"
    json.dumps(row_of(parsed))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)),
    day=st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2090, 12, 31))),
)
def test_any_text_is_read_twice_the_same(pipeline: Pipeline, text: str, day: date | None) -> None:
    document = Document("any", text, published=Publication(day, day, "given") if day else None)
    parsed = pipeline.parse(document)
    check(parsed)
    assert pipeline.parse(document) == parsed


def test_no_today_is_guessed(pipeline: Pipeline) -> None:
    parsed = pipeline.parse(
        Document("undated", "Police closed the port of Arica in Chile on Thursday.\n© 2022 Example\n")
    )
    assert parsed.published.first is None
    assert parsed.published.last is None
    assert all(event.first is None and event.last is None for event in parsed.events)


def test_furniture_never_reaches_the_map(pipeline: Pipeline) -> None:
    text = (
        "Flood cuts off Tirana\n\nWater covered the main road into Tirana, Albania, on Monday, officials said.\n\n"
        "About the writer\n\nBased in her hometown of Bilbao, she covers the Balkans.\n"
    )
    parsed = pipeline.parse(Document("flood", text))
    roles = {mention.text: mention.role for mention in parsed.places}
    assert roles["Tirana"] == "location"
    assert roles.get("Bilbao", "chrome") == "chrome"


def test_given_spans_are_resolved_in_furniture_too(pipeline: Pipeline) -> None:
    text = (
        "Flood cuts off Tirana\n\nWater covered the main road into Tirana, Albania, on Monday, officials said.\n\n"
        "About the writer\n\nBased in her hometown of Bilbao, she covers the Balkans.\n"
    )
    start = text.index("Bilbao")
    (mention,) = pipeline.parse(Document("flood", text), [(start, start + 6)]).places
    assert mention.role == "location"
    assert mention.place
    assert mention.place.country == "ES"
