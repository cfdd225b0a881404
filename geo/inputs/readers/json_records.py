"""JSON: a list of records, or one record a line; each an article, as `dateline parse` takes them and scrapers write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo.errors import InputError
from geo.inputs.encoding import decode
from geo.inputs.limits import TABLE_BYTES
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.columns import NOT_GIVEN, Columns
from geo.inputs.readers.rows import Row, articles_of
from geo.inputs.readers.tables import check_number

_LISTS = ("articles", "documents", "items", "records", "rows", "results", "data", "posts", "stories", "entries")


@dataclass(frozen=True, slots=True)
class JsonReader:
    """Files called `.jsonl`, `.ndjson` or `.json`; a record within a record gives its fields as 'source.name'."""

    columns: Columns = NOT_GIVEN
    name: str = "json"
    max_bytes: int = TABLE_BYTES

    @property
    def version(self) -> str:
        """What the user says of columns: it changes what is read."""
        return repr(self.columns)

    def can_read(self, name: str, head: bytes) -> bool:
        """By the name: text that begins with a brace may be anything."""
        return name.lower().endswith((".jsonl", ".ndjson", ".json"))

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """One article a record; raises InputError where there is no record with a text."""
        text = decode(data, name=name)
        rows: list[Row] = []
        bad: list[Unread] = []
        for where, record in _records(text, name):
            if isinstance(record, Mapping):
                rows.append(Row(where, flat_record(record)))
                check_number(len(rows), name)
            else:
                bad.append(Unread(where, record if isinstance(record, str) else "it is no record of named fields."))
        header = dict.fromkeys(column for row in rows for column in row.cells)
        if not rows:
            raise InputError(f"{name} holds no record of an article: give a list of records, or one a line.")
        return [*articles_of(rows, list(header), format_name=self.name, name=name, columns=self.columns), *bad]


def _records(text: str, name: str) -> Iterable[tuple[str, object]]:
    """Where each record stands, with the record, or with what is wrong with its line."""
    try:
        whole = parsed_json(text)
    except ValueError as error:
        lines = [(f"line {number}", line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
        records = [(where, record_of(line)) for where, line in lines]
        if not any(isinstance(record, Mapping) for _, record in records):
            raise InputError(f"{name} is not JSON ({error}): mend it, or save its text as .txt.") from None
        return records
    if isinstance(whole, Mapping):
        lists = [whole[key] for key in _LISTS if isinstance(whole.get(key), list)]
        whole = lists[0] if lists else [whole]
    if not isinstance(whole, list):
        return ()
    return [(f"record {number}", record) for number, record in enumerate(whole, start=1)]


def record_of(line: str) -> object:
    """The record of a line, or what is wrong with the line."""
    try:
        return parsed_json(line)
    except ValueError as error:
        return f"it is not JSON ({error}): mend the line."


def parsed_json(text: str) -> object:
    """The value that a JSON text holds.

    Raises
    ------
    ValueError : it is not JSON, or nested more deeply than can be read.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg} at line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def flat_record(record: Mapping[str, object], before: str = "", depth: int = 0) -> dict[str, str]:
    """Fields as text, those of inner records under 'outer.inner'; a list of plain values is joined by commas."""
    flat: dict[str, str] = {}
    for key, value in record.items():
        name = f"{before}{key}"
        if isinstance(value, Mapping):
            if depth < 3:
                flat |= flat_record(value, f"{name}.", depth + 1)
        elif isinstance(value, list):
            flat[name] = ", ".join(str(each) for each in value if isinstance(each, (str, int, float)))
        elif value is not None:
            flat[name] = str(value)
    return flat
