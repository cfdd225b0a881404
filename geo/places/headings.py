"""Capitals that tell no name: of headings in which every word has one ('Rebels Seize Mocha After Siege'), of questions.

What was learned from sentences tells names by their capitals, and in such headings these tell nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from geo.gazetteer import flags as bits
from geo.places import lexicon, role_words
from geo.places.features import gazetteer_marks
from geo.places.tokens import Tokens, with_small
from geo.places.word_classes import cluster, is_given_name, is_surname
from geo.places.word_senses import word_of

Flags = Callable[[str], int]

_LEAST_WORDS = 4
_SHORTEST = 4  # letters; shorter words often have no capital in headings
_TELLING = (role_words.PREPOSITIONS | role_words.AUXILIARIES) - {"of"}
_KNOWN = bits.COUNTRY | bits.CITY_100K | bits.REGION
_KEPT = (
    lexicon.TITLES
    | lexicon.TITLES_THAT_ARE_WORDS
    | lexicon.PERSON_CUES
    | lexicon.TOWN_BODIES
    | lexicon.PLACE_NOUNS
    | frozenset(lexicon.KIND_WORDS_AFTER)
    | frozenset(lexicon.KIND_WORDS_BEFORE)
    | lexicon.ORGANISATION_HEADS
    | lexicon.ORGANISATION_OPENERS
    | lexicon.MOVEMENT_OPENERS
    | lexicon.INSTITUTIONS
    | lexicon.STREETS
    | lexicon.NO_NAMES
    | role_words.MORE_ORGANISATION_HEADS
    | role_words.MORE_ORGANISATION_OPENERS
    | role_words.MILITARY_UNITS
    | role_words.PAPERS
)


def in_sentence_case(tokens: Tokens, flags: Flags) -> Tokens:
    """The tokens, those of headings with capitals on every word as they would stand within a sentence."""
    small = [i for first, last in tokens.segments for i in _small_words(tokens, first, last, flags)]
    small += [first for first, last in tokens.segments if _opens_a_question(tokens, first, last)]
    return with_small(tokens, small)


def _opens_a_question(tokens: Tokens, first: int, last: int) -> bool:
    """'Will Cahul be next?', unlike 'Will Jackson win?': some of these words are given names as well."""
    opens = tokens.folds[first] in lexicon.QUESTION_OPENERS and tokens.words[first].istitle()
    return opens and tokens.words[last - 1] == "?" and not is_surname(tokens.folds[first + 1])


def _small_words(tokens: Tokens, first: int, last: int, flags: Flags) -> list[int]:
    """The words of a heading that would have no capital in a sentence; none where tokens make no such heading."""
    words, folds = tokens.words, tokens.folds
    if last - first < _LEAST_WORDS or not (words[last - 1][0].isalnum() or words[last - 1] in "?!"):
        return []
    for i in range(first, last):
        long = len(words[i]) >= _SHORTEST or not words[i].isalpha()
        if words[i].islower() and long and folds[i] not in lexicon.FUNCTION_WORDS:
            return []
    found = [i for i in range(first + 1, last) if words[i].istitle() and words[i].isalpha()]
    function = [i for i in found if folds[i] in lexicon.FUNCTION_WORDS]
    marks = gazetteer_marks(tokens, flags)
    ordinary = [
        i
        for i in found
        if folds[i] not in lexicon.FUNCTION_WORDS
        and marks[i][0] in ("", "S")
        and not marks[i][1] & _KNOWN
        and _is_ordinary(words[i], folds[i], known=bool(marks[i][1]))
    ]
    told = any(_is_verb(folds[i]) for i in ordinary) or any(folds[i] in _TELLING for i in range(first, last))
    return [*function, *ordinary] if ordinary and told else []


def _is_verb(folded: str) -> bool:
    """Whether a word may be what makes a heading more than a name: 'Lifted', 'Braces', 'Seize'."""
    word = word_of(folded)
    return bool(word.verb) and (word.most == "v" or word.form in ("past", "s"))


def _is_ordinary(word: str, folded: str, *, known: bool) -> bool:
    """Whether a word is one of English, and no part of names of persons, offices and organisations.

    `known`: a place bears it as well.
    """
    if folded in _KEPT or is_given_name(folded) or is_surname(folded):
        return False
    return bool(word_of(folded).most) and (not known or bool(cluster(word.lower())))
