"""A place on its way into the file of imports, and GeoNames' feature codes as kinds."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from geo.errors import GazetteerFormatError
from geo.gazetteer.measures import prominence
from geo.gazetteer.schema import KINDS
from geo.model import PlaceKind

MAX_NAME = 200
MOST_PEOPLE = 60_000_000  # of one town: more is a slip of the keyboard
_SETTLED = frozenset({"city", "village", "quarter", "country", "admin1", "admin2"})
# Controls, line separators, and the marks that turn text around: no name has one.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


class ImportedPlace(NamedTuple):
    """One row of a dump or of a user's file.

    `id` is GeoNames', or minus the row's number for a place with a `slug`. `aliases` are worth indexing as they are;
    `parent` is an id or ''.
    """

    id: int
    slug: str
    name: str
    aliases: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float
    kind: PlaceKind
    country: str
    admin1: str
    admin2: str
    parent: str
    population: int
    rank: float


class Feature(NamedTuple):
    """What a GeoNames feature code stands for here. `radius_km` 0: by population."""

    kind: PlaceKind
    radius_km: float


@cache
def features() -> dict[tuple[str, str], Feature]:
    """Feature class and code to kind and usual radius; a code that is absent is left out of imports.

    Absent are historical, abandoned and destroyed places (PPLH, PPLQ, PPLW, ADM1H, AIRQ, ...), undersea features and
    what is too small or too common to be named in news (wells, farms, houses).
    """
    kinds = {kind: kind for kind in KINDS}
    text = files("geo.gazetteer").joinpath("data", "feature_codes.csv").read_text(encoding="utf-8")
    found = {}
    for row in csv.DictReader(text.splitlines()):
        if row["kind"] not in kinds:
            raise GazetteerFormatError(f"feature_codes.csv: {row['code']} has the unknown kind {row['kind']!r}")
        found[row["class"], row["code"]] = Feature(kinds[row["kind"]], float(row["radius_km"] or 0))
    return found


def imported_rank(kind: PlaceKind, population: int, radius_km: float, *, capital: bool = False) -> float:
    """Prominence of an imported place: hills, streams and buildings stand behind every town of their name."""
    if kind in _SETTLED:
        return prominence(kind, population, radius_km, capital=capital)
    return 0.1 * math.log10(1.0 + radius_km)


def is_settled(kind: PlaceKind) -> bool:
    """Whether people live in such a place, or it is an area that a government rules."""
    return kind in _SETTLED


def on_the_globe(lat: float, lon: float) -> bool:
    """Whether a point has coordinates at all: not NaN, in range, and not 0, 0, which stands for none."""
    return -90.0 <= lat <= 90.0 and -180.0 <= lon <= 180.0 and (lat, lon) != (0.0, 0.0)


class IdSet:
    """GeoNames ids as bits: 12 MB for all that there are."""

    def __init__(self) -> None:
        self._bits = bytearray()

    def __contains__(self, number: object) -> bool:
        return (
            isinstance(number, int)
            and number >> 3 < len(self._bits)
            and bool(self._bits[number >> 3] >> (number & 7) & 1)
        )

    def noting(self, places: Iterable[ImportedPlace]) -> Iterator[ImportedPlace]:
        """Hand `places` on and note their ids."""
        for place in places:
            cell = place.id >> 3
            if cell >= len(self._bits):
                self._bits.extend(bytes(cell + 65536 - len(self._bits)))
            self._bits[cell] |= 1 << (place.id & 7)
            yield place
