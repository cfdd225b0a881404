"""The whole line on any text: offsets slice the original, indices fit, the same twice, nothing raises."""

import json
from datetime import date
from pathlib import Path

import pytest
from growth import grows_less, spent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.export import row_of
from geo.gazetteer import Gazetteer
from geo.model import Document, DocumentSource, ParsedDocument, Publication
from geo.pipeline import Pipeline, joined_anew

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


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from((*WORDS, "\n", "Deir\nez-Zor", "\u00ad", "e\u0301")), max_size=60).map(" ".join))
def test_events_joined_anew_are_those_of_the_reading(pipeline: Pipeline, text: str) -> None:
    parsed = pipeline.parse(Document("any", text))
    assert joined_anew(parsed) == parsed.events


def test_events_of_a_wrapped_text_are_joined_anew_in_its_plain_text(pipeline: Pipeline) -> None:
    text = "Police said that rockets struck Erbil on 3 March\n2016 and that Mosul had been\nshelled on 4 March 2016.\n"
    parsed = pipeline.parse(Document("wrapped", text))
    assert [event.first for event in parsed.events] == [date(2016, 3, 3), date(2016, 3, 4)]
    assert joined_anew(parsed) == parsed.events


def test_no_today_is_guessed(pipeline: Pipeline) -> None:
    parsed = pipeline.parse(
        Document("undated", "Police closed the port of Arica in Chile on Thursday.\n© 2022 Example\n")
    )
    assert parsed.published.first is None
    assert parsed.published.last is None
    assert all(event.first is None and event.last is None for event in parsed.events)


def test_a_caption_that_stands_twice_is_read_twice_and_counted_once(pipeline: Pipeline) -> None:
    caption = "Iraqi soldiers guard a bridge in Mosul on June 14."
    body = "The army said on Thursday that it had crossed the river in Mosul and was moving on to the next bridge."
    parsed = pipeline.parse(
        Document("caption", f"{caption}\n{caption}\n\n{body}", published=Publication(date(2017, 6, 16), None, "given"))
    )
    check(parsed)
    first, again, told = [mention for mention in parsed.places if mention.text == "Mosul"]
    assert first.place == again.place == told.place is not None
    assert again.role == "location"
    assert first.footprint is not None
    assert again.footprint is None
    assert again.reason.startswith("drawn where the caption stands first")
    assert [parsed.places[event.place].start for event in parsed.events] == [first.start, told.start]


HOSTILE = {
    "a month that is a verb": "May may May ",
    "articles without a name": "Al-",
    "endless capitals": "A",
    "words in capitals": "MOSUL ",
    "capitals joined": "A-",
    "an endless list": "Mosul, Raqqa, Aleppo, ",
    "an endless list of villages": "villages including Foo, Bar and Baz, ",
    "one line of prose": "the army said on Thursday that troops in Mosul had moved ",
    "one line of places and dates": "in Mosul on May 4, 2014, ",
    "clauses that look back": "When Mosul fell, ",
    "lags": "two days after Mosul ",
    "possessives": "Mosul's ",
    "parts of a city": "Old City of ",
    "lines between ends": "Iraq-Syria border ",
    "between": "between Mosul and Raqqa ",
    "brackets": "(Mosul ",
    "digits": "1234567890",
    "years": "2017-",
    "a history": "In 1914 war. In March 1915 peace in Mosul. ",
    "full stops": ". ",
    "closing marks": ") ",
    "initials": "J. ",
    "short lines": "x\n",
    "menus": "Share\nMosul\n",
    "dates in furniture": "Published May 4, 2017\nCopyright 2017 Mosul May 5, 2016\n",
    "marks": "a\u0301\u0301",
    "a headline a line": "Mosul falls\n\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_in_proportion_to_the_text(pipeline: Pipeline, piece: str) -> None:
    def parse(characters: int) -> None:
        text = piece * (characters // len(piece))
        pipeline.parse(Document("long", text, published=Publication(date(2017, 6, 1), date(2017, 6, 1), "given")))

    # 8 times the text; were it quadratic, 64 times the time
    assert grows_less(parse, short=4_000, long=32_000, times=24, free=0.1)


def test_time_grows_in_proportion_to_the_mentions_of_a_headline(pipeline: Pipeline) -> None:
    def parse(places: int) -> None:
        text = "Mosul, Raqqa " * places + "\n\n" + "Mosul fell on May 4. " * places
        pipeline.parse(Document("headline", text))

    assert grows_less(parse, short=150, long=1_200, times=24, free=0.1)


def test_a_line_of_a_megabyte_ends(pipeline: Pipeline) -> None:
    assert spent(lambda: check(pipeline.parse(Document("endless", "May may May " * 84_000)))) < 60


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


def test_headings_of_an_extracted_article_are_read_where_a_plain_text_would_end(pipeline: Pipeline) -> None:
    prose = "Snow closed the road on Sunday, the governor said in a statement that his office sent out that day."
    text = f"Winter in the east\n\n{prose}\n\nShare this article\n\nBread is short in Erzurum today\n"
    plain = pipeline.parse(Document("a", text))
    extracted = pipeline.parse(Document("a", text, source=DocumentSource("html", extracted=True)))
    assert {piece.reason for piece in plain.furniture} > {piece.reason for piece in extracted.furniture}
    assert [mention.text for mention in extracted.places if mention.place] == ["Erzurum"]


def test_in_another_language_nothing_is_read_and_the_article_kept(pipeline: Pipeline) -> None:
    text = "---\ntitle: x\n---\nUne explosion a secoué Paris mardi 5 mars 2024, selon la police du quartier."
    parsed = pipeline.parse(Document("a", text))
    assert (parsed.places, parsed.dates, parsed.events) == ((), (), ())
    assert (parsed.document.text, parsed.document.language) == (text, "fr")
    assert "French" in parsed.document.language_reason
    assert (parsed.published.first, parsed.published.last) == (None, None)
    assert "the text is not read, being in French" in parsed.published.reason
    assert [piece.reason for piece in parsed.furniture] == ["front matter"]
    assert parsed.sentences


def test_in_another_language_the_day_of_the_metadata_stays(pipeline: Pipeline) -> None:
    given = Publication(date(2024, 3, 5), date(2024, 3, 5), "given")
    article = Document("a", "Министр встретился во вторник с мэрами региона в Казани.", published=given)
    assert pipeline.parse(article).published == given


def test_a_language_that_somebody_gave_goes_before_the_words(pipeline: Pipeline) -> None:
    french = "Une explosion a secoué Paris mardi, selon la police."
    assert pipeline.parse(Document("a", french, language="en")).document.language == "en"
    assert pipeline.parse(Document("a", "Snow fell in Paris on 5 March 2024.", language="fr")).places == ()


def test_given_mentions_are_resolved_in_any_language(pipeline: Pipeline) -> None:
    french = "Une explosion a secoué Lima mardi, selon la police."
    (mention,) = pipeline.parse(Document("a", french), [(23, 27)]).places
    assert mention.place is not None
