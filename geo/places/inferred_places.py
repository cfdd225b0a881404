"""Places that no gazetteer has, inferred from the text: an unknown quarter of a known city, a line between two ends.

They get an id that starts with 'text:', the radius of what they lie in, and never a pin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from geo.gazetteer import Gazetteer, normalise
from geo.model import Place
from geo.places.candidates import CandidatePlace, arc_km
from geo.places.contained_places import SOURCE, add_contained
from geo.places.context import Context
from geo.places.mentions import Toponym
from geo.places.scene import Group

_CITIES = frozenset(("city", "village"))
_CITY_STATE_KM = 30.0  # largest radius of a country that is one city
_CLEAR_LEAD = 2  # times as many mentions as of the next city: less, and an unknown quarter could be in either
_LARGE = 100_000  # inhabitants of a city that needs no second mention to be meant by 'Old X'
_QUARTER_MARGIN_KM = 3.0
# A 'district' with the name of a district or larger town within this distance is that one, not an unknown quarter.
_DISTRICT_KM = 150.0
_DISTRICT_SEAT = 5_000  # inhabitants
_HAS_DISTRICTS = 300_000  # inhabitants of a city whose districts are named without it
_MOST_HINTS = 50
_FURTHEST_ENDS_KM = 1_000.0
"""Between the ends of a road of two countries that the text does not name: small towns further apart are namesakes."""
_GENERIC_RADIUS = 0.6  # of the city's: an old city or a centre lies near the middle

# Most confidence of a line whose ends the document names only with it: in one country, and in two.
_ENDS_OF_ONE_LAND, _ENDS_APART = 0.85, 0.59


def add_inferred(
    groups: Sequence[Group], toponyms: Sequence[Toponym], contexts: Sequence[Context], gazetteer: Gazetteer
) -> None:
    """Add inferred candidates to generic names, quarters and lines, by what the other groups are taken to mean now."""
    focus = focus_city(groups)
    chosen = {group.name: group.chosen.place for group in reversed(groups) if group.chosen is not None}
    said = {
        group.name: city
        for group in groups
        if group.generic and (city := _named_city(group, contexts, chosen)) is not None
    }
    for group in groups:
        toponym = toponyms[group.mentions[0]]
        if toponym.ends is not None:
            _add_line(group, toponym, chosen, gazetteer)
        elif group.generic or (group.kinds.get("quarter") and not _is_country(group)):
            named = _named_city(group, contexts, chosen)
            whole = named is None and bool(toponym.whole)  # 'Old Harbour' is in no other city than Harbour
            beside = not group.generic and focus is not None and _is_a_district(focus, groups)
            apart = whole or beside or _lies_in_a_division(group, contexts) or _is_of_a_land(focus, group, contexts)
            of_focus = focus if not apart and _may_hold(focus, group) else None
            city = named or said.get(group.name) or of_focus
            _read_as_quarter(group, toponym, city, gazetteer, by_name=named is not None)
        else:
            add_contained(group, toponym, contexts, chosen)


def _read_as_quarter(
    group: Group, toponym: Toponym, city: Place | None, gazetteer: Gazetteer, *, by_name: bool
) -> None:
    """Add the quarter in `city` to the candidates; of a name that every city could have, drop those elsewhere."""
    if group.generic:
        group.candidates = [
            candidate
            for candidate in group.candidates
            if candidate.place.id.startswith("yours:") or (city is not None and _in_city(candidate.place, city))
        ]
    if city is None:
        return
    if group.generic:
        _add_known_quarters(group, toponym, city, gazetteer)
    if city.name != toponym.names[-1]:
        _add_quarter(group, toponym, city, by_name=by_name)


def _is_country(group: Group) -> bool:
    return any(candidate.place.kind in ("country", "continent") for candidate in group.candidates)


def focus_city(groups: Sequence[Group]) -> Place | None:
    """The city that the document speaks of at least twice as often as of any other; None where there is none such."""
    mentions: Counter[str] = Counter()
    cities: dict[str, Place] = {}
    for group in groups:
        if group.chosen is not None and not group.chosen.inferred and _is_city(group.chosen.place):
            cities[group.chosen.place.id] = group.chosen.place
            mentions[group.chosen.place.id] += len(group.mentions)
    leading = mentions.most_common(2)
    if not leading or (len(leading) == 2 and leading[0][1] < _CLEAR_LEAD * leading[1][1]):
        return None
    return cities[leading[0][0]]


def _is_city(place: Place) -> bool:
    """Whether a place is a city, or a country no larger than one: Hong Kong, Singapore, Monaco."""
    return place.kind in _CITIES or (place.kind == "country" and place.radius_km <= _CITY_STATE_KM)


def _named_city(group: Group, contexts: Sequence[Context], chosen: Mapping[str, Place]) -> Place | None:
    """The city that the group's own words name: "Mosul's Old City", 'Shifa district of Mosul'."""
    for i in group.mentions[:_MOST_HINTS]:
        longest = ""
        for hint in contexts[i].hints:
            name = normalise(hint.name)
            if hint.called or (longest.startswith(f"{name} ") and name not in chosen):
                continue  # 'western Farah province'; 'North' of 'Dembiya district, North Gondar Zone'
            longest = name
            places = [place for place, _, said in group.containers if normalise(said) == name]
            if name in chosen:
                places.insert(0, chosen[name])
            # A country is no city that is called or spelt like it: India is not Inđija.
            if not places or places[0].kind == "country":
                continue
            city = next((place for place in places if place.kind in _CITIES), None)
            if city is not None and (name in chosen or not group.generic or city.population >= _LARGE):
                return city
    return None


def _lies_in_a_division(group: Group, contexts: Sequence[Context]) -> bool:
    """Whether the text says that a district lies in a division: it is no quarter of the city that the text is about."""
    if any(how == "of" and place.kind in ("admin1", "admin2") for place, how, _ in group.containers):
        return True
    return any(hint.called for i in group.mentions[:_MOST_HINTS] for hint in contexts[i].hints)


def _is_a_district(focus: Place, groups: Sequence[Group]) -> bool:
    """Whether the text calls the city that it is about a district too: others stand beside that one."""
    return any(group.kinds["quarter"] for group in groups if group.own is not None and group.own.id == focus.id)


def _is_of_a_land(focus: Place | None, group: Group, contexts: Sequence[Context]) -> bool:
    """Whether a 'district' is one of the country's: only large cities have others, 'neighborhoods' all."""
    if group.generic or focus is None or focus.population >= _HAS_DISTRICTS:
        return False
    return any("district" in contexts[i].kind_words.lower() for i in group.mentions[:_MOST_HINTS])


def _may_hold(city: Place | None, group: Group) -> bool:
    """Whether the city lies in the country that the text says the group lies in, if it says any."""
    codes = {code for countries in group.within.values() for code in countries}
    return city is None or not codes or city.country in codes


def _in_city(place: Place, city: Place) -> bool:
    if place.parent == city.id:
        return True
    distance = arc_km(CandidatePlace(place).vector, CandidatePlace(city).vector)
    return place.kind == "quarter" and distance <= city.radius_km + _QUARTER_MARGIN_KM


def _add_known_quarters(group: Group, toponym: Toponym, city: Place, gazetteer: Gazetteer) -> None:
    """Entries named after their city: 'Old City of Mosul' for an 'Old City' in a text about Mosul."""
    known = {candidate.place.id for candidate in group.candidates}
    for name in toponym.names:
        for form in (f"{name} of {city.name}", f"{city.name} {name}"):
            for place in gazetteer.lookup(form):
                if place.id not in known and _in_city(place, city):
                    known.add(place.id)
                    group.candidates.append(CandidatePlace(place, rank=len(group.candidates)))


def _add_quarter(group: Group, toponym: Toponym, city: Place, *, by_name: bool) -> None:
    slug = "-".join(normalise(toponym.names[-1]).split()) or "quarter"
    id_ = f"text:{city.id}/{slug}"
    group.candidates = [candidate for candidate in group.candidates if not candidate.inferred]
    if any(
        _in_city(candidate.place, city)
        or _is_district(candidate, city, by_name=by_name)
        or (not by_name and _is_division_by_its_full_name(candidate, toponym))
        for candidate in group.candidates
    ):
        return
    place = Place(
        id=id_,
        name=f"{toponym.names[-1]}, {city.name}",
        lat=city.lat,
        lon=city.lon,
        radius_km=round(city.radius_km * (_GENERIC_RADIUS if group.generic else 1.0), 1),
        kind="quarter",
        country=city.country,
        admin1=city.admin1,
        admin2=city.admin2,
        parent=city.id,
        source=SOURCE,
    )
    group.candidates.append(CandidatePlace(place, called=by_name, rank=len(group.candidates), inferred=True))


def _is_division_by_its_full_name(candidate: CandidatePlace, toponym: Toponym) -> bool:
    """'Sagaing District' is the gazetteer's own name of one."""
    division = candidate.place.kind in ("admin1", "admin2")
    return division and normalise(candidate.place.name) == normalise(toponym.names[0])


def _is_district(candidate: CandidatePlace, city: Place, *, by_name: bool) -> bool:
    """Whether a place is a district, or the seat of one, so near `city` that the text may mean it."""
    place = candidate.place
    if candidate.similarity < 1.0 or candidate.shortened or place.country != city.country or place.id == city.id:
        return False
    if place.kind not in ("admin1", "admin2") and not (place.kind in _CITIES and place.population >= _DISTRICT_SEAT):
        return False
    return (
        place.admin1 == city.admin1
        if by_name
        else arc_km(candidate.vector, CandidatePlace(city).vector) <= _DISTRICT_KM
    )


def _add_line(group: Group, toponym: Toponym, chosen: Mapping[str, Place], gazetteer: Gazetteer) -> None:
    if toponym.ends is None or any(c.place.kind in ("border", "road") for c in group.candidates):
        return
    ends = line_ends(toponym, chosen, gazetteer)
    if ends is None:
        return
    a, b = ends
    apart = arc_km(CandidatePlace(a).vector, CandidatePlace(b).vector)
    lon = b.lon
    if abs(a.lon - b.lon) > 180.0:  # across the date line
        lon += 360.0 if a.lon > b.lon else -360.0
    middle = (a.lon + lon) / 2.0
    place = Place(
        id="text:" + "-".join(normalise(toponym.names[0]).split()),
        name=toponym.names[0],
        lat=round((a.lat + b.lat) / 2.0, 4),
        lon=round((middle + 540.0) % 360.0 - 180.0, 4),
        radius_km=round(max(apart / 2.0, 1.0), 1),
        kind=toponym.kind or "road",
        country=a.country if a.country == b.country else "",
        source=SOURCE,
    )
    named = all(normalise(name) in chosen for name in toponym.ends) or {a.kind, b.kind} == {"country"}
    small = min(a.population, b.population) < _LARGE
    if toponym.kind == "road" and small and not (named or place.country) and apart > _FURTHEST_ENDS_KM:
        return
    at_most = 1.0 if named else _ENDS_OF_ONE_LAND if place.country else _ENDS_APART
    group.candidates = [CandidatePlace(place, inferred=True, at_most=at_most)]


def line_ends(toponym: Toponym, chosen: Mapping[str, Place], gazetteer: Gazetteer) -> tuple[Place, Place] | None:
    """The two places that a line runs between: as the document means them, else the most prominent.

    Where it means one of them, the other is one of the same country, or else the country or city that is best known.
    """
    if toponym.ends is None:
        return None
    meant = [chosen.get(normalise(name)) for name in toponym.ends]
    lands = {place.country for place in meant if place is not None}
    found = []
    for name, place in zip(toponym.ends, meant, strict=True):
        places = [place] if place else gazetteer.lookup(name) or gazetteer.demonyms(name)
        near = [one for one in places if not lands or one.country in lands or _is_known_abroad(one)]
        if not near:
            return None
        found.append(near[0] if toponym.kind != "border" else _nearest(near, meant))
    return found[0], found[1]


def _nearest(places: Sequence[Place], meant: Sequence[Place | None]) -> Place:
    """The bearer of one end of a border that lies nearest to the other end, where the document tells that one.

    The Bijapur that Sukma has a border with is its neighbour, and not the city far off.
    """
    others = [place for place in meant if place is not None and place.kind not in ("country", "continent")]
    if len(others) != 1 or others[0] in places or places[0].kind == "country":
        return places[0]
    point = CandidatePlace(others[0]).vector
    return min(places, key=lambda place: arc_km(CandidatePlace(place).vector, point))


def _is_known_abroad(place: Place) -> bool:
    return place.kind == "country" or place.population >= _LARGE


def why_nothing(group: Group) -> str:
    """Why a group has no candidate at all."""
    if group.is_demonym:
        return "a people, not a place of its own"
    if group.generic:
        return "many cities have one, and the text names no city it could be in"
    if group.contradicted:
        said = group.containers[0][2].rstrip(".")
        return f"no place of this name is known in '{said}', where the text says it is"
    return "no place of this name in the gazetteer"
