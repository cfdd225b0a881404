"""Names that the words beside them say to be a person's: 'said Napier, a nurse,', 'the suspect, Napier, is 34'."""

from __future__ import annotations

from collections.abc import Callable

from geo.gazetteer import flags as bits
from geo.languages import ENGLISH, words
from geo.places import lexicon
from geo.places.mentions import phrase
from geo.places.tokens import Tokens
from geo.places.word_senses import word_of

_WORDS = words(ENGLISH, "persons")
_ARTICLES = frozenset(("a", "an", "the"))
_DETERMINERS = _ARTICLES | {"another", "her", "his", "its", "one", "our", "their"}
_FURTHEST = 4  # tokens from the article to its noun
_ENDS = frozenset((",", ".", ";", ")", "who", "whose"))


def is_said_of_a_person(tokens: Tokens, first: int, last: int, flags: Callable[[str], int]) -> bool:
    """Whether tokens `first` to `last` have a word for a person beside them that explains them.

    `flags` are those of the gazetteer: of countries much is said that is said of persons.
    """
    before = tokens.folds[first - 1] if first else ""
    if before in lexicon.LOCATIVE_PREPOSITIONS or before in lexicon.COMPASS or before in lexicon.OF:
        return False
    told = _is_before_a_person(tokens, last) or _is_after_a_person(tokens, first, last) or _has_company(tokens, last)
    return told and not flags(phrase(tokens.folds, first, last)) & bits.COUNTRY


def _is_person(tokens: Tokens, i: int) -> bool:
    folded = tokens.folds[i]
    if not tokens.words[i].islower() or folded in _WORDS["said of places"]:
        return False
    word = word_of(folded)
    return word.noun_class == "person" and word.form != "s"


def _is_before_a_person(tokens: Tokens, last: int) -> bool:
    """'Napier, a retired nurse, said'; not 'they left Napier, a nurse said'."""
    if last + 2 >= len(tokens) or tokens.words[last] != "," or tokens.folds[last + 1] not in _ARTICLES:
        return False
    for i in range(last + 2, min(len(tokens) - 1, last + 2 + _FURTHEST)):
        if not tokens.words[i].islower():
            return False
        if tokens.folds[i + 1] in _ENDS or tokens.words[i + 1] in _ENDS:
            return _is_person(tokens, i)
    return False


def _is_after_a_person(tokens: Tokens, first: int, last: int) -> bool:
    """'The suspect, Napier, is 34'; not 'from our correspondent, Napier, 3 June'."""
    if first < 3 or last + 1 >= len(tokens) or tokens.words[first - 1] != "," or tokens.words[last] != ",":
        return False
    if not tokens.words[last + 1].islower() or not _is_person(tokens, first - 2):
        return False
    begin = max(0, first - 2 - _FURTHEST)
    return any(folded in _DETERMINERS for folded in tokens.folds[begin : first - 2])


def _has_company(tokens: Tokens, last: int) -> bool:
    """'Napier and his cousin', 'Napier and her husband'."""
    folds = tokens.folds[last : last + 3]
    if len(folds) < 3 or folds[0] != "and":
        return False
    return folds[1] == "his" or (folds[1] == "her" and folds[2] in _WORDS["kin alone"])
