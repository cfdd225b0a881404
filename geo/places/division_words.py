"""What the divisions of each country are called in English: a department of Bolivia, a voivodeship of Poland.

Table: data/division_words.csv, after the categories of ISO 3166-2, of the first and of the second order; compiled by
hand. 'Department' and 'district' stand in the names of offices, too: which is meant, the gazetteer tells
(gazetteer_names.py).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Set
from functools import cache

from geo.model import PlaceKind
from geo.places.word_classes import word_table

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
