"""What the names of a document say of each other, and one name's bearers of each other, before any is chosen.

A document that names Huntsville and Walker County means the Huntsville that lies in a county of that name, though
better known towns are called so; and 'Atlanta, Georgia' says of Georgia that it holds an Atlanta. Choosing name by name
misses both: each name's best known bearer is looked for first.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from geo.gazetteer import normalise
from geo.gazetteer.measures import distance_km
from geo.model import Place
from geo.places.candidates import CandidatePlace
from geo.places.scene import Group, contains

COUNTY, TOWN_OF_IT, OTHER_TOWNS = "its county may be named", "a town of it may be named", "towns beside it may be named"
ITS_PROVINCE = "city of a province of its name"
OTHER_KIND = "a province of the name is told apart"
HOLDS = "holds what is said to lie in it"
_TOWNS = frozenset(("city", "village"))
_PROVINCES = frozenset(("admin1", "admin2"))
_HOLDS_TOWNS = 50_000  # inhabitants
_IN_TOWN_KM = 15.0  # from the middle of a large city to its rim
_SEVERAL = 2  # towns
_HALF = 0.5  # of a province's people: more says no more
_DIVISIONS = _PROVINCES | {"country"}

_Code = tuple[str, str, str]
_Names = Mapping[_Code, Mapping[str, Set[str]]]
"""The ids of the places of each name, by the county they are or lie in."""


def add_companions(groups: Sequence[Group]) -> None:
    """Note for each candidate what the other names of the document say of it."""
    counties, towns = _named(groups)
    for group in groups:
        if len(group.candidates) > 1:
            _add_province(group)
            _add_county(group, counties, towns)
    by_name: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_name[group.name].append(group)
    _add_holders(groups, by_name)
    _add_homes_of_towns(groups)
    for same in by_name.values():
        if len(same) > 1:
            _add_told_apart(same)


def _add_province(group: Group) -> None:
    """Note how much of the people of the province of the name live in its city of the name: New York, Lagos.

    Nothing where the text calls it a province or speaks of its governor, or where other places of the name are better
    known.
    """
    province = group.candidates[0].place
    if province.kind != "admin1":
        return
    group.names_province = True
    if group.of_a_province or not _PROVINCES.isdisjoint(group.kinds) or not province.population:
        return
    for candidate in group.candidates:
        place = candidate.place
        if place.kind == "city" and (place.country, place.admin1) == (province.country, province.admin1):
            candidate.companions.append((ITS_PROVINCE, min(_HALF, place.population / province.population)))


def _add_told_apart(same: Sequence[Group]) -> None:
    """Note that a name is said to be a province's elsewhere: 'Washington state' and 'Washington' are likely two."""
    if any(not _PROVINCES.isdisjoint(group.kinds) for group in same):
        for group in same:
            for candidate in group.candidates if not group.kinds else ():
                if candidate.place.kind in _PROVINCES:
                    candidate.companions.append((OTHER_KIND, 1.0))


def _code(candidate: CandidatePlace) -> _Code | None:
    place = candidate.place
    return (place.country, place.admin1, place.admin2) if place.admin2 and candidate.called else None


def _named(groups: Sequence[Group]) -> tuple[_Names, _Names]:
    """The names that may mean a county, and those that may mean a town in it, by its code."""
    counties: dict[_Code, dict[str, set[str]]] = defaultdict(dict)
    towns: dict[_Code, dict[str, set[str]]] = defaultdict(dict)
    for group in groups:
        if group.in_passing or group.generic or group.is_demonym:
            continue
        for candidate in group.candidates:
            kind = candidate.place.kind
            if candidate.shortened or candidate.similarity < 1.0 or not (kind == "admin2" or kind in _TOWNS):
                continue
            code = _code(candidate)
            if code:
                known = counties if kind == "admin2" else towns
                known[code].setdefault(group.name, set()).add(candidate.place.id)
    return counties, towns


def _add_county(group: Group, counties: _Names, towns: _Names) -> None:
    """Note of which candidates the county, or towns of it, may be named; less where that holds of several.

    A district that bears its town's or a country's name gains nothing, unless the text calls it one: villages around
    Mosul are named with the town, and Luxembourg with towns across its border.
    """
    found: list[tuple[CandidatePlace, str, float]] = []
    for candidate in group.candidates:
        code, kind = _code(candidate), candidate.place.kind
        if code is None or not (kind == "admin2" or kind in _TOWNS):
            continue
        others = _others(towns, code, candidate, group)
        if others and (kind in _TOWNS or kind in group.kinds or not _is_shared(candidate.place, group)):
            found.append((candidate, TOWN_OF_IT if kind == "admin2" else OTHER_TOWNS, math.log2(1 + others)))
        if kind in _TOWNS and _others(counties, code, candidate, group):
            found.append((candidate, COUNTY, 1.0))
    times = Counter(name for _, name, _ in found)
    for candidate, name, value in found:
        candidate.companions.append((name, value / times[name]))


def _is_shared(division: Place, group: Group) -> bool:
    """Whether a country, or a town in the division, bears its name as well."""
    return group.names_country or any(_namesakes_in(division, group))


def _others(names: _Names, code: _Code, candidate: CandidatePlace, group: Group) -> int:
    """How many other names may mean another place there."""
    there = names.get(code)
    if not there:
        return 0
    return sum(name != group.name and ids != {candidate.place.id} for name, ids in there.items())


def _add_holders(groups: Sequence[Group], by_name: Mapping[str, Sequence[Group]]) -> None:
    """Note which candidates of a name hold a place that is said to lie in what it names."""
    for group in groups:
        for name in {said for _, how, said in group.containers if how != "possessive"}:
            for holder in by_name.get(normalise(name), ()):
                _add_holder(holder, group)


def _add_holder(holder: Group, group: Group) -> None:
    if holder.name == group.name or len(holder.candidates) < 2:
        return
    has_called = any(candidate.called for candidate in holder.candidates)
    for candidate in holder.candidates:
        if candidate.place.kind not in _DIVISIONS or (has_called and not candidate.called):
            continue
        held = [inner.place for inner in group.candidates if contains(candidate.place, inner.place)]
        if held:
            _mark(candidate)
            for town in _namesakes_in(candidate.place, holder):
                # A small town holds no other: 'Calubian, Leyte' means the province.
                parts = [one for one in held if one.kind not in _TOWNS or town.place.population >= _HOLDS_TOWNS]
                if any(distance_km(town.place.lat, town.place.lon, one.lat, one.lon) <= _IN_TOWN_KM for one in parts):
                    _mark(town)


def _add_homes_of_towns(groups: Sequence[Group]) -> None:
    """Note which bearer of a name that is a country's and a province's holds most of the towns that are named.

    Georgia with Atlanta and Savannah is the state, with Tbilisi and Batumi the country. One town tells nothing: each
    name counts by its best known bearer.
    """
    towns = [
        (group.name, group.candidates[0].place)
        for group in groups
        if group.candidates and not group.in_passing and group.candidates[0].place.kind in _TOWNS
    ]
    for group in groups:
        divisions = [each for each in group.candidates if each.place.kind in ("country", "admin1") and each.called]
        if not group.names_country or len(divisions) < 2:
            continue
        held = [len({name for name, town in towns if contains(each.place, town)}) for each in divisions]
        most = max(held)
        for candidate, number in zip(divisions, held, strict=True):
            if number == most >= _SEVERAL:
                _mark(candidate)


def _mark(candidate: CandidatePlace) -> None:
    candidate.companions = [*(each for each in candidate.companions if each[0] != HOLDS), (HOLDS, 1.0)]


def _namesakes_in(division: Place, holder: Group) -> Iterator[CandidatePlace]:
    """The towns of the name in a division of the name: what lies in Mosul lies in the district of Mosul as well."""
    for candidate in holder.candidates:
        if candidate.place.kind in _TOWNS and candidate.called and contains(division, candidate.place):
            yield candidate
