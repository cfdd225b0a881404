"""What the project file keeps as compressed JSON: candidates, and readings that corrections changed.

Floats come back exactly as they were. Only halves of surrogate pairs may change, and no column of the file holds those.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from geo.model import Candidate, ParsedDocument, Place, PlaceMention, ScorePart
from geo.plain_data import from_data, to_data
from geo.project.distrust import LONGEST_VALUE

_LEVEL = 6
_MOST_THOUSANDTHS = 1e9
_PLACE = tuple(field.name for field in fields(Place))


def pack(value: object) -> bytes:
    """JSON data as compressed bytes that depend on the value alone."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"), _LEVEL)


def unpack(packed: bytes) -> Any:
    """What `pack` was given; raises ValueError when that is more than a project may hold."""
    return _inflated(packed, zlib.decompressobj())


def _inflated(packed: bytes, inflating: Any) -> Any:
    data = inflating.decompress(packed, LONGEST_VALUE)
    if not inflating.eof:
        raise ValueError("packed data that is cut off, or without end")
    return json.loads(data)


def pack_candidates(mentions: Sequence[PlaceMention]) -> bytes:
    """The candidates of a document's mentions, in their order; each place and each name of a score is written once.

    JSON of [places, parts, candidates a mention, places by index, scores, parts a candidate, parts by index, values]:
    the last five are one list for all mentions. Numbers with at most three decimals are whole thousandths.
    """
    places: dict[Place, int] = {}
    named: dict[tuple[str, str], int] = {}
    candidates = [candidate for mention in mentions for candidate in mention.candidates]
    parts = [part for candidate in candidates for part in candidate.parts]
    columns = [
        [len(mention.candidates) for mention in mentions],
        [places.setdefault(candidate.place, len(places)) for candidate in candidates],
        [_thousandths(candidate.score) for candidate in candidates],
        [len(candidate.parts) for candidate in candidates],
        [named.setdefault((part.name, part.words), len(named)) for part in parts],
        [_thousandths(part.value) for part in parts],
    ]
    rows = [[getattr(place, name) for name in _PLACE] for place in places]
    data = json.dumps([rows, list(named), *columns], separators=(",", ":")).encode("ascii")
    packing = zlib.compressobj(9, zdict=_known())
    return packing.compress(data) + packing.flush()


def unpack_candidates(packed: bytes) -> list[tuple[Candidate, ...]]:
    """The candidates of every mention of a document, best first."""
    rows, named, of_mentions, of_places, scores, lengths, of_parts, values = _inflated(
        packed, zlib.decompressobj(zdict=_known())
    )
    places = [Place(*row) for row in rows]
    parts = (ScorePart(named[at][0], _number(value), named[at][1]) for at, value in zip(of_parts, values, strict=True))
    candidates = (
        Candidate(places[at], _number(score), tuple(islice(parts, length)))
        for at, score, length in zip(of_places, scores, lengths, strict=True)
    )
    found = [tuple(islice(candidates, count)) for count in of_mentions]
    if sum(map(len, found)) != len(of_places) or next(parts, None) is not None:
        raise ValueError("candidates that don't add up")
    return found


def unpack_earlier_candidates(packed: bytes) -> list[tuple[Candidate, ...]]:
    """The same as schemas 4 to 6 kept it."""
    rows, lists = unpack(packed)
    places = [Place(*row) for row in rows]
    return [
        tuple(
            Candidate(places[at], score, tuple(ScorePart(*part) for part in parts)) for at, score, parts in candidates
        )
        for candidates in lists
    ]


def _thousandths(value: float) -> int | float:
    whole = round(value * 1000) if abs(value) < _MOST_THOUSANDTHS else 0
    return whole if whole / 1000 == value else float(value)


def _number(value: int | float) -> float:
    return value / 1000 if isinstance(value, int) else value


@cache
def _known() -> bytes:
    """What zlib knows before the first byte: it is part of the format, and never changes within a schema."""
    return (files("geo.project") / "packing_dictionary.txt").read_bytes()


def pack_reading(parsed: ParsedDocument) -> bytes:
    """A parsed document without its text, which `documents` holds."""
    return pack(to_data(replace(parsed, document=replace(parsed.document, text=""))))


def unpack_reading(packed: bytes, text: str) -> ParsedDocument:
    """The parsed document that `pack_reading` was given, with its text."""
    parsed = from_data(ParsedDocument, unpack(packed))
    return replace(parsed, document=replace(parsed.document, text=text))
