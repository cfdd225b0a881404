"""A project in a notebook: its events as one typed frame, and as a GeoPandas frame where that is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from geo.errors import ExportError
from geo.export.extracting import extract
from geo.export.geometry import geometry
from geo.export.rows import COLUMNS, KINDS, Kind, Row, cells
from geo.project import Project

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_TYPES: dict[Kind, str] = {"text": "string", "number": "float64", "count": "Int64", "truth": "bool"}


class OpenProject(Project):
    """A project file, open for reading in a notebook or script: `geo.open` gives it."""

    def events(self) -> pd.DataFrame:
        """A row a mention and event, after corrections, with the machine's reading beside it.

        The columns are those of the formats `csv` and `xlsx` (docs/exports.md): texts are of type string, days of
        datetime64[s] (NaT: open or unknown), offsets of Int64, coordinates floats. Page furniture is left out.
        """
        return _frame(list(extract(self).rows))

    def geo_events(self) -> GeoDataFrame:
        """The same as a GeoPandas frame in WGS 84, with each row's ground as its geometry (None: not on the map).

        Raises
        ------
        ExportError
            When GeoPandas is not installed.
        """
        try:
            import geopandas
            from shapely.geometry import shape
        except ImportError as error:
            raise ExportError("GeoPandas is not installed: pip install geopandas") from error
        rows = list(extract(self).rows)
        shapes = [None if (ground := geometry(row)) is None else shape(ground) for row in rows]
        return geopandas.GeoDataFrame(_frame(rows), geometry=shapes, crs="EPSG:4326")


def _frame(rows: list[Row]) -> pd.DataFrame:
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for row in rows:
        for name, value in cells(row).items():
            columns[name].append(value)
    return pd.DataFrame({name: _column(KINDS[name], values) for name, values in columns.items()})


def _column(kind: Kind, values: list[Any]) -> pd.Series:
    if kind == "day":  # in seconds, since nanoseconds don't reach beyond 1677 and 2262
        return pd.Series([None if day is None else day.isoformat() for day in values], dtype="datetime64[s]")
    return pd.Series(values, dtype=_TYPES[kind])
