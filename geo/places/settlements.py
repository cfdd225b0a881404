"""Names beside a small word for a settlement, whether the gazetteer has them or not: 'bombed Pazigyi village'."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from geo.gazetteer import flags as bits
from geo.places import lexicon
from geo.places.labels import LOCATION
from geo.places.mentions import phrase
from geo.places.stretches import Span, list_item, name_before, part_of_longer_name
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster, is_given_name
from geo.places.word_senses import word_of

_LONGEST = 4  # tokens
_NO_NAMES = bits.COMMON_WORD | bits.DEMONYM
_TOWNS = bits.CITY_100K | bits.CITY_15K | bits.SMALLER_PLACE | bits.ADMIN2
_CLOSES = frozenset((",", ".", ")", ";"))
_TO = frozenset(("from", "to"))
_KINDS = frozenset(("hamlet", "town", "township", "village"))
TOLD_BY = _KINDS | {"capital", "city", "district", "port", "seat", "stronghold", "suburb"}
_NEVER_NAMES = lexicon.COMPASS | lexicon.PLACE_ADJECTIVES | lexicon.FUNCTION_WORDS


def beside_their_kind(tokens: Tokens, taken: Sequence[str], flags: Callable[[str], int]) -> Iterator[Span]:
    """(first token, last token, label) of names before, behind or a comma behind one, where `taken` has none."""
    yield from _before_their_kind(tokens, taken, flags)
    yield from _after_their_kind(tokens, taken, flags)
    yield from _named_after_a_comma(tokens, taken, flags)


def _before_their_kind(tokens: Tokens, taken: Sequence[str], flags: Callable[[str], int]) -> Iterator[Span]:
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


def _after_their_kind(tokens: Tokens, taken: Sequence[str], flags: Callable[[str], int]) -> Iterator[Span]:
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


def _named_after_a_comma(tokens: Tokens, taken: Sequence[str], flags: Callable[[str], int]) -> Iterator[Span]:
    """What a settlement is called between commas: 'the regional capital, Las Anod, was shelled'."""
    for i in tokens.capitals:
        if not follows_its_kind(tokens, i) or taken[i]:
            continue
        last = list_item(tokens, i)
        if last == i or last - i > _LONGEST or last >= len(tokens) or tokens.words[last] not in _CLOSES:
            continue
        known = flags(phrase(tokens.folds, i, last))
        persons = any(is_given_name(folded) or folded in lexicon.TITLES for folded in tokens.folds[i:last])
        if any(taken[i:last]) or known & _NO_NAMES or (persons and not known & _TOWNS):
            continue
        if known & _TOWNS or not any(_is_a_word(tokens, j, flags) for j in range(i, last)):
            yield i, last, LOCATION


def follows_its_kind(tokens: Tokens, first: int) -> bool:
    """Whether a word for a settlement and a comma stand before the name that begins at `first`."""
    return first > 2 and tokens.words[first - 1] == "," and tokens.words[first - 2] in TOLD_BY


def at_the_end_of_a_way(tokens: Tokens, taken: Sequence[str], flags: Callable[[str], int]) -> Iterator[Span]:
    """Known towns to which a way leads, whoever else bears the name: 'the road to Dori'."""
    for i in tokens.capitals:
        if i < 2 or tokens.folds[i - 1] not in _TO or taken[i]:
            continue
        last = list_item(tokens, i)
        known = flags(phrase(tokens.folds, i, last))
        if not known & _TOWNS or known & _NO_NAMES or any(taken[i:last]) or part_of_longer_name(tokens, i, last):
            continue
        led = tokens.folds[i - 2] in lexicon.LINES
        between = tokens.folds[i - 1] == "to" and i > 3 and taken[i - 2] == LOCATION  # 'the road from Kaya to Dori'
        if led or (between and not lexicon.LINES.isdisjoint(tokens.folds[max(0, i - 6) : i - 3])):
            yield i, last, LOCATION


def _is_a_word(tokens: Tokens, i: int, flags: Callable[[str], int]) -> bool:
    """Whether a word is one of English, or that for a people: 'Boom town', 'the Christian village'."""
    word, folded = tokens.words[i], tokens.folds[i]
    if not word[0].isalpha():
        return False
    if folded in _NEVER_NAMES or flags(folded) & bits.DEMONYM:
        return True
    return bool(cluster(folded)) or bool(word_of(folded).most)
