"""The places that the name of a container may mean, and which of them surely hold what is said to lie there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo.model import Place
from geo.places.division_words import divisions_named
from geo.places.grouping import may_lie_in
from geo.places.hints import Hint
from geo.places.scene import contains

Lookup = Callable[[str], Sequence[Place]]
"""The places of a name, the best known first."""

_DIVISIONS = frozenset(("admin1", "admin2"))
_HOLDERS = _DIVISIONS | {"country"}
_SETTLED = frozenset(("city", "village"))
_MOST = 6


def places_of_container(hint: Hint, lookup: Lookup) -> list[Place]:
    """The places that a container's name may mean, the best known first: those in what it lies in, if any are."""
    places = lookup(hint.name) or divisions_named(lookup, hint.name)
    outer = lookup(hint.beyond)[:_MOST] if hint.beyond else ()
    return [*([place for place in places if any(contains(above, place) for above in outer)] or places)][:_MOST]


def surely_holding(hint: Hint, places: Sequence[Place], name: str, lookup: Lookup) -> list[Place]:
    """Those of a container's `places` in one of which a name surely lies, as far as the text says so."""
    if places and _are_both_provinces(places, lookup(name)):
        return []
    if hint.divided:
        return _divisions_of(places)
    if hint.likely:
        return _divisions_with(places, lookup(name))
    if hint.sited and places and places[0].kind == "region":
        return [region for region in places[:1] if any(contains(region, place) for place in lookup(name))]
    if hint.sited:
        return _holders_of(places)
    if not hint.paired:
        return []
    bearers = lookup(name)
    beside = bool(bearers) and bearers[0].kind in ("country", "admin1")
    return _holders_of(places) if _is_province(places) and not beside else _divisions_with(places, bearers)


def _are_both_provinces(places: Sequence[Place], bearers: Sequence[Place]) -> bool:
    """Whether two names are best known for two provinces of a country, and nothing of the inner's lies in the outer.

    'The Shabwa region in South Marib' is a slip of the pen, and no place of an unknown name in Marib.
    """
    if not bearers or bearers[0].kind != "admin1" or all(place.kind not in _HOLDERS for place in places):
        return False
    if not any(place.kind == "admin1" and place.country == bearers[0].country for place in places):
        return False
    return not any(contains(place, bearer) for place in places for bearer in bearers)


def _divisions_with(places: Sequence[Place], bearers: Sequence[Place]) -> list[Place]:
    """The divisions of Y in 'X, Y' that have a town of the name X, where either is better known for something else.

    'San Lorenzo, Boquerón' and 'Delaware, Ohio' are no lists of two, 'Wisconsin, Michigan' may be one.
    """
    inner: dict[str, frozenset[str]] = {"admin1": _SETTLED | {"admin2"}, "admin2": _SETTLED}
    return [
        division
        for division in places
        if division.kind in _DIVISIONS
        and any(place.kind in inner[division.kind] and may_lie_in(division, place) for place in bearers)
    ]


def _divisions_of(places: Sequence[Place]) -> list[Place]:
    """The divisions that a name may mean, its bearers the best known first: a city that is best known has one, too."""
    divisions = [place for place in places if place.kind in _DIVISIONS]
    if places and places[0].kind not in _DIVISIONS:
        return [place for place in divisions if place.country == places[0].country]
    return divisions


def _is_province(places: Sequence[Place]) -> bool:
    """Whether a name's best known bearer is a first division."""
    return bool(places) and places[0].kind == "admin1"


def _holders_of(places: Sequence[Place]) -> list[Place]:
    """The countries and divisions of Y in 'X in Y', its bearers the best known first.

    Where Y is first a town, none, unless one country has all that are called so.
    """
    sure = bool(places) and (places[0].kind in _HOLDERS or len({place.country for place in places}) == 1)
    return [place for place in places if place.kind in _HOLDERS] if sure else []
