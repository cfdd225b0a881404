"""GeoPackage (OGC 12-128r18) for QGIS and other GIS: a layer for points, areas and lines each, and a table of the rest.

`begin` is the first day, `end_exclusive` the day after the last: QGIS' temporal controller takes both and shows what
begins on or before a moment and ends after it. An open end is NULL.
"""

from __future__ import annotations

import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Iterable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO

from geo.export.geometry import Geometry, geometry, points_of
from geo.export.row_format import RowFormat
from geo.export.rows import COLUMNS, KINDS, Cell, Extract, Row, cells
from geo.export.texts import clean
from geo.export.wkb import as_multi, wkb

APPLICATION_ID = 0x47504B47  # 'GPKG'
VERSION = 10300
WGS_84 = 4326
REST = "not_mapped"
LAYERS = {
    "points": ("POINT", "mentions with a pin"),
    "areas": ("MULTIPOLYGON", "mentions of a ground without a pin"),
    "lines": ("MULTILINESTRING", "mentions of a border or road"),
}
_LAYER_OF = {"Point": "points", "MultiPolygon": "areas", "MultiLineString": "lines"}
_TYPES = {"text": "TEXT", "day": "DATE", "number": "DOUBLE", "count": "INTEGER", "truth": "BOOLEAN"}
_CHANGED = "2000-01-01T00:00:00.000Z"  # the same rows give the same bytes
_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)
_SYSTEMS = (
    ("WGS 84 geodetic", WGS_84, "EPSG", WGS_84, _WKT, "longitude and latitude in decimal degrees"),
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic"),
)
_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""


def day_after(day: date | None) -> date | None:
    """The day after; None for an open end, and for the last day that there is."""
    return None if day is None or day == date.max else day + timedelta(days=1)


def _value(value: Cell) -> str | float | int | None:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return clean(value) or None
    return value


def _values(row: Row) -> list[str | float | int | None]:
    return [*map(_value, cells(row).values()), _value(row.first), _value(day_after(row.last))]


def _blob(shape: Geometry) -> bytes:
    """A geometry as a GeoPackage stores it: a header with the box, and WKB."""
    if shape["type"] == "Point":
        return b"GP\0\x01" + struct.pack("<i", WGS_84) + wkb(shape)
    west, south, east, north = box_of([shape])
    return b"GP\0\x03" + struct.pack("<idddd", WGS_84, west, east, south, north) + wkb(shape)


def box_of(shapes: Iterable[Geometry]) -> tuple[float, float, float, float]:
    """West, south, east and north of geometries."""
    points = [point for shape in shapes for point in points_of(shape)]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return min(lons), min(lats), max(lons), max(lats)


def _create(db: sqlite3.Connection) -> None:
    db.executescript(f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={VERSION}; {_TABLES}")
    db.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)
    columns = ", ".join(f'"{name}" {_TYPES[KINDS[name]]}' for name in COLUMNS) + ", begin DATE, end_exclusive DATE"
    for name, (kind, _) in LAYERS.items():
        db.execute(f"CREATE TABLE {name} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {kind}, {columns})")
    db.execute(f"CREATE TABLE {REST} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {columns})")


def _fill(db: sqlite3.Connection, extract: Extract) -> None:
    boxes: dict[str, tuple[float, float, float, float]] = {}
    marks = ", ".join("?" * (len(COLUMNS) + 2))
    for row in extract.rows:
        shape = geometry(row)
        if shape is None:
            db.execute(f"INSERT INTO {REST} VALUES (NULL, {marks})", _values(row))
            continue
        shape = as_multi(shape)
        layer = _LAYER_OF[shape["type"]]
        db.execute(f"INSERT INTO {layer} VALUES (NULL, ?, {marks})", [_blob(shape), *_values(row)])
        west, south, east, north = box_of([shape])
        old = boxes.get(layer, (west, south, east, north))
        boxes[layer] = (min(old[0], west), min(old[1], south), max(old[2], east), max(old[3], north))
    content = "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    for name, (kind, words) in LAYERS.items():
        box = boxes.get(name, (None, None, None, None))
        db.execute(content, (name, "features", name, words, _CHANGED, *box, WGS_84))
        db.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (name, kind, WGS_84))
    db.execute(
        content, (REST, "attributes", REST, "mentions that are not on the map", _CHANGED, None, None, None, None, 0)
    )


def _render(extract: Extract, stream: BinaryIO) -> None:
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / "events.gpkg"
        with closing(sqlite3.connect(path)) as db:
            _create(db)
            _fill(db, extract)
            db.commit()
        with path.open("rb") as made:
            shutil.copyfileobj(made, stream)


GEOPACKAGE = RowFormat(
    "gpkg",
    "GeoPackage: layers of points, areas and lines with begin and end_exclusive, for QGIS",
    (".gpkg",),
    False,
    "application/geopackage+sqlite3",
    _render,
)
