"""The places a toponym could mean, before any of them is weighed."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache

from geo.gazetteer import Gazetteer, normalise
from geo.gazetteer.tables import capitals
from geo.model import Place
from geo.places.labels import DEMONYM
from geo.places.mentions import Toponym

_MOST = 24
_MOST_SIMILAR = 10
_LEAST_SIMILAR = 0.6
_LEAST_CAPITAL = 100_000
# A street is none of the towns and counties called like it: 'Marquette Road', 'Church Street'.
_DISTRICTS = frozenset(("city", "village", "admin1", "admin2"))
_STREETS = (" Street", " Avenue", " Ave", " Boulevard", " Blvd", " Lane", " Drive", " Road", " Rd", " Square")

Vector = tuple[float, float, float]


@dataclass(slots=True)
class Choice:
    """A candidate with what never changes about it.

    `similarity` is 1 for an exact name. `shortened` tells that a kind word or direction was left out to find
    it. `capital` marks a country's capital. `vector` is the unit vector of its point, for quick distances.
    `inferred` marks a place that is in no gazetteer. `fixed` and `base` keep the evidence that the rest of the
    document doesn't change, and its score, once they are known; `changing` and `total` the other evidence and the whole
    score, as they were when the document's names were held to mean what `scene` says.
    """

    place: Place
    similarity: float = 1.0
    shortened: bool = False
    called: bool = True
    rank: int = 0
    inferred: bool = False
    capital: bool = False
    vector: Vector = field(init=False)
    fixed: list[tuple[str, float]] | None = field(default=None, init=False)
    base: float = field(default=0.0, init=False)
    changing: list[tuple[str, float]] = field(default_factory=list, init=False)
    total: float = field(default=0.0, init=False)
    scene: object = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.vector = unit_vector(self.place.lat, self.place.lon)


@lru_cache(maxsize=65536)
def unit_vector(lat: float, lon: float) -> Vector:
    """The point on the unit sphere."""
    p, q = math.radians(lat), math.radians(lon)
    return math.cos(p) * math.cos(q), math.cos(p) * math.sin(q), math.sin(p)


def distance_km(a: Vector, b: Vector) -> float:
    """Great-circle distance of two unit vectors (chord form: exact for near points too)."""
    x, y, z = a[0] - b[0], a[1] - b[1], a[2] - b[2]
    return 12742.0 * math.asin(min(1.0, math.sqrt(x * x + y * y + z * z) / 2.0))


def _is_street(toponym: Toponym) -> bool:
    """Whether the name ends with a capitalised word for a street, as no road between towns does ('Aleppo road')."""
    return toponym.names[0].endswith(_STREETS)


class CandidateFinder:
    """Looks toponyms up in a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.demonyms = lru_cache(maxsize=1 << 12)(gazetteer.demonyms)
        self._capitals = {(code, normalise(name.partition(",")[0])) for code, name in capitals().items() if name}

    def find(self, toponym: Toponym) -> list[Choice]:
        """Candidates, most prominent first, exact names before shortened ones; similar spellings if nothing else."""
        if toponym.label == DEMONYM:
            places = self.demonyms(toponym.names[0])
            return [Choice(place, rank=rank) for rank, place in enumerate(places[:_MOST])]
        choices: dict[str, Choice] = {}
        street = _is_street(toponym)
        for form, name in enumerate(toponym.names):
            key = normalise(name)
            for place in self._gazetteer.lookup(name)[:_MOST]:
                if place.id not in choices and not (street and (form or place.kind in _DISTRICTS)):
                    choices[place.id] = Choice(
                        place,
                        shortened=form > 0,
                        called=normalise(place.name) == key,
                        rank=len(choices),
                        capital=place.kind == "city" and self._is_capital(place),
                    )
        if not choices and not toponym.generic and not street:
            for name in toponym.names[-1:]:
                for place, similarity in self._gazetteer.similar(name, limit=_MOST_SIMILAR):
                    if similarity >= _LEAST_SIMILAR:
                        choices[place.id] = Choice(place, similarity=similarity, called=False, rank=len(choices))
        return list(choices.values())[:_MOST]

    def name_of(self, toponym: Toponym) -> str:
        """The normalised name that a toponym's mentions are grouped by: its fullest form that the gazetteer has.

        'South Sudan' and 'Mexico City' are names of their own; 'western Mosul' and 'Mosul city' are called Mosul.
        """
        if toponym.label != DEMONYM and not toponym.generic:
            for name in toponym.names[:-1]:
                if self._gazetteer.lookup(name):
                    return normalise(name)
        return normalise(toponym.names[-1])

    def _is_capital(self, place: Place) -> bool:
        """Whether the city bears its country's capital's name and is large: namesakes within a country are small."""
        return place.population >= _LEAST_CAPITAL and (place.country, normalise(place.name)) in self._capitals
