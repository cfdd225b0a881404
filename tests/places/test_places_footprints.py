import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Place, PlaceKind
from geo.places.candidates import arc_km, unit_vector
from geo.places.footprints import footprint, moved
from geo.places.modifiers import Modifier


def place(kind: PlaceKind = "city", radius: float = 8.0, lat: float = 10.0, lon: float = 20.0) -> Place:
    return Place("geonames:1", "Testville", lat, lon, radius, kind)


@pytest.mark.parametrize(
    "kind", ["country", "admin1", "admin2", "region", "continent", "water", "desert", "mountain", "island", "river"]
)
@pytest.mark.parametrize("modifier", [None, Modifier("part", "northern", "north"), Modifier("near", "near")])
def test_no_country_region_or_water_is_ever_a_pin(kind: PlaceKind, modifier: Modifier | None) -> None:
    assert footprint(place(kind, 300.0), modifier).shape == "area"


@pytest.mark.parametrize("kind", ["city", "village", "building", "base", "crossing", "airport"])
def test_a_small_place_is_a_pin(kind: PlaceKind) -> None:
    assert footprint(place(kind)).shape == "point"


def test_a_quarter_is_a_circle() -> None:
    assert footprint(place("quarter", 1.5)).shape == "circle"


def test_western_moves_the_circle_west_and_narrows_it() -> None:
    drawn = footprint(place(), Modifier("part", "western", "west"))
    assert drawn.shape == "circle"
    assert drawn.lon < 20.0
    assert drawn.radius_km < 8.0
    assert drawn.label == "western Testville"


def test_a_distance_and_direction_put_the_circle_there() -> None:
    drawn = footprint(place(), Modifier("direction", "30 km south of", "south", 30.0))
    assert drawn.lat == pytest.approx(10.0 - 30.0 / 111.2, abs=0.01)
    assert drawn.radius_km == pytest.approx(6.0)


def test_outskirts_and_near_reach_beyond_the_town() -> None:
    assert footprint(place(), Modifier("outskirts", "the outskirts of")).radius_km > 8.0
    assert footprint(place(), Modifier("near", "near")).radius_km > 8.0


def test_a_road_between_towns_is_a_line_and_a_border_between_countries_an_area() -> None:
    ends = (place(lat=1.0), place(lat=3.0))
    assert footprint(place("road"), None, ends).path == ((1.0, 20.0), (3.0, 20.0))
    countries = (place("country", 300.0), place("country", 300.0))
    assert footprint(place("border"), None, countries).shape == "area"


def test_a_long_way_off_a_country_reaches_beyond_its_edge() -> None:
    assert footprint(place("country", 300.0), Modifier("near", "70 km off", "", 70.0)).radius_km == pytest.approx(370.0)


@given(st.floats(-85, 85), st.floats(-180, 180), st.floats(0, 360), st.floats(1, 500))
def test_a_moved_point_is_as_far_away_as_asked_and_on_the_globe(lat: float, lon: float, way: float, km: float) -> None:
    new_lat, new_lon = moved(lat, lon, way, km)
    assert -90 <= new_lat <= 90
    assert -180 <= new_lon <= 180
    assert arc_km(unit_vector(lat, lon), unit_vector(new_lat, new_lon)) == pytest.approx(km, rel=0.01, abs=0.01)
