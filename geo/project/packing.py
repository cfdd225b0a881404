"""What the project file keeps as compressed JSON: candidates, and readings that corrections changed.

Floats come back exactly as they were. Only halves of surrogate pairs may change, and no column of the file holds those.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from geo.model import Candidate, ParsedDocument, Place, PlaceMention, ScorePart
from geo.plain_data import from_data, to_data
from geo.project.distrust import LONGEST_VALUE

_LEVEL = 6
_PLACE = tuple(field.name for field in fields(Place))


def pack(value: object) -> bytes:
    """JSON data as compressed bytes that depend on the value alone."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"), _LEVEL)


def unpack(packed: bytes) -> Any:
    """What `pack` was given; raises ValueError when that is more than a project may hold."""
    inflating = zlib.decompressobj()
    data = inflating.decompress(packed, LONGEST_VALUE)
    if not inflating.eof:
        raise ValueError("packed data that is cut off, or without end")
    return json.loads(data)


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
    return pack([[[getattr(place, name) for name in _PLACE] for place in places], lists])


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
