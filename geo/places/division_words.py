"""What the divisions of each country are called in English: a department of Bolivia, a voivodeship of Poland.

Table: data/division_words.csv, after the categories of ISO 3166-2, of the first and of the second order; compiled by
hand. 'Department' and 'district' stand in the names of offices, too: which is meant, the gazetteer tells
(gazetteer_names.py).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache

from geo.gazetteer import normalise
from geo.model import Place, PlaceKind
from geo.places.word_classes import word_table

_LONGEST = 3  # words: 'local government area'
_ENDINGS = (("ies", "y"), ("s", ""))


@cache
def divisions_called() -> Mapping[str, Set[tuple[str, PlaceKind]]]:
    """For each word the countries whose divisions it names, each with the kind of these."""
    out: dict[str, set[tuple[str, PlaceKind]]] = {}
    orders: tuple[tuple[str, PlaceKind], ...] = (("first", "admin1"), ("second", "admin2"))
    for row in csv.DictReader(word_table("division_words.csv")):
        for order, kind in orders:
            for word in filter(None, row[order].split("|")):
                out.setdefault(word, set()).add((row["country"], kind))
    return out


@cache
def singular(folded: str) -> str:
    """The word for a division of which a folded word is the plural: 'county' for 'counties'; '' if it is none."""
    for ending, own in _ENDINGS:
        word = folded.removesuffix(ending) + own
        if folded.endswith(ending) and word in divisions_called():
            return word
    return ""


def divisions_named(lookup: Callable[[str], Sequence[Place]], name: str) -> list[Place]:
    """The divisions that bear a name without its last words, which say what divisions of their country are called.

    'Mazowieckie Voivodeship' is Mazovia, 'Zurmi Local Government Area' a district of Nigeria, and the last of 'Imo and
    Ondo States' a state there. `lookup` gives the places of a name.
    """
    words = name.split()
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        said = normalise(" ".join(words[-length:]))
        called_so = divisions_called().get(said) or divisions_called().get(singular(said), frozenset())
        places = lookup(" ".join(words[:-length])) if called_so else ()
        found = [place for place in places if (place.country, place.kind) in called_so]
        if found:
            return found
    return []
