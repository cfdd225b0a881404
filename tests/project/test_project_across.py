"""What one document says of another's event is worked out anew by every build."""

from datetime import date
from pathlib import Path

from geo.model import Document, Event, ParsedDocument, Place, PlaceMention, Publication, Span
from geo.project import Project, ProjectWriter

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
