"""What is seen beside a name: pieces of longer names, lists, articles, unknown words."""

import pytest

from geo.places.labels import LOCATION
from geo.places.longer_names import (
    after_an_article,
    after_an_unknown_word,
    covered,
    is_called,
    listed_with,
    longer_name,
)
from geo.places.mentions import Toponym
from geo.places.tokens import Tokens, tokenise


def toponyms(text: str, *names: str) -> tuple[Tokens, list[Toponym]]:
    tokens = tokenise(text)
    out = []
    for name in names:
        first, length = tokens.words.index(name.split()[0]), len(name.split())
        start, end = tokens.starts[first], tokens.ends[first + length - 1]
        out.append(Toponym(start, end, first, first + length, LOCATION, (name,)))
    return tokens, out


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("They saw the Falcon Heavy start at dawn.", "Falcon", (False, True)),
        ("The mogul Debola Lagos gave a party.", "Lagos", (True, False)),
        ("He died in Lagos on Monday.", "Lagos", (False, False)),
        ("On Monday Lagos was calm again.", "Lagos", (False, False)),
        ("He drove through Orange County at night.", "Orange", (False, False)),
        ("Gunmen Attack Falcon Heavy Base", "Falcon", (False, False)),
    ],
)
def test_capitals_beside_a_name_make_a_longer_one(text, name, told):
    tokens, (toponym,) = toponyms(text, name)
    assert longer_name(tokens, toponym, covered([toponym])) == told


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("The bidders are Tyvak, Draper and Zelmo.", ("Draper",), (0, 2)),
        ("Firms in Leeds, York and Hull closed.", ("York", "Leeds", "Hull"), (2, 0)),
        ("He lives in York.", ("York",), (0, 0)),
    ],
)
def test_what_a_name_is_listed_with_is_counted(text, names, told):
    tokens, found = toponyms(text, *names)
    assert listed_with(tokens, found[0], covered(found)) == told


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("The Draper said it was sorry.", "Draper", False),
        ("He bought the Draper.", "Draper", True),
        ("He left the Houston area.", "Houston", False),
    ],
)
def test_an_article_right_before_a_name_that_ends_a_phrase_is_seen(text, name, told):
    tokens, (toponym,) = toponyms(text, name)
    assert after_an_article(tokens, toponym) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [("Prosecutors charged Tomaszek Lagos.", True), ("The House Lagos is old.", False), ("He is in Lagos.", False)],
)
def test_an_unknown_word_before_a_name_is_seen(text, told):
    tokens, (toponym,) = toponyms(text, "Lagos")
    assert after_an_unknown_word(tokens, toponym, covered([toponym])) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A shoe called Samba sold out.", True),
        ("It is known as Samba.", True),
        ("The town called Samba is old.", False),
    ],
)
def test_what_is_called_by_a_name_is_seen(text, told):
    tokens, (toponym,) = toponyms(text, "Samba")
    assert is_called(tokens, toponym) is told
