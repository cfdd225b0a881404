"""CSV: UTF-8 with a byte order mark, so that spreadsheets read it as such; a row a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from geo.export.row_format import RowFormat
from geo.export.rows import COLUMNS, Cell, Extract, cells
from geo.export.texts import csv_cell

_FLUSHED = 1_000_000


def write_table(
    stream: BinaryIO, columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, with_mark: bool = True
) -> None:
    """Write a table whose cells no spreadsheet takes for formulas."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    stream.write(b"\xef\xbb\xbf" if with_mark else b"")
    for row in rows:
        writer.writerow([csv_cell(value) for value in row])
        if text.tell() > _FLUSHED:
            stream.write(text.getvalue().encode())
            text.seek(0)
            text.truncate()
    stream.write(text.getvalue().encode())


def _render(extract: Extract, stream: BinaryIO) -> None:
    write_table(stream, COLUMNS, (tuple(cells(row).values()) for row in extract.rows))


CSV = RowFormat(
    "csv",
    "CSV: a row a mention and date, with its sentence, reasons and article, for any spreadsheet",
    (".csv",),
    True,
    "text/csv; charset=utf-8",
    _render,
)
