"""Evidence for and against a candidate, as named numbers; the weights in data/ranker.json turn them into scores.

A feature is near 0 when it says nothing and near 1 when it says all it can, so that a weight reads as the most
that this evidence can add. The words of each are made only for the candidates that are shown.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from geo.gazetteer.imported import is_settled
from geo.gazetteer.overlay import IMPORTED
from geo.model import Place, PlaceKind
from geo.places.candidates import Choice, Vector, distance_km
from geo.places.weights import MINOR, YOURS

AREAS = frozenset(("continent", "region", "country", "admin1", "admin2", "area", "desert", "water", "river", "border"))
# Which kinds a kind word in the text agrees with, besides its own.
_AGREES: dict[str, frozenset[str]] = {
    "city": frozenset(("city", "village", "quarter")),
    "village": frozenset(("village", "city", "quarter")),
    "quarter": frozenset(("quarter", "admin2", "area", "village")),
    "admin1": frozenset(("admin1", "region", "admin2")),
    "admin2": frozenset(("admin2", "admin1")),
    "mountain": frozenset(("mountain", "area", "region")),
    "area": frozenset(("area", "region", "mountain", "desert")),
    "base": frozenset(("base", "airport", "facility")),
    "airport": frozenset(("airport", "base")),
    "facility": frozenset(("facility", "building", "base", "area")),
    "building": frozenset(("building", "facility")),
    "crossing": frozenset(("crossing",)),
    "water": frozenset(("water", "river")),
    "river": frozenset(("river", "water")),
    "island": frozenset(("island", "country", "admin1", "area", "region")),
    "border": frozenset(("border",)),
    "road": frozenset(("road",)),
    "desert": frozenset(("desert", "region", "area")),
    "country": frozenset(("country",)),
}
_LOCAL = frozenset(("quarter", "building", "facility"))
_CONTAINERS = AREAS | {"city", "island", "mountain", "quarter"}
_MOST_ANCHORS = 30


@dataclass(slots=True)
class Group:
    """All mentions of one name in a document: they mean one place (one sense per document)."""

    name: str
    choices: list[Choice]
    mentions: list[int] = field(default_factory=list)
    kinds: Counter[PlaceKind] = field(default_factory=Counter)
    adjectives: dict[str, str] = field(default_factory=dict)
    containers: list[tuple[Place, str, str]] = field(default_factory=list)
    neighbours: list[int] = field(default_factory=list)
    is_demonym: bool = False
    generic: bool = False
    acting: int = 0
    chosen: Choice | None = None


@dataclass(slots=True)
class Scene:
    """What the document's other mentions are held to mean at this moment."""

    countries: Counter[str]
    in_country: Counter[str]
    admins: Counter[tuple[str, str]]
    in_admin: Counter[tuple[str, str]]
    anchors: list[tuple[int, Vector, str]]
    chosen_ids: Counter[str]
    total: int
    home: tuple[Place, ...] = ()


def survey(groups: Sequence[Group], home: tuple[Place, ...]) -> Scene:
    """Count what the groups stand for now."""
    scene = Scene(Counter(), Counter(), Counter(), Counter(), [], Counter(), 0, home)
    by_weight = sorted(range(len(groups)), key=lambda i: (-len(groups[i].mentions), i))
    for i in by_weight:
        choice = groups[i].chosen
        if choice is None:
            continue
        place = choice.place
        scene.chosen_ids[place.id] += 1
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
            scene.anchors.append((i, choice.vector, place.name))
    return scene


def contains(container: Place, place: Place) -> bool:
    """Whether `place` lies in `container`, as far as codes, parents and radii tell."""
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
    distance = distance_km(Choice(container).vector, Choice(place).vector)
    return distance <= max(container.radius_km, 3.0) and place.radius_km < container.radius_km


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The points that a group's candidates may be near to: all other anchors, and the names beside it in the text."""

    anchors: list[Vector]
    beside: list[Vector]


def surroundings(index: int, groups: Sequence[Group], scene: Scene) -> Surroundings:
    """What surrounds the group at `index` now."""
    group = groups[index]
    return Surroundings(
        [vector for i, vector, _ in scene.anchors if i != index and groups[i].name != group.name],
        [
            chosen.vector
            for i in group.neighbours
            if i != index and (chosen := groups[i].chosen) is not None and chosen.place.kind not in AREAS
        ],
    )


def evidence(choice: Choice, group: Group, scene: Scene, around: Surroundings) -> Iterator[tuple[str, float]]:
    """(name, value) of all evidence about one candidate; zeros are left out."""
    if choice.fixed is None:
        choice.fixed = tuple(fixed_evidence(choice, group, scene.home))
    yield from choice.fixed
    yield from changing_evidence(choice, group, scene, around)


def fixed_evidence(choice: Choice, group: Group, homes: Sequence[Place]) -> Iterator[tuple[str, float]]:
    """Evidence that the document's other names don't change; `homes` is where the publisher is at home."""
    if not choice.inferred:
        yield from _static(choice, group)
        yield from _publisher(choice, homes)
        return
    yield "inferred " + choice.place.kind, 1.0
    if choice.called:
        yield "its city is named with it", 1.0


def changing_evidence(choice: Choice, group: Group, scene: Scene, around: Surroundings) -> Iterator[tuple[str, float]]:
    """Evidence that depends on what the document's other names are held to mean."""
    place = choice.place
    if choice.inferred:
        return
    own = group.chosen.place if group.chosen is not None else None
    country, admin = place.country, (place.country, place.admin1)
    if country:
        named = scene.countries[country]
        if own is not None and own.kind == "country" and own.country == country:
            named -= len(group.mentions)
        if named > 0 and place.kind != "country":
            yield "country named", math.log1p(named) / 3.0
        others = scene.in_country[country] - (own is not None and own.kind != "country" and own.country == country)
        rest = scene.total - (own is not None and own.kind != "country")
        if others > 0:
            yield "places in country", math.log1p(others) / 3.0
            yield "share in country", others / max(rest, 1)
        elif rest > 0:
            yield "alone in country", 1.0
        if place.admin1 and place.kind != "country":
            named = scene.admins[admin] - (
                own is not None and own.kind == "admin1" and (own.country, own.admin1) == admin
            )
            if named > 0 and place.kind != "admin1":
                yield "province named", 1.0
            others = scene.in_admin[admin] - (
                own is not None and own.kind not in ("admin1", "country") and (own.country, own.admin1) == admin
            )
            if others > 0:
                yield "places in province", math.log1p(others) / 3.0
                yield "share in province", others / max(rest, 1)
    if place.kind not in AREAS or place.kind == "admin2":
        yield from _nearness(choice.vector, around)
    if place.parent and place.kind in _LOCAL:
        if scene.chosen_ids[place.parent]:
            yield "parent named", 1.0
        else:
            yield ("parent not named" if place.kind == "quarter" else "landmark alone"), 1.0


def _static(choice: Choice, group: Group) -> Iterator[tuple[str, float]]:
    place = choice.place
    yield "kind " + place.kind, 1.0
    if place.id.startswith("yours:") and not choice.shortened and choice.similarity == 1.0:
        yield YOURS, 1.0
    if place.source.startswith(IMPORTED) and not is_settled(place.kind):
        yield MINOR, 1.0
    if place.population > 0 and place.kind != "country":
        yield "population", math.log10(place.population + 1.0) / 8.0
    if choice.rank == 0:
        yield "most prominent", 1.0
    else:
        yield "less prominent", math.log1p(choice.rank) / 3.0
    if choice.called:
        yield "usual name", 1.0
    if choice.capital:
        yield "capital", 1.0
        if 2 * group.acting > len(group.mentions):
            yield "capital that acts", 1.0
    if choice.shortened:
        yield "name shortened", 1.0
    if choice.similarity < 1.0:
        yield "spelling differs", 1.0
        yield "spelling distance", 1.0 - choice.similarity
    if group.kinds:
        kind = group.kinds.most_common(1)[0][0]
        if kind in ("admin1", "admin2"):
            yield ("province word" if place.kind in ("admin1", "admin2") else "province word against"), 1.0
        elif place.kind == kind:
            yield "kind word", 1.0
        elif place.kind in _AGREES.get(kind, ()):
            yield "kind word fits", 1.0
        else:
            yield "kind word against", 1.0
    if group.adjectives:
        yield ("adjective of country" if place.country in group.adjectives else "adjective of another country"), 1.0
    said = {how for container, how, _ in group.containers if contains(container, place)}
    for how in ("comma", "possessive", "of", "in", "bracket"):
        if how in said:
            yield "within named: " + how, 1.0


def _nearness(vector: Vector, around: Surroundings) -> Iterator[tuple[str, float]]:
    if around.anchors:
        x, y, z = vector
        nearest = sorted([(x - a) ** 2 + (y - b) ** 2 + (z - c) ** 2 for a, b, c in around.anchors])[:3]
        top = [12742.0 * math.asin(min(1.0, math.sqrt(square) / 2.0)) for square in nearest]
        yield "near another place", math.exp(-top[0] / 60.0)
        yield "in the document's region", sum([math.exp(-d / 300.0) for d in top]) / len(top)
        yield "far from all places", min(1.0, math.log10(1.0 + top[0]) / 4.0)
    if around.beside:
        near = [math.exp(-distance_km(vector, other) / 120.0) for other in around.beside]
        yield "near its neighbours in the text", sum(near) / len(near)


def _publisher(choice: Choice, homes: Sequence[Place]) -> Iterator[tuple[str, float]]:
    place = choice.place
    for home in homes:
        if place.id == home.id or contains(home, place):
            yield "publisher's home", 1.0
        if place.country == home.country and place.admin1 == home.admin1 != "" and place.kind != "country":
            yield "publisher's province", 1.0
        if home.kind != "country" and (place.kind not in AREAS or place.kind == "admin2"):
            yield "near the publisher's home", math.exp(-distance_km(choice.vector, Choice(home).vector) / 60.0)
