"""Rows are read as columns of numbers, whatever their size, and as exactly as they stand in the file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files

import numpy as np
import pytest

from geo.project.numbers import NONE, row_numbers

_ARTICLE = (
    "INSERT INTO documents VALUES (?, ?, ?, '', '', '', '', '', '', 0, '', '', '', NULL, '', NULL, NULL, "
    "'', '', '', '', '', 0, '')"
)
_MENTION = "INSERT INTO mention_rows VALUES (?, ?, 0, ?, ?, 1, 1, NULL, ?, ?, NULL, NULL, NULL, NULL, NULL, NULL)"
_EVENT = "INSERT INTO event_rows VALUES (?, ?, ?, ?, ?, ?, 1, 1, 1, ?, ?)"


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript((files("geo.project") / "schema.sql").read_text("utf-8"))
        made.executemany(_ARTICLE, [(7, "later", 1), (9, "first", 0)])
        yield made


def test_rows_come_in_reading_order(db: sqlite3.Connection) -> None:
    db.executemany(_MENTION, [(7, 5, 6, 2, 0.5, 3), (9, 40, 44, 2, 1.0, 3), (9, 3, 8, 2, 0.25, 3)])
    found = row_numbers(db)
    assert found.mentions["row"].tolist() == [0, 0, 1]
    assert found.mentions["start"].tolist() == [3, 40, 5]
    assert found.confidences.tolist() == [0.25, 1.0, 0.5]
    assert found.mentions["place"].tolist() == [0, 0, 0]


@pytest.mark.parametrize("word", [1, (1 << 20) - 2, (1 << 20) - 1, 1 << 20, 0xD800 << 15, 2**31 - 2])
def test_numbers_of_any_size_come_back(db: sqlite3.Connection, word: int) -> None:
    db.executemany(_MENTION, [(7, 5, 6, 2, 0.5, 3), (9, 1, 2, word, 0.5, word)])
    found = row_numbers(db)
    assert found.mentions["text"].tolist() == [word, 2]
    assert found.mentions["reason"].tolist() == [word, 3]


def test_a_confidence_that_nobody_rounded_is_read_as_it_is(db: sqlite3.Connection) -> None:
    db.executemany(_MENTION, [(7, 5, 6, 2, 1 / 3, 3), (9, 1, 2, 2, 0.123, 3)])
    assert row_numbers(db).confidences.tolist() == [0.123, 1 / 3]


def test_days_before_1970_and_none_are_told_apart(db: sqlite3.Connection) -> None:
    days = [(-719_162, 0), (None, None), (0, 2_932_896), (-1, None)]
    rows = [(9, at, at, None, first, last, 4, 9) for at, (first, last) in enumerate(days)]
    db.executemany(_EVENT, rows)
    events = row_numbers(db).events
    lacking = [(NONE if first is None else first, NONE if last is None else last) for first, last in days]
    assert list(zip(events["first"].tolist(), events["last"].tolist(), strict=True)) == lacking
    assert (events["date"] == NONE).all()
    assert events["first"].dtype == np.int32


@pytest.mark.parametrize("forged", [2**31, 2**40, 2**63 - 1, -5, -(2**62)])
def test_a_number_that_no_dateline_writes_is_refused(db: sqlite3.Connection, forged: int) -> None:
    db.execute(_MENTION, (9, 1, 2, forged, 0.5, 3))
    with pytest.raises(ValueError, match="larger than Dateline writes"):
        row_numbers(db)
