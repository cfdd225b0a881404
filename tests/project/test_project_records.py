"""Every record that is written comes back equal, floats and odd letters included."""

import math
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo import model
from geo.errors import ProjectError, ProjectWriteError, UnknownDocumentError
from geo.model import (
    Candidate,
    DateMention,
    Document,
    DocumentSource,
    Event,
    Footprint,
    Furniture,
    KnownEvent,
    Narration,
    Page,
    ParsedDocument,
    Place,
    PlaceMention,
    Publication,
    ScorePart,
    Span,
)
from geo.plain_data import from_data, to_data
from geo.project import Project, ProjectWriter

# What SQLite can't hold: halves of surrogate pairs (category Cs) in a text, and NaN in a number.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.floats(allow_nan=False)
DAYS = st.none() | st.dates()
OFFSETS = st.integers(0, 10**6)


def one_of(literal: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


def tuples_of(strategy: st.SearchStrategy, most: int = 3) -> st.SearchStrategy[tuple]:
    return st.lists(strategy, max_size=most).map(tuple)


SPANS = st.tuples(OFFSETS, OFFSETS).map(lambda ends: Span(min(ends), max(ends)))
PUBLICATIONS = st.builds(Publication, DAYS, DAYS, TEXTS, tuples_of(TEXTS))
SOURCES = st.builds(DocumentSource, TEXTS, tuples_of(st.builds(Page, OFFSETS, TEXTS)), TEXTS, st.booleans())
DOCUMENTS = st.builds(
    Document, TEXTS, TEXTS | TEXTS.map("---\ntitle: A\n---\n".__add__), TEXTS, TEXTS, TEXTS, TEXTS,
    st.none() | PUBLICATIONS, TEXTS, TEXTS, st.booleans(),
    tuples_of(st.builds(KnownEvent, TEXTS, DAYS, DAYS, st.booleans())), TEXTS, SOURCES, TEXTS, tuples_of(TEXTS),
)  # fmt: skip
FOOTPRINTS = st.builds(
    Footprint, one_of(model.FootprintShape), NUMBERS, NUMBERS, NUMBERS, TEXTS, tuples_of(st.tuples(NUMBERS, NUMBERS))
)
PLACES = st.builds(
    Place, TEXTS, TEXTS, NUMBERS, NUMBERS, NUMBERS, one_of(model.PlaceKind), TEXTS, TEXTS, TEXTS, TEXTS,
    st.integers(0, 10**10), TEXTS,
)  # fmt: skip
PARTS = tuples_of(st.builds(ScorePart, TEXTS, NUMBERS, TEXTS))


def mentions(places: list[Place]) -> st.SearchStrategy[PlaceMention]:
    candidates = tuples_of(st.builds(Candidate, st.sampled_from(places), NUMBERS, PARTS))
    return st.builds(
        PlaceMention, OFFSETS, OFFSETS, TEXTS, one_of(model.Role), TEXTS, st.none() | st.sampled_from(places), NUMBERS,
        TEXTS, candidates, st.none() | FOOTPRINTS,
    )  # fmt: skip


DATES = st.builds(
    DateMention, OFFSETS, OFFSETS, TEXTS, one_of(model.TimexType), TEXTS, DAYS, DAYS, one_of(model.Grain), TEXTS, TEXTS
)


@st.composite
def parsed_documents(draw: st.DrawFn, places: list[Place]) -> ParsedDocument:
    found = draw(st.lists(mentions(places), max_size=3, unique_by=lambda mention: mention.start))
    dates = draw(st.lists(DATES, max_size=3, unique_by=lambda one: one.start))
    dated = st.none() | st.integers(0, len(dates) - 1) if dates else st.none()
    events = st.builds(
        Event, st.integers(0, len(found) - 1), dated, DAYS, DAYS, one_of(model.EventKind), one_of(model.Basis), TEXTS,
        SPANS,
    )  # fmt: skip
    return ParsedDocument(
        draw(DOCUMENTS),
        draw(PUBLICATIONS),
        draw(tuples_of(st.builds(Furniture, OFFSETS, OFFSETS, TEXTS))),
        draw(tuples_of(SPANS)),
        tuple(found),
        tuple(dates),
        draw(tuples_of(events)) if found else (),
        draw(st.builds(Narration, one_of(model.NarrationKind), TEXTS)),
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[tuple[ParsedDocument, ParsedDocument | None]]:
    """Documents of different ids that name places of one gazetteer, some with another reading before corrections."""
    places = draw(st.lists(PLACES, min_size=1, max_size=4, unique_by=lambda place: place.id))
    shown = draw(st.lists(parsed_documents(places), max_size=3, unique_by=lambda parsed: parsed.document.id))
    return [
        (
            parsed,
            draw(st.none() | parsed_documents(places).map(lambda other, parsed=parsed: with_text(other, parsed))),
        )
        for parsed in shown
    ]


def with_text(machine: ParsedDocument, shown: ParsedDocument) -> ParsedDocument:
    return replace(machine, document=replace(machine.document, text=shown.document.text))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(corpora())
def test_what_was_written_comes_back_equal(tmp_path_factory, corpus) -> None:
    path = tmp_path_factory.getbasetemp() / "records.sqlite"
    with ProjectWriter(path) as writer:
        for shown, machine in corpus:
            writer.add(shown, machine=machine)
    project = Project.open(path)
    try:
        for shown, machine in corpus:
            assert project.parsed(shown.document.id) == shown
            assert project.machine(shown.document.id) == (machine or shown)
            for mention in shown.places:
                assert project.candidates(f"{shown.document.id}:{mention.start}") == mention.candidates
        texts = {shown.document.id: shown.document.text for shown, _ in corpus}
        assert project.texts(texts) == texts
        assert project.documents()["id"].tolist() == list(texts)
    finally:
        project.close()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PLACES.flatmap(lambda place: parsed_documents([place])))
def test_a_parsed_document_goes_into_json_and_back(parsed: ParsedDocument) -> None:
    assert from_data(ParsedDocument, to_data(parsed)) == parsed


def test_a_record_written_before_a_field_was_there_has_its_default() -> None:
    data = to_data(Document("a", "text", language="de"))
    del data["language"]
    assert from_data(Document, data) == Document("a", "text")


def test_the_round_trip_knows_every_record_of_the_model() -> None:
    """A new field of a record must be stored, and be generated above: this fails where a field has only its default."""
    place = Place("p", "P", 1.5, 2.5, 3.5, "city", "FR", "A1", "A2", "parent", 7, "user")
    mention = PlaceMention(
        0, 1, "P", "actor", "why", place, 0.123456789, "reason",
        (Candidate(place, math.pi, (ScorePart("a", math.e, "w"),)),),
        Footprint("line", 1.0, 2.0, 3.0, "border", ((1.0, 2.0), (3.0, 4.0))),
    )  # fmt: skip
    given = Publication(None, date(2020, 1, 1), "given", ("a", "b"))
    document = Document(
        "d", "P", "t", "p", "a", "u", given, "0" * 64, "d.txt", True, (KnownEvent("e", None, date(1999, 1, 1), True),),
        "fr",
        DocumentSource("pdf", (Page(0, "page 1"),), "https://archive.example", True, "2021-05-20T22Z", "urn:1", "e3b0"),
        "told", ("TD",),
    )  # fmt: skip
    full = ParsedDocument(document, given, narration=Narration("history", "old"), places=(mention,))
    for record in (place, mention, document, document.source, document.known_events[0], mention.footprint):
        for field in fields(record):
            value = getattr(record, field.name)
            assert is_dataclass(value) or value != field.default, f"{type(record).__name__}.{field.name} is not tried"
    assert from_data(ParsedDocument, to_data(full)) == full


def write(path: Path, *documents: ParsedDocument) -> Project:
    with ProjectWriter(path) as writer:
        for document in documents:
            writer.add(document)
    return Project.open(path)


def plain(document: Document) -> ParsedDocument:
    return ParsedDocument(document, Publication(None, None, ""))


def test_an_article_or_mention_that_is_not_there_is_named(tmp_path: Path) -> None:
    project = write(tmp_path / "p.sqlite", plain(Document("a", "text")))
    for ask in (project.parsed, project.machine, project.text, project.candidates):
        with pytest.raises(UnknownDocumentError, match=r"^.*p\.sqlite has no (article|mention) 'b'") as caught:
            ask("b")
        assert isinstance(caught.value, (ProjectError, KeyError))
    project.close()


@pytest.mark.parametrize("field", ["text", "title", "path"])
def test_half_of_a_surrogate_pair_is_refused_by_name(tmp_path: Path, field: str) -> None:
    document = replace(Document("a", "text"), **{field: "half \ud83c of a wave"})
    with pytest.raises(ProjectWriteError, match=r"'a' can't be stored: it holds '\\ud83c'"):
        write(tmp_path / "p.sqlite", plain(document))
    assert list(tmp_path.iterdir()) == []


def test_quotes_come_in_the_order_asked_for(tmp_path: Path) -> None:
    project = write(tmp_path / "p.sqlite", plain(Document("a", "The 🌊 rose.")), plain(Document("b", "It fell.")))
    assert project.quotes([("b", 0, 2), ("a", 4, 5), ("b", 3, 7), ("a", 0, 3)]) == ["It", "🌊", "fell", "The"]
    assert project.quotes([]) == []
    project.close()


def test_the_body_of_an_article_begins_behind_its_front_matter(tmp_path: Path) -> None:
    head = "---\ntitle: 🌊\n---"
    project = write(tmp_path / "p.sqlite", plain(Document("a", f"{head}\nText")), plain(Document("b", "No --- block")))
    documents = project.documents()
    assert documents["body_start"].tolist() == [len(head), 0]
    assert "text" not in documents.columns
    project.close()


def test_copies_are_listed_with_the_article_they_are_of(tmp_path: Path) -> None:
    with ProjectWriter(tmp_path / "p.sqlite") as writer:
        writer.add(plain(Document("a", "text")))
        writer.copy("z/a.txt", "a", "copy")
        writer.copy("b.txt", "a", "link")
    project = Project.open(tmp_path / "p.sqlite")
    assert project.copies().to_numpy().tolist() == [["b.txt", "a", "link"], ["z/a.txt", "a", "copy"]]
    project.close()
