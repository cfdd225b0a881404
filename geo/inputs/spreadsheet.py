"""Tables that a user writes beside the articles, as CSV from any spreadsheet: index.csv and events.csv."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.errors import NotTextError
from geo.inputs.encoding import decode

_LONGEST_CELL = 8 * 2**20  # a whole article may stand in a cell; Python's own limit is 131,072
_FIRST_LINE = re.compile(r"\s*([^\r\n]*)")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out: its number as a spreadsheet shows it (the header is 1), and why."""

    number: int
    message: str


@dataclass(frozen=True, slots=True)
class Record:
    """A row's cells by the names of their columns, in lower case. `number` is the row's, the header being 1."""

    number: int
    values: dict[str, str]


def read_records(
    data: bytes, *, name: str, columns: Sequence[str], required: Sequence[str]
) -> Iterator[Record | BadRow]:
    """The rows of a table that hold anything, in order; never raises.

    The separator is the one the first line has most of: spreadsheets of many countries write semicolons or tabs.
    A table whose header can't be used is one `BadRow`.

    Parameters
    ----------
    data : the file's bytes, in any encoding that `decode` recognises.
    name : the file's name, for messages.
    columns : names that mean something here; others are ignored.
    required : those of them that the header must have.
    """
    try:
        text = decode(data, name=name)
    except NotTextError as error:
        yield BadRow(1, str(error))
        return
    header: list[str] = []
    for number, cells in rows_of(text):
        if isinstance(cells, csv.Error):
            yield BadRow(number, f"row {number} is not CSV ({cells}): check its quotes.")
        elif not any(cell.strip() for cell in cells):
            continue
        elif not header:
            header = [cell.strip().lower() for cell in cells]
            problem = _problem_of_header(header, columns, required)
            if problem:
                yield BadRow(number, problem)
                return
        else:
            yield _record(number, header, cells)


def _record(number: int, header: Sequence[str], cells: Sequence[str]) -> Record | BadRow:
    if any(cell.strip() for cell in cells[len(header) :]):
        found = f"it has {len(cells)} cells under {len(header)} column names"
        return BadRow(number, f"row {number}: {found}: put a value that holds a comma in quotes.")
    return Record(number, dict(zip(header, cells, strict=False)))


def _problem_of_header(header: Sequence[str], columns: Sequence[str], required: Sequence[str]) -> str:
    missing = next((column for column in required if column not in header), None)
    if missing is not None:
        return (
            f"there is no column named {missing}: the first row must name the columns, {', '.join(required)} at least."
        )
    double = next((column for column in columns if header.count(column) > 1), None)
    return f"two columns are named {double}: delete or rename one." if double else ""


def rows_of(text: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Each row's number (the first is 1) with its cells, or with what is wrong with it."""
    first = _FIRST_LINE.match(text)
    separator = max(",;\t", key=first[1].count) if first else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = 0
    while True:
        number += 1
        # the limit belongs to the whole process: it is put back after each row
        before = csv.field_size_limit(_LONGEST_CELL)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, error
            continue
        finally:
            csv.field_size_limit(before)
        yield number, cells
