"""Gold: documents in which people have marked places and dates, one JSON object a line.

A row is a document as `dateline parse` takes it, and `toponyms`, `timexes` or both. A toponym has `start` and `end`
(code points, end exclusive) and, where they are known, `lat` and `lon` (WGS 84 degrees), `role`, `tolerance_km`,
`canonical`, `nested` (inside another one: not counted) and `null_coordinate_ok` (having no point is right too). A timex
has `start`, `end`, `type` and `value`, as in TIMEX3.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from geo.errors import InputError, MetadataError, UnreadableFileError
from geo.export import document_of
from geo.model import Document

# A choice within 100 miles of the gold point counts as right: the bound that work on geoparsing has settled on.
NEAR_KM = 161.0
LITERAL, BOILERPLATE = "literal", "boilerplate"

_SHARE = re.compile(r"(\d{1,6})/(\d{1,6})")


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A toponym as annotated; `lat` and `lon` are None where its point is not known, `role` is '' where not given."""

    start: int
    end: int
    text: str
    lat: float | None = None
    lon: float | None = None
    role: str = ""
    name: str = ""
    tolerance_km: float = NEAR_KM
    nested: bool = False
    pointless: bool = False

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, if known."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A TIMEX3 expression as annotated; `value` is '' where the annotators gave none."""

    start: int
    end: int
    text: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated document; `places` or `dates` is None where its row doesn't speak of them.

    `shifted` counts the spans whose text is not the surface that the row gives for them.
    """

    document: Document
    places: tuple[GoldPlace, ...] | None
    dates: tuple[GoldDate, ...] | None
    corpus: str = ""
    shifted: int = 0

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The toponyms that count, as given spans."""
        counted = (place for place in self.places or () if not place.nested and place.role != BOILERPLATE)
        return [(place.start, place.end) for place in counted]


@dataclass(frozen=True, slots=True)
class Gold:
    """The documents of one file, and its unusable rows as (line number and id, error)."""

    name: str
    documents: tuple[GoldDocument, ...]
    failures: tuple[tuple[str, str], ...]


def read_gold(path: Path, *, split: str = "") -> Gold:
    """Read a file of gold.

    Parameters
    ----------
    path
        JSON lines.
    split
        Keep only the rows whose `split` is this, or with 'K/N' the K-th of N parts by a hash of the `id`.

    Raises
    ------
    UnreadableFileError
        When the file can't be read.
    InputError
        When `split` is no part ('6/5'), or no row is in it.
    """
    kept = _splitter(split)
    documents, failures, rows = [], [], 0
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                rows += 1
                identifier = ""
                try:
                    row = _row(line)
                    identifier = str(row.get("id", f"line {number}"))
                    if kept(identifier, row):
                        documents.append(_document(row, identifier))
                except MetadataError as error:
                    failures.append((f"line {number}" + (f" (id {identifier})" if identifier else ""), str(error)))
    except OSError as error:
        raise UnreadableFileError(f"{path} can't be read ({error.strerror}): give a file of JSON lines") from error
    if not documents and not failures:
        reason = f"none of its {rows} rows is in split {split!r}" if rows else "it has no rows"
        raise InputError(f"{path} can't be evaluated: {reason}")
    return Gold(path.name, tuple(documents), tuple(failures))


def _splitter(split: str) -> Callable[[str, Mapping[str, Any]], bool]:
    if not split:
        return lambda identifier, row: True
    part = _SHARE.fullmatch(split)
    if part is None:
        return lambda identifier, row: row.get("split") == split
    number, of = int(part[1]), int(part[2])
    if not 1 <= number <= of:
        raise InputError(f"{split} is no part: give the first of five parts as 1/5")
    return lambda identifier, row: (
        int(sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest(), 16) % of == number - 1
    )


def _row(line: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise MetadataError(f"not JSON: {error}") from error
    if not isinstance(row, Mapping):
        raise MetadataError("not a JSON object with 'id' and 'text'")
    return row


def _document(row: Mapping[str, Any], identifier: str) -> GoldDocument:
    if "toponyms" not in row and "timexes" not in row:
        raise MetadataError("neither 'toponyms' nor 'timexes': give an empty list where there is nothing to find")
    document, _ = document_of({**row, "id": identifier, "mentions": None})
    text = document.text
    toponyms, timexes = _objects(row, "toponyms", text), _objects(row, "timexes", text)
    marked = [*(toponyms or ()), *(timexes or ())]
    return GoldDocument(
        document,
        None if toponyms is None else tuple(_place(one, text, n) for n, one in enumerate(toponyms)),
        None if timexes is None else tuple(_date(one, text, n) for n, one in enumerate(timexes)),
        corpus=str(row.get("corpus", "")),
        shifted=sum("surface" in one and one["surface"] != text[one["start"] : one["end"]] for one in marked),
    )


def _objects(row: Mapping[str, Any], key: str, text: str) -> list[Mapping[str, Any]] | None:
    """The annotations under `key`, their offsets checked."""
    if key not in row:
        return None
    annotations = row[key]
    if not isinstance(annotations, list):
        raise MetadataError(f"'{key}' must be a list of objects with 'start' and 'end'")
    for number, one in enumerate(annotations):
        start, end = (one.get("start"), one.get("end")) if isinstance(one, Mapping) else (None, None)
        if type(start) is not int or type(end) is not int or not 0 <= start <= end <= len(text):
            inside = f"inside the text's {len(text)} code points"
            raise MetadataError(f"{key} {number} must have 'start' and 'end' {inside}, not {start}..{end}")
    return annotations


def _place(one: Mapping[str, Any], text: str, number: int) -> GoldPlace:
    lat, lon = _degrees(one, "lat", 90, number), _degrees(one, "lon", 180, number)
    if (lat is None) != (lon is None):
        raise MetadataError(f"toponyms {number} has one of 'lat' and 'lon' without the other")
    tolerance = one.get("tolerance_km")
    return GoldPlace(
        one["start"],
        one["end"],
        text[one["start"] : one["end"]],
        lat,
        lon,
        role=_string(one, "role"),
        name=_string(one, "canonical"),
        tolerance_km=NEAR_KM if tolerance is None else _number(tolerance, f"toponyms {number}, 'tolerance_km'"),
        nested=bool(one.get("nested")),
        pointless=bool(one.get("null_coordinate_ok")),
    )


def _date(one: Mapping[str, Any], text: str, number: int) -> GoldDate:
    if not isinstance(one.get("type"), str):
        raise MetadataError(f"timexes {number} has no 'type': DATE, TIME, DURATION or SET")
    return GoldDate(one["start"], one["end"], text[one["start"] : one["end"]], one["type"], _string(one, "value"))


def _degrees(one: Mapping[str, Any], key: str, most: int, number: int) -> float | None:
    value = one.get(key)
    if value is None:
        return None
    degrees = _number(value, f"toponyms {number}, '{key}'")
    if not -most <= degrees <= most:
        raise MetadataError(f"toponyms {number}, '{key}' is {degrees}: beyond {most} degrees")
    return degrees


def _number(value: object, what: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise MetadataError(f"{what} is no number: {value!r}")
    return float(value)


def _string(one: Mapping[str, Any], key: str) -> str:
    value = one.get(key)
    return value if isinstance(value, str) else ""
