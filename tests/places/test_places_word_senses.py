"""What the table of words says of a form."""

from __future__ import annotations

import pytest

from geo.places.word_forms import noun_lemmas, verb_lemmas
from geo.places.word_senses import word_of


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("agreed", "agree"), ("stopping", "stop"), ("denies", "deny"), ("fought", "fight"), ("organised", "organize")],
)
def test_a_form_of_a_verb_has_its_infinitive_among_its_guesses(form: str, lemma: str) -> None:
    assert lemma in verb_lemmas(form)


@pytest.mark.parametrize(("form", "lemma"), [("treaties", "treaty"), ("statesmen", "statesman"), ("coasts", "coast")])
def test_a_plural_has_its_singular_among_its_guesses(form: str, lemma: str) -> None:
    assert lemma in noun_lemmas(form)


@pytest.mark.parametrize(
    ("form", "verb", "kind", "tense"),
    [
        ("agreed", "agree", "communication", "past"),
        ("ceded", "cede", "possession", "past"),
        ("lies", "lie", "stative", "s"),
    ],
)
def test_a_verb_has_its_class_and_form(form: str, verb: str, kind: str, tense: str) -> None:
    found = word_of(form)
    assert (found.verb, found.verb_class, found.form) == (verb, kind, tense)


def test_a_rare_word_in_ed_is_a_verb() -> None:
    assert word_of("zorbled").form == "past"


def test_an_unknown_word_is_nothing() -> None:
    found = word_of("zorble")
    assert (found.verb, found.noun, found.most) == ("", "", "")
