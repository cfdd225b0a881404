"""Districts in which no known town lies: placed at their seat, else somewhere in their province.

A third of the districts have no town whose GeoNames row names them: the rayons of Russia, the zones of Ethiopia,
the cercles of Mali. Their names say what they are, and most are called after their chief town.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from geo.gazetteer.divisions import Division
from geo.gazetteer.name_keys import fold, normalise
from geo.gazetteer.sources import AT_SEAT, IN_PROVINCE, AreaPoint, RawEntry, area_entry, short_forms

_BEFORE = (
    r"municipio|departamento|département|provincia|distrito|circunscrição|concelho|commune|cercle|préfecture|daïra|muang"
    r"|délégation|markaz|srŏk|huyện|rayon|degmada|liwā['’]?|mudīrīyat|qism|shahrest[āa]n-e|ville|vall[ée]e"
)
_AFTER = (
    r"rayon|rayonu|raion|raioni|tumani|etrap|etraby|a[uū]dany|sum|gun|ilçesi|járás|zone|woreda|[āa]wraja|constituency"
    r"|district|department|county|sub-?county|municipality|province|cercle|regency|sub-region|prefecture"
)
_KIND_WORD = re.compile(rf"(?:{_BEFORE}) (?:d[eoa]s? |d['’]|la )?(?=..)|(?<=..)[ -](?:{_AFTER})", re.IGNORECASE)
# Countries whose divisions of the second order are hamlets, quarters or mere numbers.
_TOO_SMALL = frozenset({"BB", "CA", "CY", "JM", "KW", "LC", "LR", "LV", "PR", "SB", "TT"})
WIDEST_KM = 300.0
"""Radius of a province beyond which 'somewhere in it' says nothing."""
_SEAT_RADIUS_KM = 25.0


def read_far_districts(
    divisions: Iterable[Division],
    settlements: Iterable[RawEntry],
    areas: Iterable[RawEntry],
    english: Mapping[int, str],
) -> Iterator[RawEntry]:
    """Entries of the second-order `divisions` that are not among `areas`.

    Each stands at the largest of `settlements` in its province that bears its name; without one, and when its own
    name has a word for a district, in the middle of the province with the province's radius.
    """
    known = list(areas)
    placed = {area.id for area in known}
    provinces = {(area.country, area.admin1): area for area in known if area.kind == "admin1"}
    missing = [d for d in divisions if d.is_district and d.geonames_id and d.geonames_id not in placed]
    seats = _by_name(settlements, {d.geonames_code.rpartition(".")[0] for d in missing})
    for division in missing:
        country, admin1 = division.geonames_code.split(".")[:2]
        point = _point_of(division, f"{country}.{admin1}", seats, provinces.get((country, admin1)))
        if point is not None:
            yield replace(area_entry(division, point, english), quiet=True)


def _point_of(
    division: Division, first_order: str, seats: Mapping[str, RawEntry], province: RawEntry | None
) -> AreaPoint | None:
    """Latitude, longitude and radius in km of a district, at its seat or in the middle of its province."""
    names = [division.name, *division.aliases]
    bare = [_KIND_WORD.sub("", name) for name in names]
    forms = dict.fromkeys((*names, *bare, *short_forms(names, first_order.partition(".")[0], "admin2")))
    found = (seats.get(f"{first_order} {fold(normalise(form))}") for form in forms)
    seat = next(filter(None, found), None)
    if seat is not None:
        return AreaPoint(seat.lat, seat.lon, _SEAT_RADIUS_KM, AT_SEAT)
    if province and bare != names and _says_enough(province):
        return AreaPoint(province.lat, province.lon, province.radius_km, IN_PROVINCE)
    return None


def _says_enough(province: RawEntry) -> bool:
    """Whether 'somewhere in this province' says where a district is."""
    return province.radius_km <= WIDEST_KM and province.country not in _TOO_SMALL


def _by_name(settlements: Iterable[RawEntry], provinces: set[str]) -> dict[str, RawEntry]:
    """The largest town of each name in those provinces: 'ET.51 jimma'."""
    found: dict[str, RawEntry] = {}
    for town in settlements:
        first = f"{town.country}.{town.admin1}"
        if first in provinces:
            key = f"{first} {fold(normalise.__wrapped__(town.name))}"
            if key not in found or found[key].population < town.population:
                found[key] = town
    return found
