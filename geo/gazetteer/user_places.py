"""A user's own places, from a table (CSV, TSV) or GeoJSON, each row checked with a message that says what to mend.

Columns, in any order and case: name (needed), lat or latitude (needed), lon or longitude (needed), aliases (separated
by '|'), kind, radius_km, country (two letters, or a name), parent (an id, or a name), admin1, admin2, population.
Where there is a column accepted, as in what `dateline geocode` suggests, only rows count in which it says yes.
A GeoJSON feature has the same as properties, and a point or an area as geometry.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import InputError, MetadataError, NotTextError, TooLongError, UnreadableFileError
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.imported import MAX_NAME, MOST_PEOPLE, UNPRINTABLE, ImportedPlace, imported_rank, on_the_globe
from geo.gazetteer.measures import TYPICAL_RADIUS_KM, distance_km, settlement_radius_km
from geo.gazetteer.name_keys import normalise
from geo.gazetteer.overlay import YOURS
from geo.gazetteer.schema import KINDS
from geo.model import PlaceKind

MAX_BYTES = 100_000_000
SUFFIXES = frozenset({".csv", ".tsv", ".geojson", ".json"})
_KINDS: dict[str, PlaceKind] = {kind: kind for kind in KINDS}
_COLUMNS = {
    "latitude": "lat", "y": "lat", "longitude": "lon", "lng": "lon", "long": "lon", "x": "lon", "radius": "radius_km",
    "alias": "aliases", "type": "kind", "country_code": "country",
}  # fmt: skip
_MAX_RADIUS_KM = 5000.0
_YES = frozenset({"yes", "y", "x", "1", "true"})
_TOWNS = frozenset({"city", "village"})
_NEAREST_TOWN_KM = 40.0  # further away another district is as likely


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was left out: its number in the file (the heading is row 1; features count from 1), and why."""

    number: int
    reason: str


def read_user_places(path: Path, gazetteer: Gazetteer, bad: list[RejectedRow]) -> Iterator[ImportedPlace]:
    """Places of a user's file, in its order; rows that can't be taken are added to `bad`.

    Parameters
    ----------
    path
        A table (.csv, .tsv) or GeoJSON (.geojson, .json) in UTF-8. Points are in WGS 84 degrees, radii in km.
    gazetteer
        Where countries and parents are looked up; what an earlier import of the same file added is ignored.
    bad
        Gains a `RejectedRow` for each row that is left out.

    Raises
    ------
    InputError
        The file as a whole can't be read: absent, too large, no text, no such columns.
    """
    text = _text(path)
    rows = _features(path, text) if path.suffix.lower() in (".geojson", ".json") else _table(path, text)
    reader = _Reader(path, gazetteer)
    for number, row in rows:
        if "accepted" in row and row["accepted"].strip().lower() not in _YES:
            continue
        try:
            yield reader.place(number, row)
        except (ValueError, TypeError) as error:
            bad.append(RejectedRow(number, str(error)))


class _Reader:
    """Turns rows into places; remembers their ids: each is given out once, and a later row may name one as parent."""

    def __init__(self, path: Path, gazetteer: Gazetteer) -> None:
        self._file = "-".join(normalise(path.name).split()) or "places"
        self._gazetteer = gazetteer
        self._slugs: set[str] = set()
        self._ids: dict[str, str] = {}

    def place(self, number: int, row: Mapping[str, str]) -> ImportedPlace:
        """The place of one row; raises ValueError, whose message says what is wrong with the row."""
        name = _name(row.get("name", ""))
        lat, lon = _number(row, "lat"), _number(row, "lon")
        if not on_the_globe(lat, lon):
            raise ValueError(
                f"{lat:g}, {lon:g} is no point on the globe: give latitude -90 to 90, longitude -180 to 180"
            )
        given = row.get("kind", "").strip().lower()
        kind = _KINDS.get(given or "facility")
        if kind is None:
            raise ValueError(f"kind {_shown(given)} is not known: give one of {', '.join(KINDS)}")
        people = int(_number(row, "population", 0.0, MOST_PEOPLE if kind in _TOWNS else 10_000_000_000))
        usual = settlement_radius_km(people) if kind in _TOWNS else TYPICAL_RADIUS_KM[kind]
        radius = _number(row, "radius_km", usual, _MAX_RADIUS_KM)
        if radius <= 0:
            raise ValueError(f"radius_km {radius:g} is not above 0")
        country = self._country(row.get("country", "").strip())
        near = self._district(lat, lon, country)
        slug = f"{self._file}/" + ("-".join(normalise(name).split()) or str(number))
        if slug in self._slugs:
            slug = f"{slug}-{number}"
        parent = self._parent(row.get("parent", "").strip(), country)
        aliases = tuple(_name(alias) for alias in row.get("aliases", "").split("|") if alias.strip())
        self._slugs.add(slug)
        self._ids.setdefault(normalise(name), f"{YOURS}:{slug}")
        return ImportedPlace(
            -number, slug, name, aliases, lat, lon, radius, kind, country,
            row.get("admin1", "").strip()[:20] or near[0], row.get("admin2", "").strip()[:20] or near[1], parent,
            people, imported_rank(kind, people, radius),
        )  # fmt: skip

    def _country(self, given: str) -> str:
        if not given:
            return ""
        if self._gazetteer.country(given) is not None:
            return given.upper()
        named = next((place for place in self._gazetteer.lookup(given) if place.kind == "country"), None)
        if named is None:
            raise ValueError(f"country {_shown(given)} is not known: give its two letters, or leave it empty")
        return named.country

    def _parent(self, given: str, country: str) -> str:
        if not given:
            return ""
        own = self._ids.get(normalise(given))
        if own is not None:
            return own
        found = self._gazetteer.get(given)
        named = [] if found is None else [found]
        named += [place for place in self._gazetteer.lookup(given) if not country or place.country in ("", country)]
        above = next((place.id for place in named if not self._is_own(place.id)), None)
        if above is None:
            raise ValueError(f"parent {_shown(given)} is not in the gazetteer: give its id, or leave it empty")
        return above

    def _is_own(self, id: str) -> bool:
        return id.startswith(f"{YOURS}:{self._file}/")

    def _district(self, lat: float, lon: float, country: str) -> tuple[str, str]:
        """Admin codes of the nearest town of the same country."""
        for town, away in self._gazetteer.near(lat, lon, limit=8) if country else ():
            if town.country == country and away <= _NEAREST_TOWN_KM and not self._is_own(town.id):
                return town.admin1, town.admin2
        return "", ""


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TooLongError(f"{path} has more than {MAX_BYTES:,} bytes: split it")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotTextError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    except OSError as error:
        raise UnreadableFileError(f"{path} can't be read ({error.strerror})") from error


def _table(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    heading = text.partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [_column(cell) for cell in next(rows, [])]
    missing = [name for name in ("name", "lat", "lon") if name not in columns]
    if missing:
        raise MetadataError(f"{path} has no column {' or '.join(missing)}: its first line must name the columns")
    number = 1
    while True:
        number += 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:  # a cell beyond csv's limit
            raise MetadataError(f"{path}, row {number}: {error}") from error
        if any(cell.strip() for cell in cells):
            yield number, dict(zip(columns, cells, strict=False))


def _features(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        data = json.loads(text)
        features = data["features"]
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise MetadataError(f"{path} is no GeoJSON FeatureCollection: {error}") from error
    if not isinstance(features, list):
        raise MetadataError(f"{path} is no GeoJSON FeatureCollection: 'features' is no list")
    for number, feature in enumerate(features, 1):
        row: dict[str, str] = {}
        if isinstance(feature, dict):
            properties = feature.get("properties")
            if isinstance(properties, dict):
                row = {_column(str(key)): _cell(value) for key, value in properties.items()}
            row |= _point(feature.get("geometry"))
        yield number, row


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "|".join(str(each) for each in value)
    return "" if value is None else str(value)


def _point(geometry: Any) -> dict[str, str]:
    """Latitude, longitude and, for an area, the radius of the circle around it; {} for a geometry without a point."""
    points: list[tuple[float, float]] = []
    waiting = [geometry.get("coordinates")] if isinstance(geometry, dict) else []
    while waiting:
        each = waiting.pop()
        if isinstance(each, list) and len(each) >= 2 and all(isinstance(n, int | float) for n in each[:2]):
            points.append((float(each[1]), float(each[0])))
        elif isinstance(each, list):
            waiting += each
    if not points:
        return {}
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    if len(points) == 1 or not (on_the_globe(lat, lon) and math.isfinite(sum(lats) + sum(lons))):
        return {"lat": str(lat), "lon": str(lon)}
    radius = max(distance_km(lat, lon, y, x) for y, x in points)
    return {"lat": f"{lat:.5f}", "lon": f"{lon:.5f}", "radius_km": f"{max(radius, 0.05):.2f}"}


def _column(heading: str) -> str:
    name = heading.strip().lower().replace(" ", "_")
    return _COLUMNS.get(name, name)


def _name(given: str) -> str:
    name = given.strip()
    if not name:
        raise ValueError("it has no name")
    if len(name) > MAX_NAME or UNPRINTABLE.search(name):
        raise ValueError(f"the name {_shown(name)} has control characters or more than {MAX_NAME} characters")
    if not normalise(name):
        raise ValueError(f"the name {_shown(name)} has no letter or digit")
    return name


def _number(row: Mapping[str, str], column: str, usual: float | None = None, most: float = math.inf) -> float:
    given = row.get(column, "").strip()
    if not given:
        if usual is None:
            raise ValueError(f"it has no {column}: give decimal degrees")
        return usual
    try:
        value = float(given)
    except ValueError:
        raise ValueError(f"{column} {_shown(given)} is no number: write it as 36.34, with a point") from None
    if not math.isfinite(value) or not -math.inf < value <= most or (usual is not None and value < 0):
        raise ValueError(f"{column} {_shown(given)} is out of range")
    return value


def _shown(given: str) -> str:
    return repr(given if len(given) <= 40 else given[:40] + "...")


def check_suffix(path: Path) -> None:
    """Raise InputError when the name is not of a table or GeoJSON."""
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(f"{path} is neither a table nor GeoJSON: name it .csv, .tsv or .geojson")
