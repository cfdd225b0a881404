"""What the project file keeps as compressed JSON: candidates, and readings that corrections changed.

Floats come back exactly as they were. Only halves of surrogate pairs may change, and no column of the file holds those.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from geo.model import Candidate, ParsedDocument, Place, PlaceMention, ScorePart

_LEVEL = 6

Record = TypeVar("Record")


def pack(value: object) -> bytes:
    """JSON data as compressed bytes that depend on the value alone."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"), _LEVEL)


def unpack(packed: bytes) -> Any:
    """What `pack` was given."""
    return json.loads(zlib.decompress(packed))


def pack_candidates(mentions: Iterable[PlaceMention]) -> bytes:
    """The candidates of a document's mentions, in their order; each place is written once."""
    places: dict[Place, int] = {}
    lists = [
        [
            [
                places.setdefault(candidate.place, len(places)),
                candidate.score,
                [[part.name, part.value, part.words] for part in candidate.parts],
            ]
            for candidate in mention.candidates
        ]
        for mention in mentions
    ]
    return pack([[[getattr(place, name) for name in _names(Place)] for place in places], lists])


def unpack_candidates(packed: bytes) -> list[tuple[Candidate, ...]]:
    """The candidates of every mention of a document, best first."""
    rows, lists = unpack(packed)
    places = [Place(*row) for row in rows]
    return [_candidates(places, candidates) for candidates in lists]


def unpack_candidates_of(packed: bytes, ordinal: int) -> tuple[Candidate, ...]:
    """The candidates of one mention, by its index in the document."""
    rows, lists = unpack(packed)
    return _candidates([Place(*row) for row in rows], lists[ordinal])


def _candidates(places: Sequence[Place], candidates: Iterable[Any]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(places[place], score, tuple(ScorePart(*part) for part in parts)) for place, score, parts in candidates
    )


def pack_reading(parsed: ParsedDocument) -> bytes:
    """A parsed document without its text, which `documents` holds."""
    return pack(to_data(replace(parsed, document=replace(parsed.document, text=""))))


def unpack_reading(packed: bytes, text: str) -> ParsedDocument:
    """The parsed document that `pack_reading` was given, with its text."""
    parsed = from_data(ParsedDocument, unpack(packed))
    return replace(parsed, document=replace(parsed.document, text=text))


def to_data(value: Any) -> Any:
    """A record of `geo.model` as JSON data: records are objects, tuples arrays, days ISO 8601 text."""
    if isinstance(value, tuple):
        return [to_data(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    kind: Any = type(value)
    if _is_record(kind):
        return {name: to_data(getattr(value, name)) for name in _names(kind)}
    return value


def from_data(kind: Callable[..., Record], data: Any) -> Record:
    """The record of type `kind` that `to_data` was given. What `data` lacks takes the record's default.

    Raises
    ------
    TypeError, ValueError
        When `data` is no such record.
    """
    hints = _hints(kind)
    return kind(**{name: _typed(hints[name], item) for name, item in data.items()})


def _typed(kind: Any, data: Any) -> Any:
    """JSON data as the type that a field of a record is annotated with."""
    arguments = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        (wanted,) = (argument for argument in arguments if argument is not type(None))
        return None if data is None else _typed(wanted, data)
    if get_origin(kind) is tuple:
        kinds = [arguments[0]] * len(data) if arguments[-1] is Ellipsis else arguments
        return tuple(_typed(one, item) for one, item in zip(kinds, data, strict=True))
    if kind is date:
        return date.fromisoformat(data)
    return from_data(kind, data) if _is_record(kind) else data


def _is_record(kind: object) -> bool:
    return is_dataclass(kind)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
