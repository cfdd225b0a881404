"""Projects as earlier versions wrote them, made from the SQL of their schema."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from pathlib import Path

from geo.model import (
    Candidate,
    DateMention,
    Document,
    Event,
    Footprint,
    Furniture,
    Narration,
    ParsedDocument,
    Place,
    PlaceMention,
    Publication,
    ScorePart,
    Span,
)
from geo.project.packing import pack, unpack_candidates

SCHEMA = (Path(__file__).resolve().parent / "fixtures" / "project" / "schema_3.sql").read_text("utf-8")
APPLICATION_ID = 0x44544C4E

KARS = Place("geonames:743952", "Kars", 40.6, 43.1, 5.0, "city", "TR", "84", "", "geonames:743942", 76729)
KARS_TOO = Place("geonames:1", "Kars", 1.5, 2.5, 0.5, "village", "IQ")
TEXT = "---\ntitle: 🌊\n---\nSnow closed the border from Kars on 3 March 2019. Nobody reached Xyz."
AT = TEXT.index("Kars")
SENTENCE = Span(TEXT.index("Snow"), TEXT.index(" Nobody"))
LINE = Footprint("line", 40.6, 43.1, 5.0, "border", ((40.5, 43.0), (40.75, 43.5)))
DAY = date(2019, 3, 3)
FACTS = "A title", "Kars Post", "A. Writer", "https://example.org/snow"
ARTICLE = ParsedDocument(
    Document("snow", TEXT, *FACTS, sha256="0f" * 32, path="a/snow.txt", is_digest=True),
    Publication(DAY, None, "given", ("one", "two")),
    (Furniture(0, 20, "front matter"),),
    (SENTENCE,),
    (
        PlaceMention(
            AT, AT + 4, "Kars", "location", "after 'from'", KARS, 0.9, "the bigger Kars",
            (Candidate(KARS, 2.25, (ScorePart("name", 2.25, "exact"),)), Candidate(KARS_TOO, 0.5)), LINE,
        ),
        PlaceMention(len(TEXT) - 4, len(TEXT) - 1, "Xyz", "location", "", None, 0.0, "no gazetteer knows it"),
    ),
    (DateMention(AT + 8, AT + 20, "3 March 2019", "DATE", "2019-03-03", DAY, DAY, "day", "2019-03-03", "explicit"),),
    (
        Event(0, 0, DAY, DAY, "reported", "sentence", "same sentence", SENTENCE),
        Event(1, None, None, None, "planned", "none", "", SENTENCE),
    ),
    Narration("history", "goes on from the date before"),
)  # fmt: skip
ROW = (1, "2026-01-01", f"snow:{AT}", "place", "null", "not this one")
"""A row of the table `corrections`."""


def _iso(day: object) -> str | None:
    return str(day) if day else None


def _candidate(candidate: Candidate) -> dict[str, object]:
    place = candidate.place
    return {
        "place": {
            "id": place.id, "name": place.name, "lat": place.lat, "lon": place.lon, "radius_km": place.radius_km,
            "kind": place.kind, "country": place.country,
        },
        "score": round(candidate.score, 4),
        "parts": [{"name": part.name, "value": round(part.value, 4), "words": part.words} for part in candidate.parts],
    }  # fmt: skip


def _place(place: Place) -> tuple[object, ...]:
    return (
        place.id, place.name, place.lat, place.lon, place.radius_km, place.kind, place.country, place.admin1,
        place.parent, place.population, place.source,
    )  # fmt: skip


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    for row in rows:
        db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _add(db: sqlite3.Connection, ordinal: int, parsed: ParsedDocument) -> None:
    document, published, name = parsed.document, parsed.published, parsed.document.id
    _insert(db, "documents", [(
        name, ordinal, document.text, document.title, document.publisher, document.author, document.url,
        document.path, document.sha256, int(document.is_digest), _iso(published.first), _iso(published.last),
        published.reason, json.dumps(published.evidence), parsed.narration.kind, parsed.narration.reason, "hash",
    )])  # fmt: skip
    _insert(db, "furniture", [(name, piece.start, piece.end, piece.reason) for piece in parsed.furniture])
    _insert(db, "sentences", [(name, span.start, span.end) for span in parsed.sentences])
    _insert(db, "places", [_place(mention.place) for mention in parsed.places if mention.place])
    for at, mention in enumerate(parsed.places):
        ground = mention.footprint
        path = json.dumps(ground.path) if ground and ground.path else None
        drawn = (ground.shape, ground.lat, ground.lon, ground.radius_km, ground.label, path) if ground else (None,) * 6
        _insert(db, "mentions", [(
            f"{name}:{mention.start}", name, at, mention.start, mention.end, mention.text, mention.role,
            mention.role_reason, mention.place and mention.place.id, round(mention.confidence, 4), mention.reason,
            *drawn, json.dumps([_candidate(candidate) for candidate in mention.candidates]),
        )])  # fmt: skip
    for at, found in enumerate(parsed.dates):
        _insert(db, "dates", [(
            f"{name}:{found.start}", name, at, found.start, found.end, found.text, found.type, found.value,
            _iso(found.first), _iso(found.last), found.grain, found.edtf, found.reason,
        )])  # fmt: skip
    _insert(db, "events", [(
        f"{name}:{parsed.places[event.place].start}",
        None if event.date is None else f"{name}:{parsed.dates[event.date].start}",
        name, _iso(event.first), _iso(event.last), event.kind, event.basis, event.reason, event.sentence.start,
        event.sentence.end,
    ) for event in parsed.events])  # fmt: skip


def write_earlier(
    path: Path,
    *documents: ParsedDocument,
    schema: int = 3,
    failures: Iterable[tuple[str, str]] = (),
    corrections: Iterable[tuple[object, ...]] = (),
) -> Path:
    """A project of schema 1, 2 or 3."""
    db = sqlite3.connect(path)
    db.executescript(SCHEMA)
    for ordinal, parsed in enumerate(documents):
        _add(db, ordinal, parsed)
    _insert(db, "settings", [("corpus", "siege"), ("gazetteer", "7")])
    _insert(db, "failures", failures)
    _insert(db, "corrections", corrections)
    if schema < 3:
        db.execute("ALTER TABLE documents DROP COLUMN narration")
        db.execute("ALTER TABLE documents DROP COLUMN narration_reason")
    if schema < 2:
        db.execute("DROP TABLE sharpened")
    db.execute("INSERT INTO documents_fts(documents_fts) VALUES ('rebuild')")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {schema}")
    db.commit()
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    return path


def _add_candidates(db: sqlite3.Connection) -> None:
    """Candidates as schemas 4 to 6 kept them."""
    for name, packed in db.execute("SELECT id, packed FROM new.candidates JOIN new.documents ON number = document"):
        places: dict[Place, int] = {}
        lists = [
            [
                [
                    places.setdefault(one.place, len(places)), one.score,
                    [[part.name, part.value, part.words] for part in one.parts],
                ]
                for one in candidates
            ]
            for candidates in unpack_candidates(packed)
        ]  # fmt: skip
        rows = [[getattr(place, field.name) for field in fields(Place)] for place in places]
        db.execute("INSERT INTO main.candidates VALUES (?, ?)", (name, pack([rows, lists])))


def as_schema(version: int, project: Path, output: Path) -> Path:
    """A project of this version as schema 4, 5 or 6 had it: with the tables and columns that it had."""
    db = sqlite3.connect(output)
    schema = Path(__file__).resolve().parent / "fixtures" / "project" / f"schema_{version}.sql"
    db.executescript(schema.read_text("utf-8"))
    db.execute("ATTACH DATABASE ? AS new", (str(project),))
    tables = [
        name for (name,) in db.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'") if "fts" not in name
    ]
    for table in tables:
        if table == "candidates":
            _add_candidates(db)
            continue
        columns = ", ".join(f'"{row[1]}"' for row in db.execute(f"PRAGMA main.table_info({table})"))
        db.execute(f"INSERT INTO main.{table} SELECT {columns} FROM new.{table}")
    db.commit()
    db.execute("DETACH DATABASE new")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {version}")
    db.close()
    return output
