"""The batch contract: a JSON object a document in, a JSON object a parsed document out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from geo.errors import MetadataError
from geo.inputs.countries import country_codes
from geo.inputs.facts import facts_from, has_day
from geo.model import DateMention, Document, Event, ParsedDocument, PlaceMention, Publication
from geo.places.word_classes import is_word
from geo.project.plain_records import candidate_record, place_record
from geo.project.records import iso
from geo.text.language import language_of

MAX_CANDIDATES = 5


def document_of(row: object) -> tuple[Document, list[tuple[int, int]] | None]:
    """The document of a row, and the spans of its "mentions" when it gives any.

    Raises
    ------
    MetadataError
        When the row is no object, has no text, or its mentions don't lie in the text.
    """
    if not isinstance(row, Mapping):
        raise MetadataError("a row must be a JSON object with 'id' and 'text'")
    text = row.get("text")
    if not isinstance(text, str):
        raise MetadataError("the row has no 'text' of type string: give the article's text there")
    language = language_of(text, _string(row, "language"), is_word=is_word)
    document = Document(
        id=str(row.get("id", "")),
        text=text,
        title=_string(row, "title"),
        publisher=_string(row, "publisher"),
        url=_string(row, "url"),
        published=_published(row.get("published")),
        language=language.code,
        language_reason=language.reason,
        countries=_countries(row)[0],
    )
    return document, _spans(row.get("mentions"), len(text))


def row_of(parsed: ParsedDocument) -> dict[str, Any]:
    """The row that `dateline parse` writes for a document."""
    published = parsed.published
    return {
        "id": parsed.document.id,
        "language": parsed.document.language,
        "language_reason": parsed.document.language_reason,
        "published": {"first": iso(published.first), "last": iso(published.last), "reason": published.reason},
        "places": [_place(mention) for mention in parsed.places],
        "dates": [_date(found) for found in parsed.dates],
        "events": [_event(event) for event in parsed.events],
    }


def json_line(row: Mapping[str, Any]) -> bytes:
    r"""One row as a line of UTF-8. Half a surrogate pair, which UTF-8 can't write, becomes an escape.

    >>> json_line({"id": 7, "text": "Şırnak"}).decode()
    '{"id": 7, "text": "Şırnak"}\n'
    >>> json_line({"id": "\ud800"})
    b'{"id": "\\ud800"}\n'
    """
    try:
        return json.dumps(row, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(row).encode() + b"\n"


def _string(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def problem_of(row: object) -> str:
    """What of a row can't be used although the row can: a country that is none; '' if all can."""
    return _countries(row)[1] if isinstance(row, Mapping) else ""


def _countries(row: Mapping[str, Any]) -> tuple[tuple[str, ...], str]:
    """ISO codes of a row's "country", which is a text or a list of texts, and what is wrong with it."""
    value = row.get("country")
    named = value if isinstance(value, list) else [] if value is None else [value]
    if not all(isinstance(name, str) for name in named):
        return (), "country must be a text or a list of texts: give two letters as in ISO 3166, or names"
    try:
        return country_codes(";".join(named)), ""
    except MetadataError as error:
        return (), str(error)


def _published(value: object) -> Publication | None:
    """A day, month or year, or an object with "first" and "last"; what is none of these leaves the row undated."""
    if value is None or value == "":
        return None
    if isinstance(value, Mapping):
        known = {"published_earliest": str(value.get("first") or ""), "published_latest": str(value.get("last") or "")}
    else:
        known = {"published": str(value)}
    published = facts_from(known, source="given").published
    return replace(published, reason="given") if published and has_day(published) else published


def _spans(value: object, length: int) -> list[tuple[int, int]] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise MetadataError("'mentions' must be a list of objects with 'start' and 'end'")
    spans = []
    for number, mention in enumerate(value):
        start, end = (mention.get("start"), mention.get("end")) if isinstance(mention, Mapping) else (None, None)
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
            raise MetadataError(f"mention {number} must have 'start' < 'end' inside the text's {length} code points")
        spans.append((start, end))
    return spans


def _place(mention: PlaceMention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "role": mention.role,
        "confidence": round(mention.confidence, 4),
        "reason": mention.reason,
        "role_reason": mention.role_reason,
        "candidates": [candidate_record(candidate) for candidate in mention.candidates[:MAX_CANDIDATES]],
        "place": place_record(mention.place) if mention.place else None,
    }


def _date(found: DateMention) -> dict[str, Any]:
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "type": found.type,
        "value": found.value,
        "first": iso(found.first),
        "last": iso(found.last),
        "grain": found.grain,
        "edtf": found.edtf,
        "reason": found.reason,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "place": event.place,
        "date": event.date,
        "first": iso(event.first),
        "last": iso(event.last),
        "kind": event.kind,
        "basis": event.basis,
        "reason": event.reason,
        "sentence": [event.sentence.start, event.sentence.end],
    }
