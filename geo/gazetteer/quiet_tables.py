"""Tables of many small places: airports, US post offices, lakes, districts and rivers.

Their names are looked up like all others but are no evidence for the recogniser: with names such as 'Chak', 'Guffey'
and 'Son River', every other word would be a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geo.gazetteer.measures import TYPICAL_RADIUS_KM, settlement_radius_km
from geo.gazetteer.name_keys import normalise
from geo.gazetteer.positions import position
from geo.gazetteer.shipped_tables import (
    AIRPORTS,
    KIND_OF,
    PACKAGE_SOURCES,
    QUIET_TABLE,
    TOWNS,
    WATERS,
)
from geo.gazetteer.sources import RawEntry
from geo.gazetteer.table_rows import rows, split_cell
from geo.model import PlaceKind


def read_quiet_places() -> Iterator[RawEntry]:
    """Districts, rivers and villages whose names alone should be no evidence of a place."""
    for row in rows(QUIET_TABLE):
        kind = KIND_OF[row["kind"]]
        place = position(row, kind=kind)
        moved = row | {"lat": str(place.lat), "lon": str(place.lon)}
        yield replace(_entry(moved, place.source, kind, place.radius_km), within_km=place.within_km)


def read_airports() -> Iterator[RawEntry]:
    """Airfields with an IATA code; one that also stands in a table written by hand has the id it has there."""
    for row in rows(AIRPORTS):
        kind = KIND_OF[row["kind"]]
        yield _entry(row, PACKAGE_SOURCES[AIRPORTS][0], kind, TYPICAL_RADIUS_KM[kind])


def read_waters() -> Iterator[RawEntry]:
    """Lakes, seas, gulfs and straits."""
    for row in rows(WATERS):
        yield _entry(row, PACKAGE_SOURCES[WATERS][0], "water", float(row["radius_km"]))


def read_us_towns() -> Iterator[RawEntry]:
    """US post offices that are not among GeoNames' populated places of 500 inhabitants and more."""
    for row in rows(TOWNS):
        country, admin1, admin2 = row["county"].split(".")
        slug = f"us-{admin1}-{re.sub('[^a-z0-9]+', '-', normalise(row['name']))}".lower()
        filled = row | {"id": f"dateline:{slug}", "country": country, "admin1": admin1, "admin2": admin2}
        yield _entry(filled, PACKAGE_SOURCES[TOWNS][0], "village", settlement_radius_km(0))


def _entry(row: dict[str, str], source: str, kind: PlaceKind, radius_km: float) -> RawEntry:
    prefix, _, rest = row["id"].partition(":")
    return RawEntry(
        id=int(rest) if prefix == "geonames" else 0,
        slug=rest if prefix == "dateline" else "",
        name=row["name"],
        aliases=split_cell(row.get("aliases", "")),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_km=radius_km,
        kind=kind,
        country=row.get("country", ""),
        admin1=row.get("admin1", ""),
        admin2=row.get("admin2", ""),
        source=source,
        trusted_aliases=True,
        quiet=True,
    )
