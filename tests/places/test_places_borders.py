from collections.abc import Callable
from itertools import pairwise

import pytest

from geo.model import PlaceMention
from geo.places.borders import _borders, border_path
from geo.places.candidates import arc_km, unit_vector

Find = Callable[..., dict[str, PlaceMention]]


def test_a_border_is_the_same_from_both_sides() -> None:
    assert border_path("IQ", "SY") == border_path("SY", "IQ") != ()


@pytest.mark.parametrize("pair", [("IQ", "FR"), ("GB", "XX"), ("", ""), ("IQ", "IQ")])
def test_countries_without_a_common_border_have_no_path(pair: tuple[str, str]) -> None:
    assert border_path(*pair) == ()


def test_the_border_of_iraq_and_syria_runs_from_the_tigris_to_jordan() -> None:
    path = sorted(border_path("IQ", "SY"))
    assert path[0] == pytest.approx((33.37, 38.79), abs=0.1)
    assert path[-1] == pytest.approx((37.1, 42.37), abs=0.1)


def test_every_border_is_a_connected_line_on_the_globe() -> None:
    for pair in _borders():
        path = border_path(*pair.split("-"))
        assert len(path) >= 2
        assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in path)
        # The longest straight stretch is the 49th parallel.
        assert all(arc_km(unit_vector(*p), unit_vector(*q)) < 2100 for p, q in pairwise(path)), pair


def test_a_province_named_on_the_way_stands_for_its_country(found: Find) -> None:
    text = "Iraq is at war. Bands hold ground in the province of Kirkuk and along the country's border with Syria."
    drawn = found(text)["Syria"].footprint
    assert drawn is not None
    assert (drawn.shape, drawn.label) == ("line", "border of Iraq and Syria")


def test_a_border_that_is_not_known_is_named_by_its_one_side(found: Find) -> None:
    drawn = found("Troops left the coast of Kerala and crossed the sea to the border with Brazil.")["Brazil"].footprint
    assert drawn is not None
    assert drawn.label == "border with Brazil"


@pytest.mark.parametrize(
    "text", ["Rebels hold land between Aleppo and the Turkish border.", "Aleppo lies near the Turkish border."]
)
def test_the_border_at_the_end_of_a_stretch_is_drawn(found: Find, text: str) -> None:
    drawn = found(text)["Turkish"].footprint
    assert drawn
    assert drawn.label == "border of Syria and Turkey"
