"""Which mentions of a document are one name, and what its namesakes tell of each other."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer import normalise
from geo.places.candidates import WORKS
from geo.places.context import Context
from geo.places.mentions import Toponym
from geo.places.scene import Group

SEPARATE = frozenset({
    "admin1", "admin2", "country", "river", "water", "mountain", "desert", "island", "airport", "facility",
    "crossing", "base",
})  # fmt: skip
"""Kinds that tell namesakes apart within one document: 'the province of Kirkuk' is not the city."""


def group_key(name: str, toponym: Toponym, context: Context) -> tuple[str, ...]:
    """What mentions of one group share: the name, its label, the kind that is said of it, and its container."""
    kind = "line" if toponym.ends else context.kind if context.kind in SEPARATE else None
    owner = ""
    if toponym.generic:
        owner = next((normalise(h.name) for h in context.hints if h.how in ("possessive", "of")), "")
    elif context.hints and context.hints[0].how == "comma":
        owner = normalise(context.hints[0].name)
    return name, toponym.label, kind or "", owner


def works_named(context: Context) -> str:
    """The words after a name that say what works it is: 'nuclear plant', 'crossing'."""
    return context.kind_words if context.kind in WORKS and not context.kind_words.endswith(" of") else ""


def drop_elsewhere(group: Group) -> None:
    """Drop the candidates in other countries than "X district of Y" says; Y is a country or a first division of one."""
    said = [(name, place) for place, how, name in group.containers if how == "of"]
    if not said or group.generic:
        return
    first = dict(reversed([(name, place.kind) for name, place in said]))
    countries = {place.country for name, place in said if first[name] in ("country", "admin1")}
    if countries:
        there = [c for c in group.candidates if not c.place.country or c.place.country in countries]
        group.contradicted = bool(group.candidates) and not there
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
        said = max((other for other in same if not other.in_passing), key=_said, default=group)
        group.containers = said.containers
        group.within, group.provinces = said.within, said.provinces


def _said(group: Group) -> int:
    """How often it is said what a name lies in."""
    return len(group.mentions) if group.containers else 0
