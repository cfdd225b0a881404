"""Rivers by their article: 'the Hudson froze', 'crossed the Jordan'. Towns and provinces have none.

Table: data/river_names.csv, what the gazetteer's rivers are called in other languages and in older English, where it
lacks that; compiled by hand.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from geo.gazetteer import normalise
from geo.model import Place
from geo.places import lexicon
from geo.places.labels import LOCATION
from geo.places.mentions import HYPHENS, Toponym
from geo.places.name_lists import after_list, before_list
from geo.places.stretches import Span
from geo.places.tokens import Tokens
from geo.places.word_classes import word_table
from geo.places.word_senses import word_of

RIVER, THE_RIVER, CALLED_RIVER = "River", "the River", "river"
"""Kind words of a river told by its article, of one that is called so and has one ('the Little River'), and of a name
that 'river' stands behind, which is no town's: 'the Kabul river'."""
WATERS = frozenset(("river", "water"))
# Countries that have an article as well.
_COUNTRIES = frozenset(("congo", "gambia"))
_OPEN_A_LIST = frozenset((":", "-", "–", "—", "including", "namely"))
_STOPS = frozenset((",", ".", ";"))
_LONGEST_LEAD = 5  # tokens of 'rivers in the north of Bihar'
_SHORTEST = 3
_LEADS = lexicon.LOCATIVE_PREPOSITIONS | lexicon.CONQUEST_VERBS | frozenset((
    "across", "along", "and", "beyond", "cross", "crossed", "crossing", "forded", "of", "on", "over", "reached", "up",
))  # fmt: skip
_REACHES = frozenset(("lower", "middle", "upper"))


@cache
def other_names() -> Mapping[str, str]:
    """The gazetteer's name of a river by each normalised name of it that the gazetteer lacks."""
    return {normalise(row["name"]): row["river"] for row in csv.DictReader(word_table("river_names.csv"))}


def rivers_by_article(tokens: Tokens, taken: Sequence[str], has_river: Callable[[str], bool]) -> Iterator[Span]:
    """'On the Somme', 'crossed the Niemen', 'the line of the lower Drau': names of rivers that were passed over."""
    for i in tokens.capitals:
        if i < 2 or taken[i] or not tokens.words[i].istitle() or len(tokens.words[i]) < _SHORTEST:
            continue
        article = i - 2 if tokens.folds[i - 1] in _REACHES else i - 1
        if article < 1 or tokens.folds[article] != "the" or tokens.folds[article - 1] not in _LEADS:
            continue
        after = tokens.words[i + 1] if i + 1 < len(tokens) else "."
        alone = not (after[0].isupper() or after in HYPHENS) and (after == "." or may_follow(tokens, i + 1))
        if alone and has_river(tokens.words[i]):
            yield i, i + 1, LOCATION


def is_river(tokens: Tokens, toponym: Toponym, has_river: Callable[[str], bool]) -> bool:
    """Whether a name has an article and no noun after it, and the gazetteer has a river of the name."""
    first, last = toponym.first, toponym.last
    if first >= last or toponym.kind is not None or toponym.generic:
        return False
    before = first - 1 if first > 1 and tokens.folds[first - 1] in _REACHES else first
    if "the" not in (tokens.folds[first], tokens.folds[before - 1] if before else ""):
        return False
    if last < len(tokens) and not may_follow(tokens, last):
        return False
    name = toponym.names[-1]
    return name.lower() not in _COUNTRIES and has_river(name)


def rivers_called(names: Sequence[str], lookup: Callable[[str], Sequence[Place]]) -> list[Place]:
    """The rivers of one of the names, with or without 'River', or else the waters; `lookup` gives a name's places."""
    known = [other_names().get(normalise(name), name) for name in (names[0], names[-1])]
    forms = (form for name in known for form in (name, f"{name} {RIVER}"))
    waters = [place for place in dict.fromkeys(p for form in forms for p in lookup(form)) if place.kind in WATERS]
    return [place for place in waters if place.kind == "river"] or waters


def has_article(tokens: Tokens, toponym: Toponym) -> bool:
    """Whether a name that ends in 'River' has an article, which a town of that name hasn't."""
    last, before = tokens.folds[toponym.last - 1 : toponym.last], tokens.folds[max(toponym.first - 1, 0) :]
    return toponym.kind in ("river", None) and last == ["river"] and "the" in before[:2]


def is_among_rivers(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> bool:
    """'The Tigris and Euphrates rivers', 'the rivers of Bihar – the Kosi and Bagmati': a name in a list of rivers."""
    if toponym.kind is not None or toponym.generic:
        return False
    stop = after_list(tokens, toponym.last, end)
    if stop < end and tokens.words[stop] == "rivers":
        return True
    first = before_list(tokens, toponym.first, begin, joined=stop > toponym.last)
    if stop == toponym.last and first == toponym.first:
        return False
    i = first - 1 - (tokens.folds[first - 1 : first] == ["the"])
    if i <= begin or tokens.folds[i] not in _OPEN_A_LIST:
        return False
    said = tokens.words[max(begin, i - _LONGEST_LEAD) : i]
    return "rivers" in said and not any(word in _STOPS for word in said[said.index("rivers") :])


def may_follow(tokens: Tokens, index: int) -> bool:
    """Whether a word is no noun that the name tells more of, as in 'the Hudson valley'."""
    word, folded = tokens.words[index], tokens.folds[index]
    if not word[0].isalpha() or folded in lexicon.FUNCTION_WORDS:
        return word not in ("'s", "\u2019s")
    return word.islower() and word_of(folded).most in ("v", "r", "a")
