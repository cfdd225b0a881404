"""Positions of lakes, seas and islands, from the outlines of Natural Earth."""

from __future__ import annotations

import math
import re
from typing import Any

from position_sources import Archives, Found, Index, Row, key
from shapely import STRtree, make_valid
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.ops import polylabel

LAKES = "Natural Earth, 1:10m lakes"
SEAS = "Natural Earth, 1:10m marine areas"
LAND = "Natural Earth, 1:10m land"
_WATER = re.compile(r"\b(?:lake|lakes|reservoir|lagoon|loch|lough|lac|lago|laguna|ozero|the|of)\b")
NEAR_KM = 15.0
"""How far outside an outline the estimated point may lie."""
LARGEST_KM = 1500.0
WATER_SHARE, ISLAND_SHARE = 4.0, 2.0
"""An outline is the place's when its radius is at most so many times larger or smaller than the known one."""
ISLAND_AWAY = 1.5
"""Nor may an island's middle lie further from the estimate than so many radii: that is another part of the outline."""


def core(name: str) -> str:
    """A name without its word for a water: 'Lake Managua' and 'Managua'."""
    return " ".join(_WATER.sub(" ", key(name)).split())


def circle(area: Any) -> tuple[float, float, float]:
    """The middle of an outline, or a point well inside where that lies outside; the radius of a circle as large."""
    middle = area.centroid
    if not area.contains(middle):
        middle = polylabel(max(getattr(area, "geoms", [area]), key=lambda each: each.area), 0.02)
    return middle.y, middle.x, math.sqrt(square_km(area) / math.pi)


def square_km(area: Any) -> float:
    """Area of an outline in degrees, at the latitude of its middle."""
    return float(area.area * math.cos(math.radians(area.centroid.y)) * 111.2**2)


class Waters:
    """Finds a lake, sea, gulf or strait of our tables by name and place."""

    kinds = ("water",)

    def __init__(self, archives: Archives):
        self._lakes, self._seas = Index(), Index()
        for area, row in archives.shapes("physical/ne_10m_lakes"):
            names = [row["name_en"], row["name"], *row["name_alt"].split("|")]
            for name in {core(each) for each in names if each and "\ufffd" not in each}:
                self._lakes.add(name, "", (f"ne_id {row['ne_id']} {row['name']}", area))
        for name, _, parts, *_ in archives.marine():
            if name:
                area = make_valid(MultiPolygon([Polygon(points) for _, points, *_ in parts]))
                self._seas.add(key(name), "", (name.title() if name.isupper() else name, area))

    def find(self, row: Row) -> Found | None:
        """The water of that name in whose outline the estimated point lies, or near it."""
        names = (row.name, *row.aliases)
        seas = self._seas.of([key(name) for name in names], "")
        lakes = self._lakes.of([core(name) for name in names], "")
        for source, found in ((SEAS, seas), (LAKES, lakes)):
            for gap, origin, area in sorted(
                ((gap_km(row, area), origin, area) for origin, area in found), key=lambda each: each[:2]
            ):
                lat, lon, radius = circle(area)
                fits = radius < LARGEST_KM and 1 / WATER_SHARE <= radius / row.radius_km <= WATER_SHARE
                if gap <= NEAR_KM and fits:
                    return Found(source, origin, round(lat, 2), round(lon, 2), max(2, round(radius)), gap)
        return None


def gap_km(row: Row, area: Any) -> float:
    """Rough distance in km of the estimated point from an outline; 0 inside."""
    point = Point(row.lon, row.lat)
    return float(area.distance(point)) * 111.2 if not area.contains(point) else 0.0


class Islands:
    """Finds an island of our tables by the outline round its estimated point, which must be about as large."""

    kinds = ("island",)

    def __init__(self, archives: Archives):
        self._parts = [
            part
            for area, _ in archives.shapes("physical/ne_10m_land")
            for part in getattr(area, "geoms", [area])
            if part.geom_type == "Polygon"
        ]
        self._tree = STRtree(self._parts)

    def find(self, row: Row) -> Found | None:
        """The outline round the estimated point."""
        for index in self._tree.query(Point(row.lon, row.lat), predicate="within"):
            area = self._parts[index]
            lat, lon, radius = circle(area)
            fits = 1 / ISLAND_SHARE <= radius / row.radius_km <= ISLAND_SHARE
            if fits and radius < LARGEST_KM and row.away(lat, lon) <= ISLAND_AWAY * max(radius, row.radius_km):
                found = f"outline round {lat:.3f}, {lon:.3f}"
                return Found(LAND, found, round(lat, 3), round(lon, 3), round(max(1.0, radius), 1))
        return None
