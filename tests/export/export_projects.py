"""Projects for the tests of formats: plain ones, hostile ones, and those at the edges of the map and of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from geo.corrections import select
from geo.model import (
    DateMention,
    Document,
    DocumentSource,
    Event,
    Footprint,
    Page,
    ParsedDocument,
    Place,
    PlaceMention,
    Publication,
    Span,
)
from geo.project import ProjectWriter
from geo.project.acts import new_act
from geo.project.in_place import apply_corrections
from geo.project.journal import append

EVIL = (
    '=HYPERLINK("http://x","y")\t<script>alert(1)</script><img src=x onerror=alert(1)>]]><!-- & "\'`${x}` \\ @|cmd;=1+1'
    "\n-2\x01\u202e{{x}} end"
)
SUVA = Place("geonames:2198148", "Suva", -18.14161, 178.44149, 8, "city", "FJ", "01")
TAVEUNI = Place("geonames:2194373", "Taveuni", -16.85, -179.97, 25, "island", "FJ")
POLE = Place("geonames:1", "North Pole", 90.0, 0.0, 300, "region")
CHILE = Place("geonames:3895114", "Chile", -30.0, -71.0, 1500, "country", "CL")
SANTIAGO = Place("geonames:3871336", "Santiago", -33.45694, -70.64827, 20, "city", "CL", "12")
DAY, WEEK, MONTH = date(2021, 5, 3), (date(2021, 5, 3), date(2021, 5, 9)), (date(1856, 5, 1), date(1856, 5, 31))


def _article(
    identifier: str,
    names: list[tuple[str, Place | None, Footprint | None]],
    days: list[tuple[date | None, date | None]],
    *,
    publisher: str = "Island Post",
    title: str = "What happened",
    url: str = "https://example.org/a",
    quote: str = "",
) -> ParsedDocument:
    """A sentence a name, each with an event on days of its own; the last name has no event."""
    text, spans, starts = "", [], []
    for name, _, _ in names:
        start = len(text)
        text += f"{quote}Water reached {name} then. "
        starts.append(start + len(f"{quote}Water reached "))
        spans.append(Span(start, len(text) - 1))
    places = tuple(
        PlaceMention(at, at + len(name), name, "location", "a place", place, 0.9 if place else 0.0, quote or "said so",
                     (), drawn)
        for at, (name, place, drawn) in zip(starts, names, strict=True)
    )  # fmt: skip
    dates = tuple(
        DateMention(places[at].end + 1, places[at].end + 5, "then", "DATE", "2021", first, last, "day", "2021", "so")
        for at, (first, last) in enumerate(days)
    )
    events = tuple(
        Event(at, at, first, last, "reported", "sentence", quote or "'then' stands in the same sentence", spans[at])
        for at, (first, last) in enumerate(days)
    )
    published = Publication(date(2021, 5, 10), date(2021, 5, 10), "given")
    document = Document(identifier, text, title, publisher, quote, url, published, sha256="ab" * 32,
                        path=f"{identifier}.txt", source=DocumentSource("pdf", (Page(0, "page 1"), Page(60, "page 2")),
                                                                       "https://archive.example/a"))  # fmt: skip
    return ParsedDocument(document, published, (), tuple(spans), places, dates, events)


def edges() -> ParsedDocument:
    """Grounds at the 180th meridian and the pole, a country, open and missing days, a name nowhere."""
    line = Footprint("line", -17.0, 180.0, 120.0, "the strait", ((-17.0, 179.0), (-17.5, -179.0)))
    ring = ((-20.0, 178.0), (-20.0, -178.0), (-15.0, -178.0), (-15.0, 178.0))
    names = [
        ("Suva", SUVA, Footprint("point", SUVA.lat, SUVA.lon, 8, "Suva")),
        ("Taveuni", TAVEUNI, Footprint("circle", TAVEUNI.lat, TAVEUNI.lon, 25, "Taveuni")),
        ("Strait", TAVEUNI, line),
        ("Waters", SUVA, Footprint("area", -17.5, 180.0, 500, "the waters", ring)),
        ("Pole", POLE, Footprint("area", 90.0, 0.0, 300, "the pole")),
        ("Chile", CHILE, Footprint("area", -30.0, -71.0, 1500, "Chile")),
        ("Santiago", SANTIAGO, Footprint("point", SANTIAGO.lat, SANTIAGO.lon, 20, "Santiago")),
        ("Nowhere", None, None),
        ("Suva", SUVA, Footprint("point", SUVA.lat, SUVA.lon, 8, "Suva")),
    ]
    days = [
        (DAY, DAY),
        WEEK,
        MONTH,
        (DAY, None),
        (None, DAY),
        (None, None),
        (date(900, 1, 1), date(900, 12, 31)),
        (DAY, DAY),
    ]
    return _article("edges", names, days)  # type: ignore[arg-type]


def hostile() -> ParsedDocument:
    """Text that would run, break a file, or pass for a formula, wherever an article can put any."""
    evil = replace(SANTIAGO, id=f"x:{EVIL}", name=EVIL, kind="city", country="CL", source=EVIL)
    names = [
        (EVIL, evil, Footprint("point", evil.lat, evil.lon, 2, EVIL)),
        (EVIL, evil, Footprint("circle", evil.lat, evil.lon, 12, EVIL)),
    ]
    return _article(
        "evil", names, [(DAY, DAY)], publisher=EVIL, title=EVIL, url=f"javascript:alert(1)//{EVIL}", quote=f"{EVIL} "
    )  # type: ignore[arg-type]


def write(path: Path, *articles: ParsedDocument) -> Path:
    with ProjectWriter(path) as writer:
        for article in articles:
            writer.add(article)
    return path


def corrected(path: Path) -> Path:
    """Of `edges`: Suva moved to Taveuni by Ada and checked by Ben, with a note."""
    article = edges()
    write(path, article)
    mention = article.places[0]
    target = select(article.document, mention.start, mention.end)
    point = {"point": {"lat": TAVEUNI.lat, "lon": TAVEUNI.lon, "radius_km": 0.5, "name": "the landing"}}
    act = new_act("Ada")
    lines = [act.correction("place", target, point, before={"place": {"id": SUVA.id}}, why="says the map")]
    lines.append(act.correction("note", target, {"text": "see the map"}))
    append(path, lines)
    append(path, [new_act("Ben").correction("checked", target)])
    apply_corrections(path)
    return path


def nothing() -> ParsedDocument:
    """An article that names no place."""
    published = Publication(None, None, "nothing proves a day")
    return ParsedDocument(Document("plain", "Nothing happened.", "Nothing", "Island Post"), published)
