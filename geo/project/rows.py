"""Records of `geo.model` as rows of `schema.sql`: pure functions, one a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from geo.model import Candidate, DateMention, Event, Footprint, ParsedDocument, Place, PlaceMention

Row = tuple[object, ...]


def to_json(value: object) -> str:
    """Compact JSON whose bytes depend on the value alone."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def iso(day: date | None) -> str | None:
    """ISO 8601 day, or None where an interval's end is open."""
    return day.isoformat() if day else None


def span_id(document_id: str, start: int) -> str:
    """Address of a place mention or a date: its document and its first code point."""
    return f"{document_id}:{start}"


def document_row(parsed: ParsedDocument, *, ordinal: int, fingerprint: str) -> Row:
    """One row of `documents`."""
    document, published = parsed.document, parsed.published
    return (
        document.id,
        ordinal,
        document.text,
        document.title,
        document.publisher,
        document.author,
        document.url,
        document.path,
        document.sha256,
        int(document.is_digest),
        iso(published.first),
        iso(published.last),
        published.reason,
        to_json(list(published.evidence)),
        parsed.narration.kind,
        parsed.narration.reason,
        fingerprint,
    )


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
        place.parent,
        place.population,
        place.source,
    )


def candidate_record(candidate: Candidate) -> dict[str, object]:
    """A candidate as the JSON object that the Why tab and the batch contract show."""
    return {
        "place": place_record(candidate.place),
        "score": round(candidate.score, 4),
        "parts": [{"name": part.name, "value": round(part.value, 4), "words": part.words} for part in candidate.parts],
    }


def place_record(place: Place) -> dict[str, object]:
    """A gazetteer entry as a JSON object."""
    return {
        "id": place.id,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "kind": place.kind,
        "country": place.country,
    }


def _footprint_columns(footprint: Footprint | None) -> Row:
    if footprint is None:
        return (None, None, None, None, None, None)
    path = to_json([list(vertex) for vertex in footprint.path]) if footprint.path else None
    return (footprint.shape, footprint.lat, footprint.lon, footprint.radius_km, footprint.label, path)


def mention_rows(document_id: str, mentions: Sequence[PlaceMention]) -> Iterable[Row]:
    """Rows of `mentions`, in the document's order."""
    for ordinal, mention in enumerate(mentions):
        yield (
            span_id(document_id, mention.start),
            document_id,
            ordinal,
            mention.start,
            mention.end,
            mention.text,
            mention.role,
            mention.role_reason,
            mention.place.id if mention.place else None,
            round(mention.confidence, 4),
            mention.reason,
            *_footprint_columns(mention.footprint),
            to_json([candidate_record(candidate) for candidate in mention.candidates]),
        )


def date_rows(document_id: str, dates: Sequence[DateMention]) -> Iterable[Row]:
    """Rows of `dates`, in the document's order."""
    for ordinal, found in enumerate(dates):
        yield (
            span_id(document_id, found.start),
            document_id,
            ordinal,
            found.start,
            found.end,
            found.text,
            found.type,
            found.value,
            iso(found.first),
            iso(found.last),
            found.grain,
            found.edtf,
            found.reason,
        )


def event_rows(parsed: ParsedDocument) -> Iterable[Row]:
    """Rows of `events`: one a mapped or mappable mention."""
    for event in parsed.events:
        yield event_row(parsed, event)


def event_row(parsed: ParsedDocument, event: Event) -> Row:
    """One row of `events`."""
    document_id = parsed.document.id
    dated = None if event.date is None else span_id(document_id, parsed.dates[event.date].start)
    return (
        span_id(document_id, parsed.places[event.place].start),
        dated,
        document_id,
        iso(event.first),
        iso(event.last),
        event.kind,
        event.basis,
        event.reason,
        event.sentence.start,
        event.sentence.end,
    )
