"""A small place that is listed with others lies with them, where a place of its name does."""

from collections.abc import Callable

import pytest

from geo.model import PlaceMention

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Offices were shut in Achaguas, Biruaca, Muñoz, Páez and Rómulo Gallegos.", "Muñoz", "VE"),
        ("Shops closed in Rolpa, Dailekh, Salyan, Jumla and Surkhet.", "Salyan", "NP"),
        ("He has lived in Paris, London, Berlin and Springfield.", "Springfield", "US"),
    ],
)
def test_a_stray_member_of_a_list_is_brought_home(found: Find, text: str, name: str, country: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert place.country == country


def test_two_others_bring_none_home(found: Find) -> None:
    place = found("Offices were shut in Achaguas, Biruaca and Muñoz.")["Muñoz"].place
    assert place is None or place.country != "VE"


def test_a_large_namesake_is_no_member_of_a_list_of_another_province(found: Find) -> None:
    place = found("Roads were cut in Apatzingán, Buenavista, Parácuaro, Tepalcatepec and Aguililla.")[
        "Buenavista"
    ].place
    assert place is not None
    assert (place.country, place.admin1) == ("MX", "16")
