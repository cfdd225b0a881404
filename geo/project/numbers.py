"""Columns of a project's rows as arrays of numbers, and the strings that some of these stand for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.project.records import EPOCH

Column = NDArray[np.int32]

NONE = -(2**31)
"""Stands for NULL where 0 may be a value."""
_AT_ONCE = 1_000
"""Articles of which the rows are held as text at a time."""
_OF_EACH = (
    "SELECT documents.number, group_concat(char({}), '') FROM documents CROSS JOIN {} AS own "
    "ON own.document = documents.number WHERE {} GROUP BY documents.ordinal ORDER BY documents.ordinal"
)
"""The rows of each article as one text, a letter or two a number: Python makes no object of any of them."""
_ZERO, _BITS = 1 << 16, 20
"""The letter of 0, and the bits of the numbers that one letter can stand for. What is larger, or below 0, comes as a
letter before that of 0."""
_MOST_AFTER = 2**31 - 1 >> _BITS
"""Of the second letter, so that both stand for a number of 32 bits."""
_BEFORE = EPOCH
"""Days before 1970-01-01 on which no date lies: the calendar begins there."""
_CONFIDENCES = (
    "SELECT own.confidence FROM documents CROSS JOIN mention_rows AS own ON own.document = documents.number "
    "WHERE {} ORDER BY documents.ordinal, own.start"
)
_PARTS = 1_000_000
_CONFIDENCE = (
    f"iif(own.confidence = round(own.confidence * {_PARTS}.0) / {_PARTS}.0, "
    f"CAST(round(own.confidence * {_PARTS}.0) AS INTEGER), -1)"
)
"""A confidence in millionths, which are all of it where it was rounded; else -1."""
_MENTION_COLUMNS = ("start", "end", "text", "role", "place", "reason", "shape", "label", "path")
_EVENT_COLUMNS = ("mention", "date", "first", "last", "kind", "basis", "sentence_start", "sentence_end")
_DAYS = frozenset(("first", "last"))
_GROUNDS = """
SELECT document, start, latitude, longitude, radius_km FROM mention_rows AS own
WHERE (latitude IS NOT NULL OR longitude IS NOT NULL OR radius_km IS NOT NULL) AND {}
"""
_TIMES = """
SELECT DISTINCT own.document, own.start, value.text
FROM date_rows AS own CROSS JOIN event_rows AS events ON events.document = own.document AND events.date = own.start
JOIN documents ON documents.number = own.document JOIN words AS value ON value.number = own.value
WHERE own.type IN (SELECT number FROM words WHERE text = 'TIME')
AND events.first = events.last AND date(events.first + 2440587.5) = substr(value.text, 1, 10) AND {}
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


def row_numbers(db: sqlite3.Connection, articles: Collection[int] | None = None) -> RowNumbers:
    """Read the tables of rows, of all articles or of some, by their numbers.

    Raises
    ------
    ValueError
        Where they hold what no Dateline writes.
    """
    row_of = document_rows(db)
    which = "1" if articles is None else f"own.document IN ({','.join(map(str, sorted(articles)))})"
    mentions, confidences = _mentions(db, row_of, which)
    days = ("date", "first", "last")
    return RowNumbers(
        mentions=mentions,
        confidences=confidences,
        events=_whole_columns(db, row_of, "event_rows", _EVENT_COLUMNS, "ordinal", days, which=which),
        grounds=[(row_of[document], start, *ground) for document, start, *ground in db.execute(_GROUNDS.format(which))],
        times=[(row_of[document], start, value) for document, start, value in db.execute(_TIMES.format(which))],
        places=dict(db.execute("SELECT number, id FROM places")),
    )


def _mentions(
    db: sqlite3.Connection, row_of: Mapping[int, int], which: str
) -> tuple[Mapping[str, Column], NDArray[np.float64]]:
    """Columns of the mentions, and how certain the place of each is."""
    told = {"confidence": _CONFIDENCE}
    columns = dict(_whole_columns(db, row_of, "mention_rows", _MENTION_COLUMNS, "start", told=told, which=which))
    millionths = columns.pop("confidence")
    if (millionths >= 0).all():
        return columns, millionths / float(_PARTS)
    return columns, np.fromiter((value for (value,) in db.execute(_CONFIDENCES.format(which))), "float64")


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
    told: Mapping[str, str] | None = None,
    *,
    which: str = "1",
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
    told
        Further columns, each with the expression that gives a whole number; -1 where that is below 0 or too large.
    which
        What holds of the rows that are read (SQL).

    Raises
    ------
    ValueError
        When the file holds other values there: no Dateline writes them.
    """
    lacking = {name: NONE if name in may_be_0 else 0 for name in (*names, order)}
    shifts = {name: 1 + (_BEFORE if name in _DAYS else 0) for name in lacking}
    asked = {name: f'ifnull(own."{name}" + {shift}, 0)' for name, shift in shifts.items()} | dict(told or {})
    for letters in (1, 2):
        held = _spelt(db, row_of, table, asked, letters, which)
        if all(not len(held[name]) or held[name].min() >= 0 for name in lacking):
            break
    else:
        raise ValueError("a number is larger than Dateline writes any")
    for name, shift in shifts.items():
        is_null = held[name] == 0
        held[name] -= np.int32(shift)
        held[name][is_null] = lacking[name]
    in_order = _ordered(held["row"], held[order])
    return held if in_order is None else {name: column[in_order] for name, column in held.items()}


def _spelt(
    db: sqlite3.Connection, row_of: Mapping[int, int], table: str, asked: Mapping[str, str], letters: int, which: str
) -> dict[str, Column]:
    """What expressions give for each row of a table, in as many letters each: -1 where these can't say it."""
    whole, halves = "{0} + {1}", "({0} & {2}) + {1}, ({0} >> {3}) + {1}"
    form = whole if letters == 1 else halves
    spelt = ", ".join(form.format(f"({told})", _ZERO, (1 << _BITS) - 1, _BITS) for told in asked.values())
    found = db.execute(_OF_EACH.format(spelt, table, which))
    pieces: dict[str, list[Column]] = {name: [np.empty(0, "int32")] for name in ("row", *asked)}
    while articles := found.fetchmany(_AT_ONCE):
        text = "".join([text for _, text in articles])
        rows = np.frombuffer(text.encode("utf-32-le"), "<i4").reshape(-1, len(asked), letters) - _ZERO
        values = np.where((rows.min(2) < 0) | (rows[:, :, 1:].max(2, initial=0) > _MOST_AFTER), -1, rows[:, :, 0])
        if letters > 1:
            values += np.where(values < 0, 0, rows[:, :, 1]) << _BITS
        lengths = [len(text) // (letters * len(asked)) for _, text in articles]
        pieces["row"].append(np.repeat(np.array([row_of[number] for number, _ in articles], "int32"), lengths))
        for at, name in enumerate(asked):
            pieces[name].append(np.ascontiguousarray(values[:, at], "int32"))
    return {name: np.concatenate(pieces.pop(name)) for name in tuple(pieces)}


def _ordered(rows: Column, order: Column) -> NDArray[np.int64] | None:
    """How rows are put in order within their articles, None where they are: SQLite promises none for what it joins."""
    rises = (np.diff(rows) != 0) | (np.diff(order) > 0)
    return None if rises.all() else np.lexsort((order, rows))


def texts_of(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The strings of some numbers by which rows name them."""
    wanted = json.dumps(sorted(set(numbers)))
    query = "SELECT number, text FROM words WHERE number IN (SELECT value FROM json_each(?))"
    return {number: str(text) for number, text in db.execute(query, (wanted,))}
