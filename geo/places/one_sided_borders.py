"""Borders of which the text names one side only: 'near the Turkish border', '30 miles inside Iraq'.

The other side is the neighbouring country in which most of the document's places lie.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from geo.gazetteer.shipped_tables import country_names
from geo.model import Footprint, Place
from geo.places import lexicon
from geo.places.borders import Path, border_path
from geo.places.candidates import arc_km, unit_vector
from geo.places.mentions import Toponym
from geo.places.tokens import Tokens

# What may follow 'the Turkish border' without making it something else, as 'guards' and 'town' do.
_FOLLOWING = (lexicon.FUNCTION_WORDS - {"with"}) | lexicon.AFTER_A_BORDER
_LONGEST_SIDE = 6  # tokens between 'between' and 'and'
_KM_PER_DEGREE = 111.2


def border_words(tokens: Tokens, toponym: Toponym) -> str:
    """'the Turkish border', 'the Syrian side of the border' after a preposition of place; '' where none is meant.

    `toponym` is the country or its demonym.
    """
    folds, i, last = tokens.folds, toponym.first, toponym.last
    if folds[last : last + 1] and folds[last] in lexicon.BORDERS:
        end = last + 1
    elif (
        folds[last : last + 3] == ["side", "of", "the"]
        and folds[last + 3 : last + 4]
        and folds[last + 3] in lexicon.BORDERS
    ):
        end = last + 4
    else:
        return ""
    after = folds[end] if end < len(tokens) else ""
    if (
        i < 2
        or folds[i - 1] != "the"
        or not (folds[i - 2] in lexicon.BEFORE_A_BORDER or _ends_a_pair(folds, i - 2))
        or (after[:1].isalpha() and after not in _FOLLOWING)
    ):
        return ""
    return " ".join(("the", *tokens.words[i:end]))


def _ends_a_pair(folds: Sequence[str], joint: int) -> bool:
    """'Between Aleppo and the Turkish border', where `joint` is the 'and'."""
    return folds[joint] == "and" and "between" in folds[max(0, joint - _LONGEST_SIDE) : joint]


def neighbour(country: str, found: Counter[str]) -> str:
    """The code of the neighbour of `country` in which most of a document's places lie, '' if there is none.

    `found` counts the document's places by country.
    """
    best = ""
    for code, number in found.items():
        if code != country and (number, best) > (found[best], code) and border_path(country, code):
            best = code
    return best


def border_line(label: str, path: Path) -> Footprint:
    """A border as a footprint; its point is the vertex in the middle."""
    lat, lon = path[len(path) // 2]
    middle = unit_vector(lat, lon)
    reach = max(arc_km(middle, unit_vector(*vertex)) for vertex in path)
    return Footprint("line", lat, lon, round(reach, 1), label, path)


def moved_inside(path: Path, country: Place, km: float) -> Path:
    """The border moved `km` into the country, each stretch at a right angle to itself."""
    out: list[tuple[float, float]] = []
    for (lat, lon), (next_lat, next_lon) in pairwise(path):
        narrow = max(math.cos(math.radians(lat)), 0.05)
        east, north = (next_lon - lon) * narrow, next_lat - lat
        length = math.hypot(east, north)
        if not length:
            continue
        step = km / _KM_PER_DEGREE
        sides = [
            (round(lat + sign * step * east / length, 4), round(lon - sign * step * north / length / narrow, 4))
            for sign in (1.0, -1.0)
        ]
        out.append(min(sides, key=lambda side: math.hypot(side[0] - country.lat, (side[1] - country.lon) * narrow)))
    return tuple(out)


def one_sided(words: str, country: Place, other: str, km: float = 0.0) -> Footprint | None:
    """The border of `country` with the country of code `other`, or `km` inside it; None if there is none."""
    path = border_path(country.country, other)
    if not path:
        return None
    if km:
        return border_line(words, moved_inside(path, country, km))
    return border_line(border_name(country.country, other), path)


def border_name(a: str, b: str) -> str:
    """'border of Iraq and Syria', from the countries' codes, whichever is named first."""
    names = country_names()
    return "border of {} and {}".format(*sorted((names.get(a, a), names.get(b, b))))
