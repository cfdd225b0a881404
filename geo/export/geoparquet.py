"""GeoParquet 1.1 for DuckDB, GeoPandas and data platforms, written with pyarrow, which Streamlit brings."""

from __future__ import annotations

import io
from typing import Any, BinaryIO

from geo.export.geometry import geometry
from geo.export.geopackage import box_of
from geo.export.json_values import json_bytes
from geo.export.row_format import RowFormat
from geo.export.rows import COLUMNS, KINDS, Cell, Extract, cells
from geo.export.texts import clean
from geo.export.wkb import wkb


def _render(extract: Extract, stream: BinaryIO) -> None:
    import pyarrow as pa  # takes a while to load, which other formats need not wait for
    import pyarrow.parquet as pq

    types = {
        "text": pa.string(), "day": pa.date32(), "number": pa.float64(), "count": pa.int64(), "truth": pa.bool_(),
    }  # fmt: skip
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    shapes = []
    for row in extract.rows:
        for name, value in cells(row).items():
            columns[name].append(_value(value))
        shapes.append(geometry(row))
    arrays = {name: pa.array(values, types[KINDS[name]]) for name, values in columns.items()}
    arrays["geometry"] = pa.array([wkb(shape) if shape else None for shape in shapes], pa.binary())
    drawn = [shape for shape in shapes if shape]
    about: dict[str, Any] = {"encoding": "WKB", "geometry_types": sorted({shape["type"] for shape in drawn})}
    about |= {"orientation": "counterclockwise", "edges": "planar"}
    if drawn:
        about["bbox"] = list(box_of(drawn))
    # without a "crs" it is OGC:CRS84: longitude and latitude
    meta = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": about}}
    table = pa.table(arrays).replace_schema_metadata({"geo": json_bytes(meta)})
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    stream.write(out.getvalue())


def _value(value: Cell) -> Cell:
    return clean(value) if isinstance(value, str) else value


GEOPARQUET = RowFormat(
    "geoparquet",
    "GeoParquet 1.1, for DuckDB and GeoPandas",
    (".parquet", ".geoparquet"),
    False,
    "application/vnd.apache.parquet",
    _render,
)
