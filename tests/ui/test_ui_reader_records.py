from dataclasses import replace
from datetime import date

import pytest
from ui_projects import HOSTILE, flood_project, flood_report, write_project

from geo.project import Project
from geo.ui.address import View
from geo.ui.catalogues import articles_record
from geo.ui.columns import browser_data
from geo.ui.reader_records import document_record, passages
from geo.ui.runner_up import runner_up_words
from geo.ui.view_data import source_words, view_data
from geo.ui.whys import precision_words, why


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return Project.open(flood_project(tmp_path_factory.mktemp("reading")))


@pytest.fixture(scope="module")
def data(project):
    return view_data(project)


def mention_id(data, word, nth=0):
    return data.mentions[data.mentions["text"] == word]["id"].iloc[nth]


def test_every_mark_of_a_document_cuts_its_own_words(project, data):
    record = document_record(project, data, "flood")
    words = [record["text"][mark["start"] : mark["end"]] for mark in record["mentions"]]
    assert words == ["Lyon", "Lyon", "Villeurbanne", "Paris", "Lyon", "Zzyzx", "France"]


def test_opening_an_article_reads_no_other_ones_dates(project, data):
    def read_all():
        raise AssertionError("all dates were read")

    frugal = replace(data, dates=read_all)
    assert [found["when"] for found in document_record(project, frugal, "flood")["dates"]][:2] == [
        "3 May 2021",
        "5 May 2021",
    ]
    assert why(frugal, mention_id(data, "Villeurbanne"))["events"][0]["expression"] == "“5 May 2021”"


def test_hostile_text_reaches_the_page_as_it_is(project, data):
    assert HOSTILE in document_record(project, data, "note")["text"]
    assert document_record(project, data, "note")["outlet"] == HOSTILE


def test_an_address_that_is_not_of_the_web_is_no_link(project, data):
    """Such a one can only come with a project that somebody altered: what is read in is refused."""
    assert project.source("note") is not None
    assert set(data.documents["url"]) == {"https://example.org/flood", "javascript:alert(1)"}
    assert document_record(project, data, "note")["url"] == ""
    assert browser_data(data)["documents"]["url"].count("") == 1
    cells = [cell for row in articles_record(project, data)["rows"] for cell in row if isinstance(cell, dict)]
    assert [cell["href"] for cell in cells if "publisher" in cell["text"]] == ["https://example.org/flood"] * 2


def test_a_card_says_how_precise_a_place_is(project, data):
    cards = {mark["name"]: mark["precision"] for mark in document_record(project, data, "flood")["mentions"]}
    assert cards["Villeurbanne"] == "somewhere within 4 km"


def test_passages_quote_each_sentence_once_with_its_places(data):
    found = passages(data, View(date(2021, 5, 1), date(2021, 5, 9)))
    assert found["total"] == 6
    first = found["items"][0]
    assert first["sentence"] == "The Rhône rose in Lyon on 3 May 2021."
    assert [first["sentence"][a:b] for a, b, _ in first["marks"]] == ["Lyon"]


def test_passages_of_a_place_leave_out_the_rest(data):
    found = passages(data, View(place="geonames:2968254"))
    assert found["place"] == "Villeurbanne"
    assert {item["when"] for item in found["items"]} == {"5 May 2021"}


def test_passages_of_an_empty_window_are_none(data):
    found = passages(data, View(date(1999, 1, 1), date(1999, 1, 2)))
    assert found == {"items": [], "total": 0, "mentions": 0, "place": ""}


def test_why_puts_the_chosen_place_first_and_names_the_runner_up(data):
    record = why(data, mention_id(data, "Lyon", 1))
    assert record["candidates"][0]["chosen"]
    assert record["candidates"][0]["score"] == pytest.approx(
        sum(part["value"] for part in record["candidates"][0]["parts"])
    )
    assert record["runnerUp"].startswith("Next best: Lyon, United States (village), 3.5 behind.")
    assert record["events"][0]["when"] == "3 May 2021"


def candidate(name, *parts, chosen=False):
    rows = [{"name": part, "value": value, "words": ""} for part, value in parts]
    return {
        "name": name,
        "detail": "city",
        "score": sum(value for _, value in parts),
        "parts": rows,
        "chosen": chosen,
    }


def test_the_counterfactual_names_evidence_that_alone_decides():
    first = candidate("Here", ("size", 2.0), ("country", 1.5), chosen=True)
    words = runner_up_words([first, candidate("There", ("size", 2.5))], True)
    assert words.endswith("Without “country” (+1.5) it would be There (city).")


def test_no_counterfactual_is_told_where_nothing_alone_decides():
    first = candidate("Here", ("size", 2.0), ("country", 1.5), chosen=True)
    other = candidate("There", ("size", 0.1))
    assert runner_up_words([first, other], True).endswith("No single piece of evidence decides it.")
    assert runner_up_words([first, other], False).endswith("behind.")


def test_nothing_is_told_where_a_candidate_that_is_not_stored_could_have_won():
    first = candidate("Here", ("near", 1.0), ("country", 4.0), chosen=True)
    others = [candidate("There", ("country", 3.0), ("near", 1.5)), candidate("Elsewhere", ("country", 4.0))]
    assert "it would be There" in runner_up_words([first, *others], True)
    assert "it would be" not in runner_up_words([first, *others], False)


def test_why_of_an_unmapped_mention_gives_its_reason(data):
    record = why(data, mention_id(data, "Zzyzx"))
    assert record["place"] == ""
    assert record["reason"] == "no gazetteer knows this name"


def test_why_of_nothing_is_nothing(data):
    assert why(data, "flood:99999") is None


def test_an_estimated_position_is_said_to_be_one():
    row = {"shape": "point", "radius_km": 2.0, "label": ""}
    assert precision_words(row, "Dateline, position estimated") == "a point, within 2 km; estimated position"
    assert precision_words(row, "OurAirports") == "a point, within 2 km"


def test_a_border_is_drawn_along_both_its_countries():
    row = {"shape": "line", "radius_km": 300.0, "label": "border of Iraq and Syria"}
    assert precision_words(row) == "drawn along the border of Iraq and Syria"
    assert precision_words(row | {"label": "highway between Gao and Mopti"}) == "drawn as a line"


def test_an_article_without_outlet_is_called_by_its_title_and_file(tmp_path):
    report = flood_report("nameless", "")
    report = replace(report, document=replace(report.document, title="The river rose", path="notes/river.txt"))
    data = view_data(Project.open(write_project(tmp_path / "nameless.sqlite", report)))
    assert source_words(data, 0) == "The river rose · river.txt"
    shown = passages(data, View(date(2021, 5, 1), date(2021, 5, 9)))
    assert {item["outlet"] for item in shown["items"]} == {"The river rose · river.txt"}
