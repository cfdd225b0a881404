"""Names by which namesakes are told apart: 'Washington, D.C., United States', 'Washington (state), United States'.

The one place where such a name is made. Divisions are called as the gazetteer calls them (division_names.csv).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from geo.gazetteer.name_keys import normalise
from geo.gazetteer.table_rows import rows
from geo.model import Place

TABLE = "division_names.csv"
_STATES = frozenset(("US", "AU", "IN", "BR", "MX", "NG", "MM", "MY", "DE", "AT", "VE", "SD", "SS", "FM", "PW"))
_GOVERNORATES = frozenset(("IQ", "SY", "EG", "TN", "YE", "LB", "JO", "OM", "BH", "KW", "PS"))
_KIND_WORDS = {
    "country": "country", "continent": "continent", "region": "region", "admin2": "district", "quarter": "quarter",
    "building": "building", "base": "base", "crossing": "crossing", "airport": "airport", "facility": "site",
    "road": "road", "border": "border", "river": "river", "water": "water", "mountain": "mountains",
    "desert": "desert", "island": "island", "area": "area",
}  # fmt: skip
_SAYS_ITS_KIND = re.compile(
    r"\b(?:county|parish|district|municipality|province|governorate|oblast|region|state|republic|river|lake|sea|bay|gulf"
    r"|strait|reservoir|islands?|isle|mount|mountains?|desert|airport|base|fort|camp|crossing|border|dam|bridge|road"
    r"|hospital|university|prison|quarter|city)\b",
    re.IGNORECASE,
)


class Named(NamedTuple):
    """What a place's full name is made of; `admin1` is the GeoNames code without the country's."""

    id: str
    name: str
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float

    @classmethod
    def of(cls, place: Place) -> Named:
        """A gazetteer entry."""
        return cls(place.id, place.name, place.kind, place.country, place.admin1, place.lat, place.lon)


@cache
def _divisions() -> dict[str, str]:
    return {row["code"]: row["name"] for row in rows(TABLE)}


@cache
def _countries() -> dict[str, str]:
    return {row["code"]: row["name"] for row in rows("countries.csv")}


def full_name(place: Named) -> str:
    """A place with what it is, its first-order division and its country: 'Tripoli, North Lebanon, Lebanon'."""
    if place.kind == "country":
        return f"{place.name} (country)"
    word = _kind_word(place.kind, place.country)
    head = f"{place.name} ({word})" if word and not _SAYS_ITS_KIND.search(place.name) else place.name
    division = "" if place.kind == "admin1" else _divisions().get(f"{place.country}.{place.admin1}", "")
    if normalise(division).startswith(normalise(f"{place.name},")) and head == place.name:
        head, division = division, ""  # 'Washington, D.C.'
    elif normalise(division) == normalise(place.name):
        division = ""
    return ", ".join(part for part in (head, division, _countries().get(place.country, place.country)) if part)


def told_apart(places: Iterable[Named], *, namesakes: Iterable[str] = ()) -> dict[str, str]:
    """A name for each place by its id: the bare one where no other place of these bears it, else the full one.

    `namesakes` are names that a place not among these bears, too. Two of one full name are told apart by their
    kinds, and then by their points.
    """
    groups: defaultdict[str, dict[str, Named]] = defaultdict(dict)
    for place in places:
        groups[_key(place.name)][place.id] = place
    shared = {_key(name) for name in namesakes}
    found: dict[str, str] = {}
    for key, group in groups.items():
        if len(group) == 1 and key not in shared:
            found |= {id: place.name for id, place in group.items()}
        else:
            found |= _full_names(list(group.values()))
    return found


def _full_names(group: list[Named]) -> dict[str, str]:
    names = {place.id: full_name(place) for place in group}
    for finer in (_kind, _point):
        alike: defaultdict[str, list[Named]] = defaultdict(list)
        for place in group:
            alike[names[place.id]].append(place)
        for same in alike.values():
            if len({finer(place) for place in same}) > 1:
                names |= {place.id: names[place.id] + finer(place) for place in same}
    return names


def _kind(place: Named) -> str:
    return f" ({place.kind})"


def _point(place: Named) -> str:
    return f" ({place.lat:.2f}, {place.lon:.2f})"


def _kind_word(kind: str, country: str) -> str:
    if kind != "admin1":
        return _KIND_WORDS.get(kind, "")
    return "state" if country in _STATES else "governorate" if country in _GOVERNORATES else "province"


def _key(name: str) -> str:
    """What namesakes share: the name up to a comma or bracket."""
    return normalise(re.split(r",| \(", name, maxsplit=1)[0])
