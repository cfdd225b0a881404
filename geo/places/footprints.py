"""The ground a mention covers: from the kind of the place, moved and narrowed by the words before its name.

All radii are kilometres. A country or region is an area, never a pin; 'western Mosul' a circle over the city's
west; '30 km south of Mosul' a circle there.
"""

from __future__ import annotations

import math

from geo.model import Footprint, FootprintShape, Place
from geo.places.context import Modifier

_KM_PER_DEGREE = 111.2
_AREAS = frozenset(
    ("continent", "region", "country", "admin1", "admin2", "river", "water", "mountain", "desert", "island", "area")
)
_LINES = frozenset(("road", "border"))
_BEARINGS = {
    "north": 0.0, "north-east": 45.0, "east": 90.0, "south-east": 135.0,
    "south": 180.0, "south-west": 225.0, "west": 270.0, "north-west": 315.0,
}  # fmt: skip
# 'near X': within this of its edge. 'south of X' without a distance: a circle centred this far beyond its edge.
_NEAR_KM = 15.0
_BEYOND_KM = 20.0
# How far beyond a town's edge its airport, base or bridge may lie.
_SITE_KM = 8.0


def footprint(place: Place, modifier: Modifier | None = None, ends: tuple[Place, Place] | None = None) -> Footprint:
    """The footprint of `place` as the text narrows it; `ends` are a line's two ends."""
    if place.kind in _LINES:
        if ends is not None:
            a, b = ends
            areal = a.kind in _AREAS or b.kind in _AREAS
            return Footprint(
                shape="area" if areal else "line",
                lat=place.lat,
                lon=place.lon,
                radius_km=place.radius_km,
                label=place.name,
                path=() if areal else ((a.lat, a.lon), (b.lat, b.lon)),
            )
        return Footprint("area", place.lat, place.lon, place.radius_km, place.name)
    if modifier is not None:
        return _modified(place, modifier)
    return Footprint(_shape(place), place.lat, place.lon, place.radius_km, _label(place))


def _shape(place: Place) -> FootprintShape:
    if place.kind in _AREAS:
        return "area"
    return "circle" if place.kind == "quarter" else "point"


def _label(place: Place) -> str:
    if place.id.startswith("text:"):
        return f"somewhere in {place.name.rpartition(', ')[2]}"
    return place.name


def _modified(place: Place, modifier: Modifier) -> Footprint:
    if modifier.relation == "site":
        label = f"{modifier.words}: somewhere in or near {place.name}"
        return Footprint("circle", place.lat, place.lon, round(place.radius_km + _SITE_KM, 2), label)
    areal = _shape(place) == "area"
    radius = max(place.radius_km, 0.5)
    label = f"{modifier.words} {place.name}"
    shape: FootprintShape = "area" if areal else "circle"
    bearing = _BEARINGS.get(modifier.direction)
    if modifier.relation in ("part", "edge") or (modifier.relation == "outskirts" and bearing is not None):
        if bearing is None:  # central
            return Footprint(shape, place.lat, place.lon, round(radius * 0.5, 2), label)
        share = 0.5 if modifier.relation == "part" else 0.9
        lat, lon = moved(place.lat, place.lon, bearing, radius * share)
        return Footprint(shape, lat, lon, round(radius * (0.6 if modifier.relation == "part" else 0.4), 2), label)
    if modifier.relation == "outskirts":
        return Footprint(shape, place.lat, place.lon, round(radius * 1.5, 2), label)
    if modifier.relation == "near":
        return Footprint(shape, place.lat, place.lon, round(radius + min(_NEAR_KM, 2 * radius + 5), 2), label)
    if modifier.relation == "direction" and bearing is not None:
        reach = modifier.distance_km or radius + _BEYOND_KM
        lat, lon = moved(place.lat, place.lon, bearing, reach)
        slack = max(1.0, modifier.distance_km * 0.2) if modifier.distance_km else _BEYOND_KM
        return Footprint("circle", lat, lon, round(slack, 2), label)
    return Footprint(shape, place.lat, place.lon, place.radius_km, label)


def moved(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point `km` away at `bearing` (degrees from north), on the sphere."""
    angle, course = km / (_KM_PER_DEGREE * 180.0 / math.pi), math.radians(bearing)
    p, q = math.radians(lat), math.radians(lon)
    new = math.asin(math.sin(p) * math.cos(angle) + math.cos(p) * math.sin(angle) * math.cos(course))
    east = math.atan2(math.sin(course) * math.sin(angle) * math.cos(p), math.cos(angle) - math.sin(p) * math.sin(new))
    return round(math.degrees(new), 5), round((math.degrees(q + east) + 540.0) % 360.0 - 180.0, 5)
