"""Classes of things, and what English calls after places: 'cheddar', 'a Panama hat', 'the Treaty of Versailles'.

Tables: data/things.txt and data/called_after.txt, from WordNet, made by scripts/build_called_after.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from geo.places.tokens import Tokens
from geo.places.word_classes import word_table
from geo.places.word_forms import noun_lemmas
from geo.places.word_senses import NONE, word_of

_NAME = "..."
# 'The accords', 'the plague': names of towns stand before these even where they are verbs more often.
_NAMED_MOST = frozenset(("agreement", "illness"))
_Named = Sequence[tuple[tuple[str, ...], tuple[str, ...]]]


@lru_cache(maxsize=1 << 14)
def class_of(folded: str) -> str:
    """The class of thing or deed that a noun names ('food', 'clothing', 'structure', 'person'), '' if it is no noun."""
    found = next((_things()[lemma] for lemma in noun_lemmas(folded) if lemma in _things()), "")
    word = word_of(folded)
    is_noun = word.most in ("n", "") or found in _NAMED_MOST
    if not is_noun or (not found and not word.noun):
        return ""
    return found or (word.noun_class if word.noun_class != NONE else "")


@lru_cache(maxsize=1 << 12)
def classes_called(name: str) -> Sequence[str]:
    """Classes of things that are called just as a place is, by its normalised name: 'food' for 'gouda', 'champagne'."""
    called = _called().get(name, ((), ()))[0]
    own = next((_things()[lemma] for lemma in noun_lemmas(name) if lemma in _things()), "")
    return [*called, own] if own and own not in called else called


def thing_called(tokens: Tokens, first: int, last: int, name: str) -> str:
    """The whole name of a thing that tokens `first` to `last`, a place's `name`, stand in; '' if none does."""
    folds = tokens.folds
    for before, after in _called().get(name, ((), ()))[1]:
        begin, end = first - len(before), last + len(after)
        if begin < 0 or end > len(tokens) or tuple(folds[begin:first]) != before:
            continue
        found = tuple(folds[last:end])
        if found == after or (after and found[:-1] == after[:-1] and after[-1] in tuple(noun_lemmas(found[-1]))):
            return " ".join(tokens.words[begin:end])
    return ""


@cache
def _things() -> Mapping[str, str]:
    out: dict[str, str] = {}
    for line in word_table("things.txt"):
        name, *words = line.split()
        out.update(dict.fromkeys(words, name))
    return out


@cache
def _called() -> Mapping[str, tuple[Sequence[str], _Named]]:
    out: dict[str, tuple[Sequence[str], _Named]] = {}
    for line in word_table("called_after.txt"):
        name, *found = line.split("|")
        classes = [one for one in found if _NAME not in one]
        named = []
        for whole in found:
            if _NAME in whole:
                before, after = whole.split(_NAME)
                named.append((tuple(before.split()), tuple(after.split())))
        out[name] = classes, named
    return out
