"""Readings and corrections for the tests: invented articles, read without a gazetteer."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from geo.corrections import Correction, Scope, Selector, select, select_whole, ulid
from geo.dates import find_dates
from geo.events import join
from geo.model import Document, Footprint, ParsedDocument, Place, PlaceMention, Publication
from geo.text import find_furniture, split_sentences

PLANET = Place("geonames:1", "Mars", 40.7, -80.0, 2.0, "city", "US")
TOWN = Place("geonames:2", "Mars", 50.1, 4.2, 1.0, "village", "FR")
OTHER = Place("geonames:3", "Mars Hill", 35.8, -82.5, 3.0, "city", "US")
KARS = Place("geonames:4", "Kars", 40.6, 43.1, 5.0, "city", "TR")
NAMES = {"Mars": PLANET, "Kars": KARS, "Nowhere": None}
WHEN = datetime(2026, 3, 1, 12, tzinfo=UTC)


def document(text: str, name: str = "a") -> Document:
    return Document(name, text, sha256=sha256(text.encode()).hexdigest(), path=f"{name}.txt")


def read(text: str, name: str = "a", published: Publication | None = None) -> ParsedDocument:
    """A reading in which every 'Mars' is in Pennsylvania and every 'Kars' in Turkey."""
    return parse(replace(document(text, name), published=published))


def parse(known: Document) -> ParsedDocument:
    """A reading of an article whose day of publication is the one that metadata give."""
    text, published = known.text, known.published or Publication(None, None, "unknown")
    furniture = find_furniture(text)
    sentences = split_sentences(text, furniture)
    dates = find_dates(text, published=published, furniture=furniture, sentences=sentences)
    places = tuple(
        PlaceMention(
            found.start(), found.end(), found[0], "location", "after 'in'", place, 0.7, "the largest",
            footprint=Footprint("point", place.lat, place.lon, place.radius_km, place.name) if place else None,
        )
        for found in re.finditer(r"\b(?:Mars|Kars|Nowhere)\b", text)
        for place in [NAMES[found[0]]]
    )  # fmt: skip
    events = join(text, places=places, dates=dates, sentences=sentences, published=published)
    return ParsedDocument(known, published, furniture, sentences, places, dates, events)


class PlainPipeline:
    """Reads as `parse` does; its gazetteer knows the places of `NAMES`. `read` are the ids of what was read."""

    def __init__(self) -> None:
        self.version = "1"
        self.gazetteer = self.recogniser = self
        self.imports = None
        self.read: list[str] = []

    def get(self, identifier: str) -> Place | None:
        return next((place for place in (PLANET, TOWN, OTHER, KARS) if place.id == identifier), None)

    def parse(self, known: Document) -> ParsedDocument:
        self.read.append(known.id)
        return parse(known)


def entry(place: Place) -> dict[str, Any]:
    """A gazetteer entry as a correction holds it."""
    return {
        "id": place.id, "name": place.name, "lat": place.lat, "lon": place.lon, "radius_km": place.radius_km,
        "kind": place.kind, "country": place.country,
    }  # fmt: skip


def correction(
    kind: str,
    target: Selector | None,
    after: dict[str, Any] | None = None,
    *,
    number: int = 1,
    within: str = "mention",
    before: Place | None = PLANET,
    **fields: Any,
) -> Correction:
    """A correction by Ada, the `number`th minute after noon."""
    made = {
        "id": ulid(WHEN, 2 * number + 1), "at": WHEN.replace(minute=number), "by": "Ada", "act": ulid(WHEN, 2 * number),
        "scope": Scope(within), "before": {"place": before and {"id": before.id}}, "after": after or {},
        "why": "I was there",
    }  # fmt: skip
    return Correction(kind=kind, target=target, **(made | fields))


def at(parsed: ParsedDocument, words: str, occurrence: int = 0) -> Selector:
    """A selector of some words of an article."""
    text = parsed.document.text
    start = [found.start() for found in re.finditer(re.escape(words), text)][occurrence]
    return select(parsed.document, start, start + len(words))


def place(parsed: ParsedDocument, meant: Place, occurrence: int = 0, **fields: Any) -> Correction:
    """'Mars' means another place."""
    return correction("place", at(parsed, "Mars", occurrence), {"place": entry(meant)}, **fields)


def whole(parsed: ParsedDocument, after: dict[str, Any], **fields: Any) -> Correction:
    """A correction of an article as a whole."""
    return correction("document", select_whole(parsed.document), after, **fields)
