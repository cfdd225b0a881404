"""Small projects made of sentences of our own, for the tests of the page."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

from geo.model import (
    Candidate,
    DateMention,
    Document,
    Event,
    Footprint,
    Furniture,
    ParsedDocument,
    Place,
    PlaceMention,
    Publication,
    ScorePart,
    Span,
)
from geo.project import ProjectWriter

HOSTILE = '<script>window.broken=1</script>"><img src=x onerror=window.broken=1> `${window.broken=1}` \u202egnp'

LYON = Place("geonames:2996944", "Lyon", 45.74846, 4.84671, 8, "city", "FR")
LYON_US = Place("geonames:5005000", "Lyon", 42.46, -83.61, 3, "village", "US")
VILLEURBANNE = Place("geonames:2968254", "Villeurbanne", 45.76601, 4.8795, 4, "city", "FR")
FRANCE = Place("geonames:3017382", "France", 46.0, 2.0, 400, "country", "FR")


def _mention(text: str, word: str, place: Place | None, shape: str | None, nth: int = 0, role: str = "location"):
    start = [found.start() for found in re.finditer(re.escape(word), text)][nth]
    footprint = place and shape and Footprint(shape, place.lat, place.lon, place.radius_km, place.name)
    candidates = (
        (
            Candidate(place, 4.5, (ScorePart("name", 2.0, "exact name"), ScorePart("country", 2.5, "France is named"))),
            Candidate(LYON_US, 1.0, (ScorePart("name", 1.0, "exact name"),)),
        )
        if place
        else ()
    )
    reason = f"{place.name}: the article is about France" if place else "no gazetteer knows this name"
    confidence = 0.9 if place else 0.0
    return PlaceMention(
        start, start + len(word), word, role, f"{role} by its verb", place, confidence, reason, candidates, footprint
    )


def _date(text: str, words: str, first: date, last: date) -> DateMention:
    start = text.index(words)
    value = first.isoformat()
    return DateMention(start, start + len(words), words, "DATE", value, first, last, "day", value, "written out")


def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(Span(found.start(), found.end()) for found in re.finditer(r"[^\s][^.\n]*\.?", text))


def _event(places, index, dates, date_index, sentences, kind="reported", basis="sentence") -> Event:
    start = places[index].start
    sentence = next(span for span in sentences if span.start <= start < span.end)
    found = None if date_index is None else dates[date_index]
    return Event(
        index, date_index, found and found.first, found and found.last, kind, basis, "the sentence says so", sentence
    )


def flood_report(identifier: str = "flood", publisher: str = "River Post") -> ParsedDocument:
    """Four mapped mentions on 3 and 5 May 2021 and one of 1856, an actor, an unmapped place, furniture."""
    text = (
        "Home 🌊 Menu Lyon\n\nThe Rhône rose in Lyon on 3 May 2021. Boats left Villeurbanne on 5 May 2021.\n\n"
        "Paris promised help to Lyon on 5 May 2021. Nobody reached Zzyzx on 5 May 2021.\n\n"
        "In May 1856 the river had drowned France."
    )
    places = (
        _mention(text, "Lyon", LYON, None, 0, "chrome"),
        _mention(text, "Lyon", LYON, "point", 1),
        _mention(text, "Villeurbanne", VILLEURBANNE, "circle"),
        _mention(text, "Paris", FRANCE, None, 0, "actor"),
        _mention(text, "Lyon", LYON, "point", 2),
        _mention(text, "Zzyzx", None, None),
        _mention(text, "France", FRANCE, "area"),
    )
    dates = (
        _date(text, "3 May 2021", date(2021, 5, 3), date(2021, 5, 3)),
        _date(text, "5 May 2021", date(2021, 5, 5), date(2021, 5, 5)),
        _date(text, "May 1856", date(1856, 5, 1), date(1856, 5, 31)),
    )
    sentences = _sentences(text)
    events = (
        _event(places, 1, dates, 0, sentences),
        _event(places, 2, dates, 1, sentences),
        _event(places, 4, dates, 1, sentences),
        _event(places, 5, dates, 1, sentences),
        _event(places, 6, dates, 2, sentences, "background"),
    )
    published = Publication(date(2021, 5, 6), date(2021, 5, 6), "given")
    document = Document(
        identifier, text, "The river rose", publisher, "A. Writer", "https://example.org/flood", published
    )
    furniture = (Furniture(0, text.index("\n"), "navigation"),)
    return ParsedDocument(document, published, furniture, sentences, places, dates, events)


def undated_note() -> ParsedDocument:
    """One mapped mention that no date applies to, in a digest by a hostile publisher."""
    text = f"Lyon was quiet, said {HOSTILE}."
    places = (_mention(text, "Lyon", LYON, "point"),)
    sentences = (Span(0, len(text)),)
    published = Publication(date(2021, 5, 1), date(2021, 5, 9), "the month is sure")
    document = Document("note", text, HOSTILE, HOSTILE, "", "javascript:alert(1)", None, is_digest=True)
    events = (Event(0, None, None, None, "reported", "none", "no date", sentences[0]),)
    return ParsedDocument(document, published, (), sentences, places, (), events)


VAGUE = (
    (date(2021, 5, 3), date(2021, 5, 3)),
    (date(2021, 5, 3), date(2021, 5, 9)),
    (date(2021, 5, 1), date(2021, 5, 31)),
    (date(2021, 1, 1), date(2021, 12, 31)),
    (date(2021, 5, 4), None),
    (None, date(2021, 5, 4)),
    (None, None),
    (date(2021, 5, 12), date(2021, 5, 12)),
)
"""Days of the sentences of `vague_report`: a day, a week, a month, a year, open ends, none, and a later day."""


def vague_report(identifier: str = "vague", publisher: str = "Hill Herald") -> ParsedDocument:
    """A sentence on Lyon for each of VAGUE, and one on Zzyzx, in an article published on 20 May or later."""
    text = " ".join(f"Water reached Lyon at time {number}." for number in range(len(VAGUE))) + " Nobody reached Zzyzx."
    places = tuple(_mention(text, "Lyon", LYON, "point", number) for number in range(len(VAGUE)))
    places += (_mention(text, "Zzyzx", None, None),)
    sentences = _sentences(text)
    days = (*VAGUE, (date(2021, 5, 3), date(2021, 5, 3)))
    events = tuple(
        Event(at, None, first, last, "reported", "sentence" if first or last else "none", "so it says", sentences[at])
        for at, (first, last) in enumerate(days)
    )
    published = Publication(date(2021, 5, 20), None, "only its earliest day is proven by the text")
    document = Document(identifier, text, "How vague", publisher, path=f"{identifier}.txt")
    return ParsedDocument(document, published, (), sentences, places, (), events)


def plain_note() -> ParsedDocument:
    """An article that names no place and no day."""
    text = "Nothing much happened."
    document = Document("plain", text, "Nothing", "River Post")
    return ParsedDocument(document, Publication(None, None, "nothing proves a day"), (), (Span(0, len(text)),))


def write_project(path: Path, *documents: ParsedDocument, failures: dict[str, str] | None = None) -> Path:
    with ProjectWriter(path) as writer:
        for document in documents:
            writer.add(document)
        for name, error in (failures or {}).items():
            writer.fail(name, error)
    return path


def flood_project(folder: Path) -> Path:
    """Two outlets, an undated hostile note, and a file that could not be read."""
    return write_project(
        folder / "flood.sqlite",
        flood_report(),
        flood_report("second", "Valley Times"),
        undated_note(),
        failures={"broken.txt": "broken.txt holds binary data. Save it as plain text."},
    )


def hourly_report(identifier: str, publisher: str, times: tuple[str, ...]) -> ParsedDocument:
    """One day told by the hour: a sentence on Lyon a TIMEX3 time ('' for none), all on 3 May 2021."""
    day = date(2021, 5, 3)
    text = " ".join(f"Water reached Lyon at time {number}." for number in range(len(times)))
    places = tuple(_mention(text, "Lyon", LYON, "point", number) for number in range(len(times)))
    dates = tuple(
        replace(_date(text, f"time {number}", day, day), type="TIME" if code else "DATE", value=f"{day}{code}")
        for number, code in enumerate(times)
    )
    sentences = _sentences(text)
    events = tuple(_event(places, number, dates, number, sentences) for number in range(len(times)))
    published = Publication(day, day, "given")
    document = Document(identifier, text, "Hour by hour", publisher, "", "https://example.org/hours", published)
    return ParsedDocument(document, published, (), sentences, places, dates, events)


def chronicle(identifier: str, publisher: str, years: range) -> ParsedDocument:
    """A sentence on Lyon a year, each of 1 June."""
    text = " ".join(f"Water reached Lyon in June {year}." for year in years)
    places = tuple(_mention(text, "Lyon", LYON, "point", number) for number in range(len(years)))
    dates = tuple(_date(text, f"June {year}", date(year, 6, 1), date(year, 6, 1)) for year in years)
    sentences = _sentences(text)
    events = tuple(_event(places, number, dates, number, sentences) for number in range(len(years)))
    published = Publication(date(years[-1], 12, 1), date(years[-1], 12, 1), "given")
    document = Document(identifier, text, "Year by year", publisher, "", "https://example.org/years", published)
    return ParsedDocument(document, published, (), sentences, places, dates, events)


def scattered_report(many: int, places: tuple[Place, ...] = ()) -> ParsedDocument:
    """A sentence a place, each on 3 May 2021: `places`, or `many` invented towns around Lyon."""
    towns = places or tuple(
        Place(f"geonames:{9000000 + number}", f"Town{number:02}", 45 + number / 10, 4 + number / 7, 2, "city", "FR")
        for number in range(many)
    )
    text = " ".join(f"Water reached {town.name} then." for town in towns)
    day = date(2021, 5, 3)
    found = tuple(_mention(text, town.name, town, "point") for town in towns)
    sentences = _sentences(text)
    events = tuple(
        Event(at, None, day, day, "reported", "sentence", "so it says", sentences[at]) for at in range(len(towns))
    )
    published = Publication(day, day, "given")
    document = Document("scattered", text, "Far and wide", "River Post", path="scattered.txt")
    return ParsedDocument(document, published, (), sentences, found, (), events)


def lend(path: Path, mention: str, source: str, first: str, last: str) -> None:
    """Days that another outlet gives, as a build would infer them."""
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO sharpened VALUES (?, ?, ?, ?, 'inferred: same words')", (mention, source, first, last))
