"""Outlines of countries and first administrative divisions, as the map draws them (see scripts/build_basemap.py).

The basemap is a topology: arcs between regions, each with the region on its left and on its right. An outline is put
together from the arcs that have the region on one side only. It is coarse, some kilometres off: good for seeing where
a country lies, not for measuring it.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations, pairwise

Point = tuple[float, float]
Ring = list[Point]
Edge = tuple[Point, Point]
LEVELS, FINEST = (1, 0), 3
"""Levels of detail that are tried: 0 is for the whole world, 3 for a town. An arc whose edges cross is drawn finer."""
MOST_TRIES = 8
LEAST_ISLAND = 1 / 500
"""Islands and holes smaller than this part of the whole are left out."""
MOST_VERTICES = 3_000
"""Of an outline with more the next coarser level is taken, since every row repeats it."""
_DIGITS = 3
_CELL = 0.1


@dataclass(frozen=True, slots=True)
class _Topology:
    """Arcs as (longitude, latitude) vertices with their levels; ends and sides of each arc; codes of the regions."""

    arcs: list[Ring]
    levels: list[list[int]]
    ends: list[tuple[Point, Point]]
    sides: list[tuple[int, int]]
    regions: list[str]


@cache
def _topology() -> _Topology:
    """The basemap, read once and only when an area is exported."""
    folder = files("geo.map") / "data"
    tables = json.loads(gzip.decompress((folder / "basemap.json.gz").read_bytes()))
    numbers = _numbers(gzip.decompress((folder / "basemap.bin.gz").read_bytes()))
    grid, x, y = tables["grid"], 0, 0
    arcs: list[Ring] = []
    levels: list[list[int]] = []
    for count in tables["counts"]:
        arc: Ring = []
        fine: list[int] = []
        for _ in range(count):
            packed = next(numbers)
            x += _signed(packed >> 2)
            y += _signed(next(numbers))
            arc.append((round(x * grid, _DIGITS), round(y * grid, _DIGITS)))
            fine.append(packed & 3)
        fine[0] = fine[-1] = 0
        arcs.append(arc)
        levels.append(fine)
    sides = tables["sides"]
    pairs = list(zip(sides[::2], sides[1::2], strict=True))
    return _Topology(arcs, levels, [(arc[0], arc[-1]) for arc in arcs], pairs, tables["regions"])


def _numbers(data: bytes) -> Iterator[int]:
    """Unsigned numbers of variable length, seven bits a byte, the lowest first."""
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        if byte & 128:
            shift += 7
        else:
            yield value
            value = shift = 0


def _signed(number: int) -> int:
    return -((number + 1) >> 1) if number & 1 else number >> 1


@lru_cache(512)
def outline(code: str) -> tuple[tuple[Ring, ...], ...]:
    """The polygons of a country ('IQ') or division ('IQ.15'): each an outer ring, counter-clockwise, and its holes.

    Empty where the basemap doesn't have it, or only with rings that cross themselves.
    """
    regions = _topology().regions
    wanted = {at for at, name in enumerate(regions) if (name if "." in code else name.split(".")[0]) == code}
    if not wanted or code in ("", "-"):
        return ()
    rings: list[Ring] = []
    for level in LEVELS:
        rings = _uncrossed(wanted.__contains__, level)
        if 0 < sum(map(len, rings)) <= MOST_VERTICES:
            break
    return _polygons(rings)


@lru_cache(1024)
def is_on_land(lat: float, lon: float) -> bool:
    """Whether a point lies within a country as the basemap has them; lakes are a part of their countries.

    >>> is_on_land(-1.8, 29.14), is_on_land(35.0, 19.0)  # Lake Kivu, the Mediterranean
    (True, False)
    """
    map_ = _topology()
    nearest, found = float("inf"), -1
    for arc, sides in zip(map_.arcs, map_.sides, strict=False):  # the last arcs are of no region
        for (x1, y1), (x2, y2) in pairwise(arc):
            if (y1 > lat) == (y2 > lat):
                continue
            at = x1 + (lat - y1) / (y2 - y1) * (x2 - x1)
            if lon <= at < nearest:  # the point has the side of the first edge to its east
                nearest, found = at, sides[0 if y2 > y1 else 1]
    return found >= 0


def _uncrossed(belongs: Callable[[int], bool], level: int) -> list[Ring]:
    """The larger rings around regions, at this level, or finer where they would cross; none where they always do."""
    fine: defaultdict[int, int] = defaultdict(lambda: level)
    for _ in range(MOST_TRIES):
        owners: dict[Edge, int] = {}
        rings = _larger(list(_rings(belongs, fine, owners)))
        crossing = {owners[edge] for edge in crossings(rings) if edge in owners}
        if not crossing:
            return rings
        for arc in crossing:
            fine[arc] = min(FINEST, fine[arc] + 1)
    return []


def _larger(rings: list[Ring]) -> list[Ring]:
    """Rings without those that are tiny beside the whole."""
    sizes = [abs(doubled_area(ring)) for ring in rings]
    least = LEAST_ISLAND * sum(sizes)
    return [ring for ring, size in zip(rings, sizes, strict=True) if size >= least and size > 0]


def _polygons(rings: list[Ring]) -> tuple[tuple[Ring, ...], ...]:
    outer = [ring for ring in rings if doubled_area(ring) > 0]
    holes = [ring for ring in rings if doubled_area(ring) < 0]
    polygons = {id(ring): [ring] for ring in outer}
    for hole in holes:
        around = [ring for ring in outer if _holds(ring, hole[0])]
        if around:
            polygons[id(min(around, key=doubled_area))].append(hole)
    return tuple(tuple(polygon) for polygon in polygons.values())


def _rings(belongs: Callable[[int], bool], fine: defaultdict[int, int], owners: dict[Edge, int]) -> Iterator[Ring]:
    """Closed rings around the regions that belong, with the ground on the left.

    `fine` gives each arc's level; `owners` takes in the arc of each edge.
    """
    map_ = _topology()
    leaving: dict[Point, list[tuple[int, bool]]] = {}
    for arc, (left, right) in enumerate(map_.sides):
        if belongs(left) == belongs(right):
            continue
        is_forward = belongs(left)
        leaving.setdefault(map_.ends[arc][0 if is_forward else 1], []).append((arc, is_forward))
    for start in list(leaving):
        while leaving[start]:
            ring: Ring = [start]
            node = start
            while leaving.get(node):
                arc, is_forward = leaving[node].pop()
                level = fine[arc]
                vertices = [at for at, own in zip(map_.arcs[arc], map_.levels[arc], strict=True) if own <= level]
                ordered = vertices if is_forward else vertices[::-1]
                owners.update(dict.fromkeys(pairwise(ordered), arc))
                ring += ordered[1:]
                node = map_.ends[arc][1 if is_forward else 0]
                if node == start:
                    break
            if ring[0] == ring[-1]:
                yield from _loops(ring)


def _loops(ring: Ring) -> Iterator[Ring]:
    """A closed ring as rings that pass each point once: it is cut where it touches itself."""
    path: Ring = []
    seen: dict[Point, int] = {}
    for point in ring:
        if point in seen:
            loop = path[seen[point] :]
            for gone in loop:
                del seen[gone]
            del path[len(path) - len(loop) :]
            if len(loop) > 2:
                yield [*loop, loop[0]]
        seen[point] = len(path)
        path.append(point)


def crossings(rings: Iterable[Ring]) -> set[Edge]:
    """The edges of these rings that cross another; edges are compared where they share a cell of a grid."""
    cells: dict[tuple[int, int], list[Edge]] = {}
    for ring in rings:
        for a, b in pairwise(ring):
            for column in range(int(min(a[0], b[0]) // _CELL), int(max(a[0], b[0]) // _CELL) + 1):
                for row in range(int(min(a[1], b[1]) // _CELL), int(max(a[1], b[1]) // _CELL) + 1):
                    cells.setdefault((column, row), []).append((a, b))
    found: set[Edge] = set()
    for edges in cells.values():
        for one, other in combinations(edges, 2):
            if _meet(*one, *other):
                found |= {one, other}
    return found


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two edges share a point that is no common end."""
    if a in (c, d) or b in (c, d):
        return False
    return _side(a, b, c) * _side(a, b, d) <= 0 and _side(c, d, a) * _side(c, d, b) <= 0 and _boxes_meet(a, b, c, d)


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _boxes_meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    return all(
        min(a[axis], b[axis]) <= max(c[axis], d[axis]) and min(c[axis], d[axis]) <= max(a[axis], b[axis])
        for axis in (0, 1)
    )


def doubled_area(ring: Ring) -> float:
    """Twice the area of a closed ring in square degrees; positive when it runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def _holds(ring: Ring, point: Point) -> bool:
    """Whether a ring holds a point (even-odd rule)."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside
