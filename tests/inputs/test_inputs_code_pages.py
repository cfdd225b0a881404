"""A name in an English text tells which Latin code page the file is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.inputs import decode
from geo.inputs.code_pages import decode_latin, soundness

ENGLISH = (
    "The council said on Thursday that the bridge would stay closed until spring, and that buses would go round. " * 5
)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("cp1252", "Malmö"),
        ("cp1252", "Besançon"),
        ("cp1252", "Tromsø"),
        ("cp1252", "La Coruña"),
        ("cp1252", "“Élysée”"),
        ("cp1252", "Müller’s"),
        ("cp1252", "ÖSTERREICH"),
        ("cp1252", "Köln–Bonn"),
        ("cp1252", "£20 or €25"),
        ("cp1252", "20 °C"),
        ("cp1250", "Łódź"),
        ("cp1250", "Wrocław"),
        ("cp1250", "Dvořák"),
        ("cp1250", "Milošević"),
        ("cp1250", "„Wałęsa”"),
        ("iso8859_2", "Gdańsk"),
        ("cp1257", "Panevėžys"),
        ("mac_roman", "“Nobody came,” she said"),
        ("mac_roman", "it’s"),
    ],
)
def test_one_name_among_english_words_is_enough(page: str, name: str) -> None:
    text = f"{ENGLISH}\nIt began in {name}, a witness said.\n{ENGLISH}"
    assert decode(text.encode(page), name="a.txt") == text


def test_a_name_that_two_pages_write_soundly_is_settled_by_the_others() -> None:
    text = f"{ENGLISH} Tuđman met Milošević in Karađorđevo. {ENGLISH}"
    assert decode(text.encode("cp1250"), name="a.txt") == text


@pytest.mark.parametrize("text", ["Москва была закрыта.", "", "Snow fell."])
def test_what_is_not_in_latin_letters_or_has_ascii_alone_is_not_judged_here(text: str) -> None:
    assert decode_latin(text.encode("cp1251")) in (None, text)


@pytest.mark.parametrize("word", ["Malmˆ", "aŸ", "Gdañsk", "Dvoøák", "Miloševiæ", "£ódŸ", "Ä5"])
def test_what_no_language_writes_is_odd(word: str) -> None:
    assert soundness(word) == -1


@given(st.binary(max_size=200))
def test_any_bytes_are_judged(data: bytes) -> None:
    text = decode_latin(data)
    assert text is None or len(text) == len(data)
