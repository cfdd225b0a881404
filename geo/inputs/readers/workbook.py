"""Excel workbooks: a row an article, in every sheet that has a column of texts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from geo.errors import InputError
from geo.inputs.limits import TABLE_BYTES
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.columns import NOT_GIVEN, Columns
from geo.inputs.readers.rows import Row, articles_of
from geo.inputs.readers.tables import check_number
from geo.inputs.zipped import MAGIC, Zip, names_in

MAX_COLUMNS = 1_000
"""Most columns read of a sheet; one formatted to its right edge claims 16,384."""


@dataclass(frozen=True, slots=True)
class WorkbookReader:
    """Files called `.xlsx` or `.xlsm` that are ZIP archives; formulas give the value that was saved with them."""

    columns: Columns = NOT_GIVEN
    name: str = "xlsx"
    max_bytes: int = TABLE_BYTES

    @property
    def version(self) -> str:
        """What the user says of columns: it changes what is read."""
        return repr(self.columns)

    def can_read(self, name: str, head: bytes) -> bool:
        """By the files inside it, else by the name."""
        return "xl/workbook.xml" in names_in(head) or (
            head.startswith(MAGIC) and name.lower().endswith((".xlsx", ".xlsm"))
        )

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """One article a row; raises InputError where the file is damaged or no sheet has a column of texts."""
        sheets = sheets_of(data, name)
        found: list[RawArticle | Unread] = []
        problems: list[InputError] = []
        for title, header, rows in sheets:
            try:
                articles = articles_of(rows, header, format_name=self.name, name=name, columns=self.columns)
            except InputError as error:
                problems.append(error)
                continue
            found += articles if len(sheets) == 1 else [_in_sheet(article, title) for article in articles]
        if not found and problems:
            raise problems[0]
        if not found:
            raise InputError(f"{name} has no row below the names of its columns: fill it or leave it out.")
        return found


def sheets_of(data: bytes, name: str) -> list[tuple[str, list[str], list[Row]]]:
    """Title, column names and rows of each sheet that holds anything; raises InputError where the file is damaged."""
    archive = Zip(data, name=name)
    for inside in archive.names:
        archive.read(inside)  # openpyxl unpacks without a limit
    try:
        return list(_sheets(data, name))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise InputError(f"{name} is no workbook that can be read ({type(error).__name__}): save it anew.") from error


def _sheets(data: bytes, name: str) -> Iterator[tuple[str, list[str], list[Row]]]:
    """Title, column names and rows of each sheet that holds anything."""
    from openpyxl import load_workbook  # slow to import, and only workbooks need it

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            header: list[str] = []
            rows: list[Row] = []
            for number, values in enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), start=1):
                cells = [_as_text(value) for value in values]
                if not any(cells):
                    continue
                if header:
                    rows.append(Row(f"row {number}", dict(zip(header, cells, strict=False))))
                    check_number(len(rows), name)
                else:
                    header = cells
            if rows:
                yield sheet.title, header, rows
    finally:
        book.close()


def _in_sheet(article: RawArticle | Unread, sheet: str) -> RawArticle | Unread:
    return replace(article, part=f"{' '.join(sheet.split())} {article.part}")


def _as_text(value: object) -> str:
    """A cell as text; a day at midnight is a day, and a whole number has no point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
