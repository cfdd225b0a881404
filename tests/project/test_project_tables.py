"""The joined event table: every mention has a mark, and marks lead to grounds, mentions and articles by row number."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo.model import (
    EVENT_KINDS,
    OPEN_FIRST,
    OPEN_LAST,
    ROLES,
    Document,
    Event,
    Footprint,
    ParsedDocument,
    Place,
    PlaceMention,
    Publication,
    Span,
)
from geo.project import Project, ProjectWriter
from geo.project.days import from_day
from geo.project.tables import MARK_BASES, EventTable, event_table

TURIN = Place("geonames:3165524", "Turin", 45.07, 7.69, 9.0, "city", "IT", "12")
ITALY = Place("geonames:3175395", "Italy", 42.8, 12.8, 500.0, "country", "IT")
HEAD = "---\nplace: Turin\n---\n"
TEXT = HEAD + "Turin flooded. Italy helped Turin; Xyz did not. Italy said so."
PUBLISHED = Publication(date(2020, 2, 2), None, "given")


def mention(word: str, place: Place | None, nth: int, role: str = "location") -> PlaceMention:
    start = -1
    for _ in range(nth):
        start = TEXT.index(word, start + 1)
    footprint = None
    if place and role == "location":
        shape = "area" if place is ITALY else "point"
        footprint = Footprint(shape, place.lat, place.lon, place.radius_km, place.name)  # type: ignore[arg-type]
    return PlaceMention(start, start + len(word), word, role, "", place, nth / 4, "", (), footprint)  # type: ignore[arg-type]


PLACES = (
    mention("Turin", TURIN, 1),  # in the front matter
    mention("Turin", TURIN, 2),
    mention("Italy", ITALY, 1, "actor"),
    mention("Turin", TURIN, 3),
    mention("Xyz", None, 1),
    mention("Italy", ITALY, 2),
)
SENTENCE = Span(len(HEAD), len(HEAD) + 14)
EVENTS = (
    Event(1, None, date(2020, 2, 1), date(2020, 2, 1), "reported", "sentence", "", SENTENCE),
    Event(1, None, date(1994, 11, 1), date(1994, 11, 30), "background", "clause", "", SENTENCE),
    Event(5, None, None, None, "planned", "none", "", SENTENCE),
)
ARTICLE = ParsedDocument(Document("a", TEXT), PUBLISHED, places=PLACES, events=EVENTS)


@pytest.fixture
def table(tmp_path: Path) -> EventTable:
    with ProjectWriter(tmp_path / "p.sqlite") as writer:
        writer.add(replace(ARTICLE, document=Document("b", "No place."), places=(), events=()))
        writer.add(ARTICLE)
    project = Project.open(tmp_path / "p.sqlite")
    joined = event_table(project)
    project.close()
    return joined


def test_every_mention_of_the_article_itself_has_a_mark(table: EventTable) -> None:
    assert table.mentions["text"].tolist() == ["Turin", "Italy", "Turin", "Xyz", "Italy"]
    assert table.marks["mention"].tolist() == [0, 0, 1, 2, 3, 4]
    assert set(table.marks["document"]) == {1}


def test_equal_grounds_are_one_with_the_best_confidence(table: EventTable) -> None:
    assert table.footprints["name"].tolist() == ["Turin", "Italy"]
    assert table.footprints["confidence"].tolist() == [0.75, 0.5]
    assert table.mentions["footprint"].tolist() == [0, -1, 0, -1, 1]


def test_marks_say_kind_basis_and_role_by_index(table: EventTable) -> None:
    first, background, actor, *_, planned = table.marks.to_dict("records")
    assert (EVENT_KINDS[first["kind"]], MARK_BASES[first["basis"]], ROLES[first["role"]]) == (
        "reported",
        "sentence",
        "location",
    )
    assert (EVENT_KINDS[background["kind"]], MARK_BASES[background["basis"]]) == ("background", "clause")
    assert (ROLES[actor["role"]], MARK_BASES[actor["basis"]]) == ("actor", "document")
    assert EVENT_KINDS[planned["kind"]] == "planned"


def test_a_mention_without_an_event_stands_at_its_articles_days(table: EventTable) -> None:
    actor = table.marks.iloc[2]
    assert (from_day(actor["first"]), actor["last"]) == (date(2020, 2, 2), OPEN_LAST)
    assert actor["sentence_start"] == -1


def test_an_event_without_a_day_is_undated(table: EventTable) -> None:
    planned = table.marks.iloc[-1]
    assert (planned["first"], planned["last"]) == (OPEN_FIRST, OPEN_FIRST)
