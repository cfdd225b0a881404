"""Towns that persons are said to be of, and those of saints: 'the mothers of Zvornik', 'through St. Malo'."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from geo.gazetteer import flags as bits
from geo.places import lexicon
from geo.places.labels import LOCATION
from geo.places.mentions import phrase
from geo.places.stretches import Span, list_item, part_of_longer_name
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster, is_given_name, is_surname

_SETTLED = bits.CITY_100K | bits.CITY_15K | bits.ADMIN2 | bits.SMALLER_PLACE
_NO_TOWNS = bits.COMMON_WORD | bits.DEMONYM | bits.COUNTRY
_WAYS = frozenset(("around", "beyond", "in", "near", "outside", "reached", "through"))
"""Words before a saint's town; a church, a school or a day is 'at' or 'on' one, and a letter is 'from' Paul."""


def of_a_town(tokens: Tokens, taken: Sequence[str], flags: Callable[[str], int]) -> Iterable[Span]:
    """(first token, last token, label) of such names where `taken` has none; `flags` are the gazetteer's."""
    for i in tokens.capitals:
        if i and not taken[i] and tokens.folds[i] in lexicon.SAINTS and tokens.folds[i - 1] in _WAYS:
            first = i + 1 + (tokens.words[i + 1 : i + 2] == ["."])
            last = list_item(tokens, first) if first < len(tokens) else first
            if last == first + 1 and flags(f"saint {tokens.folds[first]}") & _SETTLED and _is_whole(tokens, last):
                yield i, last, LOCATION
        elif i > 1 and tokens.folds[i - 1] == "of" and tokens.words[i - 2] in lexicon.WHO_IS_OF_A_PLACE:
            last = list_item(tokens, i)
            known = flags(phrase(tokens.folds, i, last)) if last > i and not any(taken[i:last]) else 0
            if known & _SETTLED and not known & _NO_TOWNS and _is_no_person(tokens, i, last):
                yield i, last, LOCATION


def _is_whole(tokens: Tokens, last: int) -> bool:
    """Whether no name goes on at `last`: 'St. Malo' not of 'St. Malo's' or 'St. Malo High School'."""
    return last == len(tokens) or not (tokens.words[last][:1].isupper() or tokens.words[last][:1] in "'\u2019-")


def _is_no_person(tokens: Tokens, first: int, last: int) -> bool:
    """Whether no word of a name is English, a given name or a family's, and no longer name has it."""
    words = tokens.folds[first:last]
    private = any(cluster(word) or is_given_name(word) or is_surname(word) for word in words)
    return not private and not tokens.words[first].isupper() and not part_of_longer_name(tokens, first, last)
