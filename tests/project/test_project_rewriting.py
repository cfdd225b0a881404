"""Articles put into a project that stands: what others add to them is what a whole build would find."""

import random
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from geo.model import Document, Event, ParsedDocument, Place, PlaceMention, Publication, Span
from geo.project import ProjectWriter
from geo.project.across import add_sharpened
from geo.project.inserting import reading_rows
from geo.project.rewriting import rewrite

PLACES = tuple(
    Place(f"geonames:{number}", name, 1.0, 25.0 + number, 9.0, "city", "CD")
    for number, name in enumerate(("Bumba", "Lisala", "Basoko"))
)
DEEDS = (
    "Gunmen in {} burned 14 barges and took the harbour master hostage",
    "Gunmen burned 14 barges at {} and took the old harbour master hostage",
    "The ferry near {} sank with 30 sacks of cassava and a brass band aboard",
    "A ferry sank near {}, with 30 sacks of cassava aboard and a brass band",
)
DAY = date(2016, 3, 9)


def article(number: int, lot: random.Random) -> ParsedDocument:
    """Some deeds at some places, told of one day or of a fortnight."""
    text, mentions, events = "", [], []
    for place in lot.sample(PLACES, lot.randint(1, 3)):
        start, sentence = len(text), f"{lot.choice(DEEDS).format(place.name)}.\n"
        text += sentence
        at = text.index(place.name, start)
        mentions.append(PlaceMention(at, at + len(place.name), place.name, "location", "", place, 0.9, ""))
        first = DAY - timedelta(lot.randint(0, 3))
        is_told = lot.random() < 0.5
        last, basis = (first, "sentence") if is_told else (first + timedelta(14), "publication")
        span = Span(start, len(text) - 1)
        events.append(Event(len(mentions) - 1, None, first, last, "reported", basis, "", span))  # type: ignore[arg-type]
    known = Publication(DAY, DAY, "given")
    return ParsedDocument(
        Document(f"a{number}", text), known, places=tuple(mentions), events=tuple(events),
        sentences=tuple(event.sentence for event in events),
    )  # fmt: skip


def written(path: Path, articles: Iterable[ParsedDocument]) -> Path:
    with ProjectWriter(path) as writer:
        for one in articles:
            writer.add(one)
    return path


def sharpened(db: sqlite3.Connection) -> list[tuple[str, ...]]:
    return db.execute("SELECT * FROM sharpened ORDER BY mention_id").fetchall()


def denied(parsed: ParsedDocument, at: int) -> ParsedDocument:
    """The article with one mention that is no place any more."""
    places = tuple(replace(one, place=None) if row == at else one for row, one in enumerate(parsed.places))
    return replace(parsed, places=places, events=tuple(event for event in parsed.events if event.place != at))


def test_after_any_change_it_is_what_is_found_of_the_whole(tmp_path: Path) -> None:
    changed = 0
    for seed in range(40):
        lot = random.Random(seed)
        path = written(tmp_path / f"{seed}.sqlite", [article(number, lot) for number in range(8)])
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            before = sharpened(db)
            new = [article(lot.randrange(8), lot), article(9, lot)]
            leaving = [f"a{lot.randrange(8)}"] if lot.random() < 0.3 else []
            coming = [one for one in new if one.document.id not in leaving]
            rewrite(db, [reading_rows(one, None, fingerprint="new", orphans=()) for one in coming], leaving)
            found = sharpened(db)
            db.execute("DELETE FROM sharpened")
            add_sharpened(db)
            assert found == sharpened(db), seed
            changed += found != before
    assert changed > 20


def test_only_places_of_which_it_tells_something_else_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lot = random.Random(1)
    articles = [article(number, lot) for number in range(8)]
    one = next(each for each in articles if len(each.places) == 3)
    asked: list[object] = []
    monkeypatch.setattr("geo.project.rewriting.add_sharpened", lambda db, places: asked.append(places))
    with closing(sqlite3.connect(written(tmp_path / "p.sqlite", articles), isolation_level=None)) as db:
        before = sharpened(db)
        rewrite(db, [reading_rows(one, None, fingerprint="same", orphans=())], [])
        assert (asked, sharpened(db)) == ([set()], before)
        rewrite(db, [reading_rows(denied(one, 1), None, fingerprint="denied", orphans=())], [])
        assert asked[1:] == [{one.places[1].place.id}]  # type: ignore[union-attr]


def test_a_place_of_which_all_is_known_to_the_day_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lot = random.Random(2)
    exact = [
        replace(one, events=tuple(replace(event, last=event.first) for event in one.events))
        for one in (article(number, lot) for number in range(4))
    ]
    monkeypatch.setattr("geo.project.across.sharpen", lambda tellings: pytest.fail("read"))
    written(tmp_path / "p.sqlite", exact)
