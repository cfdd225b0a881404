"""Names beside a small word for a settlement, whether the gazetteer has them or not: 'bombed Pazigyi village'."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from geo.gazetteer import flags as bits
from geo.places import lexicon
from geo.places.labels import LOCATION
from geo.places.mentions import phrase
from geo.places.stretches import Span, list_item, name_before
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster, is_given_name
from geo.places.word_senses import word_of

_LONGEST = 4  # tokens
_NO_NAMES = bits.COMMON_WORD | bits.DEMONYM
_KINDS = frozenset(("hamlet", "town", "township", "village"))
# 'A Cahul town councillor' is no town called Cahul town, but Cahul still is one.
_PREFIXES = lexicon.COMPASS | lexicon.PLACE_ADJECTIVES | lexicon.FUNCTION_WORDS


def before_their_kind(tokens: Tokens, taken: Sequence[str], flags: Callable[[str], int]) -> Iterator[Span]:
    """Names of which no word is an English one or a people's."""
    for i, folded in enumerate(tokens.folds):
        if folded not in _KINDS or not i or tokens.words[i] != folded or taken[i - 1]:
            continue
        first = name_before(tokens, i, taken)
        if first == i or i - first > _LONGEST or any(taken[first:i]):
            continue
        known = flags(phrase(tokens.folds, first, i))
        if not known & _NO_NAMES and not any(_is_a_word(tokens, j, flags) for j in range(first, i)):
            yield first, i, LOCATION


def after_their_kind(tokens: Tokens, taken: Sequence[str], flags: Callable[[str], int]) -> Iterator[Span]:
    """Names behind 'the village': 'burned down the village Zorbaqi', not 'the village Anna Berg was born in'."""
    for i in tokens.capitals:
        if i < 2 or tokens.folds[i - 1] not in _KINDS or tokens.folds[i - 2] not in lexicon.DETERMINERS or taken[i]:
            continue
        last = list_item(tokens, i)
        if last - i > _LONGEST or any(taken[i:last]) or any(is_given_name(folded) for folded in tokens.folds[i:last]):
            continue
        known = flags(phrase(tokens.folds, i, last))
        if last > i and not known & _NO_NAMES and not any(_is_a_word(tokens, j, flags) for j in range(i, last)):
            yield i, last, LOCATION


def _is_a_word(tokens: Tokens, i: int, flags: Callable[[str], int]) -> bool:
    """Whether a word is one of English, or that for a people: 'Boom town', 'the Christian village'."""
    word, folded = tokens.words[i], tokens.folds[i]
    if not word[0].isalpha():
        return False
    if folded in _PREFIXES or flags(folded) & bits.DEMONYM:
        return True
    return bool(cluster(folded)) or bool(word_of(folded).most)
