"""Project files of invented articles, for the dashboard's benchmark: the same ones for the same numbers."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from geo.model import (
    Candidate,
    DateMention,
    Document,
    Event,
    Footprint,
    ParsedDocument,
    Place,
    PlaceMention,
    Publication,
    ScorePart,
    Span,
)
from geo.project import ProjectWriter

PER_DOCUMENT = 50
OUTLETS = ("River Post", "Valley Times", "Northern Wire", "Harbour Gazette", "Plain Speaker", "The Bulletin")
FIRST_DAY, DAYS = date(2016, 6, 1), 365
ROLES = ("location",) * 17 + ("actor", "demonym", "chrome")


def _places(number: int, lot: random.Random) -> list[Place]:
    return [
        Place(
            f"geonames:{900000000 + row}", f"Village {row}", round(lot.uniform(31.5, 37), 4),
            round(lot.uniform(37, 46.5), 4), round(lot.uniform(0.5, 9), 1), "village" if row % 5 else "city",
            ("IQ", "SY", "TR")[row % 3],
        )
        for row in range(number)
    ]  # fmt: skip


def _mention(start: int, place: Place, other: Place, role: str, lot: random.Random) -> PlaceMention:
    shape = "circle" if lot.random() < 0.25 else "point"
    parts = (ScorePart("population", 1.5, "900 inhabitants"), ScorePart("country named", 1.0, "its country is named"))
    return PlaceMention(
        start, start + len(place.name), place.name, role, "by its verb", place, round(lot.uniform(0.5, 1), 2),
        "its country is named", (Candidate(place, 2.5, parts), Candidate(other, 1.5, parts[:1])),
        Footprint(shape, place.lat, place.lon, place.radius_km, place.name) if role == "location" else None,
    )  # fmt: skip


def _document(number: int, size: int, places: list[Place], weights: list[float], lot: random.Random) -> ParsedDocument:
    published = FIRST_DAY + timedelta(lot.randrange(DAYS))
    text, sentences, mentions, dates, events = "", [], [], [], []
    for row, place in enumerate(lot.choices(places, weights, k=size)):
        day = published - timedelta(lot.randrange(20))
        start, words = len(text), f"{day.day} {day:%B %Y}"
        opening = f"Water rose by {row + 1} cm in "
        text += f"{opening}{place.name} on {words}.\n"
        sentences.append(Span(start, len(text) - 1))
        role = lot.choice(ROLES)
        other = places[(places.index(place) + 1) % len(places)]
        mentions.append(_mention(start + len(opening), place, other, role, lot))
        at = text.index(words, start)
        value = day.isoformat()
        dates.append(DateMention(at, at + len(words), words, "DATE", value, day, day, "day", value, "written out"))
        if role == "location":
            events.append(Event(row, row, day, day, "reported", "sentence", "the sentence says so", sentences[-1]))
    known = Publication(published, published, "given")
    outlet = OUTLETS[number % len(OUTLETS)]
    document = Document(
        f"report-{number}", text, f"Report {number}", outlet, "", f"https://example.org/{number}", known
    )
    return ParsedDocument(document, known, (), tuple(sentences), tuple(mentions), tuple(dates), tuple(events))


def write_synthetic(path: Path, mentions: int, places: int = 800, per_document: int = PER_DOCUMENT) -> Path:
    """A project of so many mentions of so many places, the first named most, over a year."""
    lot = random.Random(7)
    known = _places(places, lot)
    weights = [1 / (row + 1) for row in range(places)]
    with ProjectWriter(path) as writer:
        for number in range(0, mentions, per_document):
            size = min(per_document, mentions - number)
            writer.add(_document(number // per_document, size, known, weights, lot))
    return path
