"""What the `after` of a correction says, as records of `geo.model`: one function a kind.

`after` is JSON that anyone may have written, so every number and name in it is checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any, cast, get_args

from geo.corrections.checks import require
from geo.dates.edtf import days_of_edtf, timex_of_edtf
from geo.dates.values import NOWHERE
from geo.gazetteer.measures import distance_km
from geo.model import EVENT_KINDS, Day, EventKind, Footprint, Grain, Place, PlaceKind, Publication, Role, TimexType

HALF_WAY_ROUND_KM = 20_038.0
MOST_VERTICES = 1_000
PIN_KM = 1.0
"""A point that is known to within this is a pin; a wider one is a circle."""
MARKED = "marked by hand"
_MOST_TEXT = 10_000
_MOST_TAGS = 20
_LONGEST_TAG = 100  # letters
SWITCHES = ("hidden", "removed")
"""What is said of an article that is no field of `geo.model.Document`."""
_TEXTS = ("title", "publisher", "author", "language", "url")


@dataclass(frozen=True, slots=True)
class Ground:
    """A place that a person gave. `footprint` is None where it follows from the place's kind."""

    place: Place
    footprint: Footprint | None = None


@dataclass(frozen=True, slots=True)
class GivenDays:
    """Days that a person gave for a date, with the TIMEX3 value and the EDTF string that say the same."""

    first: Day | None
    last: Day | None
    grain: Grain
    value: str
    edtf: str
    type: TimexType


def check_meaning(kind: str, after: Mapping[str, Any]) -> None:
    """Raise a `CorrectionError` when `after` does not say what a correction of `kind` needs."""
    if kind == "place":
        require(ground_of(after) is not None, "after", "a 'place', a 'point' or an 'area'")
    if kind in ("place", "role", "add"):
        role = role_of(after)
        require(kind != "role" or role is not None, "after.role", f"one of {', '.join(get_args(Role))}")
        ground_of(after)
    elif kind == "date":
        days_of_date(after)
    elif kind == "event":
        event_kind_of(after)
    elif kind == "document":
        document_changes(after)
    elif kind == "note":
        _text(after, "text", needed=not tags_of(after))


def tags_of(after: Mapping[str, Any]) -> list[str]:
    """The tags of a note."""
    tags = after.get("tags", [])
    holds = isinstance(tags, list) and len(tags) <= _MOST_TAGS
    require(holds and all(isinstance(tag, str) for tag in tags), "after.tags", f"at most {_MOST_TAGS} texts")
    require(
        all(0 < len(tag.strip()) <= _LONGEST_TAG for tag in tags), "after.tags", f"1 to {_LONGEST_TAG} letters each"
    )
    return list(tags)


def note_words(after: Mapping[str, Any]) -> str:
    """A note with its tags behind it: 'Compare with the log #harbour'."""
    return " ".join(filter(None, (str(after.get("text", "")), *(f"#{tag}" for tag in tags_of(after)))))


def role_of(after: Mapping[str, Any]) -> Role | None:
    """The role that is given, if any."""
    role = after.get("role")
    require(role is None or role in get_args(Role), "after.role", f"one of {', '.join(get_args(Role))}")
    return cast("Role | None", role)


def event_kind_of(after: Mapping[str, Any]) -> EventKind:
    """How an event is told: as news, as background, or as planned."""
    kind = after.get("kind")
    require(kind in EVENT_KINDS, "after.kind", f"one of {', '.join(EVENT_KINDS)}")
    return cast("EventKind", kind)


def ground_of(after: Mapping[str, Any]) -> Ground | None:
    """The place that is given: an entry of the gazetteer in full, a point with a radius, or an area's outline."""
    given = [name for name in ("place", "point", "area") if after.get(name) is not None]
    if not given:
        return None
    require(len(given) == 1, "after", "only one of 'place', 'point' and 'area'")
    record = after[given[0]]
    require(isinstance(record, Mapping), f"after.{given[0]}", "an object")
    return {"place": _entry, "point": _point, "area": _area}[given[0]](record)


def _entry(record: Mapping[str, Any]) -> Ground:
    names = {each.name for each in fields(Place)}
    values = {name: value for name, value in record.items() if name in names}
    for name in ("id", "name", "country", "admin1", "admin2", "parent", "source"):
        if name in values or name in ("id", "name"):
            values[name] = _text(record, name, needed=name in ("id", "name"))
    values["lat"], values["lon"] = _position(record.get("lat"), record.get("lon"))
    values["radius_km"] = _number(record.get("radius_km"), "radius_km", 0.0, HALF_WAY_ROUND_KM)
    require(record.get("kind") in get_args(PlaceKind), "after.place.kind", "a kind of place")
    values["population"] = int(_number(record.get("population", 0), "population", 0, 1e11))
    return Ground(Place(**values))


def _point(record: Mapping[str, Any]) -> Ground:
    lat, lon = _position(record.get("lat"), record.get("lon"))
    radius = _number(record.get("radius_km", 0.0), "radius_km", 0.0, HALF_WAY_ROUND_KM)
    name = _text(record, "name") or f"{lat:.5f}, {lon:.5f}"
    pin = radius <= PIN_KM
    place = _marked(name, lat, lon, radius, "facility" if pin else "area", ())
    return Ground(place, Footprint("point" if pin else "circle", lat, lon, radius, name))


def _area(record: Mapping[str, Any]) -> Ground:
    ring = record.get("ring")
    require(isinstance(ring, Sequence) and 3 <= len(ring) <= MOST_VERTICES, "after.area.ring", "3 to 1000 vertices")
    path = []
    for vertex in cast("Sequence[Any]", ring):
        require(isinstance(vertex, Sequence) and len(vertex) == 2, "after.area.ring", "[latitude, longitude] pairs")
        path.append(_position(*vertex))
    lat, lon = _middle(path)
    radius = round(max(distance_km(lat, lon, *vertex) for vertex in path), 2)
    name = _text(record, "name") or "an area marked by hand"
    place = _marked(name, lat, lon, radius, "area", path)
    return Ground(place, Footprint("area", lat, lon, radius, name, tuple(path)))


def _middle(path: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The mean of the vertices of a ring, which may lie across the 180th meridian."""
    west = path[0][1]
    lons = [west + (lon - west + 540.0) % 360.0 - 180.0 for _, lon in path]
    lat, lon = sum(lat for lat, _ in path) / len(path), sum(lons) / len(path)
    return round(lat, 5), round((lon + 540.0) % 360.0 - 180.0, 5)


def _marked(
    name: str, lat: float, lon: float, radius: float, kind: PlaceKind, path: Sequence[tuple[float, float]]
) -> Place:
    """A place that no gazetteer holds; equal ones have equal ids."""
    said = repr((name, lat, lon, radius, tuple(path)))
    return Place(f"marked:{sha256(said.encode()).hexdigest()[:12]}", name, lat, lon, radius, kind, source=MARKED)


def days_of_date(after: Mapping[str, Any]) -> GivenDays:
    """The days that are given, as EDTF ("edtf") or as two ends ("first", "last"; null is an open end)."""
    written = _text(after, "edtf") or _interval(after)
    found = days_of_edtf(written)
    require(found != NOWHERE, "after.edtf", f"days in EDTF such as '2014-06' or '2014-06-10/..', not {written!r}")
    timex = after.get("type", "DATE")
    require(timex in get_args(TimexType), "after.type", f"one of {', '.join(get_args(TimexType))}")
    return GivenDays(found.first, found.last, found.grain, timex_of_edtf(written), written, timex)


def _interval(after: Mapping[str, Any]) -> str:
    first, last = _text(after, "first"), _text(after, "last")
    return first if first == last else f"{first or '..'}/{last or '..'}"


def document_changes(after: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `geo.model.Document` that are given.

    Besides 'hidden', whether the article is kept off the map, and 'removed', whether it is kept out of the project.
    """
    changes: dict[str, Any] = {name: _text(after, name) for name in _TEXTS if name in after}
    # any other scheme could run a script when clicked
    web = str(changes.get("url", "")).lower().startswith(("http://", "https://"))
    require(web or not changes.get("url"), "after.url", "a web address that begins with http:// or https://")
    if "published" in after:
        written = _text(after, "published")
        days = days_of_edtf(written)
        require(not written or days != NOWHERE, "after.published", "a day or an interval in EDTF, or ''")
        changes["published"] = Publication(days.first, days.last, "") if written else None
    for name in SWITCHES:
        if name in after:
            require(isinstance(after[name], bool), f"after.{name}", "true or false")
            changes[name] = after[name]
    require(bool(changes), "after", f"one of {', '.join((*_TEXTS, 'published', *SWITCHES))}")
    return changes


def _text(record: Mapping[str, Any], name: str, *, needed: bool = False) -> str:
    value = record.get(name)
    if value is None and not needed:
        return ""
    require(isinstance(value, str) and len(value) <= _MOST_TEXT, f"after.{name}", "text")
    require(not needed or bool(str(value).strip()), f"after.{name}", "text that is not empty")
    return str(value)


def _number(value: Any, name: str, least: float, most: float) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    # compared as it came: JSON may hold whole numbers that no float can, and NaN lies between no two numbers
    require(is_number and least <= value <= most, f"after.{name}", f"a number from {least:g} to {most:g}")
    return float(value)


def _position(lat: Any, lon: Any) -> tuple[float, float]:
    return _number(lat, "lat", -90.0, 90.0), _number(lon, "lon", -180.0, 180.0)
