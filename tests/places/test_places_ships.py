"""A name that ships' words stand beside is no place's and no river's."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The Moskva sank in April.",
        "The Volga, a Russian tanker, was hit.",
        "The Volga was scuttled off Odesa.",
        "The crew of the Volga was saved.",
        "He was on board the Volga.",
        "The Volga's captain died.",
        "A cruiser, the Moskva, lay at anchor.",
    ],
)
def test_a_ship_called_after_a_river_is_no_place(found, text):
    assert {"Moskva", "Volga"}.isdisjoint(found(text))


@pytest.mark.parametrize(
    "text",
    [
        "A ferry sank in the Volga.",
        "Boats sailed down the Volga.",
        "The Volga froze in March.",
        "The banks of the Volga, a crew said, were flooded.",
        "The deck of the Volga bridge burned.",
    ],
)
def test_the_river_beside_ships_is_drawn(found, text):
    assert found(text)["Volga"].place.kind == "river"


def test_a_country_with_an_article_may_sink_into_war(found):
    assert found("The Congo sank into war.")["Congo"].place is not None
