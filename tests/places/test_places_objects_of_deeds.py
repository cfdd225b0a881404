"""A small town that only the gazetteer knows is found by what is done to it, and by the land after 'in'."""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army said it had retaken Iznoski.", "Iznoski"),
        ("Militants were razing Tupychiv at noon.", "Tupychiv"),
        ("Gunmen raided Artanish overnight.", "Artanish"),
        ("Floods hit Brunflo in Sweden on Monday.", "Brunflo"),
    ],
)
def test_a_known_town_is_found(found, text, name):
    assert found(text)[name].place is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The storm hit Bill in Sweden.", "Bill"),
        ("He struck Boom with his fist.", "Boom"),
    ],
)
def test_what_persons_and_words_are_called_is_not(found, text, name):
    mention = found(text).get(name)
    assert mention is None or mention.place is None
