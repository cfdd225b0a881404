"""Coordinates of a text as mentions of places of their own, among its names."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer import Gazetteer
from geo.model import Furniture, Place, PlaceMention
from geo.places.coordinates import Coordinates, find_coordinates
from geo.places.footprints import footprint

SOURCE = "coordinates in the text"
_CONFIDENCE = 0.99
_COUNTRY_KM = 50.0  # a town so near tells the country


def with_points(
    text: str, mentions: Sequence[PlaceMention], furniture: Sequence[Furniture], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """The mentions and those of coordinates, in order; names found inside coordinates are none."""
    points = [
        point
        for point in find_coordinates(text)
        if not any(piece.start < point.end and point.start < piece.end for piece in furniture)
    ]
    if not points:
        return tuple(mentions)
    names = [m for m in mentions if not any(p.start < m.end and m.start < p.end for p in points)]
    return tuple(sorted([*names, *(_mention(text, point, gazetteer) for point in points)], key=lambda m: m.start))


def _mention(text: str, point: Coordinates, gazetteer: Gazetteer) -> PlaceMention:
    words = " ".join(text[point.start : point.end].split())
    near = gazetteer.near(point.lat, point.lon)
    country = near[0][0].country if near and near[0][1] <= _COUNTRY_KM else ""
    place = Place(
        id=f"coordinates:{point.lat:g},{point.lon:g}",
        name=words,
        lat=point.lat,
        lon=point.lon,
        radius_km=point.radius_km,
        kind="facility",
        country=country,
        source=SOURCE,
    )
    return PlaceMention(
        start=point.start,
        end=point.end,
        text=text[point.start : point.end],
        role="location",
        role_reason="coordinates are ground",
        place=place,
        confidence=_CONFIDENCE,
        reason=f"the text gives the coordinates {point.lat:g}, {point.lon:g}",
        footprint=footprint(place),
    )
