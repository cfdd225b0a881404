"""Regions of several countries by their article: 'across the Sahel', 'the Sahel area'. A province has none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo.model import Place
from geo.places.mentions import Toponym
from geo.places.rivers import may_follow
from geo.places.tokens import Tokens

WIDE_REGION = "the Region"
"""Kind words of a region told by its article."""
_KINDS = frozenset(("region", "desert", "mountain"))
_AREAS = frozenset(("area", "belt"))


def is_wide_region(tokens: Tokens, toponym: Toponym, has_wide_region: Callable[[str], bool]) -> bool:
    """Whether a name has an article and no noun after it but 'area', and a region of several countries bears it."""
    first, last = toponym.first, toponym.last
    if not first or first >= last or toponym.kind is not None or toponym.generic or tokens.folds[first - 1] != "the":
        return False
    if last < len(tokens) and tokens.folds[last] not in _AREAS and not may_follow(tokens, last):
        return False
    return has_wide_region(toponym.names[0])


def wide_regions(places: Sequence[Place]) -> list[Place]:
    """Those of a name's places that are regions of several countries."""
    return [place for place in places if place.kind in _KINDS and not place.country]
