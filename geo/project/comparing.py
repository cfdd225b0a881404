"""What differs between two projects of the same articles, mention by mention: what a version or a colleague changed.

Articles are the same by the SHA-256 of their file, else by their path; mentions and dates by where they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from geo.project.store import Project

What = Literal["mention", "date", "article"]
_MENTION = ("place_id", "role", "shape", "latitude", "longitude", "radius_km")
_DATE = ("first", "last", "type")
_ARTICLE = ("title", "publisher", "language", "published_first", "published_last")
NO_NUMBER = 6
"""Decimals to which numbers are compared: a tenth of a metre."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs. `before` and `after` are the fields that do, None where it isn't there at all."""

    what: What
    path: str
    start: int | None
    text: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def kind(self) -> str:
        """'added', 'gone' or 'changed'."""
        return "added" if self.before is None else "gone" if self.after is None else "changed"


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes, and of each sort of thing how many there are: in the first, in the second, in both and the same."""

    changes: tuple[Change, ...]
    counts: dict[What, dict[str, int]]


def compare_projects(old: Project, new: Project) -> Comparison:
    """What differs between two projects. Confidences and reasons are not compared: they change with every version.

    Raises
    ------
    ProjectFormatError
        When one of them is damaged.
    """
    documents = old.documents(), new.documents()
    pairs = _pairs(*documents)
    changes: list[Change] = []
    counts: dict[What, dict[str, int]] = {}
    whole = [_articles(frame, number, pairs) for number, frame in enumerate(documents)]
    _compare("article", whole[0], whole[1], changes, counts)
    names = [_names(project) for project in (old, new)]
    rows = [
        _spans(frame, documents[number], number, pairs, _MENTION, names[number])
        for number, frame in enumerate((old.mentions(), new.mentions()))
    ]
    _compare("mention", rows[0], rows[1], changes, counts)
    days = [
        _spans(frame, documents[number], number, pairs, _DATE, {})
        for number, frame in enumerate((old.dates(), new.dates()))
    ]
    _compare("date", days[0], days[1], changes, counts)
    order = {"article": 0, "mention": 1, "date": 2}
    changes.sort(key=lambda one: (one.path, order[one.what], one.start or 0, one.text))
    return Comparison(tuple(changes), counts)


Key = tuple[Any, ...]
Row = tuple[str, int | None, str, dict[str, Any]]


def _pairs(old: pd.DataFrame, new: pd.DataFrame) -> tuple[dict[str, Key], dict[str, Key]]:
    """For both projects the key of each article, by its id: equal where it is the same article."""
    keys: tuple[dict[str, Key], dict[str, Key]] = ({}, {})
    left = [_known(frame) for frame in (old, new)]
    for name in ("sha256", "path", "id"):
        there = {row[name]: row["id"] for row in left[1] if row[name] and row["id"] not in keys[1]}
        for row in left[0]:
            other = there.pop(row[name], None) if row["id"] not in keys[0] and row[name] else None
            if other is not None:
                keys[0][row["id"]] = keys[1][other] = ("both", row["id"])
    for number in (0, 1):
        for row in left[number]:
            keys[number].setdefault(row["id"], (number, row["id"]))
    return keys


def _known(documents: pd.DataFrame) -> list[dict[Any, Any]]:
    return documents[["id", "sha256", "path"]].to_dict("records")


def _articles(documents: pd.DataFrame, number: int, pairs: tuple[dict[str, Key], ...]) -> dict[Key, Row]:
    return {
        pairs[number][row["id"]]: (
            str(row["path"]),
            None,
            str(row["title"]),
            {name: _plain(row[name]) for name in _ARTICLE},
        )
        for row in documents.to_dict("records")
    }


def _spans(
    frame: pd.DataFrame,
    documents: pd.DataFrame,
    number: int,
    pairs: tuple[dict[str, Key], ...],
    fields: tuple[str, ...],
    names: dict[str, str],
) -> dict[Key, Row]:
    paths = dict(zip(documents["id"], documents["path"], strict=True))
    found: dict[Key, Row] = {}
    for row in frame[["document_id", "start", "end", "text", *fields]].to_dict("records"):
        said = {name: _plain(row[name]) for name in fields}
        if names:
            said["place"] = names.get(str(said["place_id"]))
        key = (pairs[number][row["document_id"]], int(row["start"]), int(row["end"]))
        found[key] = (str(paths[row["document_id"]]), int(row["start"]), str(row["text"]), said)
    return found


def _names(project: Project) -> dict[str, str]:
    places = project.places()
    return dict(zip(places["id"], places["name"], strict=True))


def _plain(value: Any) -> Any:
    """A value as JSON holds it: None where the frame holds none, numbers as they are compared."""
    if value is None or value != value:
        return None
    return round(value, NO_NUMBER) if isinstance(value, float) else value


def _compare(
    what: What, old: dict[Key, Row], new: dict[Key, Row], changes: list[Change], counts: dict[What, dict[str, int]]
) -> None:
    mine = list(_changes(what, old, new))
    kinds = Counter(change.kind for change in mine)
    both = sum(key in new for key in old)
    counts[what] = {
        "before": len(old), "after": len(new), "same": both - kinds["changed"], "changed": kinds["changed"],
        "gone": kinds["gone"], "added": kinds["added"],
    }  # fmt: skip
    changes += mine


def _changes(what: What, old: dict[Key, Row], new: dict[Key, Row]) -> Iterator[Change]:
    for key, (path, start, text, said) in old.items():
        if key not in new:
            yield Change(what, path, start, text, said, None)
            continue
        other = new[key][3]
        differing = [name for name in said if said[name] != other[name]]
        if differing:
            yield Change(
                what,
                path,
                start,
                text,
                {name: said[name] for name in differing},
                {name: other[name] for name in differing},
            )
    for key, (path, start, text, said) in new.items():
        if key not in old:
            yield Change(what, path, start, text, None, said)
