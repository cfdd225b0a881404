"""index.csv: what is known of the articles beside it, one row a file.

Columns: file, title, publisher, author, url, published, published_earliest, published_latest, how_known. All but
`file` may be missing. A row that can't be used is reported and the others are read.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from geo.errors import MetadataError, NotTextError
from geo.text.encoding import decode
from geo.text.facts import Facts, facts_from
from geo.text.spreadsheet import rows_of

SIDECAR_NAME = "index.csv"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out: its number as a spreadsheet shows it (the header is 1), and why."""

    number: int
    message: str


@dataclass(frozen=True, slots=True)
class Row:
    """The facts of one file. `number` is the row's, the header being 1."""

    number: int
    facts: Facts


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The rows of one index.csv by file name, and the rows that could not be used."""

    rows: dict[str, Row]
    bad_rows: tuple[BadRow, ...] = ()


def file_key(name: str) -> str:
    """A file's name as it is compared: one Unicode form, one kind of slash."""
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/")).removeprefix("./")


def read_sidecar(data: bytes) -> Sidecar:
    """Read the bytes of an index.csv; never raises, what can't be used is in `bad_rows`."""
    try:
        text = decode(data, name=SIDECAR_NAME)
    except NotTextError as error:
        return Sidecar({}, (BadRow(1, str(error)),))
    rows: dict[str, Row] = {}
    bad: list[BadRow] = []
    columns: list[str] = []
    for number, cells in rows_of(text):
        if not isinstance(cells, list):
            bad.append(BadRow(number, f"row {number} is not CSV ({cells}): check its quotes."))
        elif not columns:
            columns = [cell.strip().lower() for cell in cells]
            if "file" not in columns:
                bad.append(
                    BadRow(number, "there is no column named file: add it, with the name of each article's file.")
                )
                break
        elif any(cell.strip() for cell in cells):
            try:
                name, facts = _read_row(columns, cells)
                if name in rows:
                    raise MetadataError(f"{name} has a row already, row {rows[name].number}: delete one")
                rows[name] = Row(number, facts)
            except MetadataError as error:
                bad.append(
                    BadRow(number, f"row {number}: {error}. The row is left out; its article is read without it.")
                )
    return Sidecar(rows, tuple(bad))


def _read_row(columns: list[str], cells: list[str]) -> tuple[str, Facts]:
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        raise MetadataError(
            f"it has {len(cells)} cells under {len(columns)} column names: put a value that holds a comma in quotes"
        )
    values = dict(zip(columns, cells, strict=False))
    name = file_key(values.get("file", ""))
    if not name:
        raise MetadataError("the column file is empty: write the name of the article's file")
    return name, facts_from(values, source=f"sidecar {SIDECAR_NAME}")
