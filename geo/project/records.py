"""Records of `geo.model` as rows of `schema.sql`, and rows as records: pure functions, two a table.

Numbers are stored as they are; only the records of the batch contract round them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from geo.model import (
    Candidate,
    DateMention,
    Document,
    DocumentSource,
    Event,
    Footprint,
    KnownEvent,
    Narration,
    ParsedDocument,
    Place,
    PlaceMention,
    Publication,
    Span,
)
from geo.plain_data import from_data, to_data

Row = tuple[object, ...]
TITLE, LANGUAGE = 2, 9
"""Of a row that `document_row` makes."""
EPOCH = date(1970, 1, 1).toordinal()
Read = Mapping[str, Any]
"""A row as it comes back: its columns by name."""


def to_json(value: object) -> str:
    """Compact JSON whose bytes depend on the value alone."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def iso(day: date | None) -> str | None:
    """ISO 8601 day, or None where an interval's end is open."""
    return day.isoformat() if day else None


def day_of(text: str | None) -> date | None:
    """The day that `iso` was given."""
    return date.fromisoformat(text) if text else None


def day_number(day: date | None) -> int | None:
    """Days since 1970-01-01, or None where an interval's end is open."""
    return day.toordinal() - EPOCH if day else None


def span_id(document_id: str, start: int) -> str:
    """Address of a place mention or a date: its document and its first code point."""
    return f"{document_id}:{start}"


def parts_of(span: str) -> tuple[str, int]:
    """The document and the first code point that `span_id` made an address of."""
    document_id, _, start = span.rpartition(":")
    return document_id, int(start)


def document_row(parsed: ParsedDocument, *, ordinal: int, fingerprint: str, body_start: int) -> Row:
    """One row of `documents`, without its number."""
    document, published = parsed.document, parsed.published
    return (
        document.id,
        ordinal,
        document.title,
        document.publisher,
        document.author,
        document.url,
        document.path,
        document.sha256,
        int(document.is_digest),
        document.language,
        document.language_reason,
        to_json(_source_data(document)),
        None if document.published is None else to_json(to_data(document.published)),
        to_json(to_data(document.known_events)),
        iso(published.first),
        iso(published.last),
        published.reason,
        to_json(list(published.evidence)),
        parsed.narration.kind,
        parsed.narration.reason,
        fingerprint,
        body_start,
        document.text,
    )


def with_number(row: Row, number: int, ordinal: int) -> Row:
    """A row of `documents` with its number, at its place in the reading order."""
    return (number, row[0], ordinal, *row[2:])


def _source_data(document: Document) -> dict[str, Any]:
    """What a document was read from, without what is not known of it, and the countries that a user gives."""
    nothing = to_data(DocumentSource())
    known = {name: value for name, value in to_data(document.source).items() if value != nothing[name]}
    return (
        {"format": document.source.format}
        | known
        | ({"countries": list(document.countries)} if document.countries else {})
    )


def document_of(row: Read) -> Document:
    """The document of a row of `documents`."""
    metadata, source = row["metadata_published"], json.loads(row["source"])
    countries = tuple(source.pop("countries", ()))
    return Document(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        publisher=row["publisher"],
        author=row["author"],
        url=row["url"],
        published=None if metadata is None else from_data(Publication, json.loads(metadata)),
        sha256=row["sha256"],
        path=row["path"],
        is_digest=bool(row["is_digest"]),
        known_events=tuple(from_data(KnownEvent, event) for event in json.loads(row["known_events"])),
        language=row["language"],
        source=from_data(DocumentSource, source),
        language_reason=row["language_reason"],
        countries=countries,
    )


def publication_of(row: Read) -> Publication:
    """When the document of a row of `documents` was published, as its reading found it."""
    return Publication(
        day_of(row["published_first"]),
        day_of(row["published_last"]),
        row["published_reason"],
        tuple(json.loads(row["published_evidence"])),
    )


def narration_of(row: Read) -> Narration:
    """Whether the document of a row of `documents` is read as news or as history, and why."""
    return Narration(row["narration"], row["narration_reason"])


def place_row(place: Place) -> Row:
    """One row of `places`."""
    return (
        place.id,
        place.name,
        place.lat,
        place.lon,
        place.radius_km,
        place.kind,
        place.country,
        place.admin1,
        place.admin2,
        place.parent,
        place.population,
        place.source,
    )


def place_of(row: Read) -> Place:
    """The gazetteer entry of a row of `places`."""
    return Place(
        id=row["id"],
        name=row["name"],
        lat=row["latitude"],
        lon=row["longitude"],
        radius_km=row["radius_km"],
        kind=row["kind"],
        country=row["country"],
        admin1=row["admin1"],
        admin2=row["admin2"],
        parent=row["parent"],
        population=row["population"],
        source=row["source"],
    )


def _footprint_columns(footprint: Footprint | None) -> Row:
    if footprint is None:
        return (None, None, None, None, None, None)
    path = to_json([list(vertex) for vertex in footprint.path]) if footprint.path else None
    return (footprint.shape, footprint.lat, footprint.lon, footprint.radius_km, footprint.label, path)


def _footprint_of(row: Read) -> Footprint | None:
    if row["shape"] is None:
        return None
    path = tuple((lat, lon) for lat, lon in json.loads(row["path"])) if row["path"] else ()
    return Footprint(row["shape"], row["latitude"], row["longitude"], row["radius_km"], row["label"], path)


def mention_rows(mentions: Sequence[PlaceMention]) -> Iterable[Row]:
    """Rows of `mention_rows` as `geo.project.coding` takes them, in the document's order."""
    for ordinal, mention in enumerate(mentions):
        yield (
            mention.start,
            ordinal,
            mention.end,
            mention.text,
            mention.role,
            mention.role_reason,
            mention.place.id if mention.place else None,
            mention.confidence,
            mention.reason,
            *_footprint_columns(mention.footprint),
        )


def mention_of(row: Read, places: Mapping[str, Place], candidates: tuple[Candidate, ...]) -> PlaceMention:
    """The mention of a row of `mentions`, given the entries of `places` by their ids."""
    return PlaceMention(
        row["start"],
        row["end"],
        row["text"],
        row["role"],
        row["role_reason"],
        None if row["place_id"] is None else places[row["place_id"]],
        row["confidence"],
        row["reason"],
        candidates,
        _footprint_of(row),
    )


def date_rows(dates: Sequence[DateMention]) -> Iterable[Row]:
    """Rows of `date_rows` as `geo.project.coding` takes them, in the document's order."""
    for ordinal, found in enumerate(dates):
        yield (
            found.start,
            ordinal,
            found.end,
            found.text,
            found.type,
            found.value,
            day_number(found.first),
            day_number(found.last),
            found.grain,
            found.edtf,
            found.reason,
        )


def date_of(row: Read) -> DateMention:
    """The date expression of a row of `dates`."""
    return DateMention(
        row["start"],
        row["end"],
        row["text"],
        row["type"],
        row["value"],
        day_of(row["first"]),
        day_of(row["last"]),
        row["grain"],
        row["edtf"],
        row["reason"],
    )


def event_rows(parsed: ParsedDocument) -> Iterable[Row]:
    """Rows of `event_rows` as `geo.project.coding` takes them, in the document's order."""
    for ordinal, event in enumerate(parsed.events):
        yield (
            ordinal,
            parsed.places[event.place].start,
            None if event.date is None else parsed.dates[event.date].start,
            day_number(event.first),
            day_number(event.last),
            event.kind,
            event.basis,
            event.reason,
            event.sentence.start,
            event.sentence.end,
        )


def event_of(row: Read, mentions: Mapping[str, int], dates: Mapping[str, int]) -> Event:
    """The event of a row of `events`, given the indices of the document's mentions and dates by their ids."""
    return Event(
        mentions[row["mention_id"]],
        None if row["date_id"] is None else dates[row["date_id"]],
        day_of(row["first"]),
        day_of(row["last"]),
        row["kind"],
        row["basis"],
        row["reason"],
        Span(row["sentence_start"], row["sentence_end"]),
    )
