"""GeoJSON (RFC 7946): a feature a row. `when` holds its days as GeoJSON-T and Linked Places write them."""

from __future__ import annotations

from typing import Any, BinaryIO

from geo.export.geometry import drawn_as, geometry
from geo.export.json_values import json_bytes, json_value, selectors, when
from geo.export.row_format import RowFormat
from geo.export.rows import Extract, Row, cells


def feature(row: Row) -> dict[str, Any]:
    """A row as a feature; its geometry is null where nothing is drawn."""
    properties = {name: json_value(value) for name, value in cells(row).items()}
    said: dict[str, Any] = {
        "type": "Feature",
        "id": row.id,
        "geometry": geometry(row),
        "properties": properties | {"drawn_as": drawn_as(row)},
    }
    if days := when(row):
        said["when"] = days
    said["selector"] = selectors(row)
    return said


def _render(extract: Extract, stream: BinaryIO) -> None:
    about = {"project": extract.project, "scope": extract.scope} | dict(sorted(extract.settings.items()))
    stream.write(b'{"type": "FeatureCollection", "dateline": ' + json_bytes(about) + b', "features": [\n')
    for number, row in enumerate(extract.rows):
        stream.write((b",\n" if number else b"") + json_bytes(feature(row)))
    stream.write(b"\n]}\n")


GEOJSON = RowFormat(
    "geojson",
    "GeoJSON (RFC 7946): a feature a row with its ground, days and selectors, for GIS and web maps",
    (".geojson",),
    True,
    "application/geo+json",
    _render,
)
