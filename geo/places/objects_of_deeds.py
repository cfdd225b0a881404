"""Small towns by what is done to them, and by the land after 'in': 'retook Iznoski', 'Epse in Italy'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.gazetteer import flags as bits
from geo.places import lexicon
from geo.places.bearers import bears_only
from geo.places.gazetteer_names import GazetteerNames
from geo.places.labels import LOCATION
from geo.places.mentions import phrase
from geo.places.stretches import Span, list_item, part_of_longer_name, surnames
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster, is_given_name, is_surname
from geo.places.word_senses import word_of

_SETTLED = bits.ADMIN2 | bits.CITY_100K | bits.CITY_15K | bits.SMALLER_PLACE
_HOLDERS = bits.COUNTRY | bits.ADMIN1
_NO_TOWNS = bits.COMMON_WORD | bits.DEMONYM
_LONGEST_HOLDER = 3  # tokens of 'New South Wales'


def objects_of_deeds(tokens: Tokens, taken: Sequence[str], names: GazetteerNames) -> Iterator[Span]:
    """Known towns after a verb whose object is ground, and those that lie in the land after 'in'."""
    persons = surnames(tokens)
    for i in tokens.capitals:
        if taken[i] or tokens.words[i].isupper() or not i:
            continue
        deed = is_deed(tokens, i - 1)
        last = list_item(tokens, i)
        told = last < len(tokens) and tokens.folds[last] == "in"
        if not (deed or told) or last == i or any(taken[i:last]):
            continue
        if not _is_towns_alone(tokens, i, last, names, persons) or part_of_longer_name(tokens, i, last):
            continue
        if deed or _lies_in_what_follows(tokens, i, last, names):
            yield i, last, LOCATION


def is_deed(tokens: Tokens, index: int) -> bool:
    """Whether a verb in any form takes ground for its object: 'raided', 'retaking', 'had reached', 'marched on'."""
    if index < 0 or not tokens.words[index].islower():
        return False
    if tokens.folds[index] == "on" and index:
        return word_of(tokens.folds[index - 1]).verb in lexicon.DONE_ON_PLACES
    return word_of(tokens.folds[index]).verb in lexicon.DONE_TO_PLACES


def _is_towns_alone(tokens: Tokens, first: int, last: int, names: GazetteerNames, persons: frozenset[str]) -> bool:
    """Whether the gazetteer has towns of the name, and nobody and no English word is called so."""
    known = names.flags(phrase(tokens.folds, first, last))
    if not known & _SETTLED or known & _NO_TOWNS or bears_only(tokens, first, last):
        return False
    folds = tokens.folds[first:last]
    if not persons.isdisjoint(folds) or any(is_given_name(word) for word in folds):
        return False
    return last - first > 1 or not (is_surname(folds[0]) or cluster(folds[0]))


def _lies_in_what_follows(tokens: Tokens, first: int, last: int, names: GazetteerNames) -> bool:
    """'Brunflo in Sweden', where the gazetteer has one there."""
    name = phrase(tokens.folds, first, last)
    begin = last + 1
    end = begin
    while end < min(len(tokens), begin + _LONGEST_HOLDER) and tokens.words[end][0].isupper():
        end += 1
    for stop in range(end, begin, -1):
        holder = phrase(tokens.folds, begin, stop)
        if names.flags(holder) & _HOLDERS:
            return names.lies_in(name, holder)
    return False
