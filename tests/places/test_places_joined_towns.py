"""Two towns joined by 'and' or a way lie together, where namesakes of the two do so only once."""

from collections.abc import Callable

import pytest

from geo.model import PlaceMention

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The road from Picerno to Amalfi is closed.", "Amalfi", "IT"),
        ("The Picerno to Amalfi road is closed.", "Amalfi", "IT"),
        ("Picerno and Amalfi are without power.", "Amalfi", "IT"),
        ("Amalfi and Picerno are without power.", "Amalfi", "IT"),
        ("Two people were shot in Touba and Gouiné.", "Touba", "CI"),
    ],
)
def test_the_town_that_is_alone_of_its_name_tells_which_namesake_is_meant(
    found: Find, text: str, name: str, country: str
) -> None:
    place = found(text)[name].place
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Trains from Paris to London were cancelled.", "London", "GB"),
        ("Manchester and Bristol were flooded.", "Bristol", "GB"),
        ("Flights from Picerno to Bristol were cancelled.", "Bristol", "GB"),
        ("The road from Athens to Rome was closed.", "Rome", "IT"),
    ],
)
def test_famous_cities_are_not_outweighed(found: Find, text: str, name: str, country: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert place.country == country


def test_the_reason_is_told(found: Find) -> None:
    mention = found("Picerno and Amalfi are without power.")["Amalfi"]
    assert any(part.words == "close to the town that the text joins it with" for part in mention.candidates[0].parts)
