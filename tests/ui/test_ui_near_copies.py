"""One text in several outlets: the pages show one article, with the others behind it, and take none for a witness."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from ui_projects import flood_report, write_project
from wire_reports import OTHER, WIRE, cut

from geo.model import Document, DocumentSource, Publication
from geo.pipeline import unread
from geo.project import Project, ProjectWriter
from geo.ui.address import View
from geo.ui.catalogues import articles_record
from geo.ui.near import also, hidden_copies
from geo.ui.reader_records import document_record
from geo.ui.view_data import ViewData, view_data
from geo.ui.window import in_view


def published(day: int) -> Publication:
    return Publication(date(2021, 5, day), date(2021, 5, day), "given")


@pytest.fixture
def opened(tmp_path: Path) -> tuple[Project, ViewData]:
    articles = [
        Document("late", WIRE, "Bridge shut", "The Daily", published=published(22)),
        Document("first", cut(WIRE), "Bridge closed", "The Wire", published=published(20)),
        Document("third", f"A new headline\n\n{cut(WIRE)}", "No bridge", "The Post"),
        Document("again", WIRE + "\n\nRead on below.", "Bridge shut", "The Wire", published=published(23)),
        Document("other", OTHER, "Rain", "The Daily"),
    ]
    source = DocumentSource(captured="2021-05-20T22:15:09Z", record="urn:uuid:1")
    with ProjectWriter(tmp_path / "p.sqlite") as writer:
        for article in articles:
            writer.add(unread(article))
        writer.add(unread(Document("kept", "Snow.", source=source)))
    project = Project.open(tmp_path / "p.sqlite")
    return project, view_data(project)


def test_the_article_published_first_stands_for_the_others(opened: tuple[Project, ViewData]) -> None:
    _, data = opened
    assert hidden_copies(data) == {"late": "first", "third": "first", "again": "first"}


def test_the_articles_page_shows_one_with_the_others_behind_it(opened: tuple[Project, ViewData]) -> None:
    record = articles_record(*opened)
    assert [row[0]["text"] for row in record["rows"]] == ["Bridge closed", "Rain", "kept"]
    shown = record["rows"][0][0]["also"]
    assert shown["words"] == "also in 2 other outlets"
    assert [(item["text"], item["note"], item["query"]) for item in shown["items"]] == [
        ("The Daily, 22 May 2021", "Bridge shut", {"doc": "late"}),
        ("The Post, day unknown", "No bridge", {"doc": "third"}),
        ("The Wire, 23 May 2021", "Bridge shut", {"doc": "again"}),
    ]
    assert "also" not in record["rows"][1][0]
    words = "Of 6 articles 3 are copies of another, cut or edited, and stand behind it; the map counts every article."
    assert words in record["lead"]


def test_each_article_leads_to_the_others(opened: tuple[Project, ViewData]) -> None:
    project, data = opened
    for document, others in (("third", {"first", "late", "again"}), ("first", {"late", "third", "again"})):
        found = document_record(project, data, document)["also"]
        assert {one["id"] for one in found["items"]} == others
    assert document_record(project, data, "other")["also"] is None


def test_copies_in_one_outlet_alone_are_counted_as_such(tmp_path: Path) -> None:
    with ProjectWriter(tmp_path / "p.sqlite") as writer:
        for name in ("one", "two"):
            writer.add(unread(Document(name, f"{name}\n\n{WIRE}", publisher="The Daily")))
    found = also(view_data(Project.open(tmp_path / "p.sqlite")), "one")
    assert found is not None
    assert found["words"] == "once more in this outlet"


def test_the_reader_says_which_record_of_an_archive_it_shows(opened: tuple[Project, ViewData]) -> None:
    told = "From a web archive, fetched on 20 May 2021 at 22:15 UTC; record urn:uuid:1"
    assert document_record(*opened, "kept")["captured"] == told
    assert document_record(*opened, "other")["captured"] == ""


def test_copies_are_left_out_of_what_is_counted_once(tmp_path: Path) -> None:
    reports = [flood_report("wire", "River Post"), flood_report("daily", "Valley Times")]
    texts = [replace(one, document=replace(one.document, text=f"{one.document.text}\n\n{WIRE}")) for one in reports]
    data = view_data(Project.open(write_project(tmp_path / "p.sqlite", *texts)))
    assert data.documents["copy"].tolist() == [0, 1]
    own, copied, every = (
        set(in_view(data, View(undated=True, copies=copies))["mention"]) for copies in (("first",), ("copy",), None)
    )
    assert own
    assert copied
    assert not own & copied
    assert own | copied == every
    assert set(data.mentions["document_id"][sorted(copied)]) == {"daily"}
