"""What one document says of another's event is worked out anew by every build."""

import sqlite3
import tracemalloc
from contextlib import closing
from datetime import date
from pathlib import Path

from geo.model import Document, Event, ParsedDocument, Place, PlaceMention, Publication, Span
from geo.project import Project, ProjectWriter
from geo.project.across import add_sharpened

KISANGANI = Place("geonames:212730", "Kisangani", 0.515, 25.19, 9.0, "city", "CD")


def told(name: str, text: str, first: date, last: date, basis: str) -> ParsedDocument:
    at = text.index("Kisangani")
    mention = PlaceMention(at, at + 9, "Kisangani", "location", "", KISANGANI, 0.9, "")
    event = Event(0, None, first, last, "reported", basis, "", Span(0, len(text)))  # type: ignore[arg-type]
    return ParsedDocument(Document(name, text), Publication(first, last, "given"), places=(mention,), events=(event,))


WEEKLY = told(
    "weekly", "Gunmen in Kisangani burned 14 barges and took the harbour master hostage.",
    date(2016, 3, 1), date(2016, 3, 14), "publication",
)  # fmt: skip
DAILY = told(
    "daily", "Gunmen burned 14 barges at Kisangani on Wednesday and took the harbour master hostage.",
    date(2016, 3, 9), date(2016, 3, 9), "sentence",
)  # fmt: skip


def write(path: Path, *documents: ParsedDocument) -> Path:
    with ProjectWriter(path) as writer:
        for document in documents:
            writer.add(document, fingerprint=document.document.id)
    return path


def test_an_inferred_day_stands_beside_what_the_document_says(tmp_path: Path) -> None:
    project = Project.open(write(tmp_path / "p.sqlite", WEEKLY, DAILY))
    (row,) = project.sharpened().to_dict("records")
    assert (row["mention_id"], row["source_id"], row["first"]) == ("weekly:10", "daily:27", "2016-03-09")
    assert project.event_rows()["last"].tolist() == ["2016-03-14", "2016-03-09"]
    project.close()


def test_carried_documents_are_compared_again_with_what_is_new(tmp_path: Path) -> None:
    old = write(tmp_path / "old.sqlite", WEEKLY)
    with ProjectWriter(tmp_path / "new.sqlite", previous=old) as writer:
        writer.carry("weekly")
        writer.add(DAILY, fingerprint="daily")
    fresh = write(tmp_path / "fresh.sqlite", WEEKLY, DAILY)
    assert (tmp_path / "new.sqlite").read_bytes() == fresh.read_bytes()


def test_an_inference_goes_with_the_document_it_came_from(tmp_path: Path) -> None:
    old = write(tmp_path / "old.sqlite", WEEKLY, DAILY)
    with ProjectWriter(tmp_path / "new.sqlite", previous=old) as writer:
        writer.carry("weekly")
    project = Project.open(tmp_path / "new.sqlite")
    assert project.sharpened().empty
    project.close()


def test_a_place_of_which_nothing_changed_keeps_what_was_inferred(tmp_path: Path, monkeypatch) -> None:
    old = write(tmp_path / "old.sqlite", WEEKLY, DAILY)
    asked: list[object] = []
    monkeypatch.setattr("geo.project.writer.add_sharpened", lambda db, places: asked.append(places))
    with ProjectWriter(tmp_path / "new.sqlite", previous=old) as writer:
        writer.carry("weekly")
        writer.carry("daily")
    assert asked == [set()]
    assert (tmp_path / "new.sqlite").read_bytes() == old.read_bytes()
    with ProjectWriter(tmp_path / "gone.sqlite", previous=old) as writer:
        writer.carry("weekly")
    assert asked[1:] == [{KISANGANI.id}]


def test_a_long_text_without_a_full_stop_is_not_copied_for_each_of_its_events(tmp_path: Path) -> None:
    text = "Gunmen in Kisangani burned a barge and " * 6_000
    starts = [39 * at + 10 for at in range(0, 6_000, 20)]
    mentions = tuple(
        PlaceMention(at, at + 9, "Kisangani", "location", "", KISANGANI, 0.9, "") for at in starts
    )  # fmt: skip
    events = tuple(
        Event(at, None, date(2016, 3, 1), date(2016, 3, 14), "reported", "sentence", "", Span(0, len(text)))
        for at in range(len(starts))
    )
    endless = [
        ParsedDocument(Document(name, text), Publication(None, None, "given"), places=mentions, events=events)
        for name in ("one", "two")
    ]
    path = write(tmp_path / "p.sqlite", *endless, WEEKLY, DAILY)
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM sharpened")
        tracemalloc.start()
        add_sharpened(db)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert db.execute("SELECT mention_id FROM sharpened").fetchall() == [("weekly:10",)]
    assert peak < 10 * len(text)
