"""Rows of a project that was read before, read anew for the articles that changed since, and taken over for the others.

The rows of an article follow from its fingerprint: whatever writes an article's rows anew, a correction, its undo or a
changed file, gives it another one. What rows say by numbers (strings, places) must still be what it was, which is so
in a file that was changed in place, and is looked at.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.project.numbers import Column, RowNumbers, row_numbers

LEAST_TAKEN_OVER = 0.98
"""Of the articles: where more changed, all are read."""
_ARTICLES = "SELECT number, id, fingerprint FROM documents ORDER BY ordinal"
_WORDS = "SELECT text FROM words WHERE number <= ? ORDER BY number"

Article = tuple[int, str, str]
"""Number, id and fingerprint."""


@dataclass(frozen=True, slots=True)
class ReadRows:
    """`rows` of `articles`, in reading order; `words` is how many strings there were, and their hash."""

    rows: RowNumbers
    articles: Sequence[Article]
    words: tuple[int, str]


def read_rows(db: sqlite3.Connection, before: ReadRows | None = None) -> ReadRows:
    """All rows of a project; `before` is what was read of it earlier, in whatever state it was then.

    Raises
    ------
    ValueError
        Where the tables hold what no Dateline writes.
    """
    articles = [(number, str(key), str(fingerprint)) for number, key, fingerprint in db.execute(_ARTICLES)]
    rows = None if before is None else _renewed(db, before, articles)
    (last,) = db.execute("SELECT ifnull(max(number), 0) FROM words").fetchone()
    return ReadRows(row_numbers(db) if rows is None else rows, articles, (last, _hash_of_words(db, last)))


def _renewed(db: sqlite3.Connection, before: ReadRows, articles: Sequence[Article]) -> RowNumbers | None:
    """The rows as they are now, None where too little of what was read before still holds."""
    stood = {article: row for row, article in enumerate(before.articles)}
    rows_before = np.array([stood.get(article, -1) for article in articles], "int64")
    taken = np.flatnonzero(rows_before >= 0)
    if len(taken) < LEAST_TAKEN_OVER * max(len(articles), len(before.articles)) or not len(taken):
        return None
    if _hash_of_words(db, before.words[0]) != before.words[1]:
        return None
    row_now = np.full(len(before.articles), -1, "int32")
    row_now[rows_before[taken]] = taken
    new = row_numbers(db, [articles[row][0] for row in np.flatnonzero(rows_before < 0).tolist()])
    old = before.rows
    named = np.unique(old.mentions["place"][row_now[old.mentions["row"]] >= 0]).tolist()
    if any(number and new.places.get(number) != old.places.get(number) for number in named):
        return None
    row, row_of_new = old.mentions["row"], new.mentions["row"]
    return RowNumbers(
        mentions=_joined(old.mentions, new.mentions, row_now),
        confidences=_Joint(row, row_of_new, row_now).column(old.confidences, new.confidences),
        events=_joined(old.events, new.events, row_now),
        grounds=[
            *((int(row_now[at]), start, lat, lon, km) for at, start, lat, lon, km in old.grounds if row_now[at] >= 0),
            *new.grounds,
        ],
        times=[
            *((int(row_now[at]), start, value) for at, start, value in old.times if row_now[at] >= 0),
            *new.times,
        ],
        places=new.places,
    )


class _Joint:
    """How old rows whose article still has one, and new ones, are put together in the order of their articles."""

    def __init__(self, old: Column, new: Column, row_now: Column) -> None:
        rows = row_now[old]
        self.stays = rows >= 0
        self.rows = rows[self.stays]
        self.at = np.searchsorted(self.rows, new)
        self.order: NDArray[np.int64] | None = None
        if (np.diff(self.rows) < 0).any():  # articles changed places
            self.at = np.full(len(new), len(self.rows))
            self.order = np.argsort(np.concatenate([self.rows, new]), kind="stable")

    def column(self, old: NDArray[Any], new: NDArray[Any]) -> NDArray[Any]:
        """One column of all of them."""
        return self._put(old[self.stays], new)

    def _put(self, stay: NDArray[Any], new: NDArray[Any]) -> NDArray[Any]:
        both = np.insert(stay, self.at, new)
        return both if self.order is None else both[self.order]

    def row(self, new: Column) -> Column:
        """The row of each one's article."""
        return self._put(self.rows, new)


def _joined(old: Mapping[str, Column], new: Mapping[str, Column], row_now: Column) -> dict[str, Column]:
    joint = _Joint(old["row"], new["row"], row_now)
    columns = {name: joint.column(column, new[name]) for name, column in old.items() if name != "row"}
    return {"row": joint.row(new["row"]), **columns}


def _hash_of_words(db: sqlite3.Connection, last: int) -> str:
    """What tells whether the strings up to a number are still the same."""
    digest = hashlib.sha256()
    for (text,) in db.execute(_WORDS, (last,)):
        digest.update(str(text).encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()
