"""Rows as values of JSON: days as ISO 8601 text, days in the way of Linked Places, selectors of the W3C."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from geo.export.rows import Cell, Row


def json_bytes(value: object) -> bytes:
    """JSON in UTF-8; half a surrogate pair, which UTF-8 can't write, becomes an escape."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False).encode()


def json_value(value: Cell) -> str | float | int | bool | None:
    """A cell as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def when(row: Row) -> dict[str, Any] | None:
    """The days of a row as Linked Places and GeoJSON-T write them; None where no end is known.

    One day is said to be it. Of an interval it is only known that the day lies between its ends, so start and end are
    both at the earliest its first and at the latest its last day; an open end is left out.
    """
    if not row.is_dated:
        return None
    if row.first == row.last and row.first is not None:
        bounds = {"in": row.first.isoformat()}
    else:
        ends = {"earliest": row.first, "latest": row.last}
        bounds = {name: day.isoformat() for name, day in ends.items() if day is not None}
    said: dict[str, Any] = {"timespans": [{"start": bounds, "end": dict(bounds)}]}
    if row.date_text:
        said["label"] = row.date_text
    return said


def selectors(row: Row) -> list[dict[str, Any]]:
    """The words of a row in its article, as the W3C Web Annotation model names them."""
    return [
        {"type": "TextQuoteSelector", "exact": row.exact, "prefix": row.prefix, "suffix": row.suffix},
        {"type": "TextPositionSelector", "start": row.start, "end": row.end},
    ]
