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
