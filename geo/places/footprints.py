"""The ground a mention covers: from the kind of the place, moved and narrowed by the words before its name.

All radii are kilometres. A country or region is an area, never a pin; 'western Mosul' a circle over the city's
west; '30 km south of Mosul' a circle there.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from geo.model import Footprint, FootprintShape, Place
from geo.places import lexicon
from geo.places.borders import border_path
from geo.places.candidates import arc_km, unit_vector
from geo.places.modifiers import Modifier, Relation
from geo.places.one_sided_borders import border_line, border_name

_KM_PER_DEGREE = 111.2
_AREAS = frozenset(
    ("continent", "region", "country", "admin1", "admin2", "river", "water", "mountain", "desert", "island", "area")
)
_LINES = frozenset(("road", "border"))
_BROAD = frozenset(("continent", "region", "country", "water", "desert", "mountain"))
_BORDERS_BETWEEN = frozenset(("border between", "frontier between"))
# Kinds that may stand for the country on one side of a border: 'near Azaz, on the border with Turkey'.
_BORDERING = frozenset(("country", "city", "village", "admin2", "quarter", "crossing"))
# 'In the province of Kirkuk and along the country's border with Syria': only where both countries are then named.
_PROVINCES = frozenset(("admin1",))
_WITHIN_TOWNS = frozenset(("quarter", "building", "facility"))
_SITES = frozenset(("base", "airport", "crossing"))
_BEARINGS = {
    "north": 0.0, "north-east": 45.0, "east": 90.0, "south-east": 135.0,
    "south": 180.0, "south-west": 225.0, "west": 270.0, "north-west": 315.0,
    "north-north-east": 22.5, "east-north-east": 67.5, "east-south-east": 112.5, "south-south-east": 157.5,
    "south-south-west": 202.5, "west-south-west": 247.5, "west-north-west": 292.5, "north-north-west": 337.5,
}  # fmt: skip
# 'near X' reaches this far beyond its edge, 'south of X' this far beyond that; less for small places.
_NEAR_KM = 15.0
_BEYOND_KM = 20.0
_SITE_EDGE_KM = 5.0
_LEAST_RADIUS_KM = 0.5
# Ends further apart than this are joined by a line: a circle over both would cover what isn't meant.
_WIDE_KM = 300.0
# 'Halfway between' two places is this share of their distance around the middle.
_HALFWAY_SHARE = 0.15
# How far beyond a town's edge its airport, base or bridge may lie.
_SITE_KM = 8.0


def footprint(
    place: Place,
    modifier: Modifier | None = None,
    ends: tuple[Place, Place] | None = None,
    *,
    called: str = "",
) -> Footprint:
    """The footprint of `place` as the text narrows it.

    `ends` are the two ends of a line, or of 'between A and B'. `called` is the article's own name for the place; a
    narrowed footprint's label is made of it.
    """
    if place.kind in _LINES:
        if ends is not None:
            return _line(place, *ends)
        return Footprint("area", place.lat, place.lon, place.radius_km, place.name)
    # West of a village that is somewhere in its district is anywhere in the district, too.
    narrowed = _narrowed(place, modifier, ends, called) if modifier is not None and not _is_unknown(place) else None
    return narrowed or Footprint(_shape(place), place.lat, place.lon, place.radius_km, _label(place))


def _line(place: Place, a: Place, b: Place) -> Footprint:
    """A border or road from `a` to `b`; between areas, such as countries, the ground that it crosses."""
    drawn = _border(place.name, a, b) if place.kind == "border" else None
    if drawn is not None:
        return drawn
    if a.kind in _AREAS or b.kind in _AREAS:
        return Footprint("area", place.lat, place.lon, place.radius_km, place.name)
    return Footprint("line", place.lat, place.lon, place.radius_km, place.name, ((a.lat, a.lon), (b.lat, b.lon)))


def _narrowed(place: Place, modifier: Modifier, ends: tuple[Place, Place] | None, called: str) -> Footprint | None:
    """The ground that a modifier makes of a place; None for 'between' without two ends that lie apart."""
    if modifier.relation == "between":
        if ends is None or (ends[0].lat, ends[0].lon) == (ends[1].lat, ends[1].lon):
            return None
        return _between(modifier, called or f"{ends[0].name} and {ends[1].name}", *ends)
    if modifier.relation == "border" and ends is not None:
        drawn = _border(border_name(ends[0].country, ends[1].country), *ends, also=_PROVINCES)
        if drawn is not None:
            return drawn
    return _DRAWN.get(modifier.relation, _whole)(place, modifier, f"{modifier.words} {called or place.name}")


def _between(modifier: Modifier, called: str, a: Place, b: Place) -> Footprint:
    """The ground between two places: a circle; an area between countries; a line along a way or a long distance."""
    drawn = _border(f"{modifier.words} {called}", a, b) if modifier.words in _BORDERS_BETWEEN else None
    if drawn is not None:
        return drawn
    lat, lon, apart = halfway(a, b)
    radius, label = round(max(apart / 2.0, 1.0), 2), f"{modifier.words} {called}"
    if modifier.words.partition(" ")[0] in lexicon.HALFWAY:
        return Footprint("circle", lat, lon, round(max(apart * _HALFWAY_SHARE, 1.0), 2), label)
    if a.kind in _BROAD or b.kind in _BROAD:
        return Footprint("area", lat, lon, radius, label)
    if modifier.words != "between" or apart > _WIDE_KM:
        return Footprint("line", lat, lon, radius, label, ((a.lat, a.lon), (b.lat, b.lon)))
    return Footprint("circle", lat, lon, radius, label)


def _border(label: str, a: Place, b: Place, also: frozenset[str] = frozenset()) -> Footprint | None:
    """The land border of the countries in which `a` and `b` lie, as a line, or None when it is unknown.

    `also` are kinds that may stand for their country besides the usual ones.
    """
    path = border_path(a.country, b.country) if a.country != b.country else ()
    if not path or any(end.kind not in _BORDERING | also for end in (a, b)):
        return None
    return border_line(label, path)


def _shape(place: Place) -> FootprintShape:
    if place.kind in _AREAS or _is_unknown(place):
        return "area"
    return "circle" if place.kind == "quarter" else "point"


def _is_unknown(place: Place) -> bool:
    """Whether only what the place lies in is known."""
    return place.kind == "village" and place.id.startswith("text:")


def _label(place: Place) -> str:
    if place.id.startswith("text:"):
        return f"somewhere in {place.name.rpartition(', ')[2]}"
    return place.name


def _circle_or_area(place: Place) -> FootprintShape:
    return "area" if _shape(place) == "area" else "circle"


def _whole(place: Place, modifier: Modifier, label: str) -> Footprint:
    """All of the place, never a pin."""
    return Footprint(_circle_or_area(place), place.lat, place.lon, place.radius_km, label)


def _site(place: Place, modifier: Modifier, label: str) -> Footprint:
    """A town's airport, base or bridge that the gazetteer lacks."""
    label = f"{modifier.words}: somewhere in or near {place.name}"
    return Footprint("circle", place.lat, place.lon, round(place.radius_km + _SITE_KM, 2), label)


def _part(place: Place, modifier: Modifier, label: str) -> Footprint:
    """'Western Mosul', 'the eastern edge of Mosul': a circle between its middle and its rim."""
    radius = max(place.radius_km, _LEAST_RADIUS_KM)
    bearing = _BEARINGS.get(modifier.direction)
    if bearing is None:  # central
        return Footprint(_circle_or_area(place), place.lat, place.lon, round(radius * 0.5, 2), label)
    share, size = (0.5, 0.6) if modifier.relation == "part" else (0.9, 0.4)
    lat, lon = moved(place.lat, place.lon, bearing, radius * share)
    return Footprint(_circle_or_area(place), lat, lon, round(radius * size, 2), label)


def _outskirts(place: Place, modifier: Modifier, label: str) -> Footprint:
    """'The outskirts of Mosul', 'its northern outskirts'."""
    if modifier.direction in _BEARINGS:
        return _part(place, modifier, label)
    radius = max(place.radius_km, _LEAST_RADIUS_KM)
    return Footprint(_circle_or_area(place), place.lat, place.lon, round(radius * 1.5, 2), label)


def _near(place: Place, modifier: Modifier, label: str) -> Footprint:
    """'Near Mosul', '30 km from Mosul'."""
    shape, radius = _circle_or_area(place), max(place.radius_km, _LEAST_RADIUS_KM)
    reach = radius + _surroundings(place, _NEAR_KM)
    if modifier.distance_km:  # from a town's middle, but from a country's edge
        reach = modifier.distance_km + radius if shape == "area" else 1.2 * modifier.distance_km
    return Footprint(shape, place.lat, place.lon, round(reach, 2), label)


def _in_direction(place: Place, modifier: Modifier, label: str) -> Footprint:
    """'South of Mosul', '30 km south of Mosul'."""
    bearing = _BEARINGS.get(modifier.direction)
    if bearing is None:
        return _whole(place, modifier, label)
    radius = max(place.radius_km, _LEAST_RADIUS_KM)
    beyond = max(_BEYOND_KM, 0.3 * radius) if _shape(place) == "area" else _BEYOND_KM
    slack = _surroundings(place, beyond)
    reach = radius + slack
    if modifier.distance_km:
        reach, slack = modifier.distance_km, max(1.0, modifier.distance_km * 0.2)
    lat, lon = moved(place.lat, place.lon, bearing, reach)
    return Footprint("circle", lat, lon, round(slack, 2), label)


_DRAWN: dict[Relation, Callable[[Place, Modifier, str], Footprint]] = {
    "site": _site,
    "part": _part,
    "edge": _part,
    "outskirts": _outskirts,
    "near": _near,
    "direction": _in_direction,
}


def _surroundings(place: Place, most: float) -> float:
    """How far 'near' and 'south of' reach beyond the edge of a place: a quarter's own size, more for a town."""
    radius = max(place.radius_km, _LEAST_RADIUS_KM)
    if place.kind in _WITHIN_TOWNS:
        return radius
    if place.kind in _SITES:
        return _SITE_EDGE_KM
    return min(most, 2.0 * radius + 5.0)


def halfway(a: Place, b: Place) -> tuple[float, float, float]:
    """(latitude, longitude, km apart) of the middle between two places, on the sphere."""
    p, q = (unit_vector(place.lat, place.lon) for place in (a, b))
    x, y, z = (m + n for m, n in zip(p, q, strict=True))
    lat, lon = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    return round(lat, 5), round(lon, 5), arc_km(p, q)


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The bearing (degrees from north) at which the way from one point to another sets out."""
    p, q, turn = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    east, north = math.sin(turn) * math.cos(q), math.cos(p) * math.sin(q) - math.sin(p) * math.cos(q) * math.cos(turn)
    return math.degrees(math.atan2(east, north))


def moved(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point `km` away at `bearing` (degrees from north), on the sphere."""
    angle, course = km / (_KM_PER_DEGREE * 180.0 / math.pi), math.radians(bearing)
    p, q = math.radians(lat), math.radians(lon)
    new = math.asin(math.sin(p) * math.cos(angle) + math.cos(p) * math.sin(angle) * math.cos(course))
    east = math.atan2(math.sin(course) * math.sin(angle) * math.cos(p), math.cos(angle) - math.sin(p) * math.sin(new))
    return round(math.degrees(new), 5), round((math.degrees(q + east) + 540.0) % 360.0 - 180.0, 5)
