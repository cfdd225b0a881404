"""Reading a table of data/: its rows as text, and the parts of a cell that holds a list."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows(table: str) -> Iterator[dict[str, str]]:
    """Rows of a CSV table in data/, as text by column name."""
    text = files("geo.gazetteer").joinpath("data", table).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def split_cell(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
