"""What a sentence says a name is: 'X, a spaniel,', 'the sequel, X,', 'X is a film', 'exports of X'.

Each of these is evidence of placehood.py, which learns how much it says. What words name and what verbs tell are
WordNet's classes of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.places import lexicon, role_words
from geo.places.mentions import Toponym
from geo.places.things import class_of
from geo.places.tokens import Tokens
from geo.places.verb_groups import head_noun, verb_group
from geo.places.word_senses import word_of

_CALLED = frozenset(("called", "christened", "codenamed", "dubbed", "known", "named", "nicknamed", "titled"))
_PAST_A_SUBJECT = role_words.BE | role_words.HAVE | {",", "also", "once", "then", "later", "as"}
_DETERMINERS = frozenset(("a", "an", "the", "its", "his", "her", "their", "our", "my", "this", "that", "one"))
_POSSESSIVE = frozenset(("'s", "\u2019s"))
_CLOSES = frozenset((",", ".", ";", ")", "!", "?", ":"))
_YEARS = range(1900, 2100)
_BEFORE_PLACES = role_words.PREPOSITIONS | lexicon.NEAR
_OPEN_SUBJECTS = role_words.PRONOUNS | role_words.DETERMINERS
_LONGEST_SUBJECT = 6  # tokens


def predicates(tokens: Tokens, toponym: Toponym, begin: int, end: int, *, acts: bool) -> Iterator[str]:
    """What tokens `begin` to `end`, a sentence, say of a toponym; `acts`: its name can stand for a government."""
    before = tokens.folds[toponym.first - 1] if toponym.first > begin else ""
    yield from _appositions(tokens, toponym, begin, end)
    yield from _called(tokens, toponym, begin)
    if not acts:
        yield from _deeds(tokens, toponym, begin, end)
    yield from _years(tokens, toponym, begin)
    if before in ("of", "for") and toponym.first - 1 > begin:
        noun = class_of(tokens.folds[toponym.first - 2])
        if before == "of" and tokens.folds[toponym.first - 2] in lexicon.WHO_IS_OF_A_PLACE:
            return
        if noun and tokens.words[toponym.first - 2].islower():
            yield f"after a {noun} and '{before}'"
    if before == "than":
        yield "after 'than'"


def _appositions(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> Iterator[str]:
    """'X, a spaniel,' and 'the sequel, X,'."""
    words, folds = tokens.words, tokens.folds
    i, j = toponym.first - 1, toponym.last
    if j + 1 < end and words[j] == "," and folds[j + 1] in _DETERMINERS and words[j + 1].islower():
        noun = class_of(head_noun(tokens, j + 2, end))
        if noun and not _opens_a_clause(tokens, toponym, begin, end):
            yield f"a {noun} by what follows"
    if i > begin and folds[i] == "the" and words[i].islower():
        i -= 1
    closed = j >= end or words[j] in _CLOSES
    if i > begin and words[i] == "," and closed and words[i - 1].islower():
        noun = noun_named(folds[i - 1])
        if noun:
            yield f"a {noun} by what stands before"


def _opens_a_clause(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> bool:
    """Whether a name ends the phrase of place or time that opens a sentence, whose subject follows.

    'East of X, a drone struck a depot', 'After X, the troops pushed on'; not 'with X, a drone, they struck', 'in his X,
    a truck built in Mexico, he fled' and 'he flew to X, a town held by rebels'.
    """
    folds = tokens.folds
    i = toponym.first - 1
    if i > begin and folds[i] == "the":
        i -= 1
    if i < begin or folds[i] not in _BEFORE_PLACES:
        return False
    if any(verb_group(folds, k, toponym.first) for k in range(begin + 1, i)):
        return False
    if any(folds[k] == "," and folds[k + 1] in _OPEN_SUBJECTS for k in range(toponym.last + 3, end - 1)):
        return False
    for k in range(toponym.last + 3, min(end, toponym.last + 3 + _LONGEST_SUBJECT)):
        if not folds[k][:1].isalpha():
            return False
        if folds[k] in role_words.PREPOSITIONS:
            continue
        if verb_group(folds, k, end):
            return True
    return False


def _called(tokens: Tokens, toponym: Toponym, begin: int) -> Iterator[str]:
    """'A cutter was named X', 'a survey vessel, nicknamed X'."""
    i = toponym.first - 1
    if i > begin and tokens.folds[i] in ("as", "the"):
        i -= 1
    if i <= begin or tokens.folds[i] not in _CALLED:
        return
    i -= 1
    while i > begin and tokens.folds[i] in _PAST_A_SUBJECT:
        i -= 1
    noun = noun_named(tokens.folds[i]) if tokens.words[i].islower() else ""
    if noun:
        yield f"a {noun} is called so"


def _deeds(tokens: Tokens, toponym: Toponym, begin: int, end: int) -> Iterator[str]:
    """The class of the verb whose object a name may be, of what it is and of what it owns: 'X is a film', 'X's wife'.

    What it does tells nothing: towns vote, suffer and expect rain as persons do.
    """
    i = toponym.first - 1
    before = tokens.folds[i] if i >= begin else ""
    if toponym.last < end and tokens.words[toponym.last] in _POSSESSIVE:
        owned = class_of(head_noun(tokens, toponym.last + 1, end))
        yield f"owns: {owned}" if owned else "owns"
    if before in role_words.PREPOSITIONS:
        return
    group = verb_group(tokens.folds, toponym.last, end)
    if group is None:
        deed = word_of(before)
        if before and tokens.words[i].islower() and before not in lexicon.FUNCTION_WORDS and deed.most == "v":
            yield f"object of: {deed.verb_class}"
        return
    word, voice, _ = group
    named = class_of(word) if voice == "copula" else ""
    if named:
        yield f"is a {named}"


def _years(tokens: Tokens, toponym: Toponym, begin: int) -> Iterator[str]:
    """'A 1962 X'. A figure behind a name tells nothing: tables have them."""
    words = tokens.words
    i = toponym.first - 1
    if i > begin and words[i].isdecimal() and int(words[i]) in _YEARS and tokens.folds[i - 1] in _DETERMINERS:
        yield "after a year"


def noun_named(folded: str) -> str:
    """The class of thing that a noun names; ships' nouns are often known for something else ('liner', 'vessel')."""
    return "vehicle" if folded in lexicon.VESSELS else class_of(folded)
