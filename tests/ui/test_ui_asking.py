"""What the reader asks before an act: days in words, places of a name, how far it would reach."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from ui_projects import flood_project

from geo.gazetteer import Gazetteer
from geo.model import Publication
from geo.pipeline import Pipeline
from geo.project import Project
from geo.ui.asking import answer, days_in_words
from geo.ui.choices import choices
from geo.ui.judging import Desk
from geo.ui.view_data import view_data

PUBLISHED = Publication(date(2014, 6, 18), date(2014, 6, 18), "given")
ALONE = Publication(None, None, "none")


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Pipeline:
    return Pipeline(Gazetteer.open(gazetteer_file))


@pytest.fixture(scope="module")
def desk(reader: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    project = Project.open(flood_project(tmp_path_factory.mktemp("asking")))
    yield Desk(project, view_data(project), reader.gazetteer.get)
    project.close()


@pytest.mark.parametrize(
    ("words", "edtf", "told"),
    [
        ("mid-June 2014", "2014-06-08/2014-06-23", "8 to 23 June 2014"),
        ("12 June 2014", "2014-06-12", "12 June 2014"),
        ("2014-06", "2014-06", "June 2014"),
        ("late summer 2014", "2014-07-16/2014-08-31", "16 July to 31 August 2014"),
        ("between 3 and 7 June 2014", "2014-06-03/2014-06-07", "3 to 7 June 2014"),
        ("2 to 8 March 2016", "2016-03-02/2016-03-08", "2 to 8 March 2016"),
        ("Tuesday", "2014-06-17", "17 June 2014"),
        ("the 1990s", "199X", "1990 to 1999"),
    ],
)
def test_days_in_words_are_read_as_the_article_would_mean_them(words: str, edtf: str, told: str) -> None:
    found = days_in_words(words, PUBLISHED)
    assert (found["edtf"], found["words"]) == (edtf, told)


@pytest.mark.parametrize("words", ["", "soon", "the mayor", "31 June"])
def test_words_that_name_no_day_are_refused(words: str) -> None:
    assert days_in_words(words, ALONE)["error"].startswith("No day is read there")


def test_an_article_s_own_day_is_not_counted_from_itself(desk: Desk) -> None:
    ask = {"kind": "days", "words": "Tuesday", "document": "flood"}
    assert "edtf" in answer(desk, ask, None)
    assert "error" in answer(desk, ask | {"isAlone": True}, None)


def test_places_come_with_province_country_and_distance(desk: Desk, reader: Pipeline) -> None:
    mention = desk.data.mentions["id"][1]
    found = answer(desk, {"kind": "places", "name": "Mars", "mention": mention}, reader)["places"]
    assert {"Mars, Pennsylvania, United States", "Mars, Auvergne-Rhône-Alpes, France"} <= {one["name"] for one in found}
    assert all(one["away"].endswith("km away") for one in found)


def test_a_province_or_country_after_a_comma_comes_first(desk: Desk, reader: Pipeline) -> None:
    for words in ("Mars, France", "mars, pennsylvania"):
        first = answer(desk, {"kind": "places", "name": words}, reader)["places"][0]
        assert words.split(", ")[1].casefold() in first["name"].casefold()


def test_without_a_gazetteer_the_search_says_so(desk: Desk) -> None:
    assert "no gazetteer" in answer(desk, {"kind": "places", "name": "Mars"}, None)["error"]


def test_other_candidates_tell_why_they_lost(desk: Desk) -> None:
    (other,) = choices(desk, str(desk.data.mentions["id"][1]))
    assert (other["id"], other["name"]) == ("geonames:5005000", "Lyon, United States")
    assert other["lost"].startswith("3.5 behind: ")
    assert "speaks for the one taken" in other["lost"]


def test_a_reach_is_told_for_each_width_with_its_sentences(desk: Desk) -> None:
    mention = desk.data.mentions["id"][1]
    item = {"do": "not_a_place", "mention": mention, "documents": ["second"]}
    widths = answer(desk, {"kind": "reach", "item": item}, None)["widths"]
    assert list(widths) == ["document", "selection", "project"]
    assert widths["document"]["words"] == "will change 2 mentions in 1 article"
    assert widths["project"]["words"] == "will change 5 mentions in 3 articles"
    first = widths["document"]["items"][0]
    assert (first["word"], first["read"], first["changes"]) == ("Lyon", "Lyon", True)
    assert first["before"] == "The Rhône rose in "


@pytest.mark.parametrize("ask", [{}, {"kind": "rain"}, {"kind": "reach"}, {"kind": "reach", "item": {"do": "fly"}}])
def test_what_can_t_be_asked_is_answered_with_words(desk: Desk, ask: dict[str, object]) -> None:
    assert answer(desk, ask, None)["error"]
