"""Choices whose evidence is only the name itself: they are unsure, however well known the best bearer is.

Calibration on corpora can't show this: their documents nearly always name something else that tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.model import LIKELY, Place
from geo.places import lexicon
from geo.places.candidates import CandidatePlace, arc_km
from geo.places.scene import Group, Scene, contains, is_doubtful
from geo.places.word_senses import word_of

MOST_CONFIDENCE = round(LIKELY - 0.01, 2)
_ALIKE = 0.75
"""Names that are less alike need something that ties them: 'Dorbek' is no spelling of Delvar."""
_LEAST_TOLD = 0.2
"""What the rest of the document must add to a score so that it counts as saying something."""
_FAMOUS = 10
"""A bearer so many times as populous as any other is meant without further evidence, as a capital is: Paris, Moscow."""
_UNCOUNTED = 500
_APART_KM = 100.0


def is_only_alike(best: CandidatePlace, weights: Mapping[str, float]) -> bool:
    """Whether a name is far from the place's and nothing in the text ties them: being called a village is no tie."""
    if best.similarity >= _ALIKE or best.inferred:
        return False
    ties = [*best.changing, *((name, value) for name, value in best.fixed or () if _is_tie(name))]
    return max((weights.get(name, 0.0) * value for name, value in ties), default=0.0) <= _LEAST_TOLD


def _is_tie(name: str) -> bool:
    return (name in _LOCAL and name not in _KIND_WORDS) or name.startswith("within named")


def bound(best: CandidatePlace, others: Sequence[CandidatePlace], weights: Mapping[str, float]) -> float:
    """The most confidence that a choice may be shown with."""
    return MOST_CONFIDENCE if is_name_alone(best, others, weights) else best.at_most


def is_name_alone(best: CandidatePlace, others: Sequence[CandidatePlace], weights: Mapping[str, float]) -> bool:
    """Whether nothing but the name speaks for `best`, while another place far off bears it or it is spelt otherwise."""
    told = max((weights.get(name, 0.0) * value for name, value in best.changing), default=0.0)
    spoken = max((weights.get(name, 0.0) * value for name, value in best.fixed or () if name in _LOCAL), default=0.0)
    if best.inferred or max(told, spoken) > _LEAST_TOLD:
        return False
    return best.shortened or best.similarity < 1.0 or any(_is_rival(other, best) for other in others)


_KIND_WORDS = frozenset(("kind word", "kind word fits", "province word"))
_LOCAL = _KIND_WORDS | {
    "adjective of country", "capital that acts", "country named beside it", "publisher's home", "publisher's province",
    "near the publisher's home", "parent named",
}  # fmt: skip
"""Evidence from the words beside the name, and from who published it."""


def _is_rival(other: CandidatePlace, best: CandidatePlace) -> bool:
    if best.capital or other.shortened or other.similarity < 1.0 or (best.called and not other.called):
        return False
    apart = arc_km(other.vector, best.vector)
    reach = max(_APART_KM, best.place.radius_km + other.place.radius_km)
    return apart > reach and _people(best.place) < _FAMOUS * _people(other.place)


def _people(place: Place) -> int:
    return max(place.population, _UNCOUNTED)


_TOWNS = frozenset(("city", "village"))
_DIVISIONS = frozenset(("admin1", "admin2", "region"))
_SMALL_TOWN, _SMALL_TOWN_ALONE = 50_000, 30_000
"""Inhabitants; the second of a town that alone bears the name: Auschwitz."""
_VILLAGE = 5_000
"""Inhabitants of what the text calls a town or village, however many countries it names."""
_KNOWN_TOWN = 20_000
"""Inhabitants of a town that one more name must speak against."""
_CODE = 2
_SHORT_NAME = 4
"""Letters of a further name that says little: Jinzhou was once called Kin."""
_FEWEST_OTHERS = 2
"""Other names that must lie elsewhere; one is enough where the town is not usually called so, or is said to be near."""
_MOST_OF_THEM = 0.6
"""The share of the others that lies in one country: a text of many countries may name a town of any."""
_NEAR_KM = 150.0
_REMOTE_KM = 500.0
_FAR_KM = 1_500.0
_GREAT_CITY, _LARGE_TOWN = 1_000_000, 100_000
_GROUNDS = frozenset(("region", "river", "mountain"))
_SAID_TO_BE = frozenset(("city", "village"))


def is_stray(best: CandidatePlace, group: Group, scene: Scene) -> bool:
    """Whether `best` is a small town of a country that nothing in the text is in, near to or of: it is about another.

    Who names such a town abroad says where it lies; what is left are other names that read the same.
    """
    place = best.place
    # 'In South-East Nigeria', 'Vale SA': of the codes of divisions only those of the USA stand alone.
    code = len(group.name) <= _CODE and place.country != "US"
    words = group.name.split()
    points = all(word in lexicon.COMPASS for word in words)
    if place.kind in _DIVISIONS and (code or (points and not _is_alone_called_so(group, words))):
        return not _is_told_of(best, group, scene)
    if place.id.startswith("yours:"):
        return False  # who gave it to the gazetteer means it
    if place.kind in _GROUNDS and place.country and all(word_of(word).most for word in words):
        return _is_elsewhere(best, group, scene)  # other countries have a Deep South or a Red River, too
    if best.inferred or best.capital or place.kind not in _TOWNS:
        return False
    is_of_another_kind = any(name == "kind word against" for name, _ in best.fixed or ())
    if is_of_another_kind and not best.called and _is_apart(best, scene, _REMOTE_KM):
        return True  # 'Sangla valley' is not the city far off that was once spelt so
    if is_of_another_kind and _is_elsewhere_called(best, group) and _is_apart(best, scene, _NEAR_KM):
        return True
    is_doubtful = best.similarity < 1.0 or (not best.called and len(group.name) <= _SHORT_NAME)
    if is_doubtful and _is_elsewhere(best, group, scene):
        return True
    elsewhere = scene.in_country + scene.countries
    most, all_others = max(elsewhere.values(), default=0), elsewhere.total() - (group.own is not None)
    of_many = most < _MOST_OF_THEM * all_others
    # Saigon and Bombay are named so everywhere; of 'the town of Dahira' the text says that it need not be known.
    said = bool(group.kinds) and _SAID_TO_BE.issuperset(group.kinds) and place.population < _LARGE_TOWN
    other = said or (not best.called and place.population < _GREAT_CITY)
    if other and not of_many and _is_elsewhere(best, group, scene) and _is_apart(best, scene, _FAR_KM):
        return True
    is_alone = not any(_bears_the_name(other) for other in group.candidates if other is not best)
    is_village = place.kind == "city" and not best.called and group.kinds["village"] > 0  # so the text says
    if place.population >= (_SMALL_TOWN_ALONE if is_alone else _SMALL_TOWN) and not is_village:
        return False
    if _is_told_of(best, group, scene) or not place.country:
        return False
    fewest = _FEWEST_OTHERS if best.called and not group.told_near else 1
    fewest += place.population >= _KNOWN_TOWN
    is_village |= said and place.population < _VILLAGE
    return all_others >= fewest and (is_village or not of_many) and _is_apart(best, scene, _NEAR_KM)


def _is_alone_called_so(group: Group, words: Sequence[str]) -> bool:
    """'Upper West Region': two points of the compass, and one division in the world is called so."""
    division = not _DIVISIONS.isdisjoint(group.kinds)
    return division and len(words) > 1 and len(group.candidates) == 1


def _is_elsewhere_called(best: CandidatePlace, group: Group) -> bool:
    """Whether the text calls an island or, in the USA, a township what is a town: 'Gilbert island', 'Erie township'."""
    if best.place.population >= _GREAT_CITY:
        return False  # Hong Kong Island is a part of it
    return set(group.kinds) == {"island"} or (best.place.country == "US" and set(group.kinds) == {"admin2"})


def _is_told_of(best: CandidatePlace, group: Group, scene: Scene) -> bool:
    """Whether the text, its publisher or the user says anything of the candidate's country."""
    place, own = best.place, group.own
    others = scene.in_country[place.country] - (own is not None and own.country == place.country)
    others -= scene.doubtful[place.country] - (own is not None and own.country == place.country and is_doubtful(best))
    others -= sum(key.startswith(f"text:{place.id}/") for key in scene.bearers)  # what lies in it by this very reading
    if others > 0 or scene.countries[place.country] or place.country in group.adjectives:
        return True
    if place.country in group.hinted or any(one.country == place.country for one in scene.home):
        return True
    return any(contains(one, place) for one, _, _ in group.containers)


def _is_elsewhere(best: CandidatePlace, group: Group, scene: Scene) -> bool:
    """Whether the text is about other countries, and none of its places lies near the candidate."""
    others = (scene.in_country + scene.countries).total() - (group.own is not None)
    if others < _FEWEST_OTHERS or _is_told_of(best, group, scene):
        return False
    return _is_apart(best, scene, _NEAR_KM)


def _is_apart(best: CandidatePlace, scene: Scene, km: float) -> bool:
    """Whether all places of the text lie so far from the candidate, but for itself and what is only placed in it."""
    own = best.place.name
    others = (vector for _, vector, name in scene.anchors if name != own and not name.endswith(f", {own}"))
    return all(arc_km(best.vector, vector) > km for vector in others)


def _bears_the_name(candidate: CandidatePlace) -> bool:
    return candidate.place.kind in _TOWNS and candidate.similarity == 1.0 and not candidate.shortened
