"""Bits that say which kinds of places bear a name: cheap features for the recogniser."""

from __future__ import annotations

from typing import Final

from geo.model import PlaceKind

COUNTRY: Final = 1
ADMIN1: Final = 2
ADMIN2: Final = 4
CITY_100K: Final = 8
CITY_15K: Final = 16
SMALLER_PLACE: Final = 32
REGION: Final = 64  # continents, regions, waters, mountains, deserts, islands
LOCAL: Final = 128  # quarters, buildings, bases, crossings of our own tables
DEMONYM: Final = 256
COMMON_WORD: Final = 512  # an everyday English word, given name or newsmaker as well
VARIANT: Final = 1024  # borne only as an alternate name

_NATURE = frozenset({"continent", "region", "river", "water", "mountain", "desert", "island", "area", "border", "road"})
_ADMIN: dict[str, int] = {"country": COUNTRY, "admin1": ADMIN1, "admin2": ADMIN2}


def kind_flag(kind: PlaceKind, population: int) -> int:
    """The bit for an entry of this kind and population."""
    if kind in ("city", "village"):
        return CITY_100K if population >= 100_000 else CITY_15K if population >= 15_000 else SMALLER_PLACE
    if kind in _ADMIN:
        return _ADMIN[kind]
    return REGION if kind in _NATURE else LOCAL
