"""Invented articles by the thousand, with the places and days that they name: the same ones for the same numbers.

Sentences are recombined from templates of ours, places are towns of the gazetteer. Each article is about towns of one
country, as news is; every sentence that tells of an event names one town and one day.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from geo.gazetteer.gazetteer import default_path

OUTLETS = ("River Post", "Valley Times", "Northern Wire", "Harbour Gazette", "Plain Speaker", "The Bulletin")
FIRST_DAY, DAYS = date(2014, 1, 1), 3000
PER_FOLDER = 1000
_TOLD = (
    "Water rose by {n} cm in {place} on {day}, and {m} families left their houses for the school on the hill.",
    "On {day} soldiers closed the bridge at {place} after {n} shells had fallen near the market.",
    "A convoy of {n} lorries reached {place} on {day} with flour, blankets and medicine for {m} people.",
    "Residents of {place} told our reporter on {day} that {n} shops had been looted and {m} people hurt.",
    "The strike that began in {place} on {day} has now closed {n} mills and sent {m} weavers home.",
    "Rebels withdrew from {place} on {day}, leaving {n} vehicles and a depot with {m} rockets behind.",
    "Doctors in {place} treated {n} children on {day}; {m} more were waiting in the corridors.",
    "An earthquake shook {place} on {day}: {n} houses fell and {m} people spent the night outside.",
)
_BETWEEN = (
    "The mayor said that nobody had been warned and that the road would stay closed for {n} days.",
    "Prices of bread have gone up by {n} per cent since the harvest failed.",
    "A committee of {n} members will look into what went wrong, the ministry said in a statement.",
    "Witnesses described smoke over the harbour and a line of {n} cars at the only petrol station.",
    "It is the {n}th such report of the year, and the agency expects more of them before winter.",
    "Our correspondent saw {n} tents, two ambulances and a queue for water that went around the square.",
)


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the gazetteer: `id` as Dateline writes it."""

    id: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Made:
    """An article and its truth: (first code point, id of the place, ISO day) of each town that it names."""

    path: str
    text: str
    truth: tuple[tuple[int, str, str], ...]


def towns(least: int = 50_000, most: int = 4000) -> list[Town]:
    """Towns of one plain word that no other large town bears, most populous first."""
    with sqlite3.connect(default_path()) as db:
        rows = db.execute(
            "SELECT id, name, country FROM entries WHERE id > 0 AND population >= ? AND name NOT LIKE '% %' "
            "AND length(name) > 4 ORDER BY population DESC, id",
            (least,),
        ).fetchall()
    seen: dict[str, int] = {}
    for _, name, _ in rows:
        seen[name] = seen.get(name, 0) + 1
    return [Town(f"geonames:{row}", name, code) for row, name, code in rows if seen[name] == 1][:most]


def articles(number: int, seed: int = 11, sentences: int = 16) -> Iterator[Made]:
    """So many articles of about 1,700 characters, each of them new, with their truth."""
    lot = random.Random(seed)
    by_country: dict[str, list[Town]] = {}
    for town in towns():
        by_country.setdefault(town.country, []).append(town)
    countries = [group for group in by_country.values() if len(group) >= 12]
    weights = [len(group) for group in countries]
    for at in range(number):
        (group,) = lot.choices(countries, weights)
        yield _article(at, lot.sample(group, 6), sentences, lot)


def _article(at: int, group: Sequence[Town], sentences: int, lot: random.Random) -> Made:
    published = FIRST_DAY + timedelta(lot.randrange(DAYS))
    text = (
        f"---\ntitle: Report {at} from {group[0].name}\npublisher: {lot.choice(OUTLETS)}\n"
        f"published: {published.isoformat()}\nurl: https://example.org/{at}\n---\n"
    )
    truth: list[tuple[int, str, str]] = []
    for row in range(sentences):
        numbers = {"n": lot.randrange(2, 60), "m": lot.randrange(60, 900)}
        if row % 2:
            text += lot.choice(_BETWEEN).format(**numbers) + ("\n\n" if row % 4 == 3 else " ")
            continue
        town, day = lot.choice(group), published - timedelta(lot.randrange(1, 25))
        sentence = lot.choice(_TOLD).format(place="\0", day=f"{day.day} {day:%B %Y}", **numbers)
        truth.append((len(text) + sentence.index("\0"), town.id, day.isoformat()))
        text += sentence.replace("\0", town.name) + " "
    return Made(f"{at // PER_FOLDER:04d}/{at:07d}.txt", text.rstrip() + "\n", tuple(truth))


def write_articles(folder: Path, number: int, seed: int = 11) -> int:
    """Write articles into a folder, and their truth beside it as JSON lines; gives their bytes."""
    size = 0
    with folder.with_name(folder.name + ".truth.jsonl").open("w", encoding="utf-8") as truth:
        for made in articles(number, seed):
            path = folder / made.path
            path.parent.mkdir(parents=True, exist_ok=True)
            data = made.text.encode()
            size += len(data)
            path.write_bytes(data)
            truth.write(json.dumps({"path": made.path, "truth": made.truth}) + "\n")
    return size
