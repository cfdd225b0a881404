"""The ground of a row as a GeoJSON geometry (RFC 7946).

Longitude comes first, rings run counter-clockwise, and what crosses the 180th meridian is cut there.

A circle is drawn as a polygon of SIDES corners. A country or a first administrative division that is meant as a whole
has its outline, as coarse as the map's own; other wide grounds are the circles that their radii give, unless somebody
drew their outlines.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Literal

from geo.export.outlines import outline
from geo.export.rows import Row, is_whole

Geometry = dict[str, Any]
Point = tuple[float, float]
Drawn = Literal["", "point", "circle", "outline", "line", "border"]
SIDES = 48
EARTH_KM = 6371.0088
_DIGITS = 5  # a metre


def drawn_as(row: Row) -> Drawn:
    """What the geometry is made of.

    'circle' stands for a ground of which only middle and radius are known, 'outline' for one that somebody drew,
    'border' for the outline of a country or division.
    """
    if not row.is_mapped:
        return ""
    if row.shape == "point" or not (row.vertices or row.radius_km):
        return "point"
    if row.shape == "line" and len(row.vertices) > 1:
        return "line"
    if len(row.vertices) > 2:
        return "outline"
    return "border" if _border(row) else "circle"


def _border(row: Row) -> tuple[tuple[list[Point], ...], ...]:
    """The polygons of a country or division that is meant as a whole."""
    if row.shape != "area" or not is_whole(row):
        return ()
    if row.place_kind == "country":
        return outline(row.country)
    return outline(f"{row.country}.{row.admin1}") if row.place_kind == "admin1" and row.admin1 else ()


def geometry(row: Row) -> Geometry | None:
    """The ground of a row; None where nothing is drawn."""
    if row.latitude is None or row.longitude is None or not row.is_mapped:
        return None
    how = drawn_as(row)
    if how == "point":
        return {"type": "Point", "coordinates": [row.longitude, row.latitude]}
    path = [(lon, lat) for lat, lon in row.vertices]
    if how == "line":
        return _multi("LineString", split_line(path))
    if how == "border":
        return _multi("Polygon", _border(row))
    rings = split_ring(path) if how == "outline" else None
    rings = rings or circle(row.latitude, row.longitude, row.radius_km or 0.0)
    return _multi("Polygon", [[ring] for ring in rings])


def _multi(kind: str, parts: Sequence[Any]) -> Geometry:
    if len(parts) == 1:
        return {"type": kind, "coordinates": _lists(parts[0])}
    return {"type": f"Multi{kind}", "coordinates": _lists(parts)}


def _lists(value: Any) -> Any:
    """Tuples as lists, as JSON has them."""
    return [_lists(each) for each in value] if isinstance(value, list | tuple) else value


def points_of(shape: Geometry) -> list[Point]:
    """Every (longitude, latitude) of a geometry."""

    def flat(value: Any) -> list[Point]:
        if isinstance(value[0], int | float):
            return [(value[0], value[1])]
        return [point for each in value for point in flat(each)]

    return flat(shape["coordinates"])


def circle(lat: float, lon: float, radius_km: float) -> list[list[Point]]:
    """A circle on the sphere as closed rings: two where it crosses the 180th meridian, one about a pole."""
    angle = radius_km / EARTH_KM
    reach = math.degrees(angle)
    if reach >= 90 + abs(lat):
        return [[(-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0), (-180.0, -90.0)]]
    corners = [_away(lat, lon, angle, -2 * math.pi * side / SIDES) for side in range(SIDES)]
    if reach >= 90 - abs(lat):
        return [_about_pole(corners, is_north=lat >= 0)]
    return _cut([*corners, corners[0]])


def _away(lat: float, lon: float, angle: float, bearing: float) -> Point:
    """The point at an angular distance in a direction; its longitude goes on beyond 180 where it must."""
    here = math.radians(lat)
    there = math.asin(math.sin(here) * math.cos(angle) + math.cos(here) * math.sin(angle) * math.cos(bearing))
    turned = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(here), math.cos(angle) - math.sin(here) * math.sin(there)
    )
    return round(lon + math.degrees(turned), _DIGITS), round(math.degrees(there), _DIGITS)


def _about_pole(corners: Sequence[Point], *, is_north: bool) -> list[Point]:
    """A ring that runs once round the world and closes over the pole."""
    around = sorted({((lon + 180.0) % 360.0 - 180.0, lat) for lon, lat in corners})
    (east, east_lat), (west, west_lat) = around[-1], around[0]
    share = (180.0 - east) / (360.0 + west - east)
    edge = round(east_lat + share * (west_lat - east_lat), _DIGITS)
    line = [(-180.0, edge), *around, (180.0, edge)]
    pole = 90.0 if is_north else -90.0
    ring = [*line, (180.0, pole), (-180.0, pole), line[0]]
    return ring if is_north else ring[::-1]


def split_ring(path: Sequence[Point]) -> list[list[Point]]:
    """An outline as closed rings, cut at the 180th meridian; none where it runs round a pole."""
    corners = [path[0]]
    for lon, lat in path[1:]:
        corners.append((corners[-1][0] + (lon - corners[-1][0] + 540.0) % 360.0 - 180.0, lat))
    closing = corners[-1][0] + (corners[0][0] - corners[-1][0] + 540.0) % 360.0 - 180.0
    if abs(closing - corners[0][0]) > 1.0:
        return []
    ring = corners if corners[-1] == corners[0] else [*corners, corners[0]]
    doubled = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring))  # negative when counter-clockwise
    return _cut(ring if doubled < 0 else ring[::-1])


def _cut(ring: list[Point]) -> list[list[Point]]:
    """A ring whose longitudes may leave -180 to 180, as rings that don't."""
    west, east = min(lon for lon, _ in ring), max(lon for lon, _ in ring)
    if west >= -180.0 and east <= 180.0:
        return [ring]
    edge, back = (180.0, -360.0) if east > 180.0 else (-180.0, 360.0)
    inside = _clipped(ring, edge, keep_west=edge > 0)
    beyond = [(round(lon + back, _DIGITS), lat) for lon, lat in _clipped(ring, edge, keep_west=edge < 0)]
    return [part for part in (inside, beyond) if len(set(part)) > 2]


def _clipped(ring: list[Point], edge: float, *, keep_west: bool) -> list[Point]:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman)."""
    kept: list[Point] = []

    def is_kept(lon: float) -> bool:
        return lon <= edge if keep_west else lon >= edge

    for (lon, lat), (next_lon, next_lat) in pairwise(ring):
        if is_kept(lon):
            kept.append((lon, lat))
        if is_kept(lon) != is_kept(next_lon):
            share = (edge - lon) / (next_lon - lon)
            kept.append((edge, round(lat + share * (next_lat - lat), _DIGITS)))
    return [*kept, kept[0]] if kept else []


def _go_on(line: list[Point], point: Point) -> None:
    if line[-1] != point:
        line.append(point)


def split_line(path: Sequence[Point]) -> list[list[Point]]:
    """A line as lines, cut where it crosses the 180th meridian."""
    parts: list[list[Point]] = [[path[0]]]
    for (lon, lat), (next_lon, next_lat) in pairwise(path):
        if abs(next_lon - lon) > 180.0:
            edge = 180.0 if lon > 0 else -180.0
            unwrapped = next_lon + 2 * edge
            share = (edge - lon) / (unwrapped - lon) if unwrapped != lon else 0.0
            cut = round(lat + share * (next_lat - lat), _DIGITS)
            _go_on(parts[-1], (edge, cut))
            parts.append([(-edge, cut)])
        _go_on(parts[-1], (next_lon, next_lat))
    whole = [part for part in parts if len(part) > 1]
    return whole or [list(path)]
