"""What the names of a document are taken to mean at one step of resolution, and what surrounds each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geo.model import Place, PlaceKind
from geo.places.candidates import CandidatePlace, Vector, arc_km, unit_vector

AREAS = frozenset(("continent", "region", "country", "admin1", "admin2", "area", "desert", "water", "river", "border"))
_CONTAINERS = AREAS | {"city", "island", "mountain", "quarter"}
# Names beside each other in the text are mostly of a kind: countries with countries, towns with towns.
RANKS: dict[str, str] = {
    "country": "country", "continent": "country", "admin1": "admin1", "admin2": "admin2",
    "city": "town", "village": "town", "quarter": "town",
}  # fmt: skip
_MOST_ANCHORS = 30

Evidence = list[tuple[str, float]]
"""(name, value) of what speaks for or against a candidate."""

_IN_TOWNS = frozenset(("building", "facility", "base", "airport", "crossing"))
_OF_A_SITE = 0.7


@dataclass(slots=True)
class Group:
    """All mentions of one name in a document: they mean one place (one sense per document).

    `within` are the codes of the countries that the text says it lies in, by how it says so, `provinces` those of the
    provinces; `inside` are those ways of which some candidate does lie there. `largest` is the population of the
    largest town of the name. `contradicted`: there are places of the name, but none where the text says it is.
    `hinted` are the codes of the countries that a user says the text is about. `told_near` may be what it is said to
    lie near to. `names_province`: the best known bearer is a first division. `divisions` are those of which the text
    says that the name surely lies in one. `listed` are the groups of which a name stands in a list with this one.
    """

    name: str
    candidates: list[CandidatePlace]
    mentions: list[int] = field(default_factory=list)
    kinds: Counter[PlaceKind] = field(default_factory=Counter)
    adjectives: dict[str, str] = field(default_factory=dict)
    containers: list[tuple[Place, str, str]] = field(default_factory=list)
    told_near: list[Place] = field(default_factory=list)
    divisions: list[Place] = field(default_factory=list)
    neighbours: list[int] = field(default_factory=list)
    listed: set[int] = field(default_factory=set)
    is_demonym: bool = False
    names_country: bool = False
    names_province: bool = False
    generic: bool = False
    acting: int = 0
    within: dict[str, set[str]] = field(default_factory=dict)
    provinces: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    inside: frozenset[str] = frozenset()
    largest: int = 0
    contradicted: bool = False
    hinted: frozenset[str] = frozenset()
    chosen: CandidatePlace | None = None
    in_passing: bool = False
    """Whether the text names it only for its relation to another place: then it tells nothing of the others."""
    of_a_province: bool = False
    """Whether a governor or legislature of it is named."""

    def said_to_lie_in(self, places: Sequence[Place], how: str, name: str) -> None:
        """Note what a container's name may mean, the best known first, and how the text says that it is one."""
        self.containers += [(place, how, name) for place in places]
        if places and places[0].kind == "country":
            self.within.setdefault(how, set()).update(place.country for place in places)
        elif places and places[0].kind == "admin1":
            provinces = self.provinces.setdefault(how, set())
            provinces.update((place.country, place.admin1) for place in places if place.kind == "admin1")

    def has_region(self, country: str) -> bool:
        """Whether a region of the country bears the name: West Darfur is in the tables twice."""
        return any(c.place.kind == "region" and c.place.country == country for c in self.candidates)

    @property
    def own(self) -> Place | None:
        """What it stands for now and is counted as."""
        return None if self.chosen is None or self.in_passing else self.chosen.place


@dataclass(slots=True)
class Scene:
    """What the names of the document are taken to mean at one step of resolution, counted in several ways.

    `bearers` are the names that are taken to mean a place, by its id. `doubtful` counts, by country, the names that
    are taken to mean a place that is not usually called so, or that the text calls something else.
    """

    countries: Counter[str]
    in_country: Counter[str]
    admins: Counter[tuple[str, str]]
    in_admin: Counter[tuple[str, str]]
    anchors: list[tuple[int, Vector, str]]
    chosen_ids: Counter[str]
    total: int
    home: tuple[Place, ...] = ()
    bearers: dict[str, list[str]] = field(default_factory=dict)
    doubtful: Counter[str] = field(default_factory=Counter)

    def longer_name(self, place: Place, name: str) -> bool:
        """Whether the document names the place by a name that has `name` in it: Panama City is no 'Panama' then."""
        return any(
            other.startswith(f"{name} ") or other.endswith(f" {name}") for other in self.bearers.get(place.id, ())
        )


def survey(groups: Sequence[Group], home: tuple[Place, ...]) -> Scene:
    """Count what the groups stand for now."""
    scene = Scene(Counter(), Counter(), Counter(), Counter(), [], Counter(), 0, home)
    by_weight = sorted(range(len(groups)), key=lambda i: (-len(groups[i].mentions), i))
    for i in by_weight:
        candidate = groups[i].chosen
        if candidate is None:
            continue
        place = candidate.place
        scene.chosen_ids[place.id] += 1
        scene.bearers.setdefault(place.id, []).append(groups[i].name)
        if groups[i].in_passing:
            continue
        if place.kind == "country":
            scene.countries[place.country] += len(groups[i].mentions)
            continue
        scene.total += 1
        if place.country:
            scene.in_country[place.country] += 1
            if place.admin1:
                key = (place.country, place.admin1)
                (scene.admins if place.kind == "admin1" else scene.in_admin)[key] += 1
        if place.kind not in AREAS and len(scene.anchors) < _MOST_ANCHORS:
            scene.anchors.append((i, candidate.vector, place.name))
    return scene


def doubtful(groups: Sequence[Group]) -> Counter[str]:
    """How many groups, by country, are taken to mean a doubtful place; their candidates have been scored."""
    return Counter(
        group.chosen.place.country
        for group in groups
        if group.own is not None and group.chosen is not None and is_doubtful(group.chosen)
    )


def is_doubtful(candidate: CandidatePlace) -> bool:
    """Whether a place is not usually called by the name, or the text calls it something else than it is."""
    against = any(name == "kind word against" for name, _ in candidate.fixed or ())
    return not candidate.inferred and (candidate.similarity < 1.0 or not candidate.called or against)


def shortening(candidate: CandidatePlace, group: Group) -> float:
    """How much is left out of a name that was found without its kind word: less of 'Tikrit hospital', in a town."""
    in_town = candidate.rank == 0 and candidate.place.kind in ("city", "village")
    return _OF_A_SITE if in_town and not _IN_TOWNS.isdisjoint(group.kinds) else 1.0


def contains(container: Place, place: Place) -> bool:
    """Whether `place` lies in `container`, by their codes, parents and radii."""
    if container.id == place.id:
        return False
    if place.parent == container.id:
        return True
    if container.kind == "country":
        return place.country == container.country and place.kind != "country"
    same_admin1 = place.country == container.country and place.admin1 == container.admin1 != ""
    if container.kind == "admin1":
        return same_admin1 and place.kind not in ("admin1", "country")
    if container.kind == "admin2":
        return (
            same_admin1 and place.admin2 == container.admin2 != "" and place.kind not in ("admin1", "admin2", "country")
        )
    if container.kind not in _CONTAINERS:
        return False
    if place.kind in ("country", "admin1", "continent"):
        return container.kind in ("region", "continent") and _within(container, place)
    return _within(container, place)


def _within(container: Place, place: Place) -> bool:
    if place.radius_km >= container.radius_km:
        return False
    distance = arc_km(unit_vector(container.lat, container.lon), unit_vector(place.lat, place.lon))
    return distance <= max(container.radius_km, 3.0)


@dataclass(slots=True)
class Surroundings:
    """The points that a group's candidates may be near to: all other anchors, and the names beside it in the text.

    `ranks` is the share of countries, provinces, counties and towns among the names beside it; `countries` are the
    codes of the countries among these, `provinces` the share of other names that are provinces of each country (none
    where the text says of what kind the group is).

    `by_code` keeps the evidence that candidates of one country and province share.
    """

    anchors: list[Vector]
    beside: list[Vector]
    ranks: dict[str, float]
    countries: frozenset[str] = frozenset()
    provinces: Mapping[str, float] = field(default_factory=dict)
    by_code: dict[tuple[str, str, str], Evidence] = field(default_factory=dict)


def surroundings(index: int, groups: Sequence[Group], scene: Scene) -> Surroundings:
    """What surrounds the group at `index` now."""
    group = groups[index]
    named = [
        (groups[i].name, chosen)
        for i in group.neighbours
        if i != index and (chosen := groups[i].chosen) is not None and not groups[i].in_passing
    ]
    beside = [chosen for _, chosen in named]
    others = [] if group.kinds else [chosen for name, chosen in named if name != group.name]
    return Surroundings(
        [vector for i, vector, _ in scene.anchors if i != index and groups[i].name != group.name],
        [chosen.vector for chosen in beside if chosen.place.kind not in AREAS],
        _shares([rank for chosen in beside if (rank := RANKS.get(chosen.place.kind))]),
        frozenset(chosen.place.country for chosen in beside if chosen.place.kind == "country"),
        _shares([chosen.place.country if chosen.place.kind == "admin1" else "" for chosen in others]),
    )


def _shares(values: Sequence[str]) -> dict[str, float]:
    return {value: values.count(value) / len(values) for value in values if value}
