"""Of a common name none is meant that lies far off, in another province than all else that a text names."""

from collections.abc import Callable

import pytest

from geo.model import PlaceMention

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Shells fell in Orikhiv, Huliaipole and Polohy in Zaporizhzhia region. A barn was hit in Stepanivka.",
            "Stepanivka",
        ),
        (
            "Voters in Macon, Decatur and Marietta, Georgia, go to the polls. The mayor of Sun Valley does not.",
            "Sun Valley",
        ),
        (
            "Trucks burned in Aguililla, Uruapan and Zitácuaro in Michoacán. A bridge was blown up in Buenavista.",
            "Buenavista",
        ),
    ],
)
def test_a_namesake_in_another_province_is_not_drawn(found: Find, text: str, name: str) -> None:
    mention = found(text)[name]
    assert mention.place is None
    assert "in the province of" in mention.reason


@pytest.mark.parametrize(
    ("text", "name", "province"),
    [
        (
            "Trains stopped in Pokrovsk, Kramatorsk and Sloviansk. A man from Stepanivka, Sumy region, died.",
            "Stepanivka",
            "21",
        ),
        (
            "Voters in Macon, Decatur and Marietta, Georgia, go to the polls today. So do those of Chicago.",
            "Chicago",
            "IL",
        ),
        ("Macon and Marietta lie in Georgia. He flew to Sun Valley in the evening.", "Sun Valley", "NV"),
        ("Roofs fell in Qaen, Birjand and Ferdows. In 2003 a quake had struck the city of Bam.", "Bam", "29"),
    ],
)
def test_a_place_that_is_told_or_famous_is(found: Find, text: str, name: str, province: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert place.admin1 == province


def test_another_spelling_of_a_town_that_is_called_one_is_meant(found: Find) -> None:
    text = "Shots fell in Kifri, Jalawla and Khanaqin in Diyala. The man was from the town of Rawanduz."
    place = found(text)["Rawanduz"].place
    assert place is not None
    assert place.country == "IQ"
