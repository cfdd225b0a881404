"""Rows of airports.csv, from airportsdata."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from airport_names import INTERNATIONAL, OTHER_NAMES, airport_names
from known_places import Known

from geo.gazetteer.measures import distance_km
from geo.gazetteer.name_keys import normalise

_AIRFIELD = re.compile(
    r"\b(?:Airport|Airfield|Air ?[Bb]ase|Aerodrome|Airstrip|Air (?:Force )?Station|Air Force Base)\b"
)
SAME_AIRPORT_KM = 8.0


def airports(archive: zipfile.ZipFile, known: Known) -> Iterator[Sequence[object]]:
    """Rows of airports.csv; an airport that a table of our own has keeps its id there, and gains the names."""
    text = archive.read("airportsdata/airports.csv").decode("utf-8")
    found = [row for row in csv.DictReader(io.StringIO(text)) if row["iata"] and _AIRFIELD.search(row["name"])]
    cities = defaultdict(list)
    for town in known.towns:
        cities[town.country, normalise(town.name)].append(town)
    main = Counter((row["country"], row["city"]) for row in found if row["name"].endswith(INTERNATIONAL))
    ours = [p for p in known.own if p.slug and (p.kind == "airport" or (p.kind == "base" and "air" in p.name.lower()))]
    ids: dict[str, str] = {}
    for place in ours:
        away, code = min(
            (distance_km(float(r["lat"]), float(r["lon"]), place.lat, place.lon), r["iata"]) for r in found
        )
        if away < SAME_AIRPORT_KM:
            ids.setdefault(code, place.slug)
    for row in found:
        name = " ".join(row["name"].replace("Air base", "Air Base").split())
        lat, lon = float(row["lat"]), float(row["lon"])
        kind = "base" if "Base" in name or "Air Force" in name else "airport"
        city = row["city"]
        is_near = any(distance_km(lat, lon, t.lat, t.lon) < 60 for t in cities[row["country"], normalise(city)])
        aliases = airport_names(name, city if is_near else "", is_main=main[row["country"], city] == 1)
        others = [other for other in OTHER_NAMES.get(row["iata"], "").split("|") if other]
        aliases += [f"{other}{end}" for other in others for end in (" Airport", INTERNATIONAL)]
        yield (
            f"dateline:{ids.get(row['iata']) or 'airport-' + row['iata'].lower()}", name,
            "|".join(dict.fromkeys(aliases)), round(lat, 3), round(lon, 3), kind, row["country"],
        )  # fmt: skip
