"""Coordinates and grid squares are places of their own, wherever and however a text gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.places import PlaceFinder
from geo.places.coordinates import find_coordinates, grid_point


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("at 36.34 N 43.13 E", 36.34, 43.13),
        ("at 36.34°N, 43.13°E", 36.34, 43.13),
        ("at N 36.34 E 43.13", 36.34, 43.13),
        ("at 36°20'N 43°08'E", 36.3333, 43.1333),
        ("at 36° 20′ 24″ N, 43° 7′ 48″ E", 36.34, 43.13),
        ("at 33.87 S, 151.21 E", -33.87, 151.21),
        ("at 9.5° south, 77.5° west", -9.5, -77.5),
        ("The drone fell (36.3412, 43.1345).", 36.3412, 43.1345),
        ("Coordinates: -12.046, -77.043", -12.046, -77.043),
        ("The film was geolocated to 36.3412 43.1345.", 36.3412, 43.1345),
    ],
)
def test_degrees_are_read(text, lat, lon):
    (found,) = find_coordinates(text)
    assert (found.lat, found.lon) == pytest.approx((lat, lon), abs=1e-4)


# Published pairs: the Washington Monument, the Eiffel Tower, and examples of the libraries proj4js/mgrs and mgrs.
@pytest.mark.parametrize(
    ("grid", "lat", "lon"),
    [
        ("18SUJ2348306479", 38.88947, -77.03524),
        ("31UDQ4825211932", 48.85820, 2.29450),
        ("33UXP0500444998", 48.24949, 16.41450),
        ("24XWT783908", 83.62778, -32.66433),
        ("15TWG0000049776", 42.0, -93.0),
    ],
)
def test_grid_squares_are_reckoned_back(grid, lat, lon):
    (found,) = find_coordinates(f"Seen at {grid}.")
    assert (found.lat, found.lon) == pytest.approx((lat, lon), abs=1e-4)


def test_a_grid_square_may_be_spaced():
    (found,) = find_coordinates("in grid 38S LF 32 23, near the river")
    assert (found.lat, found.lon) == pytest.approx((36.34, 43.13), abs=0.01)
    assert found.radius_km == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Buses 5 N 10 E were late.",
        "It rose by 12.3456, 14.3456 and 15.3456 points.",
        "scores of 3.123, 4.567",
        "scores of 12.3456 14.7890",
        "on 12.05.2016, 13.05.2016",
        "at 96.34 N 43.13 E",
        "call 020 7946 1958",
        "38S LI 32 23",
        "",
    ],
)
def test_other_figures_are_none(text):
    assert find_coordinates(text) == []


@given(
    st.integers(1, 60),
    st.sampled_from("CDEFGHJKLMNPQRSTUVWX"),
    st.text("ABCDEFGHJKLMNPQRSTUVWXYZ", min_size=2, max_size=2),
)
def test_a_square_lies_in_its_band_or_is_none(zone, band, square):
    if square[1] > "V":
        return
    point = grid_point(zone, band, square, "50", "50")
    if point is not None:
        south = -80 + 8 * "CDEFGHJKLMNPQRSTUVWX".index(band)
        assert south - 0.2 <= point[0] <= south + 12.2


def test_coordinates_are_mentions_among_names(finder: PlaceFinder):
    text = "Troops near Mosul called in a strike at 36.34 N 43.13 E on Monday."
    mentions = finder.find(text)
    assert [mention.text for mention in mentions] == ["Mosul", "36.34 N 43.13 E"]
    place = mentions[1].place
    assert place is not None
    assert (place.id, place.country) == ("coordinates:36.34,43.13", "IQ")
    assert mentions[1].footprint is not None
    assert mentions[1].footprint.shape in ("point", "circle")


def test_names_inside_coordinates_are_no_places(finder: PlaceFinder):
    assert [m.text for m in finder.find("Fired from 50.45 North, 30.52 East at dawn.")] == ["50.45 North, 30.52 East"]
