"""Headings with capitals on every word, and words whose capital tells no name, are read as sentences are."""

from collections.abc import Callable

import pytest

from geo.gazetteer import Gazetteer
from geo.model import PlaceMention
from geo.places.headings import in_sentence_case
from geo.places.tokens import tokenise

Find = Callable[..., dict[str, PlaceMention]]


def cased(text: str, gazetteer: Gazetteer) -> str:
    return " ".join(in_sentence_case(tokenise(text), gazetteer.flags).words)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Rebels Seize Cahul After Week of Fighting", "Rebels seize Cahul after week of fighting"),
        ("Siege of Cahul Lifted", "Siege of Cahul lifted"),
        ("Will Cahul Be Next?", "will Cahul be next ?"),
        ("Will Cahul be next?", "will Cahul be next ?"),
    ],
)
def test_ordinary_words_of_headings_and_questions_lose_their_capital(opened: Gazetteer, text: str, read: str) -> None:
    assert cased(text, opened) == read


@pytest.mark.parametrize(
    "text",
    [
        "The Bank of Cahul Group",
        "Hollywood Casino Amphitheatre",
        "Wichita Street or Wichita Drive",
        "Anna Berg and Peter Miller",
        "Rebels seized Cahul after a week of fighting.",
        "Walker County Sheriff's Office.",
        "(Nathan Berg/Canadian Press)",
        "Will Jackson win again?",
    ],
)
def test_names_and_sentences_keep_their_capitals(opened: Gazetteer, text: str) -> None:
    assert cased(text, opened) == " ".join(tokenise(text).words)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Floods Leave Montauban Without Water", "Montauban"),
        ("Thousands Flee Tejen as Rebels Close In", "Tejen"),
        ("Aid Reaches Frenda for First Time in Months", "Frenda"),
        ("Why Ussuriysk Matters to Both Sides", "Ussuriysk"),
        ("Will Innsbruck be next?", "Innsbruck"),
    ],
)
def test_towns_in_headings_are_found(found: Find, text: str, name: str) -> None:
    assert found(text)[name].place is not None


def test_offsets_are_those_of_the_text(found: Find) -> None:
    text = "Troops Enter Lukula Unopposed"
    mention = found(text)["Lukula"]
    assert text[mention.start : mention.end] == "Lukula"
