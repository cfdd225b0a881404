"""What a mention could mean instead: its other candidates, and places of the gazetteer by name."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from typing import Any

from geo.gazetteer import Gazetteer
from geo.gazetteer.measures import distance_km
from geo.gazetteer.naming import Named, full_name
from geo.model import Candidate, Place
from geo.pipeline import Pipeline
from geo.ui.judging import Desk
from geo.ui.words import kind_words, part_words

MOST_FOUND = 12
_HALF_ALIKE = 0.6

Record = dict[str, Any]


def choices(desk: Desk, mention_id: str) -> list[Record]:
    """The other places that a mention could mean, best first: each with where it lies and why it lost."""
    row = desk.mention(mention_id)
    stored = desk.data.candidates(mention_id)
    chosen = row["place_id"] if isinstance(row["place_id"], str) else ""
    winner = next((one for one in stored if one.place.id == chosen), None)
    point = _point(row)
    return [
        _place_record(one.place, point) | {"lost": _lost_words(one, winner)}
        for one in sorted(stored, key=lambda one: -one.score)
        if one.place.id != chosen
    ]


def _lost_words(one: Candidate, winner: Candidate | None) -> str:
    """The evidence that speaks most for the chosen place and against this one."""
    if winner is None:
        return "not good enough"
    own, other = ({part.name: part.value for part in each.parts} for each in (one, winner))
    gaps = {name: other.get(name, 0.0) - own.get(name, 0.0) for name in own | other}
    behind = winner.score - one.score
    if not gaps or behind <= 0:
        return ""
    most = max(gaps, key=lambda name: gaps[name])
    side = "for the one taken" if other.get(most, 0.0) > 0 else "against it"
    return f"{behind:.1f} behind: “{part_words(most)}” speaks {side}"


def _place_record(place: Place, point: tuple[float, float] | None) -> Record:
    away = None if point is None else distance_km(*point, place.lat, place.lon)
    return {
        "id": place.id,
        "name": full_name(Named.of(place)),
        "kind": kind_words(place.kind),
        "inhabitants": place.population,
        "away": "" if away is None else _away_words(away),
        "lat": place.lat,
        "lon": place.lon,
    }


def _away_words(km: float) -> str:
    return f"{km:.1f} km away" if km < 10 else f"{km:,.0f} km away"


def places(desk: Desk, ask: Mapping[str, Any], pipeline: Pipeline | None) -> Record:
    """Places of the gazetteer by name: those that bear it, else those that lie there, else those that sound alike."""
    name = str(ask.get("name", "")).strip()[:200]
    if pipeline is None:
        return {"error": "There is no gazetteer here: run dateline gazetteer build."}
    row = desk.mention(str(ask["mention"])) if ask.get("mention") else None
    point = None if row is None else _point(row)
    found = _named(pipeline.gazetteer, name) if name else []
    found = [place for place in found if row is None or place.id != row["place_id"]]
    return {"places": [_place_record(place, point) for place in found[:MOST_FOUND]], "more": len(found) > MOST_FOUND}


def _point(row: Mapping[Any, Any]) -> tuple[float, float] | None:
    """Where a mention is drawn, if it is."""
    lat, lon = float(row["latitude"]), float(row["longitude"])
    return None if isnan(lat) or isnan(lon) else (lat, lon)


def _named(gazetteer: Gazetteer, name: str) -> list[Place]:
    """'Mars', or 'Mars, Pennsylvania': what stands after the comma tells which."""
    head, _, rest = name.partition(",")
    exact = list(gazetteer.lookup(name)) or list(gazetteer.lookup(head))
    if rest.strip():
        wanted = rest.strip().casefold()
        exact.sort(key=lambda place: wanted not in full_name(Named.of(place)).casefold())
    if exact:
        return exact
    near = list(gazetteer.relaxed(name))
    return near or [place for place, alike in gazetteer.similar(name, MOST_FOUND) if alike >= _HALF_ALIKE]
