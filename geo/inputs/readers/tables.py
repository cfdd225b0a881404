"""Tables as CSV or TSV: a row an article."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from geo.errors import InputError
from geo.inputs.encoding import decode
from geo.inputs.limits import TABLE_BYTES
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.columns import NOT_GIVEN, Columns
from geo.inputs.readers.rows import Row, articles_of
from geo.inputs.spreadsheet import rows_of

MAX_ROWS = 200_000
"""Most rows read from one table."""


@dataclass(frozen=True, slots=True)
class DelimitedReader:
    """Files called `.csv`, `.tsv` or `.tab`, with the columns' names in the first row."""

    columns: Columns = NOT_GIVEN
    name: str = "csv"
    max_bytes: int = TABLE_BYTES

    @property
    def version(self) -> str:
        """What the user says of columns: it changes what is read."""
        return repr(self.columns)

    def can_read(self, name: str, head: bytes) -> bool:
        """Told by the name alone: any text could be a table of one column."""
        return name.lower().endswith((".csv", ".tsv", ".tab"))

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """One article a row; raises InputError where no column holds a text."""
        header: list[str] = []
        rows: list[Row] = []
        bad: list[Unread] = []
        for number, cells in rows_of(decode(data, name=name)):
            where = f"row {number}"
            if isinstance(cells, csv.Error):
                bad.append(Unread(where, f"it is not CSV ({cells}): check its quotes."))
            elif not header:
                header = [cell.strip() for cell in cells] if any(cell.strip() for cell in cells) else []
            elif any(cell.strip() for cell in cells[len(header) :]):
                found = f"it has {len(cells)} cells under {len(header)} column names"
                bad.append(Unread(where, f"{found}: put a value that holds a comma in quotes."))
            else:
                rows.append(Row(where, dict(zip(header, cells, strict=False))))
            check_number(len(rows), name)
        return [*articles_of(rows, header, format_name=self.name, name=name, columns=self.columns), *bad]


def check_number(rows: int, name: str) -> None:
    """Raise InputError where a table has more rows than `MAX_ROWS`."""
    if rows > MAX_ROWS:
        raise InputError(f"{name} has more than {MAX_ROWS:,} rows, which is the limit: split it into several files.")
