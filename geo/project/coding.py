"""Strings and places of an open project file by their numbers, which its rows hold in their place.

Rows as `geo.project.records` makes them have strings; the tables have numbers. Numbers are given in the order in which
strings and places come up, so that the same articles in the same order have the same ones.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

Row = tuple[object, ...]

WORDS: Mapping[str, tuple[int, ...]] = {
    "furniture_rows": (3,),
    "sentence_rows": (),
    "mention_rows": (3, 4, 5, 8, 9, 13, 14),
    "date_rows": (3, 4, 5, 8, 9, 10),
    "event_rows": (5, 6, 7),
}
"""The tables of rows, and which of their columns behind `document` are strings, counted from 0."""
COLUMNS_OF_PLACES = (
    "id", "name", "latitude", "longitude", "radius_km", "kind", "country", "admin1", "admin2", "parent", "population",
    "source",
)  # fmt: skip
_PLACE, _SHAPE = 6, 9
_GROUND = ((10, "latitude"), (11, "longitude"), (12, "radius_km"), (13, "name"))
"""Of `mention_rows`: what is NULL where the place itself has the same."""
_GROUND_AT = tuple((at, COLUMNS_OF_PLACES.index(name)) for at, name in _GROUND)
_VALUE, _EDTF = 4, 9
"""Of `date_rows`: the second is NULL where it is as the first."""


class Coder:
    """The numbers of one file.

    Parameters
    ----------
    db
        The file.
    schema
        The name of the file in `db`, where it is attached.
    """

    def __init__(self, db: sqlite3.Connection, schema: str = "main") -> None:
        self._db = db
        self._schema = schema
        texts: dict[int, str] = dict(db.execute(f"SELECT number, text FROM {schema}.words"))
        self._texts: dict[object, object] = dict(texts.items())
        self._words: dict[object, object] = {text: number for number, text in self._texts.items()}
        self._last_word = max(texts, default=0)
        self._places: dict[object, tuple[int, Row]] = {}
        self._place_rows: dict[object, Row] = {}
        self._last_place = 0
        for number, *row in db.execute(f"SELECT number, {', '.join(COLUMNS_OF_PLACES)} FROM {schema}.places"):
            self._note_place(number, tuple(row))

    def add_places(self, rows: Iterable[Row]) -> None:
        """Add gazetteer entries that are not there yet."""
        for row in rows:
            if row[0] not in self._places:
                self._note_place(self._last_place + 1, row)
                holes = ", ".join("?" * (len(row) + 1))
                self._db.execute(f"INSERT INTO {self._schema}.places VALUES ({holes})", (self._last_place, *row))

    def _note_place(self, number: int, row: Row) -> None:
        self._last_place = max(self._last_place, number)
        self._places[row[0]] = number, row
        self._place_rows[number] = row

    def insert(self, table: str, document: int, rows: Sequence[Row]) -> None:
        """Add rows of a document to one of the tables of rows; raises UnicodeEncodeError as SQLite does."""
        if rows:
            coded = self._coded(table, document, rows)
            holes = ", ".join("?" * len(coded[0]))
            self._db.executemany(f"INSERT INTO {self._schema}.{table} VALUES ({holes})", coded)

    def _coded(self, table: str, document: int, rows: Sequence[Row]) -> list[Row]:
        words, columns = self._words, WORDS[table]
        new: list[tuple[int, object]] = []
        coded: list[Row] = []
        for row in rows:
            values: list[object] = [document, *row]
            if table == "mention_rows":
                self._leave_to_place(values)
            elif table == "date_rows" and row[_EDTF] == row[_VALUE]:
                values[_EDTF + 1] = None
            for at in columns:
                text = values[at + 1]
                if text is not None:
                    number = words.get(text)
                    if number is None:
                        self._last_word += 1
                        number = words[text] = self._last_word
                        self._texts[number] = text
                        new.append((self._last_word, text))
                    values[at + 1] = number
            coded.append(tuple(values))
        if new:
            self._db.executemany(f"INSERT INTO {self._schema}.words VALUES (?, ?)", new)
        return coded

    def _leave_to_place(self, values: list[object]) -> None:
        """Put the place's number into a row of `mention_rows`, and NULL where its ground is the place's."""
        if values[_PLACE + 1] is None:
            return
        number, place = self._places[values[_PLACE + 1]]
        values[_PLACE + 1] = number
        if values[_SHAPE + 1] is not None:
            for at, own in _GROUND_AT:
                if values[at + 1] == place[own]:
                    values[at + 1] = None

    def rows(self, table: str, document: int) -> list[Row]:
        """The rows of a document as they were given to `insert`, in the same order."""
        texts, columns = self._texts, WORDS[table]
        found = []
        for _, *values in self._db.execute(f"SELECT * FROM {self._schema}.{table} WHERE document = ?", (document,)):
            for at in columns:
                if values[at] is not None:
                    values[at] = texts[values[at]]
            if table == "mention_rows":
                if values[_PLACE] is not None:
                    place = self._place_rows[values[_PLACE]]
                    values[_PLACE] = place[0]
                    if values[_SHAPE] is not None:
                        for at, own in _GROUND_AT:
                            values[at] = place[own] if values[at] is None else values[at]
            elif table == "date_rows" and values[_EDTF] is None:
                values[_EDTF] = values[_VALUE]
            found.append(tuple(values))
        if table in ("mention_rows", "date_rows"):
            found.sort(key=_ordinal)
        return found

    def places(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows of the places that rows of `mention_rows` name, as `rows` gives them."""
        for place in dict.fromkeys(row[_PLACE] for row in rows):
            if place is not None:
                yield self._places[place][1]


def _ordinal(row: Row) -> int:
    return cast("int", row[1])
