"""What a sentence says a name is: by apposition, by a verb of naming, by what stands before 'of'."""

import pytest

from geo.places.mentions import describe
from geo.places.predicates import predicates
from geo.places.tokens import tokenise


def told(text: str, name: str, *, acts: bool = False) -> list[str]:
    tokens = tokenise(text)
    first = tokens.words.index(name)
    return list(predicates(tokens, describe(text, tokens, first, first + 1, "LOC"), 0, len(tokens), acts=acts))


@pytest.mark.parametrize(
    ("text", "name", "item"),
    [
        ("Leeds, a spaniel, barked.", "Leeds", "a animal by what follows"),
        ("The yacht, Leeds, sank.", "Leeds", "a vehicle by what stands before"),
        ("The yacht, the Leeds, sank.", "Leeds", "a vehicle by what stands before"),
        ("A liner was later named Leeds.", "Leeds", "a vehicle is called so"),
        ("Leeds is her first novel.", "Leeds", "is a work"),
        ("Two bottles of Leeds were sold.", "Leeds", "after a container and 'of'"),
        ("They drank Leeds.", "Leeds", "object of: consumption"),
        ("He restored a 1958 Leeds.", "Leeds", "after a year"),
        ("It is cheaper than Leeds.", "Leeds", "after 'than'"),
    ],
)
def test_what_a_sentence_says(text: str, name: str, item: str) -> None:
    assert item in told(text, name)


@pytest.mark.parametrize(
    "text",
    [
        "Leeds, where she lives, was quiet.",
        "He said Leeds had been shelled.",
        "The mayor resigned in Leeds.",
        "Leeds 120 residents signed.",
        "Leeds 10:15",
    ],
)
def test_what_says_nothing(text: str) -> None:
    assert told(text, "Leeds") == []


def test_what_a_government_is_the_object_of_says_nothing() -> None:
    assert told("They accused Chad.", "Chad", acts=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "East of Leeds, a drone struck a depot.",
        "After Leeds, the troops pushed on.",
        "Halfway to Leeds, the engine failed.",
    ],
)
def test_the_subject_after_an_opening_phrase_is_no_apposition(text: str) -> None:
    assert not any("by what follows" in item for item in told(text, "Leeds"))


@pytest.mark.parametrize(
    "text",
    [
        "With Leeds, a spaniel, she walked home.",
        "In his Leeds, a truck built in Mexico, he drove home.",
        "He flew to Leeds, a ship that sank.",
    ],
)
def test_an_apposition_after_a_preposition_stays_one(text: str) -> None:
    assert any("by what follows" in item for item in told(text, "Leeds"))
