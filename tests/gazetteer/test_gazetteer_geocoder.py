import pytest
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer import DatelineGeocoder, Gazetteer


@pytest.fixture
def geocoder(gazetteer: Gazetteer) -> DatelineGeocoder:
    return DatelineGeocoder(gazetteer)


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("Mosul", "geonames:99072"),
        ("Mosul, Iraq", "geonames:99072"),
        ("Paris", "geonames:2988507"),
        ("Paris, Texas", "geonames:4717560"),
        ("Paris, Texas, USA", "geonames:4717560"),
        ("Washington, D.C.", "geonames:4140963"),
        ("Damascus, Md.", "geonames:4352728"),
    ],
)
def test_a_query_is_narrowed_by_what_follows_the_comma(geocoder: DatelineGeocoder, query: str, id: str) -> None:
    assert geocoder.geocode(query).raw["id"] == id


def test_a_location_carries_address_point_and_entry(geocoder: DatelineGeocoder) -> None:
    found = geocoder.geocode("Mosul")
    assert isinstance(found, Location)
    assert found.address.startswith("Mosul, ")
    assert found.address.endswith("Iraq")
    assert (found.latitude, found.longitude) == (36.335, 43.11889)
    assert found.raw["kind"] == "city"


def test_all_candidates_on_request(geocoder: DatelineGeocoder) -> None:
    found = geocoder.geocode("Springfield", exactly_one=False, limit=4)
    assert len(found) == 4


@pytest.mark.parametrize("query", ["Mosul, France", "zzqx", "", ",", "Mosul, zzqx"])
def test_nothing_found_is_none(geocoder: DatelineGeocoder, query: str) -> None:
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


@pytest.mark.parametrize("query", [(33.34, 44.40), "33.34, 44.40", Point(33.34, 44.40)])
def test_reverse_gives_the_nearest_town(geocoder: DatelineGeocoder, query: object) -> None:
    assert geocoder.reverse(query).raw["country"] == "IQ"


def test_reverse_sorts_by_distance_and_crosses_the_date_line(gazetteer: Gazetteer, geocoder: DatelineGeocoder) -> None:
    assert len(geocoder.reverse((36.34, 43.12), exactly_one=False, limit=3)) == 3
    away = [km for _, km in gazetteer.near(36.34, 43.12, 5)]
    assert away == sorted(away)
    east = gazetteer.near(-16.8, 179.99, 3)
    west = gazetteer.near(-16.8, -179.99, 3)
    assert {place.id for place, _ in east} & {place.id for place, _ in west}


def test_reverse_far_from_any_town_is_none(geocoder: DatelineGeocoder) -> None:
    assert geocoder.reverse((-45.0, -130.0)) is None


def test_reverse_refuses_what_is_no_point(geocoder: DatelineGeocoder) -> None:
    with pytest.raises(ValueError, match=r"(?i)point|coordinate|format"):
        geocoder.reverse("nowhere at all")
