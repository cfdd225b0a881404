"""Which mentions of a document are one name, and what its namesakes tell of each other."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer import normalise
from geo.model import Place
from geo.places.candidates import WORKS, CandidatePlace, arc_km, unit_vector
from geo.places.context import Context
from geo.places.mentions import Toponym
from geo.places.rivers import CALLED_RIVER, RIVER, THE_RIVER
from geo.places.scene import Group, contains
from geo.places.wide_regions import WIDE_REGION

SEPARATE = frozenset({
    "admin1", "admin2", "country", "river", "water", "mountain", "desert", "island", "airport", "facility",
    "crossing", "base",
})  # fmt: skip
"""Kinds that tell namesakes apart within one document: 'the province of Kirkuk' is not the city."""

_TOWNS = frozenset(("city", "village"))
_DIVIDED = frozenset(("admin1", "admin2"))
_PARTS = frozenset(("admin2", "airport", "base", "building", "crossing", "facility", "quarter"))
_TOWNS = frozenset(("city", "village"))
_REGIONS = frozenset(("region", "area", "mountain", "river"))
_BESIDE_KM = 60.0
_ACROSS_KM = 250.0  # from the middle of a large province to its furthest county
_SPLIT_OFF = 1.5  # radii of a province within which a city may have been in another before it was made
_LARGE_CITY = 200_000
"""Inhabitants of a city that is named without its province, so that a comma before another may be a list's."""


def group_key(name: str, toponym: Toponym, context: Context, *, divisions_only: bool = False) -> tuple[str, ...]:
    """What mentions of one group share: the name, its label, the kind that is said of it, and its container.

    `divisions_only`: the name has no other bearers, so that 'Punjab province' and 'Punjab' are one.
    """
    kind = "line" if toponym.ends else context.kind if context.kind in SEPARATE else None
    if context.kind_words == WIDE_REGION:
        kind = "region"
    if divisions_only and kind in _DIVIDED:
        kind = None
    owner = ""
    if toponym.generic:
        owner = next((normalise(h.name) for h in context.hints if h.how in ("possessive", "of")), "")
    elif context.hints and context.hints[0].how == "comma":
        owner = normalise(context.hints[0].name)
    return name, toponym.label, kind or "", owner


def works_named(context: Context) -> str:
    """The words after a name that say what works it is: 'nuclear plant'; 'River' of one told by its article."""
    if context.kind_words in (RIVER, THE_RIVER, CALLED_RIVER, WIDE_REGION):
        return context.kind_words
    return context.kind_words if context.kind in WORKS and not context.kind_words.endswith(" of") else ""


def drop_elsewhere(group: Group) -> None:
    """Drop the candidates in other countries than the text says.

    "X district of Y" leaves none elsewhere, where Y is a country or a first division of one, nor does "X province in Y"
    where Y is a country; "X in Y" leaves those elsewhere only as long as the country Y has no place of the name.
    "The Y town of X", "X, Y region" and "in X in Y" leave none outside of the division Y, large cities of its country
    apart; "in X in Y" none outside of the country Y, large cities apart.
    What is only spelt like the name, or found without its kind word, is meant nowhere but where the text says.
    """
    if group.generic:
        return
    _keep_divisions(group)
    if group.kinds and group.kinds.most_common(1)[0][0] == "village":
        group.candidates = [c for c in group.candidates if not _is_large(c.place)]
    _drop_counties(group)
    _keep_within(group)
    _keep_near_owner(group)
    _keep(group, _countries_said(group, "of", ("country", "admin1")), at_least=0)
    _keep(group, _countries_said(group, "in", ("country",)), at_least=0 if _is_called_division(group) else 1)
    if any(container.kind == "country" for container, _, _ in group.containers):
        group.candidates = [c for c in group.candidates if _is_exact(c) or _lies_where_said(c, group)]


def _drop_counties(group: Group) -> None:
    """'Montgomery, TX' is the town, and not the county of that name, which Americans always call one."""
    if _is_called_division(group):
        return
    states = {
        container.admin1 for container, how, _ in group.containers if how == "comma" and container.country == "US"
    }
    american = [c.place for c in group.candidates if c.place.country == "US" and c.place.admin1 in states]
    towns = {place.admin1 for place in american if place.kind in _TOWNS}
    group.candidates = [
        c
        for c in group.candidates
        if c.place.country != "US" or c.place.kind != "admin2" or c.place.admin1 not in towns
    ]


def _keep_divisions(group: Group) -> None:
    """'Niger state' is no country, where a division is called so, and no second division, where a first one is.

    A 'region of Colombia' lies in the country: only second divisions are called so.
    """
    meant = _DIVIDED if "admin2" in group.kinds else {"admin1"}
    divisions = any(c.place.kind in meant and _is_exact(c) for c in group.candidates)
    if divisions and _is_called_division(group):
        group.candidates = [c for c in group.candidates if c.place.kind != "country"]
        group.names_country = False
    provinces = group.kinds.keys() == {"admin1"} and any(c.place.kind == "admin1" for c in group.candidates)
    if provinces:  # 'Kharkiv Region' is no district of that name
        group.candidates = [c for c in group.candidates if c.place.kind != "admin2"]


def _keep_near_owner(group: Group) -> None:
    """ "Kherson's Dniprovskyi district" is none of Kyiv: a district, station or base that a town owns is near it."""
    if _PARTS.isdisjoint(group.kinds):
        return
    owners = [place for place, how, _ in group.containers if how == "possessive"]
    if owners and group.candidates and owners[0].kind in _TOWNS:
        group.candidates = [
            c
            for c in group.candidates
            if any(contains(o, c.place) or (o.kind in _TOWNS and _apart(o, c.place) <= _BESIDE_KM) for o in owners)
        ]
        group.contradicted = not group.candidates


def _keep_within(group: Group) -> None:
    # In 'Dallas County, Polk County' two stand side by side.
    is_one = _is_called_division(group)
    divisions = [division for division in group.divisions if not (is_one and division.kind == "admin2")]
    if not divisions or group.names_country:
        return
    there = [c for c in group.candidates if any(may_lie_in(division, c.place) for division in divisions)]
    lands = {division.country for division in divisions}
    # Of a country it is disputed which towns are its own, and of a province the tables may be older than the text.
    disputed = any(division.kind == "country" for division in divisions)
    there = there or [
        c
        for c in group.candidates
        if c.called
        and _is_large(c.place)
        and (disputed or (c.place.country in lands and any(_may_have_held(d, c.place) for d in divisions)))
    ]
    group.contradicted = bool(group.candidates) and not there
    group.candidates = there


def _is_called_division(group: Group) -> bool:
    return bool(group.kinds) and _DIVIDED.issuperset(group.kinds)


def _is_large(place: Place) -> bool:
    return place.population >= _LARGE_CITY


def may_lie_in(division: Place, place: Place) -> bool:
    """Whether a place may lie in a division: of a second one the province is sure for every town, and what is near."""
    if contains(division, place):
        return True
    if not place.country:
        return _is_beside(division, place)  # a river of several
    if division.kind == "country" or place.country != division.country:
        return False
    if not place.admin1:  # a region of its own, which may reach into several, or a county whose province isn't told
        return (place.kind in _REGIONS and _is_beside(division, place)) or (
            place.kind == "admin2" and division.kind == "admin1" and _apart(division, place) <= _ACROSS_KM
        )
    return place.admin1 == division.admin1 and (division.kind != "admin2" or _is_beside(division, place))


def _is_beside(division: Place, place: Place) -> bool:
    return _apart(division, place) <= max(_BESIDE_KM, 3 * division.radius_km)


def _may_have_held(division: Place, place: Place) -> bool:
    return _apart(division, place) <= max(_ACROSS_KM, _SPLIT_OFF * division.radius_km)


def _apart(one: Place, other: Place) -> float:
    return arc_km(unit_vector(one.lat, one.lon), unit_vector(other.lat, other.lon))


def _is_exact(candidate: CandidatePlace) -> bool:
    return candidate.similarity == 1.0 and not candidate.shortened


def _lies_where_said(candidate: CandidatePlace, group: Group) -> bool:
    return any(contains(container, candidate.place) for container, _, _ in group.containers)


def _countries_said(group: Group, how: str, kinds: Sequence[str]) -> set[str]:
    said = [(name, place) for place, relation, name in group.containers if relation == how]
    first = dict(reversed([(name, place.kind) for name, place in said]))
    return {place.country for name, place in said if first[name] in kinds}


def _keep(group: Group, countries: set[str], *, at_least: int) -> None:
    there = [c for c in group.candidates if not c.place.country or c.place.country in countries]
    if countries and group.candidates and len(there) >= at_least:
        group.contradicted = not there
        group.candidates = there


def share(groups: Sequence[Group]) -> None:
    """What is said of a name once holds throughout, unless its own words say otherwise.

    'Al-Waleed' is the crossing that it was called before; 'Alexandria' lies in Louisiana when 'Alexandria, La.'
    does.
    """
    by_name: dict[str, list[Group]] = {}
    for group in groups:
        by_name.setdefault(group.name, []).append(group)
    for same in by_name.values():
        if len(same) > 1:
            for group in same:
                _take_over(group, same)


def _take_over(group: Group, same: Sequence[Group]) -> None:
    """Give a group what is said of its namesakes where its own words say nothing."""
    if not group.kinds:
        for other in same:
            group.kinds.update({kind: n for kind, n in other.kinds.items() if kind not in SEPARATE})
    if not group.containers:
        divided = not _DIVIDED.isdisjoint(group.kinds)
        others = [other for other in same if not (other.in_passing or (divided and _lies_in_a_part(other)))]
        said = max(others, key=_said, default=group)
        group.containers, group.divisions = said.containers, said.divisions
        group.within, group.provinces = said.within, said.provinces


def _lies_in_a_part(group: Group) -> bool:
    """Whether it is said to lie in less than a country: Washington state lies in no D.C."""
    return any(container.kind != "country" for container, _, _ in group.containers)


def _said(group: Group) -> int:
    """How often it is said what a name lies in."""
    return len(group.mentions) if group.containers else 0
