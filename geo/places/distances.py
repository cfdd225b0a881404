"""How far a candidate lies from the other places of a text, and from where the publisher is at home, as evidence."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo.gazetteer.measures import unit_vector
from geo.model import Place
from geo.places.candidates import CandidatePlace, Vector, arc_km
from geo.places.scene import AREAS, Evidence, Surroundings, contains
from geo.places.weights import TOLD_NEAR

_NEIGHBOURS_KM, _FURTHER_KM = 80.0, 60.0
FEW, FEW_IN_PROVINCE = 2, 4
"""Other places tell little as long as they are fewer than this."""


def nearness(vector: Vector, around: Surroundings) -> Evidence:
    """How near the other places of the text lie, and those beside the name."""
    found: Evidence = []
    if around.anchors:
        x, y, z = vector
        squares = [(u := x - a) * u + (v := y - b) * v + (w := z - c) * w for a, b, c in around.anchors]
        squares.sort()
        top = [12742.0 * math.asin(min(1.0, math.sqrt(square) / 2.0)) for square in squares[:3]]
        found.append(("near another place", math.exp(-top[0] / 60.0)))
        found.append(("in the document's region", sum([math.exp(-d / 300.0) for d in top]) / (len(top) + 1)))
        furthest = min(1.0, math.log10(1.0 + top[0]) / 4.0)
        found.append(("far from all places", furthest * len(top) / (len(top) + FEW)))
    if around.beside:
        near = [math.exp(-arc_km(vector, other) / 120.0) for other in around.beside]
        found.append(("near its neighbours in the text", sum(near) / len(near)))
    return found


def told_near(candidate: CandidatePlace, others: Sequence[Place]) -> Evidence:
    """How near the nearest place of those lies that the text says the candidate is near to."""
    if not others or candidate.place.kind == "country":
        return []
    away = min(arc_km(candidate.vector, unit_vector(other.lat, other.lon)) for other in others)
    return [(TOLD_NEAR, math.exp(min(0.0, _NEIGHBOURS_KM - away) / _FURTHER_KM))]


def near_home(candidate: CandidatePlace, homes: Sequence[Place]) -> Evidence:
    """How near the publisher's home or possible homes lie."""
    place = candidate.place
    found: Evidence = []
    for home in homes:
        if place.id == home.id or contains(home, place):
            found.append(("publisher's home", 1.0))
        if place.country == home.country and place.admin1 == home.admin1 != "" and place.kind != "country":
            found.append(("publisher's province", 1.0))
        if home.kind != "country" and (place.kind not in AREAS or place.kind == "admin2"):
            away = arc_km(candidate.vector, unit_vector(home.lat, home.lon))
            found.append(("near the publisher's home", math.exp(-away / 60.0)))
    return found
