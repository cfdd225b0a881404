"""Family names that towns bear, and halves of words, are shown by what stands beside them."""

import pytest

from geo.gazetteer import Gazetteer
from geo.places.family_names import is_no_place
from geo.places.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maria Napier lost. Then Napier left.", "Napier"),
        ("Tomasz Napier lost. Then Napier left.", "Napier"),
        ("The car hit Napier, 62, a retired baker.", "Napier"),
        ("Napier was arrested in May.", "Napier"),
        ("Napier had pleaded guilty.", "Napier"),
        ("Napier's wife called the police.", "Napier"),
        ("Napier himself was not hurt.", "Napier"),
        ("Women were taken to Napier's house.", "Napier"),
        ("The firm of Kowalski, Napier and Silva sued.", "Napier"),
        ('"It was late," recalled Napier.', "Napier"),
        ("They captured Captain Napier; later Napier was sent away.", "Napier"),
        ("The crowd heard Judge Napier and cheered Napier twice.", "Napier"),
        ("Lagos said that he would appeal.", "Lagos"),
        ("A Wi-Fi router was stolen.", "Wi"),
        ("The Ak-Chin casino was closed.", "Ak"),
        ("A GaN charger is smaller.", "GaN"),
    ],
)
def test_no_place(opened: Gazetteer, text, name):
    tokens = tokenise(text)
    last = len(tokens) - 1 - tokens.words[::-1].index(name)
    assert is_no_place(tokens, last, last + 1, opened.flags)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She lives in Napier.", "Napier"),
        ("Napier was flooded.", "Napier"),
        ("Lagos said that the port was closed.", "Lagos"),
        ("US-led troops came.", "US"),
        ("Napier residents left.", "Napier"),
        ("Judge Napier Hill sat in court and Napier was flooded.", "Napier"),
        ("Russia said that he was wrong.", "Russia"),
    ],
)
def test_a_place_after_all(opened: Gazetteer, text, name):
    tokens = tokenise(text)
    at = tokens.words.index(name)
    assert not is_no_place(tokens, at, at + 1, opened.flags)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sydney turned 18 in prison.", "Sydney"),
        ("Orlando smiled as the verdict was read.", "Orlando"),
        ("Florence is survived by two sons.", "Florence"),
        ("Georgia's mother said that she had been a quiet child.", "Georgia"),
    ],
)
def test_what_only_persons_have_or_do_shows_a_person_even_by_a_great_name(found, text, name):
    mention = found(text).get(name)
    assert mention is None or mention.place is None


def test_a_country_has_no_kin_but_much_else(found):
    assert found("Georgia's army crossed the river.")["Georgia"].place is not None


@pytest.mark.parametrize(
    "text",
    [
        "Sankt Martin, 34, was arrested at his home.",
        "San Roque was born in Leeds.",
        "Her maiden name was Carolina.",
        "The codename was Yogyakarta.",
    ],
)
def test_persons_and_code_names_of_a_towns_name_are_not_drawn(found, text):
    assert all(name == "Leeds" or mention.place is None for name, mention in found(text).items())
