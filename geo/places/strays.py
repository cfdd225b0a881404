"""Members that stray from a list: if of 'Achaguas, Biruaca, Muñoz and Páez' all but one lie in Apure, so does that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from geo.model import Place
from geo.places.candidates import CandidateFinder, CandidatePlace
from geo.places.context import Context
from geo.places.mentions import Toponym
from geo.places.scene import Group

_REACH = 10  # names to either side of a list that are looked at
_LEAST = 3  # names besides the stray one that lie together
_MOST_OTHERS = 0.25  # of the names that may lie elsewhere
_LARGE = 400_000  # inhabitants of a city that is named among others far off
_DIVISIONS = frozenset(("admin1", "admin2"))
_LOCAL = frozenset(("admin2", "city", "village", "quarter"))

_Area = tuple[str, str]


def note_lists(groups: Sequence[Group], membership: Sequence[int], contexts: Sequence[Context]) -> None:
    """Note for each group, by its number in `membership`, those that its mentions are listed with."""
    begin = 0
    for i in range(1, len(contexts) + 1):
        if i < len(contexts) and contexts[i].is_listed:
            continue
        run = membership[begin:i]
        if len(run) > _LEAST:
            for at, number in enumerate(run):
                others = run[max(0, at - _REACH) : at + _REACH + 1]
                groups[number].listed.update(other for other in others if other != number)
        begin = i


def keep_together(groups: Sequence[Group], toponyms: Sequence[Toponym], finder: CandidateFinder) -> None:
    """Leave a stray member of a list only the candidates that lie with the others, where there are any.

    They lie in one province or, if not, in one country. Countries, provinces and large cities stray as they like.
    """
    for group in groups:
        if len(group.listed) < _LEAST or group.chosen is None or not _may_stray(group.chosen):
            continue
        others = [groups[number].chosen for number in sorted(group.listed)]
        places = [c.place for c in others if c is not None and not c.inferred and c.place.kind in _LOCAL]
        for whole in (False, True):
            area = _shared(places, whole=whole)
            if area is None:
                continue
            if _area(group.chosen.place, whole=whole) != area:
                fit = partial(_lies_there, area=area, whole=whole)
                finder.add_from({area[0]}, toponyms[group.mentions[0]], group.candidates, fit)
                group.candidates = [
                    c for c in group.candidates if _is_meant(c, group) and fit(c.place)
                ] or group.candidates
            break


def _may_stray(candidate: CandidatePlace) -> bool:
    place = candidate.place
    small = place.kind == "admin2" or place.population < _LARGE
    return place.kind in _LOCAL and not candidate.inferred and small


def _shared(places: Sequence[Place], *, whole: bool) -> _Area | None:
    """The province or, if `whole`, the country in which nearly all places lie; None if there is none such."""
    areas = Counter(_area(place, whole=whole) for place in places)
    if not areas:
        return None
    area, number = areas.most_common(1)[0]
    return area if number >= _LEAST and len(places) - number <= _MOST_OTHERS * len(places) else None


def _area(place: Place, *, whole: bool) -> _Area:
    return place.country, "" if whole else place.admin1


def _lies_there(place: Place, *, area: _Area, whole: bool) -> bool:
    return _area(place, whole=whole) == area


def _is_meant(candidate: CandidatePlace, group: Group) -> bool:
    """Whether a candidate bears the name itself, and is a division where the text calls it one."""
    kind = candidate.place.kind
    division = not _DIVISIONS.isdisjoint(group.kinds)
    return candidate.similarity == 1.0 and not candidate.shortened and kind in (_DIVISIONS if division else _LOCAL)
