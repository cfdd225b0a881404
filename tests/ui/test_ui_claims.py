import json
from dataclasses import replace
from datetime import date

import pytest
from ui_projects import flood_project, flood_report, lend, write_project

from geo.model import Span
from geo.project import Project
from geo.ui.address import View
from geo.ui.catalogues import articles_record
from geo.ui.claims import claims
from geo.ui.columns import browser_data
from geo.ui.reader_records import document_record
from geo.ui.searching import found_record
from geo.ui.view_data import view_data
from geo.ui.whys import why

LYON, VILLEURBANNE = "geonames:2996944", "geonames:2968254"
ALL = {"first": date(1856, 5, 1), "last": date(2021, 5, 9), "undated": True}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    path = flood_project(tmp_path_factory.mktemp("claims"))
    data = view_data(Project.open(path))
    own = data.mentions[data.mentions["text"] == "Villeurbanne"].set_index("document_id")["id"]
    lend(path, own["second"], own["flood"], "2021-05-04", "2021-05-04")
    return Project.open(path)


@pytest.fixture(scope="module")
def data(project):
    return view_data(project)


def test_each_outlet_tells_its_own_in_the_order_of_days(data):
    found = claims(data, View(place=LYON, **ALL))
    assert [group["name"] for group in found["outlets"]][:2] == ["River Post", "Valley Times"]
    assert [item["when"] for item in found["outlets"][0]["items"]] == ["3 May 2021", "5 May 2021"]
    first = found["outlets"][0]["items"][0]
    start, end, role = first["marks"][0]
    assert (first["sentence"][start:end], role) == ("Lyon", "location")


def test_outlets_that_say_nothing_are_named_and_what_the_window_leaves_out_is_counted(data):
    found = claims(data, View(place=VILLEURBANNE, first=date(2021, 5, 3), last=date(2021, 5, 3)))
    assert (found["total"], found["outside"], found["outlets"]) == (0, 2, [])
    assert found["silent"][:2] == ["River Post", "Valley Times"]
    narrowed = claims(data, View(place=VILLEURBANNE, sources=("River Post",)))
    assert narrowed["silent"] == []


def test_a_mentions_place_is_asked_for_where_no_place_is_named(data):
    mention = data.mentions[data.mentions["text"] == "Villeurbanne"]["id"].iloc[0]
    assert claims(data, View(mention=mention))["place"] == "Villeurbanne"
    assert claims(data, View()) is None
    assert claims(data, View(mention="flood:0")) is None, "a mention that was read as no place"


def test_days_of_another_outlet_are_shown_beside_the_articles_own_and_never_instead(project, data):
    found = claims(data, View(place=VILLEURBANNE, **ALL))
    own = {group["name"]: group["items"][0] for group in found["outlets"]}
    assert (own["River Post"]["sharpened"], own["Valley Times"]["when"]) == ("", "5 May 2021")
    assert own["Valley Times"]["sharpened"] == "4 May 2021 by River Post (inferred)"
    cards = document_record(project, data, "second")["mentions"]
    assert [card["sharpened"] for card in cards if card["name"] == "Villeurbanne"] == [
        "4 May 2021 by River Post (inferred)"
    ]
    told = why(data, own["Valley Times"]["mention"])
    assert (told["events"][0]["when"], told["sharpened"]["when"], told["sharpened"]["outlet"]) == (
        "5 May 2021",
        "4 May 2021",
        "River Post",
    )
    assert told["sharpened"]["sentence"] == "Boats left Villeurbanne on 5 May 2021."
    assert why(data, own["River Post"]["mention"])["sharpened"] is None
    sharpened = browser_data(data)["sharpened"]
    assert data.mentions["id"].iloc[sharpened["mention"][0]] == own["Valley Times"]["mention"]


def test_a_search_says_what_day_a_sentence_tells_and_quotes_no_block_of_facts(tmp_path):
    report = flood_report()
    head = '---\ntitle: "Valley floods"\npublisher: "River Post"\n---\n'
    shift = len(head)
    moved = replace(
        report,
        document=replace(report.document, text=head + report.document.text, title="Valley floods"),
        furniture=(),
        sentences=tuple(Span(one.start + shift, one.end + shift) for one in report.sentences),
        places=tuple(replace(one, start=one.start + shift, end=one.end + shift) for one in report.places),
        dates=tuple(replace(one, start=one.start + shift, end=one.end + shift) for one in report.dates),
        events=tuple(
            replace(one, sentence=Span(one.sentence.start + shift, one.sentence.end + shift)) for one in report.events
        ),
    )
    project = Project.open(write_project(tmp_path / "head.sqlite", moved))
    data = view_data(project)
    boats = found_record(project, data, "boats")["items"]
    assert [(item["sentence"], item["when"]) for item in boats] == [
        ("Boats left Villeurbanne on 5 May 2021.", "5 May 2021 · article of 6 May 2021")
    ]
    titles = found_record(project, data, "publisher")["items"]
    assert [(item["sentence"], item["marks"]) for item in titles] == [("Valley floods", [])]


def test_names_in_the_block_of_facts_are_no_mentions(tmp_path):
    report = flood_report()
    text = "---\ntitle: Lyon\n---\n" + report.document.text
    moved = replace(report, document=replace(report.document, text=text))
    data = view_data(Project.open(write_project(tmp_path / "facts.sqlite", moved)))
    assert data.mentions["start"].min() >= len("---\ntitle: Lyon\n---")
    assert set(data.marks["mention"]) == set(range(len(data.mentions)))


def test_an_articles_thumbnail_has_a_bar_a_day_and_kind(project, data):
    rows = articles_record(project, data)["rows"]
    bars = [next(cell["bars"] for cell in row if isinstance(cell, dict) and "bars" in cell) for row in rows]
    assert len(bars[0]) == 3, "two days of news, and the background of 1856"
    assert {bar[2] for bar in bars[0]} == {0, 1}
    assert bars[2] == [], "an undated mention has no place on a timeline"
    words = [next(cell["text"] for cell in row if isinstance(cell, dict) and "bars" in cell) for row in rows]
    assert words == ["3 to 5 May 2021", "3 to 5 May 2021", "no day"]


def test_the_articles_table_goes_to_the_browser_whatever_is_unknown_of_them(project, data):
    documents = data.documents.assign(published_first=[None, "2021-05-05", float("nan")])
    record = articles_record(project, replace(data, documents=documents))
    assert json.loads(json.dumps(record, allow_nan=False)) == record


def test_an_article_says_whether_its_dates_are_read_as_news_or_history(project, data):
    record = articles_record(project, data)
    column = [heading["name"] for heading in record["columns"]].index("Dates read")
    read = record["rows"][0][column]
    assert read["text"] == "as news"
    assert read["note"] == "nothing says that it tells history"
