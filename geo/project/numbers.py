"""Columns of a project's rows as arrays of numbers, and the strings that some of these stand for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.int32]

NONE = -(2**31)
"""Stands for NULL where 0 may be a value."""
_AT_ONCE = 20_000
_OF_ALL = "SELECT {} FROM documents CROSS JOIN {} AS own ON own.document = documents.number ORDER BY documents.ordinal"
_MENTION_COLUMNS = ("start", "end", "text", "role", "place", "reason", "shape", "label", "path")
_EVENT_COLUMNS = ("mention", "date", "first", "last", "kind", "basis", "sentence_start", "sentence_end")
_GROUNDS = """
SELECT document, start, latitude, longitude, radius_km FROM mention_rows
WHERE latitude IS NOT NULL OR longitude IS NOT NULL OR radius_km IS NOT NULL
"""
_TIMES = """
SELECT DISTINCT own.document, own.start, value.text
FROM date_rows AS own CROSS JOIN event_rows AS events ON events.document = own.document AND events.date = own.start
JOIN documents ON documents.number = own.document JOIN words AS value ON value.number = own.value
WHERE own.type IN (SELECT number FROM words WHERE text = 'TIME')
AND events.first = events.last AND date(events.first + 2440587.5) = substr(value.text, 1, 10)
ORDER BY documents.ordinal, own.ordinal
"""


@dataclass(frozen=True, slots=True)
class RowNumbers:
    """What the tables of rows hold: strings and places as the numbers that they have there, 0 for none.

    `mentions` and `events` are columns with `row`, the row of each one's article; mentions are in reading order, events
    in that of their articles. `grounds` are (row, start, latitude, longitude, radius in km) of mentions that lie
    elsewhere than their place, and `times` (row, start, TIMEX3 value) of the times that give an event its day.
    """

    mentions: Mapping[str, Column]
    confidences: NDArray[np.float64]
    events: Mapping[str, Column]
    grounds: Sequence[tuple[int, int, float | None, float | None, float | None]]
    times: Sequence[tuple[int, int, str]]
    places: Mapping[int, str]


def row_numbers(db: sqlite3.Connection) -> RowNumbers:
    """Read the tables of rows; raises ValueError where they hold what no Dateline writes."""
    row_of = document_rows(db)
    return RowNumbers(
        mentions=_whole_columns(db, row_of, "mention_rows", _MENTION_COLUMNS, "start"),
        confidences=_confidences(db),
        events=_whole_columns(db, row_of, "event_rows", _EVENT_COLUMNS, "ordinal", ("date", "first", "last")),
        grounds=[(row_of[document], start, *ground) for document, start, *ground in db.execute(_GROUNDS)],
        times=[(row_of[document], start, value) for document, start, value in db.execute(_TIMES)],
        places=dict(db.execute("SELECT number, id FROM places")),
    )


def document_rows(db: sqlite3.Connection) -> Mapping[int, int]:
    """The row of each article in reading order, from 0, by the number that the tables have for it."""
    found = db.execute("SELECT number FROM documents ORDER BY ordinal")
    return {number: row for row, (number,) in enumerate(found)}


def _whole_columns(
    db: sqlite3.Connection,
    row_of: Mapping[int, int],
    table: str,
    names: Sequence[str],
    order: str,
    may_be_0: Iterable[str] = (),
) -> Mapping[str, Column]:
    """Columns of whole numbers, and `row`, the row of each one's article.

    Parameters
    ----------
    table
        One of the tables of rows.
    order
        The column by which the rows of one article are put in order.
    may_be_0
        Columns in which NULL is NONE; in others it is 0.

    Raises
    ------
    ValueError
        When the file holds other values there: no Dateline writes them.
    """
    lacking = {name: NONE if name in may_be_0 else 0 for name in names}
    asked = ", ".join(("own.document", *(f'ifnull(own."{name}", {none})' for name, none in lacking.items())))
    found = db.execute(f'{_OF_ALL.format(asked, table)}, own."{order}"')
    width = len(names) + 1
    pieces = [np.empty((0, width), "int32")]
    while rows := found.fetchmany(_AT_ONCE):
        values = np.fromiter(chain.from_iterable(rows), "int64", len(rows) * width)
        if values.min() < NONE or values.max() >= -NONE:
            raise ValueError("a number is larger than Dateline writes any")
        pieces.append(values.astype("int32").reshape(-1, width))
    held = np.concatenate(pieces)
    numbers, which = np.unique(held[:, 0], return_inverse=True)
    rows_of_numbers = np.array([row_of[number] for number in numbers.tolist()], "int32")
    documents = rows_of_numbers[which] if len(numbers) else np.empty(0, "int32")
    return {"row": documents, **{name: np.ascontiguousarray(held[:, at]) for at, name in enumerate(names, 1)}}


def _confidences(db: sqlite3.Connection) -> NDArray[np.float64]:
    """How certain the place of each mention is, in reading order."""
    found = db.execute(f"{_OF_ALL.format('own.confidence', 'mention_rows')}, own.start")
    return np.fromiter((value for (value,) in found), "float64")


def texts_of(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The strings of some numbers by which rows name them."""
    wanted = json.dumps(sorted(set(numbers)))
    query = "SELECT number, text FROM words WHERE number IN (SELECT value FROM json_each(?))"
    return {number: str(text) for number, text in db.execute(query, (wanted,))}
