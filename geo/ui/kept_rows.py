"""The rows of a large project as they were read, kept beside what the page holds of it (geo/ui/kept_view.py).

After a correction most articles are as they were: their rows are mapped from the disk, and the others' are read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from geo.private import FILE_MODE, private_files, write_private
from geo.project.numbers import RowNumbers
from geo.project.renewing import ReadRows

_ABOUT = "rows.json"
_MENTIONS, _EVENTS, _ARTICLES = "mention rows.arrow", "event rows.arrow", "articles.arrow"
_CONFIDENCE = "confidence"


def write_rows(folder: Path, read: ReadRows) -> None:
    """Put what was read into a folder; raises OSError as writing does."""
    rows, articles = read.rows, list(zip(*read.articles, strict=True)) or [(), (), ()]
    _write(folder / _MENTIONS, {**rows.mentions, _CONFIDENCE: rows.confidences})
    _write(folder / _EVENTS, rows.events)
    names = ("number", "id", "fingerprint")
    _write(folder / _ARTICLES, {name: list(column) for name, column in zip(names, articles, strict=True)})
    rest = {"grounds": rows.grounds, "times": rows.times, "places": list(rows.places.items()), "words": read.words}
    write_private(folder / _ABOUT, json.dumps(rest).encode())


def rows_in(folder: Path) -> ReadRows | None:
    """What `write_rows` put into a folder, mapped from the disk; None where it isn't there or doesn't fit together."""
    try:
        rest = json.loads((folder / _ABOUT).read_text("utf-8"))
        mentions, events = _columns(folder / _MENTIONS), _columns(folder / _EVENTS)
        with pa.memory_map(os.fspath(folder / _ARTICLES)) as source:
            told = pa.ipc.open_file(source).read_all().to_pydict()
        rows = RowNumbers(
            confidences=mentions.pop(_CONFIDENCE),
            mentions=mentions,
            events=events,
            grounds=[(row, start, *ground) for row, start, *ground in rest["grounds"]],
            times=[(row, start, value) for row, start, value in rest["times"]],
            places=dict(rest["places"]),
        )
        articles = list(zip(told["number"], told["id"], told["fingerprint"], strict=True))
        if not _fits(rows, len(articles)):
            return None
        return ReadRows(rows, articles, (rest["words"][0], rest["words"][1]))
    except (OSError, ValueError, LookupError, TypeError, pa.ArrowException):
        return None


def _fits(rows: RowNumbers, articles: int) -> bool:
    """Whether rows belong to articles that are there, and rise."""
    tables = (rows.mentions["row"], rows.events["row"])
    return all(
        not len(row) or (row.min() >= 0 and row.max() < articles and bool((np.diff(row) >= 0).all())) for row in tables
    )


def _write(path: Path, columns: Mapping[str, Any]) -> None:
    table = pa.table(dict(columns))
    with private_files(), pa.ipc.new_file(os.fspath(path), table.schema) as writer:
        writer.write_table(table)
    path.chmod(FILE_MODE)


def _columns(path: Path) -> dict[str, Any]:
    with pa.memory_map(os.fspath(path)) as source:
        table = pa.ipc.open_file(source).read_all()
    return {name: table.column(name).combine_chunks().to_numpy() for name in table.column_names}
