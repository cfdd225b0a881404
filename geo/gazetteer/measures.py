"""Size and prominence of a place, estimated from its kind and population; distances on the globe."""

from __future__ import annotations

import math

from geo.model import PlaceKind

EARTH_RADIUS_KM = 6371.0088

# Radius of a place whose size only its kind suggests.
TYPICAL_RADIUS_KM: dict[PlaceKind, float] = {
    "continent": 3000.0, "region": 300.0, "country": 300.0, "admin1": 80.0, "admin2": 25.0, "quarter": 1.5,
    "building": 0.2, "base": 2.0, "crossing": 1.0, "airport": 2.0, "facility": 1.0, "river": 200.0, "water": 200.0,
    "mountain": 30.0, "desert": 150.0, "island": 20.0, "area": 10.0, "road": 50.0, "border": 100.0,
}  # fmt: skip

# Added to log10(population): a country is meant before its namesakes, a district after.
_KIND_WEIGHT: dict[PlaceKind, float] = {
    "continent": 3.0, "country": 4.0, "region": 0.0, "admin1": -0.9, "admin2": -1.5, "quarter": -0.5,
    "airport": 1.0,
}  # fmt: skip
CAPITAL_WEIGHT = 1.0
ALIAS_WEIGHT = -0.7  # an alternate name is meant less often: 'Bethlehem' is not Belém
FOLDED_WEIGHT = -0.5  # nor is one that meets only without its article
READING_WEIGHT = 0.95  # of the similarity of a name that meets only as another language's spelling
_NATURE_BASE = 3.0  # seas, ranges and regions have no inhabitants counted: about a town, growing with size


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine) between two WGS 84 points in degrees."""
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2.0 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def unit_vector(lat: float, lon: float) -> tuple[float, float, float]:
    """A WGS 84 point in degrees as x, y, z on the unit sphere."""
    p, q = math.radians(lat), math.radians(lon)
    return math.cos(p) * math.cos(q), math.cos(p) * math.sin(q), math.sin(p)


def settlement_radius_km(population: int) -> float:
    """Radius of a town or city, at about 4,000 inhabitants a square kilometre in large ones.

    1,000 inhabitants: 0.7 km; 100,000: 3.6 km; 1.7 million: 9.6 km; 10 million: 18 km. An unknown
    population (0) counts as a large village: 1.5 km.
    """
    if population <= 0:
        return 1.5
    return round(min(max(0.5, 0.068 * math.pow(population, 0.345)), 25.0), 1)


def prominence(kind: PlaceKind, population: int, radius_km: float, *, capital: bool = False) -> float:
    """Rank of an entry among its namesakes; larger is likelier meant."""
    if population <= 0 and kind not in ("city", "village", "quarter", "admin1", "admin2"):
        people = _NATURE_BASE + math.log10(1.0 + radius_km)
    else:
        people = math.log10(max(population, 10))
    return people + _KIND_WEIGHT.get(kind, 0.0) + (CAPITAL_WEIGHT if capital else 0.0)
