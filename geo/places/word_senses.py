"""What an English word is: its part of speech, and the class of deed or thing that it names.

Table: data/word_senses.txt, from WordNet, made by scripts/build_word_senses.py. Nothing here knows a sentence: what a
word is in its place is guessed from its form and from how it is used most.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from geo.places.word_classes import word_table
from geo.places.word_forms import irregular_verbs, noun_lemmas, verb_lemmas

NONE = "-"
_NO_ENTRY = ("", NONE, NONE)


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word. `verb` and `noun` are its infinitive and singular, '' where it can't be one.

    `verb_class` and `noun_class` are WordNet's ('communication', 'person'), '-' where unknown; `most` is the part of
    speech that it is used as most ('n', 'v', 'a', 'r', '' if unknown); `form` is 'past', 'ing', 's' or 'base'.
    """

    verb: str
    noun: str
    verb_class: str
    noun_class: str
    most: str
    form: str


@lru_cache(maxsize=1 << 15)
def word_of(folded: str) -> Word:
    """The folded word with all that the table says of it."""
    table = _table()
    verb = next((lemma for lemma in verb_lemmas(folded) if table.get(lemma, _NO_ENTRY)[1] != NONE), "")
    noun = next((lemma for lemma in noun_lemmas(folded) if table.get(lemma, _NO_ENTRY)[2] != NONE), "")
    own, of_verb, of_noun = (table.get(key, _NO_ENTRY) for key in (folded, verb, noun))
    if not verb and not own[0] and len(folded) > 4 and folded.endswith("ed"):
        verb = folded  # a rare verb: nothing else ends so
    form = _form(folded, verb)
    most = "v" if form == "past" else own[0] or (of_noun[0] if form == "s" else "") or of_verb[0]
    if form == "s" and not own[0] and most in ("a", "r"):
        most = "v"  # 'backs' is no adverb, though 'back' is
    return Word(verb, noun, of_verb[1], of_noun[2], most, form)


def _form(folded: str, verb: str) -> str:
    if folded in irregular_verbs() and folded != verb:
        return "past"
    if verb and (folded != verb or folded.endswith("ed")):
        for ending, form in (("ed", "past"), ("ing", "ing")):
            if folded.endswith(ending):
                return form
    return "s" if folded.endswith("s") and not folded.endswith("ss") else "base"


@cache
def _table() -> dict[str, tuple[str, str, str]]:
    out: dict[str, tuple[str, str, str]] = {}
    for line in word_table("word_senses.txt"):
        most, verb_class, noun_class, *words = line.split()
        out.update(dict.fromkeys(words, (most, verb_class, noun_class)))
    return out
