"""Whether a name is a piece of a longer one, and what it is listed with: 'Falcon Heavy', 'SpaceX, Draper and Boeing'.

Each of these is evidence of placehood.py, which learns how much it says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from geo.places import lexicon
from geo.places.mentions import Toponym
from geo.places.name_lists import after_list, before_list
from geo.places.sites import site_end
from geo.places.tokens import Tokens
from geo.places.word_classes import cluster

_MARKS = frozenset((",", "and", "or", "nor", "the", "&"))
_NO_PART = lexicon.FUNCTION_WORDS | lexicon.PRONOUNS | lexicon.NO_NAMES | lexicon.COMPASS
# Before a name: 'Lake', 'Province'. After it: 'County', 'Police', 'School'.
_KINDS_BEFORE = frozenset(lexicon.KIND_WORDS_BEFORE) | lexicon.TITLES | lexicon.PERSON_CUES
_KINDS_OR_SETTLEMENTS = _KINDS_BEFORE | lexicon.SETTLEMENT_KINDS
_KINDS_AFTER = (
    frozenset(word for phrase in lexicon.KIND_WORDS_AFTER for word in phrase.split())
    | lexicon.PLACE_NOUNS
    | lexicon.TOWN_BODIES
    | lexicon.COURT_WORDS
)
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "my"))
_CALLED = frozenset(("called", "christened", "codenamed", "dubbed", "known", "named", "nicknamed", "titled"))
_HEADING = 0.6  # of a line's words with a capital


def covered(toponyms: Sequence[Toponym]) -> frozenset[int]:
    """The indices of all tokens that belong to a toponym."""
    return frozenset(i for toponym in toponyms for i in range(toponym.first, toponym.last))


def after_an_unknown_word(tokens: Tokens, toponym: Toponym, places: Container[int]) -> bool:
    """'Debola Lagos': a word with a capital that is neither English nor a place's stands right before it."""
    begin, end = _sentence(tokens, toponym)
    i = toponym.first - 1
    if i < begin or _is_heading(tokens, begin, end, (toponym.first, toponym.last)):
        return False
    if not _is_part(tokens, i, places, _KINDS_BEFORE):
        return False
    word = tokens.words[i]
    return word.istitle() and len(word) > 1 and not cluster(word) and not cluster(word.lower())


def is_called(tokens: Tokens, toponym: Toponym) -> bool:
    """'A shoe called Samba', 'known as Chicago': towns of which that is said are 'a town called'."""
    i = toponym.first - 1
    if i < 1:
        return False
    if tokens.folds[i] in ("as", ","):
        return tokens.folds[i - 1] in _CALLED
    return tokens.folds[i] in _CALLED and tokens.folds[i - 1] not in _KINDS_OR_SETTLEMENTS


def longer_name(tokens: Tokens, toponym: Toponym, places: Container[int]) -> tuple[bool, bool]:
    """Whether the words before and after a toponym make one name with it: 'Debola Lagos', 'Hollywood Casino'.

    `places` are the indices of the tokens that belong to toponyms. In headings all words have capitals, so they tell
    nothing.
    """
    begin, end = _sentence(tokens, toponym)
    if _is_heading(tokens, begin, end, (toponym.first, toponym.last)):
        return False, False
    i, j = toponym.first - 1, toponym.last
    led = i >= begin and _is_part(tokens, i, places, _KINDS_BEFORE) and (i > begin or not cluster(tokens.words[i]))
    if j + 1 < end and tokens.words[j] == "&":
        j += 1
    return led, j < end and _is_part(tokens, j, places, _KINDS_AFTER) and not site_end(tokens, j, end)


def listed_with(tokens: Tokens, toponym: Toponym, places: Container[int]) -> tuple[int, int]:
    """How many toponyms and how many other names a toponym is listed with."""
    begin, end = _sentence(tokens, toponym)
    last = after_list(tokens, toponym.last, end)
    first = before_list(tokens, toponym.first, begin, joined=last > toponym.last)
    known = others = 0
    for i in [*_items(tokens, first, toponym.first), *_items(tokens, toponym.last, last)]:
        if i in places:
            known += 1
        elif tokens.folds[i] not in _NO_PART:
            others += 1
    return known, others


def after_an_article(tokens: Tokens, toponym: Toponym) -> bool:
    """'The Draper said', unlike 'the Houston area' and 'the United States'."""
    i, j = toponym.first - 1, toponym.last
    if i < 0 or tokens.folds[i] not in _DETERMINERS:
        return False
    return j >= len(tokens) or not tokens.words[j][0].isalpha() or tokens.folds[j] in lexicon.FUNCTION_WORDS


def _items(tokens: Tokens, first: int, last: int) -> Iterator[int]:
    """The first token of each name of a list."""
    for i in range(first, last):
        if tokens.folds[i] not in _MARKS and (i == first or tokens.folds[i - 1] in _MARKS):
            yield i


def _is_part(tokens: Tokens, i: int, places: Container[int], kinds: frozenset[str]) -> bool:
    word, folded = tokens.words[i], tokens.folds[i]
    if not word[0].isupper() or not word[-1].isalnum() or i in places:
        return False
    return folded not in _NO_PART and folded not in kinds


def _sentence(tokens: Tokens, toponym: Toponym) -> tuple[int, int]:
    number = bisect_right(tokens.segments, (toponym.first, len(tokens) + 1)) - 1
    return tokens.segments[number] if number >= 0 else (0, len(tokens))


@lru_cache(maxsize=2)  # the mentions of a sentence come one after the other
def _letters(tokens: Tokens, begin: int, end: int) -> tuple[int, int]:
    """How many tokens begin with a letter, and how many with a capital."""
    words = [word for word in tokens.words[begin:end] if word[0].isalpha()]
    return len(words), len([word for word in words if word[0].isupper()])


@lru_cache(maxsize=2)  # two signs of each mention ask for it
def _is_heading(tokens: Tokens, begin: int, end: int, name: tuple[int, int]) -> bool:
    """Whether most words of a sentence have a capital; the run that the name stands in is not counted."""
    first, last = name
    while first > begin and tokens.words[first - 1][0].isupper():
        first -= 1
    while last < end and tokens.words[last][0].isupper():
        last += 1
    words, capitals = _letters(tokens, begin, end)
    of_the_run, capitals_of_it = _letters.__wrapped__(tokens, first, min(last, end))
    rest = words - of_the_run
    return not rest or capitals - capitals_of_it > _HEADING * rest
