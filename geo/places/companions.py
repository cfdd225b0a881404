"""What the names of a document say of each other, and one name's bearers of each other, before any is chosen.

A document that names Huntsville and Walker County means the Huntsville that lies in a county of that name, though
better known towns are called so; and 'Atlanta, Georgia' says of Georgia that it holds an Atlanta. Choosing name by name
misses both: each name's best known bearer is looked for first.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from geo.gazetteer import normalise
from geo.places.candidates import CandidatePlace
from geo.places.scene import Group, contains

COUNTY, TOWN_OF_IT, OTHER_TOWNS = "its county may be named", "a town of it may be named", "towns beside it may be named"
ITS_PROVINCE = "city of a province of its name"
HOLDS = "holds what is said to lie in it"
_TOWNS = frozenset(("city", "village"))
_DIVISIONS = frozenset(("country", "admin1", "admin2"))
# Of so many namesakes one or the other lies in a county of any name.
_TOLD_WELL = 3.0

_Code = tuple[str, str, str]
_Names = Mapping[_Code, Set[str]]


def add_companions(groups: Sequence[Group]) -> None:
    """Note for each candidate what the other names of the document say of it."""
    counties, towns = _named(groups)
    for group in groups:
        if len(group.candidates) > 1:
            _add_province(group)
            for candidate in group.candidates:
                candidate.companions += _of_its_county(candidate, group, counties, towns)
    _add_holders(groups)


def _add_province(group: Group) -> None:
    """Note how much of the people of a province of the name live in the city of the name: New York, Lagos, Kandahar."""
    provinces = {
        (c.place.country, c.place.admin1): c.place.population for c in group.candidates if c.place.kind == "admin1"
    }
    for candidate in group.candidates if provinces else ():
        people = provinces.get((candidate.place.country, candidate.place.admin1), 0)
        if candidate.place.kind == "city" and people:
            candidate.companions.append((ITS_PROVINCE, min(1.0, candidate.place.population / people)))


def _code(candidate: CandidatePlace) -> _Code | None:
    place = candidate.place
    return (place.country, place.admin1, place.admin2) if place.admin2 else None


def _named(groups: Sequence[Group]) -> tuple[_Names, _Names]:
    """The names that may mean a county, and those that may mean a town in it, by its code."""
    counties: dict[_Code, set[str]] = defaultdict(set)
    towns: dict[_Code, set[str]] = defaultdict(set)
    for group in groups:
        if group.in_passing or group.generic or group.is_demonym:
            continue
        for candidate in group.candidates:
            if candidate.shortened or candidate.similarity < 1.0:
                continue
            code, kind = _code(candidate), candidate.place.kind
            if code and kind == "admin2" and candidate.called:
                counties[code].add(group.name)
            elif code and kind in _TOWNS:
                towns[code].add(group.name)
    return counties, towns


def _of_its_county(
    candidate: CandidatePlace, group: Group, counties: _Names, towns: _Names
) -> Iterator[tuple[str, float]]:
    """What it says of a candidate that its county, or towns of it, may be named; less where it has many namesakes."""
    code, kind = _code(candidate), candidate.place.kind
    if code is None or not (kind == "admin2" or kind in _TOWNS):
        return
    told = min(1.0, _TOLD_WELL / len(group.candidates))
    others = len(towns.get(code, frozenset()) - {group.name})
    if kind == "admin2":
        if others:
            yield TOWN_OF_IT, told * math.log2(1 + others)
        return
    if counties.get(code, frozenset()) - {group.name}:
        yield COUNTY, told
    if others:
        yield OTHER_TOWNS, told * math.log2(1 + others)


def _add_holders(groups: Sequence[Group]) -> None:
    """Note which candidates of a name hold a place that is said to lie in what it names."""
    by_name: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_name[group.name].append(group)
    for group in groups:
        for name in {said for _, how, said in group.containers if how != "possessive"}:
            for holder in by_name.get(normalise(name), ()):
                _add_holder(holder, group)


def _add_holder(holder: Group, group: Group) -> None:
    if holder.name == group.name or len(holder.candidates) < 2:
        return
    for candidate in holder.candidates:
        is_area = candidate.place.kind in _DIVISIONS
        if is_area and any(contains(candidate.place, inner.place) for inner in group.candidates):
            candidate.companions = [*(each for each in candidate.companions if each[0] != HOLDS), (HOLDS, 1.0)]
