"""What the gazetteer knows of a name before a place is chosen for it; answers are cached."""

from __future__ import annotations

from functools import lru_cache

from geo.gazetteer import Gazetteer, normalise
from geo.gazetteer import flags as bits
from geo.gazetteer.shipped_tables import capitals
from geo.model import PlaceKind
from geo.places.division_words import divisions_called
from geo.places.rivers import RIVER, WATERS, other_names
from geo.places.scene import contains
from geo.places.wide_regions import wide_regions

_LARGER_TOWN = 15_000
_SHORTEST_TOWN = 5
_FAMOUS_TOWN = 1_000_000  # 'L.A.'
_ENGLISH_NAMES = frozenset(("US", "GB", "CA", "AU", "NZ", "IE", "ZA", "JM"))
_ALIKE = 0.75
_PLACES = (
    bits.COUNTRY | bits.ADMIN1 | bits.ADMIN2 | bits.CITY_100K | bits.CITY_15K | bits.SMALLER_PLACE
    | bits.LOCAL | bits.REGION
)  # fmt: skip
_ACTING = bits.COUNTRY | bits.CITY_100K | bits.ADMIN1

_MOST_BEARERS = 6  # of a container's name, the best known first


class GazetteerNames:
    """Questions about names that patterns, roles and contexts ask."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.flags = gazetteer.flags
        self._capitals = frozenset(normalise(name.partition(",")[0]) for name in capitals().values() if name)
        self.is_demonym = lru_cache(maxsize=1 << 15)(gazetteer.is_demonym)
        self.is_no_place_in_initials = lru_cache(maxsize=1 << 10)(self._is_no_place_in_initials)
        self.is_town_abroad = lru_cache(maxsize=1 << 12)(self._is_town_abroad)
        self.demonym_has_place = lru_cache(maxsize=1 << 12)(self._demonym_has_place)
        self.is_larger_place = lru_cache(maxsize=1 << 12)(self._is_larger_place)
        self.has_wide_region = lru_cache(maxsize=1 << 12)(self._has_wide_region)
        self.has_river = lru_cache(maxsize=1 << 12)(self._has_river)
        self.division = lru_cache(maxsize=1 << 12)(self._division)
        self.sounds_like_a_place = lru_cache(maxsize=1 << 12)(self._sounds_like_a_place)

    def flags_of(self, name: str) -> int:
        """The flags of a name as written."""
        return self.flags(normalise(name))

    def is_place(self, name: str) -> bool:
        """Whether the gazetteer has a place of exactly this name."""
        return bool(self.flags_of(name) & _PLACES)

    def is_country(self, name: str) -> bool:
        """Whether the name is of a country."""
        return bool(self.flags_of(name) & bits.COUNTRY)

    def is_capital(self, name: str) -> bool:
        """Whether a country's capital bears the name."""
        return normalise(name) in self._capitals

    def can_act(self, name: str) -> bool:
        """Whether the name is of something that acts as a government: a country, a province, a large city."""
        return bool(self.flags_of(name) & _ACTING)

    def names_ground(self, name: str) -> bool:
        """Whether a name that could be a demonym is a country's or province's as well."""
        return bool(self.flags_of(name) & (bits.COUNTRY | bits.ADMIN1))

    def is_found(self, name: str) -> bool:
        """Whether the gazetteer has a place of the name, in any spelling of its Arabic words."""
        return bool(self._gazetteer.lookup(name))

    def lies_in(self, name: str, container: str) -> bool:
        """Whether some town of a name lies in a country or province of the other: 'Valencia, Venezuela'."""
        above = [p for p in self._gazetteer.lookup(container)[:_MOST_BEARERS] if p.kind in ("country", "admin1")]
        towns = [p for p in self._gazetteer.lookup(name) if p.kind in ("city", "village")] if above else []
        return any(contains(place, town) for place in above for town in towns)

    def is_town_called(self, name: str) -> bool:
        """Whether a town of the gazetteer bears exactly this name as its first one."""
        key = normalise(name)
        towns = [place for place in self._gazetteer.lookup(name) if place.kind in ("city", "village")]
        return any(normalise(place.name) == key for place in towns)

    def _has_river(self, name: str) -> bool:
        """Whether a river or other water bears the name, with or without 'River'."""
        name = other_names().get(normalise(name), name)
        found = (*self._gazetteer.lookup(name), *self._gazetteer.lookup(f"{name} {RIVER}"))
        return any(place.kind in WATERS for place in found)

    def is_known_river(self, name: str) -> bool:
        """Whether a river bears the name, and it is no common word or people as well."""
        return not self.flags_of(name) & (bits.COMMON_WORD | bits.DEMONYM) and self.has_river(name)

    def _has_wide_region(self, name: str) -> bool:
        return bool(wide_regions(self._gazetteer.lookup(name)))

    def _division(self, name: str, word: str) -> PlaceKind | None:
        """The kind of the best known division of a name in the countries whose divisions a folded word names.

        None without one: 'Cochabamba' is a department of Bolivia, 'Houston' no department.
        """
        called_so = divisions_called().get(word, frozenset())
        found = self._gazetteer.lookup(name) if called_so else ()
        return next((place.kind for place in found if (place.country, place.kind) in called_so), None)

    def _is_no_place_in_initials(self, word: str) -> bool:
        """Whether a word with stops, such as 'U.N.' or 'M.D.', stands for no place as far as news spells them.

        No town is written so, and of the states of the USA those of two words only: 'N.Y.', but 'Md.' and 'Pa.'.
        """
        places = self._gazetteer.lookup(word)
        if not places or places[0].kind in ("city", "village"):
            return not any(place.population >= _FAMOUS_TOWN for place in places)
        return places[0].kind == "admin1" and places[0].country == "US" and " " not in places[0].name

    def _is_town_abroad(self, name: str) -> bool:
        """Whether the best known bearer of a name is a larger town, and no family is called so in English.

        Half the towns of English-speaking countries share their names with families.
        """
        places = self._gazetteer.lookup(name)
        if len(name) < _SHORTEST_TOWN or not places:
            return False
        town = places[0]
        return town.kind == "city" and town.population >= _LARGER_TOWN and town.country not in _ENGLISH_NAMES

    def _demonym_has_place(self, word: str) -> bool:
        return bool(self._gazetteer.demonyms(word))

    def _is_larger_place(self, name: str) -> bool:
        """Whether a country, province or larger town bears this name in some spelling, and it is no common word."""
        if self.flags_of(name) & (bits.COMMON_WORD | bits.DEMONYM):
            return False
        return any(
            place.kind in ("country", "admin1") or (place.kind == "city" and place.population >= _LARGER_TOWN)
            for place in self._gazetteer.lookup(name)[:3]
        )

    def _sounds_like_a_place(self, name: str) -> bool:
        """Whether the gazetteer has the name, or one spelt much like it."""
        if self._gazetteer.lookup(name):
            return True
        return any(similarity >= _ALIKE for _, similarity in self._gazetteer.similar(name, limit=1))
