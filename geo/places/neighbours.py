"""The words beside a name and what they are to it: 'users of X', 'X crashed', 'sued X', "X's battery".

Each of these is evidence of placehood.py, which learns how much it says. A word counts itself and by the first bits of
its cluster: words that begin alike are used alike, so that a word that was not learned from is judged by its kin.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from geo.places import lexicon, role_words
from geo.places.mentions import Toponym
from geo.places.tokens import Tokens
from geo.places.verb_groups import head_noun, verb_group
from geo.places.word_classes import cluster
from geo.places.word_senses import word_of

_KIN = (4, 7, 10)
_LONGEST = 60
_ARTICLES = frozenset(("a", "an", "the"))
_POSSESSIVE = frozenset(("'s", "\u2019s"))
_SMALL = lexicon.FUNCTION_WORDS | role_words.BE | role_words.HAVE | role_words.DO | role_words.MODALS


def neighbours(tokens: Tokens, toponym: Toponym, begin: int, end: int, *, acts: bool) -> Iterator[str]:
    """What stands beside a toponym in tokens `begin` to `end`, a sentence; `acts`: it can stand for a government."""
    words, folds = tokens.words, tokens.folds
    i, j = toponym.first - 1, toponym.last
    if i >= begin and folds[i] in _ARTICLES:
        i -= 1
    before = folds[i] if i >= begin else ""
    if before in role_words.PREPOSITIONS and i > begin:
        yield from _told(f"before '{before}'", tokens, i - 1, begin)
    yield from _told("before", tokens, i, begin) if before else ("opens",)
    yield from sorted(sentence(tokens, begin, end))
    if j < end and words[j] in _POSSESSIVE:
        owned = head_noun(tokens, j + 1, end)
        yield from _items("owns", owned)
        return
    yield from _told("after", tokens, j, begin) if j < end else ("ends",)
    if acts or before in role_words.PREPOSITIONS:
        return
    group = verb_group(folds, j, end)
    if group is not None:
        word, voice, _ = group
        yield from _items(f"does ({voice})", word_of(word).verb or word)


@lru_cache(maxsize=2)  # the mentions of a sentence come one after the other
def sentence(tokens: Tokens, begin: int, end: int) -> frozenset[str]:
    """The words in lower case of a sentence, whatever they are to a name in it."""
    folds = {tokens.folds[k] for k in range(begin, min(end, begin + _LONGEST)) if tokens.words[k].islower()}
    return frozenset(item for word in folds - _SMALL - lexicon.PRONOUNS - _POSSESSIVE - {"s"} for item in _items("among", word))


def _told(slot: str, tokens: Tokens, k: int, begin: int) -> tuple[str, ...]:
    """What the word at `k` says; the first of a sentence has a capital in any case."""
    word, folded = tokens.words[k], tokens.folds[k]
    named = word[:1].isupper() and not (k == begin and cluster(folded))
    return _items(slot, word if named else folded)


@lru_cache(maxsize=1 << 14)
def _items(slot: str, word: str) -> tuple[str, ...]:
    if not word[:1].isalpha() or word in _SMALL:
        return (f"{slot}: {word}",)
    bits = cluster(word)
    kin = tuple(f"{slot}: {bits[:length]}" for length in _KIN if len(bits) >= length)
    if word[0].isupper():
        return (f"{slot}: a capital", *(f"{item}, a capital" for item in kin))
    return (f"{slot}: {word}", *kin)
