"""The places that a toponym could mean, before they are scored."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator, Sequence, Set
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.gazetteer import Gazetteer, normalise
from geo.gazetteer.shipped_tables import capitals
from geo.model import Place
from geo.places import lexicon
from geo.places.division_words import divisions_named
from geo.places.labels import DEMONYM
from geo.places.mentions import Toponym
from geo.places.rivers import CALLED_RIVER, RIVER, THE_RIVER, rivers_called
from geo.places.wide_regions import WIDE_REGION, wide_regions

if TYPE_CHECKING:
    from geo.places.scene import Scene

_MOST = 24
_MOST_MORE = 8
_MOST_SIMILAR = 10
_LEAST_SIMILAR = 0.6
_BEFORE_A_RIVER = frozenset(("am", "an", "nad", "ob", "on", "sur", "upon"))
_DIVISIONS = frozenset(("admin1", "admin2", "region"))
_LEAST_CAPITAL = 100_000
# 'Marquette Road' and 'Church Street' mean no town or county of that name.
_DISTRICTS = frozenset(("city", "village", "admin1", "admin2"))
_PROVINCES = frozenset(("admin1", "admin2"))
_SETTLED = frozenset(("city", "village"))
_SMALL_TOWN = 50_000
_RENAMED = 150_000  # inhabitants of a city whose former name is still its own: Mysore
_SPELLING = 0.8
_STREETS = tuple(f" {word.capitalize()}" for word in sorted(lexicon.STREETS))

WORKS = frozenset(("facility", "crossing", "base", "airport", "building"))
_WORKS_ENDINGS = tuple(words for words, (kind, _) in lexicon.KIND_WORDS_AFTER.items() if kind in WORKS)
_POWER_PLANT = re.compile(r"\s(?:nuclear|atomic)\s(?:power\s)?(?:plant|station)\Z", re.IGNORECASE)
_POWER_PLANTS = ("nuclear plant", "nuclear power plant", "nuclear power station", "NPP")

Vector = tuple[float, float, float]


@dataclass(slots=True)
class CandidatePlace:
    """A place that a toponym could mean, with what is known of it before and while it is scored.

    `similarity` is 1 for an exact name. `shortened`: a kind word or direction was left out of the toponym to find it.
    `called`: the name is the gazetteer's own for it. `rank` is its place among the candidates by prominence, from 0.
    `capital` marks a country's capital, `inferred` a place that no gazetteer has, `at_most` bounds its confidence.
    `vector` is its point on the unit sphere. `companions` is what other names tell before any is chosen.

    `fixed` and `base` are the evidence that the rest of the document doesn't change and its score, filled in on first
    use; `changing` and `total` are the other evidence and the whole score in the light of `scene`.
    """

    place: Place
    similarity: float = 1.0
    shortened: bool = False
    called: bool = True
    rank: int = 0
    inferred: bool = False
    capital: bool = False
    at_most: float = 1.0
    vector: Vector = field(init=False)
    companions: list[tuple[str, float]] = field(default_factory=list, init=False)
    fixed: list[tuple[str, float]] | None = field(default=None, init=False)
    base: float = field(default=0.0, init=False)
    changing: list[tuple[str, float]] = field(default_factory=list, init=False)
    total: float = field(default=0.0, init=False)
    scene: Scene | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.vector = unit_vector(self.place.lat, self.place.lon)


@lru_cache(maxsize=65536)
def unit_vector(lat: float, lon: float) -> Vector:
    """The point on the unit sphere."""
    p, q = math.radians(lat), math.radians(lon)
    return math.cos(p) * math.cos(q), math.cos(p) * math.sin(q), math.sin(p)


def arc_km(a: Vector, b: Vector) -> float:
    """Great-circle distance of two unit vectors (chord form: exact for near points too)."""
    x, y, z = a[0] - b[0], a[1] - b[1], a[2] - b[2]
    return 12742.0 * math.asin(min(1.0, math.sqrt(x * x + y * y + z * z) / 2.0))


def is_street(toponym: Toponym) -> bool:
    """Whether a capitalised word calls it a street, unlike a road between towns: 'Church Street', no 'Aleppo road'."""
    return toponym.names[0].endswith(_STREETS)


def begins_as_street(toponym: Toponym) -> bool:
    """Whether its first word is one for a street: 'Rue de Lille'. Some towns are called so: 'Calle Blancos'."""
    first, _, rest = toponym.names[0].partition(" ")
    return bool(rest) and normalise(first) in lexicon.HEADS_OF_STREETS


def _works_forms(name: str) -> list[str]:
    """The name, and what else a power plant of that name is called."""
    match = _POWER_PLANT.search(name)
    if match is None:
        return [name] if name.lower().endswith(_WORKS_ENDINGS) else []
    return [name, *(f"{name[: match.start()]} {words}" for words in _POWER_PLANTS)]


def _is_called(place: Place, key: str) -> bool:
    """Whether a normalised name is a place's own, without what tells it from namesakes: 'Marburg an der Lahn'."""
    own = normalise(place.name)
    if own == key:
        return True
    return own.startswith(f"{key} ") and own[len(key) + 1 :].partition(" ")[0] in _BEFORE_A_RIVER


def _is_spelt_like(key: str, place: Place) -> bool:
    """Whether a normalised name is a spelling of the place's own: 'mount royal' of Mont-Royal."""
    own = normalise(place.name)
    if 2.0 * min(len(key), len(own)) / max(len(key) + len(own), 1) < _SPELLING and key != own:
        return False  # they can't be, by their lengths
    return SequenceMatcher(None, key, own, autojunk=False).ratio() >= _SPELLING


def _without_other_names(key: str, candidates: Collection[CandidatePlace]) -> Iterator[CandidatePlace]:
    """The candidates without small towns by another name than their own, where a place of their country bears it.

    Nor with larger ones, where their own province does: Basilan is the province of Isabela, and seldom the city.
    """
    called = [candidate.place for candidate in candidates if candidate.called and not candidate.shortened]
    lands = {place.country for place in called}
    provinces = {(place.country, place.admin1) for place in called if place.kind in _PROVINCES}
    for rank, candidate in enumerate(candidates):
        place = candidate.place
        other = not candidate.called and place.kind in _SETTLED and not _is_spelt_like(key, place)
        of_it = place.population < _RENAMED and (place.country, place.admin1) in provinces
        of_it = of_it and key not in normalise(place.name)
        if not (other and (of_it or (place.population < _SMALL_TOWN and place.country in lands))):
            candidate.rank = rank
            yield candidate


class CandidateFinder:
    """Looks toponyms up in a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.demonyms = lru_cache(maxsize=1 << 12)(gazetteer.demonyms)
        self.names_divisions_only = lru_cache(maxsize=1 << 12)(self._names_divisions_only)
        self._capitals = {(code, normalise(name.partition(",")[0])) for code, name in capitals().items() if name}

    def find(self, toponym: Toponym, works: str = "", countries: Set[str] = frozenset()) -> list[CandidatePlace]:
        """Candidates, most prominent first, exact names before shortened ones; similar spellings if nothing else.

        `works` are the words after the name that say what works or crossing it is: where the gazetteer has these, they
        alone are meant, and not the town that they are called after; so with 'River' and 'river'. Among similar
        spellings those in `countries` come first.
        """
        if toponym.label == DEMONYM:
            places = self.demonyms(toponym.names[0])
            return [CandidatePlace(place, rank=rank) for rank, place in enumerate(places[:_MOST])]
        if works in (RIVER, CALLED_RIVER):
            found = rivers_called(toponym.names, self._gazetteer.lookup)
            if found or works == RIVER:
                return [CandidatePlace(place, rank=rank) for rank, place in enumerate(found[:_MOST])]
        if works == WIDE_REGION:
            return [
                CandidatePlace(p, rank=i) for i, p in enumerate(wide_regions(self._gazetteer.lookup(toponym.names[0])))
            ]
        if works in (THE_RIVER, CALLED_RIVER):
            found_by_name = self._by_name(toponym)
            return [c for c in found_by_name if c.place.kind not in _DISTRICTS][:_MOST]
        full = f"{toponym.names[0]} {works}".strip()
        for called in _works_forms(full):
            found = [place for place in self._gazetteer.lookup(called) if place.kind in WORKS]
            if found:
                return [CandidatePlace(place, rank=rank) for rank, place in enumerate(found[:_MOST])]
        if _POWER_PLANT.search(full):
            return []  # they lie far from the town or in the province that they are called after
        candidates = self._by_name(toponym) or self._called_divisions(toponym) or self._camps(toponym, works)
        if not candidates and not toponym.generic and not is_street(toponym):
            candidates = self._by_spelling(toponym, countries)
        return candidates[:_MOST]

    def _by_name(self, toponym: Toponym) -> list[CandidatePlace]:
        """The places that bear one of the toponym's names; for a street, only its full name counts."""
        candidates: dict[str, CandidatePlace] = {}
        street = is_street(toponym)
        for form, name in enumerate(toponym.names[:1] if street else toponym.names):
            if form and any(candidate.called for candidate in candidates.values()):
                break  # 'South Carolina' is no Carolina, where the gazetteer has both
            key = normalise(name)
            for place in self._gazetteer.lookup(name)[:_MOST]:
                if place.id not in candidates and not (street and place.kind in _DISTRICTS):
                    candidates[place.id] = CandidatePlace(
                        place,
                        shortened=form > 0,
                        called=_is_called(place, key),
                        rank=len(candidates),
                        capital=place.kind == "city" and self._is_capital(place),
                    )
        found = list(candidates.values())
        if found and toponym.kind in _PROVINCES:
            found += self._provinces_called(toponym.names[0], set(candidates), len(found))
        if len(found) < _MOST:
            found = list(_without_other_names(normalise(toponym.names[0]), found))
        if toponym.kind == "admin1" and not any(candidate.place.kind in _PROVINCES for candidate in found):
            found += [CandidatePlace(place, shortened=True, rank=len(found)) for place in self._provinces_of(found)]
        if any(c.called and c.place.kind == "city" and c.place.population >= _LEAST_CAPITAL for c in found):
            for candidate in found:
                candidate.capital &= candidate.called  # Philadelphia is no longer Amman
        return found

    def _camps(self, toponym: Toponym, works: str) -> list[CandidatePlace]:
        """The camps of a name with letters behind it that say for whom they are: 'Zamzam IDP camp'."""
        name, _, last = toponym.names[0].rpartition(" ")
        if not (name and works and last.isupper()):
            return []
        found = [place for place in self._gazetteer.lookup(f"{name} {works}") if place.kind in WORKS]
        return [CandidatePlace(place, rank=rank) for rank, place in enumerate(found[:_MOST])]

    def _called_divisions(self, toponym: Toponym) -> list[CandidatePlace]:
        found = divisions_named(self._gazetteer.lookup, toponym.names[0])
        return [CandidatePlace(place, rank=rank) for rank, place in enumerate(found[:_MOST])]

    def _provinces_called(self, name: str, known: Set[str], rank: int) -> Iterator[CandidatePlace]:
        """Divisions that a name is of as well, but without its word for what they are: 'North West province'."""
        bare, _, last = name.rpartition(" ")
        if lexicon.KIND_WORDS_AFTER.get(normalise(last), ("", False))[0] not in _PROVINCES:
            return
        key = normalise(bare)
        for place in self._gazetteer.lookup(bare)[:_MOST]:
            if place.kind in _PROVINCES and place.id not in known and _is_called(place, key):
                yield CandidatePlace(place, called=True, rank=rank)
                rank += 1

    def _provinces_of(self, towns: Sequence[CandidatePlace]) -> list[Place]:
        """The provinces called after towns, whose names are spelt otherwise: Al Hudaydah for Hodeidah, in Hudaydah."""
        called = [(town.place, form.format(town.place.name)) for town in towns for form in ("{}", "Al {}")]
        found = [
            (town, place) for town, name in called for place in self._gazetteer.lookup(name) if place.kind == "admin1"
        ]
        return list({p.id: p for town, p in found if (p.country, p.admin1) == (town.country, town.admin1)}.values())

    def _by_spelling(self, toponym: Toponym, countries: Set[str]) -> list[CandidatePlace]:
        """Places whose names are spelt much like the toponym's shortest, those in `countries` first."""
        similar = self._gazetteer.similar(toponym.names[-1])
        if countries:
            similar = tuple(sorted(similar, key=lambda found: found[0].country not in countries))
        similar = similar[:_MOST_SIMILAR]
        near = {place.id: (place, similarity) for place, similarity in similar if similarity >= _LEAST_SIMILAR}
        return [
            CandidatePlace(place, similarity=similarity, called=False, rank=rank)
            for rank, (place, similarity) in enumerate(near.values())
        ]

    def add_from(
        self, countries: Set[str], toponym: Toponym, candidates: list[CandidatePlace], fit: Callable[[Place], int]
    ) -> None:
        """Add to `candidates` those in `countries` that were too many to be among the most prominent.

        Those that `fit` best what the text says of them go first.
        """
        if len(candidates) < _MOST or toponym.label == DEMONYM:
            return
        known = {candidate.place.id for candidate in candidates}
        name = toponym.names[0]
        more = [place for place in self._gazetteer.lookup(name)[_MOST:] if place.country in countries]
        if len(more) > _MOST_MORE:
            more.sort(key=fit, reverse=True)
        for place in more[:_MOST_MORE]:
            if place.id not in known:
                called = _is_called(place, normalise(name))
                candidates.append(CandidatePlace(place, called=called, rank=len(candidates)))

    def name_of(self, toponym: Toponym) -> str:
        """The normalised name that a toponym's mentions are grouped by: its fullest form that the gazetteer has.

        'South Sudan' and 'Mexico City' are names of their own; 'western Mosul' and 'Mosul city' are called Mosul.
        """
        if toponym.label != DEMONYM and not toponym.generic:
            for name in toponym.names[:-1]:
                if self._gazetteer.lookup(name):
                    return normalise(name)
        return normalise(toponym.names[-1])

    def _names_divisions_only(self, name: str) -> bool:
        """Whether a name is that of provinces or regions and of no town or country."""
        kinds = {place.kind for place in self._gazetteer.lookup(name)}
        return bool(kinds) and kinds <= _DIVISIONS

    def _is_capital(self, place: Place) -> bool:
        """Whether the city bears its country's capital's name and is large: namesakes within a country are small."""
        return place.population >= _LEAST_CAPITAL and (place.country, normalise(place.name)) in self._capitals
