"""Towns and villages that no gazetteer has, in a text that says what they lie in: 'Kabo (Diapa, Tapoa)'.

They are somewhere in the smallest of these that is known: an area, never a pin, and never a whole country.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from geo.gazetteer import normalise
from geo.model import Place
from geo.places import lexicon
from geo.places.candidates import CandidatePlace, begins_as_street, is_street
from geo.places.context import Context
from geo.places.division_words import divisions_called
from geo.places.labels import LOCATION
from geo.places.mentions import Toponym
from geo.places.scene import Group, contains
from geo.places.word_classes import is_word

SOURCE = "inferred from the text"
_HOLD = frozenset(("admin1", "admin2", "city", "village", "island", "region", "area"))
_DIVISIONS = frozenset(("admin1", "admin2"))
_SETTLED = frozenset(("city", "village"))
_PLAIN = frozenset(("bracket", "introduced"))
_WITH_A_KIND = _PLAIN | frozenset(("in", "of", "comma"))
_WITHOUT = _PLAIN | frozenset(("in",))
_MOST_MENTIONS = 20
_COMMUNE_KM = 15.0
_FEWEST_OTHERS = 2


def add_contained(group: Group, toponym: Toponym, contexts: Sequence[Context], chosen: Mapping[str, Place]) -> None:
    """Make an unknown name somewhere in what the text says it lies in, by what the other names are taken to mean now.

    A name that a place of the same country bears is left to that place; places abroad are not meant then.
    """
    group.candidates = [candidate for candidate in group.candidates if not _is_contained(candidate)]
    if toponym.label != LOCATION or toponym.ends is not None or group.names_country:
        return
    settled = bool(_SETTLED.intersection(group.kinds))
    if settled and (land := _land_of_its_district(group, chosen)):
        group.candidates = [candidate for candidate in group.candidates if candidate.place.country == land]
    for told in (_PLAIN, _WITH_A_KIND if settled else () if group.kinds else _WITHOUT):
        container = _container(group, contexts, chosen, told)
        street = told is _WITHOUT and (is_street(toponym) or begins_as_street(toponym))
        if container is not None and not street:
            break
    else:
        return
    # Only a bracket and 'X is a village in Y' say that a namesake abroad isn't meant.
    abroad = told is _PLAIN
    if container.id.startswith("text:") or any(_is_known(c, container, abroad=abroad) for c in group.candidates):
        return
    own = [candidate for candidate in group.candidates if candidate.place.country == container.country]
    place = Place(
        id=f"text:{container.id}/{'-'.join(normalise(toponym.names[-1]).split()) or 'place'}",
        name=f"{toponym.names[0]}, {container.name}",
        lat=container.lat,
        lon=container.lon,
        radius_km=max(container.radius_km, _COMMUNE_KM) if container.kind in _SETTLED else container.radius_km,
        kind="village" if settled or told is _PLAIN or _is_a_towns(toponym, container) else "area",
        country=container.country,
        admin1=container.admin1,
        admin2=container.admin2,
        parent=container.id,
        source=SOURCE,
    )
    group.candidates = [*own, CandidatePlace(place, called=False, rank=len(own), inferred=True)]


def _land_of_its_district(group: Group, chosen: Mapping[str, Place]) -> str:
    """The country that the text is about, where it has a district called after the town and no such town is known.

    In a text about Mozambique 'the town of Palma' is the chief town of Palma District, and not Mallorca's.
    """
    exact = [c.place for c in group.candidates if c.similarity == 1.0]
    named = [place.country for name, place in chosen.items() if name != group.name]
    towns = {place.country for place in exact if place.kind in _SETTLED}
    lands = {place.country for place in exact if place.kind == "admin2"} - towns
    about = [land for land in lands if named.count(land) >= _FEWEST_OTHERS and towns.isdisjoint(named)]
    return about[0] if len(about) == 1 else ""


def _is_a_towns(toponym: Toponym, container: Place) -> bool:
    """Whether a name in a division is a town's: not one in a town, and none that ends in a word ('Swan Market')."""
    first, _, last = toponym.names[0].rpartition(" ")
    return container.kind not in _SETTLED and not (first and (is_word(last) or normalise(last) in divisions_called()))


def _is_contained(candidate: CandidatePlace) -> bool:
    return candidate.inferred and candidate.place.kind in ("village", "area")


def _is_known(candidate: CandidatePlace, container: Place, *, abroad: bool) -> bool:
    """Whether a candidate may be meant: it lies in the container or bears the name, in the same country if `abroad`."""
    place = candidate.place
    if contains(container, place) or place.id == container.id or candidate.shortened:
        return True
    return candidate.similarity == 1.0 and not (abroad and place.country not in ("", container.country))


def _container(
    group: Group, contexts: Sequence[Context], chosen: Mapping[str, Place], told: Container[str]
) -> Place | None:
    """The smallest known place that the group is said to lie in; None when there is none, or in two countries.

    Districts and provinces go before towns, whose communes reach further than they do.
    """
    found = list(_containers(group, contexts, chosen, told))
    if not found or len({place.country for place in found}) > 1:
        return None
    return min(found, key=lambda place: (place.kind in _SETTLED, place.radius_km, place.id))


def _containers(
    group: Group, contexts: Sequence[Context], chosen: Mapping[str, Place], told: Container[str]
) -> Iterator[Place]:
    for i in group.mentions[:_MOST_MENTIONS]:
        longest = ""
        for hint in contexts[i].hints:
            name = normalise(hint.name)
            shorter = bool(longest) and longest.startswith(f"{name} ")
            longest = longest if shorter else name
            # 'Sri' is no place in 'the Sri Lankan capital'.
            told_so = hint.how in told or (told is _WITHOUT and (hint.divided or hint.sited))
            if shorter or not told_so or name == group.name or name in lexicon.NO_NAMES:
                continue
            named = [place for place, _, said in group.containers if said == hint.name]
            meant = [chosen[name]] if name in chosen else [place for place in named if place in chosen.values()]
            given = [place for place in named if place.country in group.hinted]
            if not given and not _is_told_apart(name, named, meant, chosen):
                continue
            kinds = _DIVISIONS if hint.how == "comma" else _HOLD
            held = [place for place in given or meant or named if place.kind in kinds]
            if len({p.country for p in held}) == 1:
                yield held[0]


def _is_told_apart(name: str, named: Sequence[Place], meant: Sequence[Place], chosen: Mapping[str, Place]) -> bool:
    """Whether a container's name is borne in one country only, or another name of the text lies in the one meant.

    A town that is usually called otherwise needs another name, too.
    """
    division = bool(meant) and meant[0].kind in _DIVISIONS  # 'Soum province' is no town called so
    bearers = {place.country for place in named if not division or place.kind in _DIVISIONS}
    first = meant[0] if meant else named[0] if named else None
    if first is None:
        return True
    usual = first.kind not in _SETTLED or normalise(first.name) == name
    if usual and (len(bearers) < 2 or not meant):
        return True
    there = sum(place.country == first.country and not place.id.startswith("text:") for place in chosen.values())
    return there > (1 if meant else 0)
