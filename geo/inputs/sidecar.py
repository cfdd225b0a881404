"""index.csv: what is known of the articles beside it, one row a file.

Columns: file, title, publisher, author, url, published, published_earliest, published_latest, how_known, sha256,
language, country. All but `file` may be missing. A row that can't be used is reported and the others are read.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from geo.errors import MetadataError
from geo.inputs.facts import KEYS, Facts, facts_from
from geo.inputs.spreadsheet import BadRow, read_records

SIDECAR_NAME = "index.csv"


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
    rows: dict[str, Row] = {}
    bad: list[BadRow] = []
    for record in read_records(data, name=SIDECAR_NAME, columns=("file", *KEYS), required=("file",)):
        if isinstance(record, BadRow):
            bad.append(record)
            continue
        number, name = record.number, file_key(record.values.get("file", ""))
        try:
            if not name:
                raise MetadataError("the column file is empty: write the name of the article's file")
            if name in rows:
                first = rows[name].number
                bad.append(BadRow(number, f"row {number}: {name} has row {first} already, which is used: delete one."))
                continue
            facts = facts_from(record.values, source=f"sidecar {SIDECAR_NAME}")
            if facts.problem:
                bad.append(BadRow(number, f"row {number}: {facts.problem}. The rest of the row is used."))
            rows[name] = Row(number, replace(facts, problem=""))
        except MetadataError as error:
            bad.append(BadRow(number, f"row {number}: {error}. The row is left out; its article is read without it."))
    return Sidecar(rows, tuple(bad))
