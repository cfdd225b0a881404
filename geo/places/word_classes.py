"""What tables say of single words: their classes, which words are used alike, which are given names.

Tables: data/word_clusters.txt, Brown clusters of English (hierarchical: words whose bits begin alike are used alike;
from spacy-lookups-data, MIT); data/given_names.txt and data/surnames.txt, from the 1990 census of the United States
(public domain); data/given_names_abroad.txt, first names of other countries (from Faker, MIT). All are made by
scripts/build_word_classes.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from geo.places import lexicon

# How many of the leading bits stand for a word class each, from broad ('a name') to narrow ('a town of the Midwest').
_PREFIXES = (4, 6, 8)
_CLASSES: tuple[tuple[str, frozenset[str]], ...] = (
    ("loc", lexicon.LOCATIVE_PREPOSITIONS),
    ("comp", lexicon.COMPASS),
    ("per", lexicon.PERSON_CUES),
    ("say", lexicon.SPEECH_VERBS),
    ("act", lexicon.ACTOR_NOUNS),
    ("pla", lexicon.PLACE_NOUNS),
    ("org", lexicon.ORGANISATION_HEADS),
    ("opn", lexicon.ORGANISATION_OPENERS),
    ("giv", lexicon.GIVEN_NAMES),
    ("kia", frozenset(word for phrase in lexicon.KIND_WORDS_AFTER for word in phrase.split())),
    ("kib", frozenset(lexicon.KIND_WORDS_BEFORE)),
)
_CLASSES_OF = {
    word: tuple(name for name, words in _CLASSES if word in words)
    for word in frozenset().union(*(c[1] for c in _CLASSES))
}


def classes(folded: str) -> tuple[str, ...]:
    """Names of the word classes that hold this folded word."""
    return _CLASSES_OF.get(folded, ())


def classified() -> Mapping[str, tuple[str, ...]]:
    """All folded words that have a class, with the names of theirs."""
    return _CLASSES_OF


# Every rule that reads a word asks for it, often of the same words.
@lru_cache(maxsize=1 << 15)
def cluster(word: str) -> str:
    """The bits of the word's cluster, root first; '' for words that the table lacks. Case tells words apart."""
    clusters = _clusters()
    found = clusters.get(word)
    if found is None and len(word) > 3 and word.isupper():  # 'BAGHDAD' in a headline
        found = clusters.get(word.capitalize())
    return found or ""


def cluster_features(word: str) -> tuple[str, ...]:
    """The word's cluster and its broader classes, as features."""
    bits = cluster(word)
    return ("k=" + bits, *(f"k{length}={bits[:length]}" for length in _PREFIXES)) if bits else ()


@lru_cache(maxsize=1 << 15)
def is_given_name(folded: str) -> bool:
    """Whether persons bear this folded word as their first name, and it is not better known as a place."""
    return folded in lexicon.GIVEN_NAMES or folded in _given_names()


def is_given_name_abroad(folded: str) -> bool:
    """Whether a folded word is a first name in some country, and neither an everyday word nor a great place's name."""
    return folded in _given_names_abroad()


def is_surname(folded: str) -> bool:
    """Whether persons bear this folded word as their family name, and it is no everyday word."""
    return folded in _surnames()


def is_word(word: str) -> bool:
    """Whether a word, as it stands or in lower case, is one of the 45,000 commonest of English."""
    return word in _clusters() or word.lower() in _clusters()


@cache
def _clusters() -> dict[str, str]:
    out: dict[str, str] = {}
    for line in word_table("word_clusters.txt"):
        bits, *words = line.split()
        out.update(dict.fromkeys(words, bits))
    return out


@cache
def _given_names() -> frozenset[str]:
    return frozenset(word_table("given_names.txt"))


@cache
def _given_names_abroad() -> frozenset[str]:
    return frozenset(word_table("given_names_abroad.txt"))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(word_table("surnames.txt"))


def word_table(name: str) -> list[str]:
    """The lines of one of the tables in geo/places/data."""
    return (files("geo.places") / "data" / name).read_text("utf-8").splitlines()
