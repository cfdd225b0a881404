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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The clashes in the regional capital, Las Anod, have displaced thousands.", "Las Anod"),
        ("Sool's capital, Las Anod, was shelled.", "Las Anod"),
        ("In the district's main town, Dori, shops were shut.", "Dori"),
        ("The road to Dori is closed.", "Dori"),
        ("The road from Kaya to Dori is closed.", "Dori"),
    ],
)
def test_a_town_told_by_its_kind_or_a_way_is_drawn(found: Find, text: str, name: str) -> None:
    assert found(text)[name].place is not None


@pytest.mark.parametrize(
    "text",
    [
        "In the capital, Anna Berg said so.",
        "He left the village, Mr. Napier, in May.",
        "In the city, Peter, shops shut.",
    ],
)
def test_persons_after_a_kind_and_a_comma_are_no_towns(found: Find, text: str) -> None:
    assert not any(mention.place for mention in found(text).values())
