"""Lists with a place a line, and towns that are told where they lie."""

from collections.abc import Callable

import pytest

from geo.model import PlaceMention

Find = Callable[[str], dict[str, PlaceMention]]


def test_a_town_among_towns_in_a_list_is_one(found: Find) -> None:
    assert "Oranjestad" in found("Offices:\nPetaling Jaya\nMolenbeek-Saint-Jean\nOranjestad")


def test_a_name_below_a_given_name_in_a_list_is_no_family_name(found: Find) -> None:
    assert "Tumaco" in found("Offices:\nIquitos\nSaint-Jean\nTumaco")


def test_words_in_a_list_of_towns_are_no_towns(found: Find) -> None:
    mentions = found("Offices:\nIquitos\nTumaco\nParking")
    assert "Parking" not in mentions


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Valencia, Venezuela, lost power on Monday.", "Valencia"),
        ("Springfield, Illinois, voted to leave.", "Springfield"),
        ("Minsk, Belarus, refused to sign.", "Minsk"),
    ],
)
def test_a_town_that_is_told_where_it_lies_is_ground(found: Find, text: str, town: str) -> None:
    assert found(text)[town].role == "location"


def test_a_list_of_capitals_that_act_tells_no_one_where_they_lie(found: Find) -> None:
    assert found("Washington, Beijing and Moscow signed the treaty.")["Washington"].role == "actor"


def test_a_town_lies_in_the_country_it_is_said_to_lie_in(found: Find) -> None:
    place = found("Like Palma in Spain, Santa Lucía in Argentina has a cathedral.")["Santa Lucía"].place
    assert place is not None
    assert place.country == "AR"


def test_a_road_to_a_namesake_across_the_sea_is_not_drawn(found: Find) -> None:
    mentions = found("Trucks burned on the Uruapan-Cuatro Caminos highway in Mexico.")
    assert not any(mention.place and mention.place.kind == "road" for mention in mentions.values())


def test_a_road_between_two_neighbours_is(found: Find) -> None:
    place = found("The Warsaw-Minsk highway was shut.")["Warsaw-Minsk highway"].place
    assert place is not None
