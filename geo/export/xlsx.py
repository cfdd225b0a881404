"""Excel workbook: rows, articles, and how they were made. Texts are written as texts, so that nothing in them runs."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, BinaryIO

from geo.errors import ExportError
from geo.export.columns import MEANINGS
from geo.export.row_format import RowFormat
from geo.export.rows import ARTICLE_COLUMNS, COLUMNS, Cell, Extract, cells
from geo.export.texts import clean

MOST_ROWS = 1_048_575
MOST_CHARACTERS = 32_767
FIRST_DAY = date(1900, 3, 1)
"""Excel takes 1900 for a leap year and knows no earlier day: what was before is written as text."""
_MADE = datetime(2000, 1, 1)  # the same rows give the same bytes
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
    "default_date_format": "yyyy-mm-dd",
}
_WIDE = {"sentence": 60, "title": 32, "place": 24, "precision": 24, "place_reason": 32}


def _write(sheet: Any, row: int, column: int, value: Cell) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, date):
        if value >= FIRST_DAY:
            sheet.write_datetime(row, column, datetime.combine(value, time.min))
        else:
            sheet.write_string(row, column, value.isoformat())
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, clean(value)[:MOST_CHARACTERS])


def _table(book: Any, name: str, columns: tuple[str, ...], rows: Any, count: int) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _WIDE.get(column, 14))
        sheet.write_string(0, at, column)
    for number, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            _write(sheet, number, at, value)
    sheet.autofilter(0, 0, max(1, count), len(columns) - 1)


def _render(extract: Extract, stream: BinaryIO) -> None:
    import xlsxwriter  # takes a while to load, which other formats need not wait for

    if len(extract.rows) > MOST_ROWS:
        raise ExportError(f"a sheet of Excel holds {MOST_ROWS:,} rows, not {len(extract.rows):,}: export csv instead")
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    book.set_properties({"title": "Dateline", "comments": extract.scope, "created": _MADE})
    _table(book, "events", COLUMNS, (cells(row).values() for row in extract.rows), len(extract.rows))
    columns = ("id", *ARTICLE_COLUMNS)
    articles = ([getattr(article, name) for name in columns] for article in extract.articles)
    _table(book, "articles", columns, articles, len(extract.articles))
    about: list[tuple[str, Cell]] = [
        ("project", extract.project),
        ("exported", extract.scope),
        ("rows", len(extract.rows)),
        ("articles", len(extract.articles)),
        *sorted(extract.settings.items()),
    ]
    _table(book, "about", ("what", "value"), about, len(about))
    _table(book, "columns", ("column", "meaning"), MEANINGS.items(), len(MEANINGS))
    book.close()


XLSX = RowFormat(
    "xlsx",
    "Excel workbook: the rows of csv, articles, and what the columns mean",
    (".xlsx",),
    False,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    _render,
)
