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
_FLOATS = frozenset(("confidence", "latitude", "longitude", "radius_km"))
_MAY_BE_0 = frozenset(("first", "last", "date"))
"""Whole numbers of which 0 is one, and which may lack: then they are _NONE."""
_NONE = -(2**31)
_AT_ONCE = 20_000
"""Rows held as Python objects at a time: as arrays they take a tenth of the memory."""


def frame_of(db: sqlite3.Connection, query: str, *values: str) -> pd.DataFrame:
    """What a query gives."""
    found = db.execute(query, values)
    columns = [column[0] for column in found.description]
    return pd.DataFrame.from_records(found.fetchall(), columns=columns, coerce_float=True)


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame, with columns in which nothing stands of the type that they have in the frame of all rows."""
    empty = [name for name in frame.columns if len(frame) and frame[name].isna().all()]
    text = pd.StringDtype(na_value=np.nan)
    return frame.astype({name: "float64" if name in _FLOATS else text for name in empty})


def mention_frame(db: sqlite3.Connection) -> pd.DataFrame:
    """The view `mentions` in reading order."""
    rows = _columns(db, "mention_rows", _MENTION_COLUMNS, " ORDER BY documents.ordinal, own.start")
    words, places = _words(db), _places(db)
    is_drawn = rows["shape"] > 0
    ground: dict[str, Any] = {}
    for column, of_place in _OF_PLACES.items():
        own = _named(words, rows[column]) if column == "label" else pd.Series(rows[column])
        of_its_place = _named(places[of_place], rows["place"])
        told = own.fillna(of_its_place) if of_its_place.notna().any() else own
        told = told.where(is_drawn)
        ground[column] = _or_none(told.infer_objects())
    return pd.DataFrame(
        {
            **_of_words(rows, _ids(db), words),
            "role": _named(words, rows["role"]),
            "role_reason": _named(words, rows["role_reason"]),
            "place_id": _named(places["id"], rows["place"]),
            "confidence": rows["confidence"],
            "reason": _named(words, rows["reason"]),
            "shape": _named(words, rows["shape"]),
            **ground,
            "path": _named(words, rows["path"]),
        }
    )


def date_frame(db: sqlite3.Connection) -> pd.DataFrame:
    """The view `dates` in reading order."""
    rows = _columns(db, "date_rows", _DATE_COLUMNS, " ORDER BY documents.ordinal, own.start")
    words = _words(db)
    return pd.DataFrame(
        {
            **_of_words(rows, _ids(db), words),
            "type": _named(words, rows["type"]),
            "value": _named(words, rows["value"]),
            "first": _days(rows["first"]),
            "last": _days(rows["last"]),
            "grain": _named(words, rows["grain"]),
            "edtf": _named(words, np.where(rows["edtf"] > 0, rows["edtf"], rows["value"])),
            "reason": _named(words, rows["reason"]),
        }
    )


def event_frame(db: sqlite3.Connection) -> pd.DataFrame:
    """The view `events` in reading order."""
    order = " ORDER BY documents.ordinal, own.mention, own.ordinal"
    rows = _columns(db, "event_rows", _EVENT_COLUMNS, order)
    words = _words(db)
    ids, document = _ids(db), rows["document"] + 1
    return pd.DataFrame(
        {
            "mention_id": _spans(ids, document, rows["mention"]),
            "date_id": _spans(ids, document, rows["date"]),
            "document_id": _named(ids, document),
            "first": _days(rows["first"]),
            "last": _days(rows["last"]),
            "kind": _named(words, rows["kind"]),
            "basis": _named(words, rows["basis"]),
            "reason": _named(words, rows["reason"]),
            "sentence_start": rows["sentence_start"],
            "sentence_end": rows["sentence_end"],
        }
    )


def _of_words(rows: Mapping[str, NDArray[Any]], ids: pd.Series, words: pd.Series) -> dict[str, Any]:
    """What a mention and a date have alike: where they stand, and their words."""
    document = rows["document"] + 1
    return {
        "id": _spans(ids, document, rows["start"]),
        "document_id": _named(ids, document),
        "ordinal": rows["ordinal"],
        "start": rows["start"],
        "end": rows["end"],
        "text": _named(words, rows["text"]),
    }


def _columns(db: sqlite3.Connection, table: str, names: Sequence[str], order: str) -> Mapping[str, NDArray[Any]]:
    """Columns of a table as arrays: whole numbers, and in _FLOATS others; what lacks is 0, _NONE or not a number."""
    query = _OF_ALL.format(", ".join(map(_asked, names)), table, order)
    found = db.execute(query)
    pieces: dict[str, list[NDArray[Any]]] = {
        name: [np.empty(0, "float64" if name in _FLOATS else "int64")] for name in ("document", *names)
    }
    while rows := found.fetchmany(_AT_ONCE):
        for (name, held), values in zip(pieces.items(), zip(*rows, strict=True), strict=True):
            whole = name not in _FLOATS
            held.append(np.fromiter(values, "int64", len(values)) if whole else np.array(values, "float64"))
    return {name: np.concatenate(held) for name, held in pieces.items()}


def _asked(name: str) -> str:
    """A column as it is asked for."""
    if name in _FLOATS:
        return f'own."{name}"'
    return f'ifnull(own."{name}", {_NONE if name in _MAY_BE_0 else 0})'


def _words(db: sqlite3.Connection) -> pd.Series:
    return _by_number(db.execute("SELECT number, text FROM words"))


def _places(db: sqlite3.Connection) -> Mapping[str, pd.Series]:
    rows = db.execute(f"SELECT number, {', '.join(COLUMNS_OF_PLACES)} FROM places").fetchall()
    return {name: _by_number((row[0], row[at]) for row in rows) for at, name in enumerate(COLUMNS_OF_PLACES, 1)}


def _ids(db: sqlite3.Connection) -> pd.Series:
    """The ids of the articles, each at its number and one further: 0 stands for NULL."""
    return _by_number((number + 1, name) for number, name in db.execute("SELECT number, id FROM documents"))


def _by_number(pairs: Any) -> pd.Series:
    """Values at their numbers; None at 0, which stands for NULL."""
    known = dict(pairs)
    values = np.full(max(known, default=0) + 1, None, dtype=object)
    values[np.fromiter(known, dtype="int64", count=len(known))] = np.fromiter(known.values(), object, len(known))
    return pd.Series(values).infer_objects()


def _named(values: pd.Series, numbers: NDArray[np.int64]) -> pd.Series:
    return _or_none(values.take(numbers).reset_index(drop=True))


def _or_none(column: pd.Series) -> pd.Series:
    """A column; one without any value has None in each row, whatever it could have held."""
    return column if column.notna().any() else pd.Series([None] * len(column), dtype=object)


def _days(numbers: NDArray[np.int64]) -> pd.Series:
    each, which = np.unique(numbers, return_inverse=True)
    days = [None if number == _NONE else date.fromordinal(int(number) + EPOCH).isoformat() for number in each]
    return _named(pd.Series(days, dtype=None if any(days) else object), which)


def _spans(ids: pd.Series, documents: NDArray[np.int64], starts: NDArray[np.int64]) -> list[str | None]:
    names = ids.to_numpy(dtype=object)[documents]  # an array of Python's own strings: a column makes each of them anew
    return [None if start == _NONE else f"{name}:{start}" for name, start in zip(names, starts.tolist(), strict=True)]
