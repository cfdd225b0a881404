"""Rivers by their article: 'the Hudson froze', 'crossed the Jordan'. Towns and provinces have none."""

from __future__ import annotations

from collections.abc import Callable

from geo.places import lexicon
from geo.places.mentions import Toponym
from geo.places.name_lists import after_list
from geo.places.tokens import Tokens
from geo.places.word_senses import word_of

RIVER, THE_RIVER = "River", "the River"
"""Kind words of a river told by its article, and of one that is called so and has one: 'the Little River'."""
WATERS = frozenset(("river", "water"))
# Countries that have an article as well.
_COUNTRIES = frozenset(("congo", "gambia"))


def is_river(tokens: Tokens, toponym: Toponym, has_river: Callable[[str], bool]) -> bool:
    """Whether a name has an article and no noun after it, and the gazetteer has a river of the name."""
    first, last = toponym.first, toponym.last
    if first >= last or toponym.kind is not None or toponym.generic:
        return False
    if "the" not in (tokens.folds[first], tokens.folds[first - 1] if first else ""):
        return False
    if last < len(tokens) and not _may_follow(tokens, last):
        return False
    name = toponym.names[-1]
    return name.lower() not in _COUNTRIES and has_river(name)


def has_article(tokens: Tokens, toponym: Toponym) -> bool:
    """Whether a name that ends in 'River' has an article, which a town of that name hasn't."""
    last, before = tokens.folds[toponym.last - 1 : toponym.last], tokens.folds[max(toponym.first - 1, 0) :]
    return toponym.kind in ("river", None) and last == ["river"] and "the" in before[:2]


def is_among_rivers(tokens: Tokens, toponym: Toponym, end: int) -> bool:
    """'The Tigris and Euphrates rivers': whether a list that the name is in, or ends, is said to be one of rivers."""
    if toponym.kind is not None or toponym.generic:
        return False
    stop = after_list(tokens, toponym.last, end)
    return stop < end and tokens.words[stop] == "rivers"


def _may_follow(tokens: Tokens, index: int) -> bool:
    """Whether a word is no noun that the name tells more of, as in 'the Hudson valley'."""
    word, folded = tokens.words[index], tokens.folds[index]
    if not word[0].isalpha() or folded in lexicon.FUNCTION_WORDS:
        return word not in ("'s", "\u2019s")
    return word.islower() and word_of(folded).most in ("v", "r", "a")
