"""Records of `geo.model` as the JSON objects that the Why tab and the batch contract show, rounded."""

from __future__ import annotations

from geo.model import Candidate, Place


def candidate_record(candidate: Candidate) -> dict[str, object]:
    """A candidate as the JSON object that the Why tab and the batch contract show."""
    return {
        "place": place_record(candidate.place),
        "score": round(candidate.score, 4),
        "parts": [{"name": part.name, "value": round(part.value, 4), "words": part.words} for part in candidate.parts],
    }


def place_record(place: Place) -> dict[str, object]:
    """A gazetteer entry as a JSON object."""
    return {
        "id": place.id,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "kind": place.kind,
        "country": place.country,
    }
