"""From a form of an English word to what its infinitive or singular may be, by the rules of spelling.

The rules guess: a table of words has to say which of the guesses is a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from geo.languages import ENGLISH, table

_VOWELS = frozenset("aeiou")


def verb_lemmas(form: str) -> Iterator[str]:
    """Infinitives that a folded form may be of, the likeliest first: 'agree' of 'agreed', 'stop' of 'stopping'."""
    irregular = irregular_verbs().get(form)
    if irregular:
        yield irregular
    for ending in ("ed", "ing"):
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2:
            continue
        if ending == "ed" and stem.endswith("i"):
            yield stem[:-1] + "y"
        if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
            yield stem[:-1]
        yield stem
        yield stem + "e"
        if stem.endswith("is"):
            yield stem[:-2] + "ize"
    yield from _without_s(form)
    yield form


def noun_lemmas(form: str) -> Iterator[str]:
    """Singulars that a folded form may be of, the likeliest first."""
    if form.endswith("men") and len(form) > 4:
        yield form[:-2] + "an"
    yield from _without_s(form)
    yield form


def _without_s(form: str) -> Iterator[str]:
    if not form.endswith("s") or form.endswith("ss") or len(form) < 4:
        return
    if form.endswith("ies"):
        yield form[:-3] + "y"
    if form.endswith("es"):
        yield form[:-1]
        yield form[:-2]
    yield form[:-1]


@cache
def irregular_verbs() -> dict[str, str]:
    """The infinitive of each past form that no rule makes."""
    rows = (line.partition(": ") for line in table(ENGLISH, "verbs")["irregular"])
    return {form: verb for verb, _, forms in rows for form in forms.split()}
