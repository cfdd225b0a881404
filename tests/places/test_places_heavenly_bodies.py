"""Planets and moons are no towns in texts about space; towns called so are."""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Plumes of water rise from Jupiter's moon Europa.", "Jupiter"),
        ("Crews will explore the Moon and Mars, NASA said.", "Mars"),
        ("The lander will reach it in spring. The planet is close to us. Then it flies to Titan.", "Titan"),
    ],
)
def test_a_planet_is_no_place(found, text, name):
    assert name not in found(text)


@pytest.mark.parametrize(
    "text", ["Fire crews in Jupiter, Florida, put it out.", "NASA met in Jupiter, Florida, on Monday."]
)
def test_a_town_called_like_a_planet_is_one(found, text):
    mention = found(text)["Jupiter"]
    assert mention.place is not None
    assert mention.place.country == "US"
