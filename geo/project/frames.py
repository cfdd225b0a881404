"""Tables of rows as pandas frames with the columns of the views, quicker than the views are.

Strings are looked up by their numbers a column at a time, so that rows that say the same share one string.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.project.coding import COLUMNS_OF_PLACES
from geo.project.records import EPOCH

Objects = NDArray[np.object_]

_MENTION_COLUMNS = (
    "start", "ordinal", "end", "text", "role", "role_reason", "place", "confidence", "reason", "shape", "latitude",
    "longitude", "radius_km", "label", "path",
)  # fmt: skip
_DATE_COLUMNS = ("start", "ordinal", "end", "text", "type", "value", "first", "last", "grain", "edtf", "reason")
_EVENT_COLUMNS = (
    "mention", "date", "first", "last", "kind", "basis", "reason", "sentence_start", "sentence_end",
)  # fmt: skip
_OF_ALL = "SELECT documents.number, {} FROM documents CROSS JOIN {} AS own ON document = documents.number{}"
_OF_PLACES = {"latitude": "latitude", "longitude": "longitude", "radius_km": "radius_km", "label": "name"}

TIMES = """
SELECT DISTINCT documents.id || ':' || own.start AS date_id, value.text AS value
FROM date_rows AS own CROSS JOIN event_rows AS events ON events.document = own.document AND events.date = own.start
JOIN documents ON documents.number = own.document JOIN words AS value ON value.number = own.value
WHERE own.type IN (SELECT number FROM words WHERE text = 'TIME')
AND events.first = events.last AND date(events.first + 2440587.5) = substr(value.text, 1, 10)
ORDER BY documents.ordinal, own.ordinal
"""


def frame_of(db: sqlite3.Connection, query: str, *values: str) -> pd.DataFrame:
    """What a query gives."""
    found = db.execute(query, values)
    columns = [column[0] for column in found.description]
    return pd.DataFrame.from_records(found.fetchall(), columns=columns, coerce_float=True)


def mention_frame(db: sqlite3.Connection) -> pd.DataFrame:
    """The view `mentions` in reading order."""
    rows = _columns(db, "mention_rows", _MENTION_COLUMNS, " ORDER BY documents.ordinal, own.start")
    words, places = _words(db), _places(db)
    ground: dict[str, list[Any]] = {}
    for column, of_place in _OF_PLACES.items():
        own = _named(words, rows[column]) if column == "label" else rows[column]
        place = places[of_place][_numbers(rows["place"])]
        ground[column] = [
            None if shape is None else other if value is None else value
            for shape, value, other in zip(rows["shape"], own, place, strict=True)
        ]
    return pd.DataFrame(
        {
            **_of_words(rows, _ids(db, rows["document"]), words),
            "role": _named(words, rows["role"]),
            "role_reason": _named(words, rows["role_reason"]),
            "place_id": places["id"][_numbers(rows["place"])],
            "confidence": np.array(rows["confidence"], dtype="float64"),
            "reason": _named(words, rows["reason"]),
            "shape": _named(words, rows["shape"]),
            **{column: _inferred(values) for column, values in ground.items()},
            "path": _named(words, rows["path"]),
        }
    )


def date_frame(db: sqlite3.Connection) -> pd.DataFrame:
    """The view `dates` in reading order."""
    rows = _columns(db, "date_rows", _DATE_COLUMNS, " ORDER BY documents.ordinal, own.start")
    words = _words(db)
    edtf = [value if edtf is None else edtf for value, edtf in zip(rows["value"], rows["edtf"], strict=True)]
    return pd.DataFrame(
        {
            **_of_words(rows, _ids(db, rows["document"]), words),
            "type": _named(words, rows["type"]),
            "value": _named(words, rows["value"]),
            "first": _days(rows["first"]),
            "last": _days(rows["last"]),
            "grain": _named(words, rows["grain"]),
            "edtf": _named(words, edtf),
            "reason": _named(words, rows["reason"]),
        }
    )


def event_frame(db: sqlite3.Connection) -> pd.DataFrame:
    """The view `events` in reading order."""
    order = " ORDER BY documents.ordinal, own.mention, own.ordinal"
    rows = _columns(db, "event_rows", _EVENT_COLUMNS, order)
    words = _words(db)
    document = _ids(db, rows["document"])
    return pd.DataFrame(
        {
            "mention_id": _spans(document, rows["mention"]),
            "date_id": _spans(document, rows["date"]),
            "document_id": document,
            "first": _days(rows["first"]),
            "last": _days(rows["last"]),
            "kind": _named(words, rows["kind"]),
            "basis": _named(words, rows["basis"]),
            "reason": _named(words, rows["reason"]),
            "sentence_start": _whole(rows["sentence_start"]),
            "sentence_end": _whole(rows["sentence_end"]),
        }
    )


def _of_words(rows: Mapping[str, Sequence[Any]], document: Objects, words: Objects) -> dict[str, Any]:
    """What a mention and a date have alike: where they stand, and their words."""
    return {
        "id": _spans(document, rows["start"]),
        "document_id": document,
        "ordinal": _whole(rows["ordinal"]),
        "start": _whole(rows["start"]),
        "end": _whole(rows["end"]),
        "text": _named(words, rows["text"]),
    }


def _columns(db: sqlite3.Connection, table: str, names: Sequence[str], order: str) -> Mapping[str, Sequence[Any]]:
    query = _OF_ALL.format(", ".join(f'own."{name}"' for name in names), table, order)
    found = db.execute(query).fetchall()
    columns = zip(*found, strict=True) if found else iter([()] * (len(names) + 1))
    return dict(zip(("document", *names), columns, strict=True))


def _words(db: sqlite3.Connection) -> Objects:
    return _by_number(db.execute("SELECT number, text FROM words"))


def _places(db: sqlite3.Connection) -> Mapping[str, Objects]:
    rows = db.execute(f"SELECT number, {', '.join(COLUMNS_OF_PLACES)} FROM places").fetchall()
    return {name: _by_number((row[0], row[at]) for row in rows) for at, name in enumerate(COLUMNS_OF_PLACES, 1)}


def _ids(db: sqlite3.Connection, documents: Sequence[int]) -> Objects:
    ids = _by_number((number + 1, name) for number, name in db.execute("SELECT number, id FROM documents"))
    found: Objects = ids[_whole(documents) + 1]
    return found


def _by_number(pairs: Any) -> Objects:
    """Values at their numbers; None at 0, which stands for NULL."""
    known = dict(pairs)
    values = np.full(max(known, default=0) + 1, None, dtype=object)
    values[np.fromiter(known, dtype="int64", count=len(known))] = np.fromiter(known.values(), object, len(known))
    return values


def _numbers(values: Sequence[Any]) -> NDArray[np.int64]:
    return np.fromiter((value or 0 for value in values), dtype="int64", count=len(values))


def _whole(values: Sequence[Any]) -> NDArray[np.int64]:
    return np.array(values, dtype="int64")


def _named(words: Objects, numbers: Sequence[Any]) -> Objects:
    found: Objects = words[_numbers(numbers)]
    return found


def _days(numbers: Sequence[Any]) -> list[str | None]:
    known: dict[Any, str | None] = {
        number: date.fromordinal(number + EPOCH).isoformat() for number in set(numbers) if number is not None
    }
    known[None] = None
    return [known[number] for number in numbers]


def _spans(documents: Objects, starts: Sequence[Any]) -> list[str | None]:
    return [None if start is None else f"{name}:{start}" for name, start in zip(documents, starts, strict=True)]


def _inferred(values: list[Any]) -> Any:
    """A column of numbers that may lack some: floats, unless all are lacking."""
    return pd.Series(values) if values else pd.Series(values, dtype=object)
