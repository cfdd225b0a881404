"""A project's columns as one binary file: the page and the map's frame read it, and nothing is told twice.

"DLC1", the length of a head (4 bytes, little-endian), the head as JSON, and the bytes of the columns one after the
other; geo/map/frontend/shared/sent.js reads it.

- A mention names its ground, kind of place and country by one number, and its role, its certainty and what its first
  mark is by another. The commonest has the smallest number, so that most are one byte; of larger ones the rest stands
  in the bytes behind.
- A mark stands in the article and on the ground of its mention. Its first day is told from that of the article's
  publication on, its last from its first, and neither where the article's days stand for it.
- Ids, titles and addresses of articles are told from those of the article before: so many letters are the same.
- In a project of many articles these, the words of what is not on the map, and where each mention begins are a file of
  their own of the same kind, which a browser fetches once the map is drawn.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.map.payload import payload
from geo.project.mark_table import numbered
from geo.ui.columns import details_of, names_of
from geo.ui.facets import country_facet, kind_facet
from geo.ui.view_data import ViewData

MAGIC = b"DLC1"
APART = 2_000
"""Of more articles than this the details are a file of their own."""
_MORE = 255
"""A byte that says: and so many more as the next bytes tell."""
_MOST_ALIKE = 64
_AT_ONCE = 4_096
"""Texts that are compared at a time."""
_SHARE = 8
"""A column has a table of its values where these are so many times fewer than its rows."""


def sent(data: ViewData, details: str | None = None) -> list[bytes]:
    """What browsers fetch of a project; `details` is the name of the file of the details, where that is apart.

    The file in pieces, its columns, each of which is best compressed by itself.
    """
    mentions, documents, columns = data.numbers, data.documents, _Columns()
    of_marks, counts = _of_marks(data), _counts(data.marks["mention"], len(mentions))
    has_mark = counts > 0
    firsts = (np.cumsum(counts, dtype="int32") - counts)[has_mark]
    facets = {"kinds": kind_facet(data.kinds, mentions["kind"])}
    facets["countries"] = country_facet(data.countries, mentions["country"])
    codes = {name: facet[2] for name, facet in facets.items()}
    columns.table("spots", {"footprint": mentions["footprint"], **codes})
    del codes
    told = {name: mentions[name].to_numpy().astype("u1") for name in ("role", "certainty")}
    for name, column in of_marks.items():
        told[name] = np.zeros(len(mentions), "u1")
        told[name][has_mark] = column[firsts]
    is_placed = mentions["footprint"].to_numpy() >= 0
    for name, rows in (("placed", is_placed), ("unplaced", ~is_placed)):  # what stands nowhere is of other roles
        columns.table(name, {of: column[rows] for of, column in told.items()})
    del told
    rest = np.ones(len(data.marks), dtype=bool)
    rest[firsts] = False
    columns.table("further", {name: column[rest] for name, column in of_marks.items()})
    columns.wholes("marks", counts)
    columns.wholes("mentions", _counts(mentions["document"], len(documents)))
    own = of_marks["articles"] == 0
    del rest, firsts, counts, of_marks
    first, last = (data.marks[name].to_numpy()[own].astype("int64") for name in ("first", "last"))
    columns.wholes("last", last - first)
    del last
    published = data.published["first"].to_numpy("int64")
    first -= published[data.marks["document"].to_numpy()[own]]
    columns.wholes("first", first)
    columns.wholes("publishedFirst", published)
    columns.wholes("publishedLast", data.published["last"].to_numpy("int64") - published)
    columns.wholes("outlets", documents["outlet"].to_numpy())
    columns.wholes("copies", documents["copy"].to_numpy())
    reason, reasons = pd.factorize(data.missing["reason"])
    columns.wholes("reasons", reason)
    head = names_of(data) | {
        **{name: {"keys": facet[0], "words": facet[1]} for name, facet in facets.items()},
        "reasons": [str(words) for words in reasons],
        "map": payload(data.marks.iloc[:0], data.footprints)["places"],
        "details": _details(data, columns) if details is None else details,
    }
    return columns.behind(head)


def sent_details(data: ViewData) -> list[bytes]:
    """The file of the details, in pieces."""
    columns = _Columns()
    return columns.behind({"details": _details(data, columns)})


def _details(data: ViewData, columns: _Columns) -> dict[str, list[str]]:
    """What the head says of the details; their columns are added to the others."""
    mentions, told = data.numbers, details_of(data)
    columns.wholes("starts", _steps(mentions["start"].to_numpy("int64"), mentions["document"].to_numpy()))
    word, words = pd.factorize(pd.Series(told.pop("text"), dtype=object))
    columns.wholes("words", word)
    head = {"words": words.tolist()}
    for name, texts in told.items():
        alike = _alike(texts)
        columns.wholes(f"{name} alike", alike)
        head[name] = [text[same:] for text, same in zip(texts, alike.tolist(), strict=True)]
    return head


def _alike(texts: list[str]) -> np.ndarray:
    """How many letters each text has from the one before it, up to _MOST_ALIKE."""
    alike = np.zeros(len(texts), "int64")
    for at in range(1, len(texts), _AT_ONCE):
        part = np.array([text[:_MOST_ALIKE] for text in texts[at - 1 : at + _AT_ONCE]], f"U{_MOST_ALIKE}")
        letters = part.view("u4").reshape(len(part), _MOST_ALIKE)
        # a browser counts letters beyond 16 bits twice
        is_same = (letters[1:] == letters[:-1]) & (letters[1:] > 0) & (letters[1:] < 1 << 16)
        alike[at : at + _AT_ONCE] = np.minimum.accumulate(is_same, axis=1).sum(axis=1)
    return alike


def _counts(numbers: pd.Series, size: int) -> NDArray[np.int32]:
    """How often each number below `size` comes."""
    return np.bincount(numbers.to_numpy(), minlength=size).astype("int32")


def _of_marks(data: ViewData) -> dict[str, NDArray[np.uint8]]:
    """Of each mark its kind and basis, and whether the days of its article stand for it."""
    marks, published = data.marks, data.published
    document = marks["document"].to_numpy()
    is_articles = np.ones(len(marks), dtype=bool)
    for name in ("first", "last"):
        is_articles &= marks[name].to_numpy() == published[name].to_numpy()[document]
    columns = {"kind": marks["kind"].to_numpy(), "basis": marks["basis"].to_numpy(), "articles": is_articles}
    return {name: column.astype("u1") for name, column in columns.items()}


def _steps(values: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """Each value as the step from the one before it in its group, of the first one from 0."""
    is_same = np.diff(groups, prepend=-1) == 0
    return values - np.where(is_same, np.roll(values, 1), 0)


class _Columns:
    """Columns of whole numbers of 32 bits, as they are added: what the head says of each, and their bytes."""

    def __init__(self) -> None:
        self.heads: dict[str, dict[str, Any]] = {}
        self.parts: list[bytes] = []

    def table(self, name: str, columns: Mapping[str, Any]) -> None:
        """Rows of several columns, each distinct row once in a table, and for every row its number there."""
        arrays = {of: np.asarray(column) for of, column in columns.items()}
        codes, firsts = _by_frequency(numbered(list(arrays.values())))
        self._add(name, _bytes_of(codes), len(codes), {of: column[firsts].tolist() for of, column in arrays.items()})

    def wholes(self, name: str, values: np.ndarray) -> None:
        """A column, by a table of its values where these are few; what is larger than 32 bits wraps around."""
        column = values.astype("int32")
        codes, firsts = _by_frequency(pd.factorize(column)[0])
        if len(firsts) * _SHARE <= len(column) or len(firsts) < 2:
            self._add(name, _bytes_of(codes), len(column), {"value": column[firsts].tolist()})
            return
        low, high = int(column.min()), int(column.max())
        width = next(width for width in (1, 2, 4) if -(1 << 8 * width - 1) <= low and high < 1 << 8 * width - 1)
        self._add(name, column.astype(f"<i{width}").tobytes(), len(column), None)

    def _add(self, name: str, content: bytes, size: int, table: dict[str, list[int]] | None) -> None:
        self.heads[name] = {"size": size, "bytes": len(content), "table": table}
        self.parts.append(content)

    def behind(self, head: Mapping[str, Any]) -> list[bytes]:
        """The pieces of the file."""
        text = json.dumps({**head, "columns": self.heads}, separators=(",", ":"), allow_nan=False).encode()
        return [b"".join([MAGIC, len(text).to_bytes(4, "little"), text]), *self.parts]


def _by_frequency(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Codes numbered anew, the commonest first, and the row in which each of them comes first."""
    counts = np.bincount(codes)
    order = np.argsort(-counts, kind="stable")
    rank = np.empty(len(order), "int32")
    rank[order] = np.arange(len(order))
    firsts = np.zeros(len(order), "int32")
    firsts[codes[::-1]] = np.arange(len(codes), dtype="int32")[::-1]
    return rank[codes], firsts[order]


def _bytes_of(codes: np.ndarray) -> bytes:
    """One byte a number; of those from _MORE on what is more stands in further bytes behind the others."""
    return b"".join(_layers(codes))


def _layers(codes: np.ndarray) -> Iterable[bytes]:
    while len(codes):
        yield np.minimum(codes, _MORE).astype("u1").tobytes()
        codes = codes[codes >= _MORE] - _MORE
