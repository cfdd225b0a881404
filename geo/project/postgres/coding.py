"""Rows of a project file as rows of its published tables, and back: every value comes back as it was."""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geo.project.packing import pack, unpack
from geo.project.postgres.layout import Table

if TYPE_CHECKING:
    import sqlite3

Row = Sequence[Any]

NUL, SHOWN_FOR_NUL = "\0", "\u2400"
"""PostgreSQL's texts can't hold the first; the second stands there, so that offsets stay right."""
_EPOCH = date(1970, 1, 1)
_SRID = 4326
_POINT, _LINE, _POLYGON = 0x20000001, 0x20000002, 0x20000003
"""Kinds of geometry in EWKB, with the bit that says that an SRID follows."""
_GROUNDS = (
    "SELECT {columns}, iif(row.shape IS NULL, NULL, coalesce(row.latitude, places.latitude)), "
    "iif(row.shape IS NULL, NULL, coalesce(row.longitude, places.longitude)), shape.text, path.text "
    "FROM mention_rows AS row LEFT JOIN places ON places.number = row.place "
    "LEFT JOIN words AS shape ON shape.number = row.shape LEFT JOIN words AS path ON path.number = row.path "
    "ORDER BY row.document, row.start"
)


def published_rows(db: sqlite3.Connection, table: Table) -> Iterator[list[Any]]:
    """The rows of a table of an open project file, with the columns that the published one has."""
    columns = ", ".join(f'row."{name}"' for name in table.names)
    query = f"SELECT {columns} FROM {table.name} AS row"
    if table.name == "mention_rows":
        query = _GROUNDS.format(columns=columns)
    elif table.name == "orphans":
        query += " ORDER BY row.rowid"
    more = _MORE.get(table.name)
    width, texts = len(table.columns), table.texts
    reals = [at for at, (_, kind, _) in enumerate(table.columns) if kind == "float8"]
    for number, found in enumerate(db.execute(query)):
        values = list(found[:width])
        for at in reals:
            if values[at] is not None:
                values[at] = float(values[at])
        exact = _without_nul(values, texts)
        if more is not None:
            values += more(dict(zip(table.names, found, strict=False)), found[width:], number)
        values.append(exact)
        yield values


def _without_nul(values: list[Any], texts: Sequence[int]) -> bytes | None:
    """Replace U+0000 in texts; gives the texts as they were, where there was any."""
    exact = {at: values[at] for at in texts if values[at] is not None and NUL in values[at]}
    for at, text in exact.items():
        values[at] = text.replace(NUL, SHOWN_FOR_NUL)
    return pack(exact) if exact else None


def original_row(row: Row, width: int) -> list[Any]:
    """A published row, its columns of schema.sql and the exact values last, as the project file had it."""
    values = list(row[:width])
    if row[width] is not None:
        for at, text in unpack(bytes(row[width])).items():
            values[int(at)] = text
    return values


def day_range(first: int | None, last: int | None) -> Any:
    """Days since 1970-01-01 as a range, open where a day is None; None where there is no day, or they are none."""
    from psycopg.types.range import Range

    if first is None and last is None:
        return None
    try:
        days = [None if day is None else _EPOCH + timedelta(days=day) for day in (first, last)]
    except OverflowError:
        return None
    if days[0] is not None and days[1] is not None and days[0] > days[1]:
        return None
    return Range(days[0], days[1], "[]")


def _text_range(first: str | None, last: str | None) -> Any:
    try:
        return day_range(*(None if day is None else (date.fromisoformat(day) - _EPOCH).days for day in (first, last)))
    except ValueError:
        return None


def point(latitude: float | None, longitude: float | None) -> bytes | None:
    """A point on the globe as PostGIS takes it (EWKB, WGS 84); None where it is none."""
    if latitude is None or longitude is None or not _is_on_globe(latitude, longitude):
        return None
    return struct.pack("<BIIdd", 1, _POINT, _SRID, longitude, latitude)


def outline(shape: str | None, path: str | None) -> bytes | None:
    """A line, or an area's ring, as PostGIS takes it.

    None where it crosses the 180th meridian: drawn on a plane, it would go around the globe.
    """
    if path is None or shape not in ("line", "area"):
        return None
    try:
        points = [(float(latitude), float(longitude)) for latitude, longitude in json.loads(path)]
    except (ValueError, TypeError, RecursionError, OverflowError):  # a forged one
        return None
    if shape == "area" and points and points[0] != points[-1]:
        points.append(points[0])
    crosses = any(abs(here[1] - there[1]) > 180 for here, there in pairwise(points))
    if len(points) < (4 if shape == "area" else 2) or crosses or not all(_is_on_globe(*each) for each in points):
        return None
    numbers = b"".join(struct.pack("<dd", longitude, latitude) for latitude, longitude in points)
    kind = struct.pack("<BII", 1, _LINE if shape == "line" else _POLYGON, _SRID)
    return kind + (b"" if shape == "line" else struct.pack("<I", 1)) + struct.pack("<I", len(points)) + numbers


def _is_on_globe(latitude: float, longitude: float) -> bool:
    return math.isfinite(latitude) and math.isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180


_MORE: dict[str, Callable[[dict[str, Any], Row, int], list[Any]]] = {
    "documents": lambda row, ground, number: [_text_range(row["published_first"], row["published_last"])],
    "places": lambda row, ground, number: [point(row["latitude"], row["longitude"])],
    "mention_rows": lambda row, ground, number: [point(ground[0], ground[1]), outline(ground[2], ground[3])],
    "date_rows": lambda row, ground, number: [day_range(row["first"], row["last"])],
    "event_rows": lambda row, ground, number: [day_range(row["first"], row["last"])],
    "sharpened": lambda row, ground, number: [_text_range(row["first"], row["last"])],
    "orphans": lambda row, ground, number: [number],
}
"""What stands in the columns of `layout.EXTRA`, in their order."""
