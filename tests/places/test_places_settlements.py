"""Names beside a small word for a settlement are found, whether the gazetteer has them or not."""

from collections.abc import Callable

import pytest

from geo.model import PlaceMention

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Soldiers burned Zorbaqi village.", "Zorbaqi"),
        ("Zorbaqi village was burned.", "Zorbaqi"),
        ("The people of Bel Zorbaqi hamlet fled.", "Bel Zorbaqi"),
        ("A drone hit Velmaro town.", "Velmaro"),
        ("Soldiers burned down the village Zorbaqi.", "Zorbaqi"),
    ],
)
def test_a_village_that_no_gazetteer_has_is_found_and_not_drawn(found: Find, text: str, name: str) -> None:
    assert found(text)[name].place is None


def test_it_is_drawn_somewhere_in_what_it_lies_in(found: Find) -> None:
    place = found("The junta bombed Zorbaqi village in Kanbalu township.")["Zorbaqi"].place
    assert place is not None
    assert place.country == "MM"


@pytest.mark.parametrize(
    "text",
    [
        "It is a ghost town.",
        "Boom town hit by floods",
        "The Christian village was burned.",
        "A Bedouin village was razed.",
        "The village Anna Berg was born in is gone.",
        "Model villages were built.",
    ],
)
def test_words_before_and_after_a_kind_are_no_names(found: Find, text: str) -> None:
    assert all(mention.role == "demonym" for mention in found(text).values())
