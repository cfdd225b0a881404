"""Animals, goods and works that are said to bear a name: 'the horse Arundel', 'a drug called Avalon'.

What a noun names is WordNet's class of it (things.py).
"""

from __future__ import annotations

from geo.places import lexicon, role_words
from geo.places.mentions import Toponym
from geo.places.predicates import noun_named
from geo.places.tokens import Tokens
from geo.places.word_senses import word_of

_CALLED = frozenset(("called", "christened", "dubbed", "named", "nicknamed", "titled"))
_BEFORE_CALLED = role_words.BE | role_words.HAVE | {"also", "later", "once", "then", ","}
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "my", "this", "that"))
_ARTICLES = frozenset(("a", "an"))
_GOODS = frozenset(
    ("animal", "artifact", "clothing", "container", "device", "drug", "food", "plant", "vehicle", "ware", "weapon")
)
_THINGS = _GOODS | {"communication", "phenomenon", "substance", "work"}
_KEPT = frozenset(("animal", "clothing", "drug", "food"))
_PLACES = lexicon.PLACE_NOUNS.union(
    lexicon.KIND_WORDS_AFTER, lexicon.KIND_WORDS_BEFORE, lexicon.SETTLEMENT_KINDS, lexicon.ORGANISATION_HEADS
)
_FURTHEST_DETERMINER = 3  # tokens before the noun: 'the young police dog Dallas'
_ENDS = frozenset((",", ".", ";", "!", "?", ")", "is", "was", "has", "had"))


def thing_named(tokens: Tokens, toponym: Toponym) -> str:
    """Why a name is an animal's, a ware's or a work's, or ''."""
    words, folds = tokens.words, tokens.folds
    first, last = toponym.first, toponym.last
    before = words[first - 1] if first else ""
    after = words[last] if last < len(tokens) else "."
    if before in _CALLED:
        i = _called(tokens, first - 1)
        if i >= 0 and _class(tokens, i) in _THINGS:
            return f"a {words[i]} is called so"
    if first > 1 and before == "of" and folds[first - 2] in role_words.MEASURES:
        return f"'{words[first - 2]} of' what is eaten, drunk or worn"
    if before.lower() in _ARTICLES and _class(tokens, last) in _KEPT and word_of(after).most == "n":
        return "" if _is_before_a_noun(tokens, last) else f"'{after}' is called after it"
    if after in lexicon.FAMILIES and before.lower() in _DETERMINERS:
        return f"the {after} has this name"
    if before == "of" and first > 1 and folds[first - 2] == "shares":
        return "what has shares is a company"
    if before == "," and after == "," and first > 1 and _class(tokens, first - 2) == "animal":
        return _of_the_noun(tokens, first - 2)
    if before.islower() and (_class(tokens, first - 1) == "animal" or after in _ENDS):
        return _of_the_noun(tokens, first - 1)
    return ""


def _is_before_a_noun(tokens: Tokens, index: int) -> bool:
    """'A Leeds bread factory': the second noun tells what there is."""
    after = tokens.words[index + 1] if index + 1 < len(tokens) else ""
    return after.isalpha() and after.islower() and word_of(after).most == "n"


def _called(tokens: Tokens, verb: int) -> int:
    """The noun of which it is said that it is called so: 'a drug called Avalon', 'the lamp is called Arundel'."""
    i = verb - 1
    while i > max(0, verb - _FURTHEST_DETERMINER) and tokens.folds[i] in _BEFORE_CALLED:
        i -= 1
    return i


def _class(tokens: Tokens, index: int) -> str:
    """What the lower-case noun at `index` names, '' for what may be a place."""
    word = tokens.words[index] if index < len(tokens) else ""
    return "" if not word.islower() or word in _PLACES else noun_named(word)


def _of_the_noun(tokens: Tokens, index: int) -> str:
    """The reason, where the noun at `index` is of goods or animals, singular and determined: 'the horse Arundel'."""
    word = word_of(tokens.words[index])
    if _class(tokens, index) not in _GOODS or word.most not in ("n", "") or word.form == "s":
        return ""
    begin = max(0, index - _FURTHEST_DETERMINER)
    determined = any(folded in _DETERMINERS for folded in tokens.folds[begin:index])
    return f"the name of a {tokens.words[index]}" if determined else ""
