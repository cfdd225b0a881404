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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At dawn, shells fell on Ilmajoki.", "Ilmajoki"),
        ("A barge sank off Keuruu.", "Keuruu"),
        ("Helicopters circled over Amagoru.", "Amagoru"),
        ("The Farim attack killed nine.", "Farim"),
    ],
)
def test_small_towns_are_found_by_their_preposition_and_by_what_happened_there(found, text, name):
    assert found(text)[name].place is not None


@pytest.mark.parametrize(
    "text",
    [
        "The price fell on Nov. 12.",
        "The Manson murders shocked the city.",
        "The heart attack killed him.",
        "They ate at Passover.",
    ],
)
def test_months_families_and_feasts_are_no_towns(found, text):
    assert not any(mention.place for mention in found(text).values())
