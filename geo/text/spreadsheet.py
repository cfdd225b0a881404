"""Rows of a CSV file as a user's spreadsheet may have written it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator


def rows_of(text: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Each row's number (the header is 1) with its cells, or with what is wrong with it.

    The separator is the one the first line has most of: spreadsheets of many countries write semicolons or tabs.
    """
    header = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, error
