"""Annotated documents with towns' names in the places of other names, so that placehood learns of real sentences.

In a copy the names of persons, firms, teams and wares, and those of towns, are exchanged for towns' names of all sizes:
which of them are places is known, and only the words around them tell. The recogniser is not trained with them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from made_texts import Document, Pool
from made_things import name_of, names_of, town_of
from vary_corpora import edited

from geo.gazetteer import Gazetteer
from geo.gazetteer import flags as bits
from geo.places import lexicon
from geo.places.tokens import Tokens, tokenise
from geo.places.votes import family_names
from geo.places.word_classes import is_word

EXCHANGED = "exchanged"
OTHERS, WHOLE, TOWNS = 0.6, 0.5, 0.4
_LONGEST_RUN = 4
_FEWEST_LETTERS = 3
_KNOWN = bits.COUNTRY | bits.ADMIN1 | bits.CITY_100K | bits.CITY_15K
_NO_NAMES = lexicon.NO_NAMES | lexicon.FUNCTION_WORDS | lexicon.PRONOUNS | lexicon.TITLES
Edits = Iterator[tuple[int, int, str]]
"""Start, end and the new name, as `vary_corpora.edited` takes them."""


def exchanged(documents: Iterable[Document], gazetteer: Gazetteer, *, seed: int = 0) -> Iterator[Document]:
    """A copy of each document; it keeps its id."""
    chance = random.Random(seed)
    pool = Pool(gazetteer, chance)
    names = names_of(pool)
    for document in documents:
        toponyms = sorted((t for t in document["toponyms"] if not t.get("nested")), key=lambda t: int(t["start"]))
        tokens = tokenise(document["text"])
        runs = list(other_names(tokens, document["toponyms"], gazetteer))
        towns = _exchanged_towns(toponyms, gazetteer, lambda: town_of(pool, names["large"], chance).name, chance)
        others = _exchanged_others(tokens, runs, lambda: name_of(names, chance), chance)
        yield {**edited(document, toponyms, [*towns, *others]), "corpus": EXCHANGED}


def other_names(
    tokens: Tokens, toponyms: Sequence[Mapping[str, Any]], gazetteer: Gazetteer
) -> Iterator[tuple[int, int]]:
    """Runs of tokens with capitals that name no place: no annotated one, and none of size that the gazetteer knows."""
    taken = [(t["start"], t["end"]) for t in toponyms]
    lower = {word for word in tokens.words if word.islower()}
    for begin, end in tokens.segments:
        if 2 * sum(word[0].isupper() for word in tokens.words[begin:end]) > end - begin:
            continue  # a heading
        for first, last in _runs(tokens, begin, end, lower):
            start, stop = tokens.starts[first], tokens.ends[last - 1]
            opens = first == begin and is_word(tokens.folds[first])
            if opens or last - first > _LONGEST_RUN or any(a < stop and start < b for a, b in taken):
                continue
            if gazetteer.is_demonym(" ".join(tokens.words[first:last])):
                continue
            is_family = tokens.folds[last - 1] in family_names(tokens)
            if is_family or not gazetteer.flags(" ".join(tokens.folds[first:last])) & _KNOWN:
                yield first, last


def _runs(tokens: Tokens, begin: int, end: int, lower: set[str]) -> Iterator[tuple[int, int]]:
    i = begin
    while i < end:
        j = i
        while j < end and _is_name(tokens, j, lower):
            j += 1
        if j > i:
            yield i, j
        i = max(j, i + 1)


def _is_name(tokens: Tokens, i: int, lower: set[str]) -> bool:
    word, folded = tokens.words[i], tokens.folds[i]
    return word.istitle() and len(word) >= _FEWEST_LETTERS and folded not in _NO_NAMES and folded not in lower


def _exchanged_others(
    tokens: Tokens, runs: Sequence[tuple[int, int]], draw: Callable[[], str], chance: random.Random
) -> Edits:
    """Whole names, or the last word of each; a name that ends alike later on is exchanged for the same."""
    chosen: dict[str, tuple[str, bool]] = {}
    for first, last in runs:
        key = tokens.folds[last - 1]
        if key not in chosen:
            whole = is_word(key) or chance.random() < WHOLE
            chosen[key] = (draw() if chance.random() < OTHERS else "", whole)
        name, whole = chosen[key]
        if name:
            yield tokens.starts[first if whole else last - 1], tokens.ends[last - 1], name


def _exchanged_towns(
    toponyms: Sequence[Mapping[str, Any]], gazetteer: Gazetteer, draw: Callable[[], str], chance: random.Random
) -> Edits:
    chosen: dict[str, str] = {}
    for toponym in toponyms:
        name = toponym["surface"]
        if name not in chosen:
            known = gazetteer.flags(name.lower()) & (bits.DEMONYM | bits.COUNTRY | bits.ADMIN1)
            plain = name[:1].isupper() and not name.isupper() and "." not in name and "\n" not in name
            exchange = plain and not known and not gazetteer.is_demonym(name) and chance.random() < TOWNS
            chosen[name] = draw() if exchange else ""
        if chosen[name]:
            yield toponym["start"], toponym["end"], chosen[name]
