"""Columns as browsers get them, read as geo/map/frontend/shared/packed.js does."""

import json
from base64 import b64decode
from collections.abc import Iterable

import numpy as np

from geo.ui.sending import _Columns


def wholes(text: str, after: list[int] | None = None) -> list[int]:
    """What `geo.map.payload.packed_wholes` packed."""
    kind, _, letters = text.partition(":")
    values = np.frombuffer(b64decode(letters), f"<i{kind[0]}").astype("<i4")
    if kind.endswith("d"):
        values = np.cumsum(values, dtype="<i4")
    return (values + np.array(after, "<i4") if after is not None else values).tolist()


class Sent:
    """What geo.ui.sending.sent makes, read as geo/map/frontend/shared/sent.js reads it."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        content = b"".join(pieces)
        assert content[:4] == b"DLC1"
        at = 8 + int.from_bytes(content[4:8], "little")
        self.head = json.loads(content[8:at])
        self.parts = {}
        for name, column in self.head["columns"].items():
            self.parts[name] = content[at : at + column["bytes"]]
            at += column["bytes"]
        assert at == len(content)

    @classmethod
    def of(cls, **columns: np.ndarray) -> "Sent":
        """Columns by their names, packed."""
        made = _Columns()
        for name, values in columns.items():
            made.wholes(name, values)
        return cls(made.behind({}))

    def codes(self, name: str) -> np.ndarray:
        """Numbers of which what is more than a byte holds stands in the bytes behind."""
        content, size = np.frombuffer(self.parts[name], "u1").astype("int64"), self.head["columns"][name]["size"]
        values, at = content[:size].copy(), size
        rows = np.flatnonzero(values == 255)
        while len(rows):
            more = content[at : at + len(rows)]
            values[rows] += more
            at += len(rows)
            rows = rows[more == 255]
        assert at == len(content)
        return values

    def table(self, name: str) -> dict[str, np.ndarray]:
        """Columns of which each distinct row is told once."""
        codes = self.codes(name)
        return {of: np.array(values, "int64")[codes] for of, values in self.head["columns"][name]["table"].items()}

    def wholes(self, name: str) -> np.ndarray:
        """A column."""
        column = self.head["columns"][name]
        if column["table"] is not None:
            return self.table(name)["value"]
        return np.frombuffer(self.parts[name], f"<i{column['bytes'] // column['size']}").astype("int64")

    def texts(self, name: str) -> list[str]:
        """Texts of articles: each begins with letters of the one before it."""
        texts = [""]
        for alike, rest in zip(self.wholes(f"{name} alike"), self.head["details"][name], strict=True):
            texts.append(texts[-1][:alike] + rest)
        return texts[1:]

    def starts(self, document: np.ndarray) -> np.ndarray:
        """Where each mention begins."""
        start = self.wholes("starts")
        for row in range(1, len(start)):
            start[row] += start[row - 1] if document[row] == document[row - 1] else 0
        return start

    def mentions(self) -> dict[str, np.ndarray]:
        """Columns of mentions; `kind`, `basis` and `articles` are those of each one's first mark."""
        found = self.table("spots")
        counts = self.wholes("mentions")
        document = np.repeat(np.arange(len(counts)), counts)
        placed, unplaced = self.table("placed"), self.table("unplaced")
        for name in placed:
            found[name] = np.zeros(len(document), "int64")
            found[name][found["footprint"] >= 0] = placed[name]
            found[name][found["footprint"] < 0] = unplaced[name]
        return found | {"document": document}

    def marks(self) -> dict[str, np.ndarray]:
        """Columns of marks."""
        mentions, counts = self.mentions(), self.wholes("marks")
        mention = np.repeat(np.arange(len(counts)), counts)
        is_first = np.diff(mention, prepend=-1) != 0
        further = self.table("further")
        marks = {"mention": mention, "footprint": mentions["footprint"][mention]}
        for name in further:
            marks[name] = mentions[name][mention]
            marks[name][~is_first] = further[name]
        own, document = marks["articles"] == 0, mentions["document"][mention]
        published = self.wholes("publishedFirst")
        marks["first"] = published[document]
        marks["last"] = (published + self.wholes("publishedLast"))[document]
        marks["first"][own] += self.wholes("first")
        marks["last"][own] = marks["first"][own] + self.wholes("last")
        return {name: column.astype("int32") for name, column in marks.items()}  # which wraps around, as it does there
