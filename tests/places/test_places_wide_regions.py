"""A name with an article is a region of several countries', where one bears it, and not a province's."""

from collections.abc import Callable

import pytest

from geo.model import PlaceMention

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rains failed across the Sahel. Farmers in Burkina Faso fled.", "Sahel", ""),
        ("The Sahel is dry. Farmers in Burkina Faso fled.", "Sahel", ""),
        ("Schools closed in the Sahel region of Burkina Faso.", "Sahel", "BF"),
        ("Snow fell on the Andes.", "Andes", ""),
        ("Police in Punjab, Pakistan, arrested five.", "Punjab", "PK"),
    ],
)
def test_an_article_tells_a_wide_region(found: Find, text: str, name: str, country: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert place.country == country
