"""Small towns that lie in another province than all else a text names: one of their many namesakes is meant.

Who writes of villages in Donetsk oblast and names Stepanivka means one there; if the gazetteer has only those in other
provinces, none of them is right. `self_evidence.py` has the same of other countries.
"""

from __future__ import annotations

from collections import Counter

from geo.model import Place
from geo.places.candidates import CandidatePlace, arc_km
from geo.places.scene import Group, Scene, contains

_TOWNS = frozenset(("city", "village"))
_LARGE = 250_000  # inhabitants of a city that is named without its province anywhere in its country
_KNOWN = 50_000  # of a town of which the text must say more against it
_FAMOUS = 10
"""A bearer of the name that is so many times as populous as any other may be named anywhere."""
_LEAST, _LEAST_AGAINST_KNOWN = 3, 4
_MOST_OTHERS = 0.25
_APART_KM = 100.0


def strays_at_home(best: CandidatePlace, group: Group, scene: Scene) -> bool:
    """Whether nearly all of a text's places lie in one province, and `best` is a namesake far off in another.

    A name that one place alone bears means that place wherever the others lie, and so does a name of which the text or
    its publisher says where it lies.
    """
    place = best.place
    if place.kind not in _TOWNS or not place.admin1 or best.inferred or best.capital or place.id.startswith("yours:"):
        return False
    if place.population >= _LARGE or not _is_shared(best, group):
        return False
    here = (place.country, place.admin1)
    if scene.in_admin[here] > scene.chosen_ids[place.id] or scene.admins[here] or _is_told(place, group, scene):
        return False
    others = Counter({key: number for key, number in (scene.in_admin + scene.admins).items() if key != here})
    most, total = max(others.values(), default=0), others.total()
    least = _LEAST_AGAINST_KNOWN if place.population >= _KNOWN else _LEAST
    return most >= least and total - most <= _MOST_OTHERS * total and _is_apart(best, group, scene)


def _is_shared(best: CandidatePlace, group: Group) -> bool:
    """Whether other towns of its country bear the name, or the place is not usually written so."""
    if best.similarity < 1.0 or not (best.called or group.kinds or best.place.population >= _KNOWN):
        return True
    rivals = [
        other.place
        for other in group.candidates
        if other.similarity == 1.0 and other.place.kind in _TOWNS and arc_km(other.vector, best.vector) > _APART_KM
    ]
    if best.place.population >= max(_KNOWN, _FAMOUS * max((rival.population for rival in rivals), default=0)):
        return False
    return any(rival.country == best.place.country for rival in rivals)


def _is_told(place: Place, group: Group, scene: Scene) -> bool:
    """Whether the text or its publisher says that the place's own surroundings are meant."""
    if any(home.country == place.country and home.admin1 == place.admin1 for home in scene.home):
        return True
    return any(container.kind != "country" and contains(container, place) for container, _, _ in group.containers)


def _is_apart(best: CandidatePlace, group: Group, scene: Scene) -> bool:
    names = {group.name, best.place.name}
    return all(arc_km(best.vector, vector) > _APART_KM for _, vector, name in scene.anchors if name not in names)
