"""Positions of rivers, from Natural Earth's centre lines: a point in the middle of the course, and its reach."""

from __future__ import annotations

import json
import re
import zlib
from collections import defaultdict

from position_sources import Archives, Found, Row, key

from geo.gazetteer.measures import distance_km

SOURCE = "Natural Earth, 1:10m rivers"
_RIVER = re.compile(r"\b(?:river|rio|wadi|nahr|creek|fork|the)\b")
JOINED_KM = 40.0
"""Pieces of one name that come so near to each other are one river; further off another one bears the name."""
NEAR_KM = 60.0
SIZE_SHARE = 3.0
BANK_KM = 25.0
"""A point so near to the course counts as on it: the lines are coarse."""

Line = list[tuple[float, float]]
"""(latitude, longitude) of the vertices."""


def core(name: str) -> str:
    """A name without its word for a river."""
    return " ".join(_RIVER.sub(" ", key(name)).split())


class Rivers:
    """Finds a river of our tables among the named centre lines."""

    kinds = ("river",)

    def __init__(self, archives: Archives):
        self._lines: defaultdict[str, list[tuple[str, str, Line]]] = defaultdict(list)
        data = archives.database(
            "pyworldatlas_mapdata_standard-*.whl", "pyworldatlas_mapdata_standard/data/maps.sqlite3"
        )
        for country, packed in data.execute("SELECT alpha2, payload FROM country_map ORDER BY alpha2"):
            for river in json.loads(zlib.decompress(packed)).get("rivers", ()):
                line = [(lat, (lon + 180.0) % 360.0 - 180.0) for lon, lat in river["points"]]
                self._lines[core(river["name"])].append((river["name"], country, line))

    def find(self, row: Row) -> Found | None:
        """The river of that name that flows by the estimated point."""
        for name in dict.fromkeys(core(each) for each in (row.name, *row.aliases)):
            lines = self._lines.get(name, [])
            if row.country and row.country not in {country for _, country, _ in lines}:
                continue
            near = [(min(row.away(*point) for point in line), index) for index, (_, _, line) in enumerate(lines)]
            if near and min(near)[0] <= max(NEAR_KM, row.radius_km / 2):
                course = connected(lines, min(near)[1])
                lat, lon, reach = middle([point for _, _, line in course for point in line])
                if not 1 / SIZE_SHARE <= reach / row.radius_km <= SIZE_SHARE:
                    continue  # another river of the name, or one that a lake's centre line is part of
                gap = max(0.0, min(near)[0] - BANK_KM)
                return Found(SOURCE, course[0][0], round(lat, 2), round(lon, 2), max(5, round(reach)), gap)
        return None


def connected(lines: list[tuple[str, str, Line]], first: int) -> list[tuple[str, str, Line]]:
    """The piece numbered `first` and those that follow on from it."""
    kept, waiting = {first}, [first]
    while waiting:
        here = lines[waiting.pop()][2]
        for index, (_, _, line) in enumerate(lines):
            if index not in kept and gap_km(here, line) <= JOINED_KM:
                kept.add(index)
                waiting.append(index)
    return [lines[index] for index in sorted(kept)]


def gap_km(a: Line, b: Line) -> float:
    """How near two lines come to each other, at their ends and every tenth vertex."""
    ends = [*a[::10], a[-1]]
    return min(distance_km(*p, *q) for p in ends for q in (*b[::10], b[-1]))


def middle(points: Line) -> tuple[float, float, float]:
    """The point of a course nearest to the middle of its box, and the distance from there to its furthest point."""
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    centre = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    lat, lon = min(points, key=lambda point: distance_km(*centre, *point))
    return lat, lon, max(distance_km(lat, lon, *point) for point in points)
