"""Evidence for and against a candidate, as named numbers; the weights in data/ranker.json turn them into scores.

What few other places say counts less than what many say: one other town must not outweigh a famous namesake.

A value is near 0 for no evidence and near 1 for the strongest, so that a weight is the most that this evidence can
add. The words of each are made only for the candidates that are shown.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo.gazetteer.imported import is_settled
from geo.gazetteer.overlay import IMPORTED
from geo.model import Place
from geo.places.candidates import CandidatePlace, arc_km
from geo.places.distances import FEW, FEW_IN_PROVINCE, near_home, nearness, told_near
from geo.places.scene import AREAS, RANKS, Evidence, Group, Scene, Surroundings, contains, shortening
from geo.places.weights import ALIKE_ABROAD, HINTED, INTRODUCED, MINOR, MOST_NAMED, NOT_HINTED, YOURS

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
_WELL_KNOWN_TOWN = 100_000
_FAR_SMALLER = 50
_SETTLED = frozenset(("city", "village"))
_HOWS = ("comma", "possessive", "of", "in", "bracket")
_BY_CODE = frozenset(("country", "admin1"))
_ELSEWHERE_KM = 50.0  # a named city is evidence for its quarter unless all names beside it lie further off


def evidence(candidate: CandidatePlace, group: Group, scene: Scene, around: Surroundings) -> Evidence:
    """(name, value) of all evidence about one candidate; zeros are left out."""
    if candidate.fixed is None:
        candidate.fixed = fixed_evidence(candidate, group, scene.home)
    return candidate.fixed + changing_evidence(candidate, group, scene, around)


def fixed_evidence(candidate: CandidatePlace, group: Group, homes: Sequence[Place]) -> Evidence:
    """Evidence that the document's other names don't change; `homes` is where the publisher is at home."""
    if not candidate.inferred:
        found = [*_static(candidate, group), *told_near(candidate, group.told_near), *candidate.companions]
        if homes:
            found += near_home(candidate, homes)
        else:
            found += _fame(candidate.place, group)
        return found
    found = [("inferred " + candidate.place.kind, 1.0)]
    if candidate.called:
        found.append(("its city is named with it", 1.0))
    return found


def changing_evidence(candidate: CandidatePlace, group: Group, scene: Scene, around: Surroundings) -> Evidence:
    """Evidence that depends on what the document's other names are taken to mean."""
    place, kind = candidate.place, candidate.place.kind
    if candidate.inferred:
        return []
    found: Evidence = []
    if place.country:
        code = place.country, place.admin1, kind if kind in _BY_CODE else ""
        shared = around.by_code.get(code)
        if shared is None:
            shared = around.by_code[code] = _by_code(*code, group, scene)
        found += shared
        if place.country in around.countries and kind != "country":
            found.append(("country named beside it", 1.0))
    if group.names_country and kind in _SETTLED and place.population < _WELL_KNOWN_TOWN and around.countries:
        found.append(("a country's name among countries", 1.0))
    if _is_told_apart(candidate, group) and scene.longer_name(place, group.name):
        found.append(("a longer name's place", 1.0))
    if kind in _SETTLED and not scene.home and around.anchors:
        found += _fame_among_few(candidate, group, scene, around)
    is_province = kind == "admin1" and candidate.called and not group.has_region(place.country)
    if is_province and (share := around.provinces.get(place.country)):
        found.append(("a province among provinces", share))
    share = around.ranks.get(RANKS.get(kind, ""))
    if share:
        found.append(("of a kind with its neighbours", share))
    if kind not in AREAS or kind == "admin2":
        found += nearness(candidate.vector, around)
    if place.parent and kind in _LOCAL:
        found.append((_parent(candidate, scene, around), 1.0))
    return found


def _is_told_apart(candidate: CandidatePlace, group: Group) -> bool:
    """Whether the name means something else where the text names the candidate by a longer one."""
    kind = candidate.place.kind
    if group.names_country:
        return kind != "country"
    return group.names_province if kind in _SETTLED else kind == "admin1" and not candidate.called


def _parent(candidate: CandidatePlace, scene: Scene, around: Surroundings) -> str:
    """The evidence from the town of a quarter or building: whether it is named, and near the names beside it."""
    place = candidate.place
    if not scene.chosen_ids[place.parent]:
        return "parent not named" if place.kind == "quarter" else "landmark alone"
    elsewhere = around.beside and all(arc_km(candidate.vector, other) > _ELSEWHERE_KM for other in around.beside)
    return "parent far off" if elsewhere else "parent named"


def _fame(place: Place, group: Group) -> Evidence:
    """How much smaller a town is than the largest of its name: 1 is a thousandth.

    Used only where no publisher's home is known: at home, small namesakes are meant as often.
    """
    smaller = _times_smaller(place, group) if place.kind in _SETTLED else 0.0
    return [("far less populous", smaller)] if smaller else []


def _times_smaller(place: Place, group: Group) -> float:
    """0 for the largest town of a name, 1 for one of a thousandth of its size."""
    if group.largest <= place.population:
        return 0.0
    return min(1.0, math.log10((group.largest + 1.0) / (place.population + 1.0)) / 3.0)


def _is_told(place: Place, group: Group, scene: Scene) -> bool:
    """Whether the text names the place's country or province, or says that the name lies in something it lies in."""
    code = place.country
    return (
        scene.countries.get(code, 0) > 0
        or code in group.adjectives
        or scene.admins.get((code, place.admin1), 0) > 0
        or any(contains(container, place) for container, _, _ in group.containers)
    )


def _fame_among_few(candidate: CandidatePlace, group: Group, scene: Scene, around: Surroundings) -> Evidence:
    """How much smaller a town is than the largest of its name, where few other places are named and none beside it."""
    smaller = _times_smaller(candidate.place, group)
    if not smaller or _is_told(candidate.place, group, scene):
        return []
    if any(arc_km(candidate.vector, other) <= _ELSEWHERE_KM for other in around.anchors):
        return []
    return [("far less populous among few", smaller / len(around.anchors))]


def _by_code(country: str, admin1: str, kind: str, group: Group, scene: Scene) -> Evidence:
    """How often a candidate's country and province, and places in them, are named; `kind` is one of _BY_CODE or ''."""
    own = group.own
    own_kind = own.kind if own is not None else ""
    same_country = own is not None and own.country == country
    same_admin = own is not None and same_country and own.admin1 == admin1
    found: Evidence = []
    named = scene.countries.get(country, 0) - (len(group.mentions) if same_country and own_kind == "country" else 0)
    rest = scene.total - (own is not None and own_kind != "country")
    if kind != "country":
        found += _by_country(country, named, group, scene, rest)
    if kind == "admin1" and named > 0 and group.names_province:
        found.append((MOST_NAMED, named / scene.countries.total()))
    others = scene.in_country.get(country, 0) - (same_country and own_kind != "country")
    if others > 0:
        found.append(("places in country", math.log1p(others) / 3.0))
        found.append(("share in country", others / (rest + FEW)))
    elif rest > 0:
        found.append(("alone in country", rest / (rest + 2)))
    if admin1 and kind != "country":
        named = scene.admins.get((country, admin1), 0) - (same_admin and own_kind == "admin1")
        if named > 0 and kind != "admin1":
            found.append(("province named", 1.0))
        others = scene.in_admin.get((country, admin1), 0) - (same_admin and own_kind not in _BY_CODE)
        if others > 0:
            found.append(("places in province", math.log1p(others) / 3.0))
            found.append(("share in province", others / (rest + (FEW if kind else FEW_IN_PROVINCE))))
    return found


def _by_country(country: str, named: int, group: Group, scene: Scene, rest: int) -> Evidence:
    """What the countries that are named say of a place in `country`, which itself is named `named` times elsewhere.

    In a text of many places (`rest` of them besides) a country alone says little of each.
    """
    own = group.own.country if group.own is not None and group.own.kind == "country" else ""
    others = [code for code, count in scene.countries.items() if count > (len(group.mentions) if code == own else 0)]
    if named > 0:
        alone = [("only country named", 1.0 / (rest + 1))] if len(others) == 1 else []
        return [("country named", math.log1p(named) / 3.0), *alone]
    return [("another country named", 1.0 / (rest + 1))] if others else []


def _static(candidate: CandidatePlace, group: Group) -> Evidence:
    found = [*_of_the_place(candidate), *_of_the_name(candidate, group), *_of_the_context(candidate.place, group)]
    if group.hinted and candidate.place.country and candidate.place.kind != "country":
        found += _of_the_hint(candidate, group)
    return found


def _of_the_hint(candidate: CandidatePlace, group: Group) -> Evidence:
    """What it says of a candidate that a user gave the countries of the text: nothing for towns called Russia."""
    if candidate.place.country in group.hinted:
        return [] if group.names_country and candidate.place.kind in _SETTLED else [(HINTED, 1.0)]
    alike = [(ALIKE_ABROAD, 1.0)] if candidate.similarity < 1.0 else []
    return [(NOT_HINTED, 1.0), *alike]


def _of_the_place(candidate: CandidatePlace) -> Evidence:
    """What the gazetteer tells of a candidate."""
    place = candidate.place
    found = [("kind " + place.kind, 1.0)]
    if place.id.startswith("yours:") and not candidate.shortened and candidate.similarity == 1.0:
        found.append((YOURS, 1.0))
    if place.source.startswith(IMPORTED) and not is_settled(place.kind):
        found.append((MINOR, 1.0))
    if place.population > 0 and place.kind != "country":
        found.append(("population", math.log10(place.population + 1.0) / 8.0))
    return found


def _of_the_name(candidate: CandidatePlace, group: Group) -> Evidence:
    """How well the name fits a candidate, and its namesakes."""
    found: Evidence = []
    rank = candidate.rank
    found.append(("less prominent", math.log1p(rank) / 3.0) if rank else ("most prominent", 1.0))
    if candidate.called:
        found.append(("usual name", 1.0))
    elif _is_anothers(candidate, group):
        found.append(("usual name of another", 1.0))
    if candidate.place.kind != "country" and group.names_country:
        found.append(("a country's name", 1.0))
    if candidate.capital:
        found.append(("capital", 1.0))
        if 2 * group.acting > len(group.mentions):
            found.append(("capital that acts", 1.0))
    if candidate.shortened:
        found.append(("name shortened", shortening(candidate, group)))
    if candidate.similarity < 1.0:
        found.append(("spelling differs", 1.0))
        found.append(("spelling distance", 1.0 - candidate.similarity))
    return found


def _is_anothers(candidate: CandidatePlace, group: Group) -> bool:
    """Whether the name, which is not the town's usual one, is that of another in its country: Columbus, once Franklin.

    Not where the other is far smaller: Baroda is still Vadodara. Abroad it must be half as large: Marburg, not Maribor.
    """
    place = candidate.place
    if candidate.shortened or candidate.similarity < 1.0 or place.kind not in _SETTLED:
        return False
    others = (c.place for c in group.candidates if c.called and c.place.kind in _SETTLED)
    return any((_FAR_SMALLER if o.country == place.country else 2) * o.population > place.population for o in others)


def _of_the_context(place: Place, group: Group) -> Evidence:
    """What the words beside the mentions say of a candidate: its kind, its country, what it lies in."""
    found: Evidence = []
    if group.kinds:
        found.append((_kind_word(place.kind, group.kinds.most_common(1)[0][0]), 1.0))
    if group.adjectives:
        agrees = place.country in group.adjectives
        found.append(("adjective of country" if agrees else "adjective of another country", 1.0))
    if group.containers:
        said = {(how, name) for container, how, name in group.containers if contains(container, place)}
        hows = {how for how, _ in said}
        found += [("within named: " + how, 1.0) for how in _HOWS if how in hows]
        if "introduced" in hows:
            named = {name for _, how, name in group.containers if how == "introduced"}
            # To lie in the country alone is little where the text tells the province too.
            found.append((INTRODUCED, (sum(how == "introduced" for how, _ in said) / len(named)) ** 2))
    if place.country and place.kind != "country":
        code, town = place.country, place.kind in _SETTLED
        found += [("outside named: " + how, 1.0) for how, codes in group.within.items() if code not in codes]
        if town:
            found += [("namesake inside: " + how, 1.0) for how in group.inside if code not in group.within[how]]
            province = code, place.admin1
            found += [("outside province: " + how, 1.0) for how, of in group.provinces.items() if province not in of]
    return found


def _kind_word(own: str, said: str) -> str:
    """The evidence that a kind word for `said` is about a candidate of the kind `own`."""
    if said in ("admin1", "admin2"):
        return "province word" if own in ("admin1", "admin2") else "province word against"
    if own == said:
        return "kind word"
    return "kind word fits" if own in _AGREES.get(said, ()) else "kind word against"
