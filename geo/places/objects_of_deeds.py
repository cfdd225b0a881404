"""Small towns by what is done to them or happens there, by the preposition before and the land after them.

'Retook Iznoski', 'shells fell on Ukal', 'the Farim attack', 'Epse in Italy'.
"""

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
_SHORTEST = 4  # letters
_FURTHEST_IN = 10  # tokens from the first of a name that is at most eight long
_LONGEST_HOLDER = 3  # tokens of 'New South Wales'


def objects_of_deeds(tokens: Tokens, taken: Sequence[str], names: GazetteerNames) -> Iterator[Span]:
    """Known towns after a verb whose object is ground, and those that lie in the land after 'in'."""
    persons = surnames(tokens)
    for i in tokens.capitals:
        if taken[i] or tokens.words[i].isupper() or not i:
            continue
        deed = is_deed(tokens, i - 1)
        before, after = tokens.folds[i - 1], tokens.folds[i + 1 : i + _FURTHEST_IN]
        if not (deed or before in lexicon.WAYS_TO_PLACES or before == "the" or "in" in after):
            continue
        last = list_item(tokens, i)
        told = last < len(tokens) and tokens.folds[last] == "in"
        led = before in lexicon.WAYS_TO_PLACES
        event = is_of_an_event(tokens, i, last)
        if not (deed or told or led or event) or last == i or any(taken[i:last]):
            continue
        if not _is_towns_alone(tokens, i, last, names, persons) or part_of_longer_name(tokens, i, last):
            continue
        if deed or led or event or _lies_in_what_follows(tokens, i, last, names):
            yield i, last, LOCATION


def is_of_an_event(tokens: Tokens, first: int, last: int) -> bool:
    """Whether 'the' stands before a name and a word for what happens to places after it: 'the Beslan massacre'."""
    if not first or last >= len(tokens) or tokens.folds[first - 1] != "the":
        return False
    return tokens.words[last].islower() and tokens.folds[last] in lexicon.EVENTS_OF_PLACES


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
    if last - first > 1:
        return True
    return len(folds[0]) >= _SHORTEST and not (is_surname(folds[0]) or cluster(folds[0]) or word_of(folds[0]).most)


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
