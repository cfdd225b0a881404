"""Geometries as well-known binary (OGC 06-103r4), little-endian, longitude first."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

from geo.export.geometry import Geometry

_CODES = {"Point": 1, "LineString": 2, "Polygon": 3, "MultiLineString": 5, "MultiPolygon": 6}


def wkb(shape: Geometry) -> bytes:
    """A geometry of GeoJSON as WKB.

    >>> wkb({"type": "Point", "coordinates": [1.0, 2.0]}).hex()
    '0101000000000000000000f03f0000000000000040'
    """
    kind, at = shape["type"], shape["coordinates"]
    head = struct.pack("<BI", 1, _CODES[kind])
    if kind == "Point":
        return head + struct.pack("<dd", *at)
    if kind == "LineString":
        return head + _line(at)
    if kind == "Polygon":
        return head + struct.pack("<I", len(at)) + b"".join(map(_line, at))
    part = kind.removeprefix("Multi")
    return head + struct.pack("<I", len(at)) + b"".join(wkb({"type": part, "coordinates": one}) for one in at)


def _line(points: Sequence[Sequence[Any]]) -> bytes:
    return struct.pack("<I", len(points)) + b"".join(struct.pack("<dd", *point) for point in points)


def as_multi(shape: Geometry) -> Geometry:
    """A line or polygon as a collection of one; others as they are."""
    if shape["type"] in ("LineString", "Polygon"):
        return {"type": f"Multi{shape['type']}", "coordinates": [shape["coordinates"]]}
    return shape
