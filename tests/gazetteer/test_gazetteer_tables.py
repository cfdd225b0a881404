import re
from importlib.resources import files

import pytest

from geo.gazetteer import quiet_tables, shipped_tables
from geo.gazetteer.schema import KINDS

PLACE_ROWS = [(table, row) for table in shipped_tables.PLACE_TABLES for row in shipped_tables.rows(table)]


@pytest.mark.parametrize("table", shipped_tables.ALL_TABLES)
def test_every_row_names_its_source_and_licence(table: str) -> None:
    rows = list(shipped_tables.rows(table))
    assert rows
    assert [row for row in rows if not row["source"] or not row["licence"] or None in row] == []


RADIUS_TABLES = [
    "countries.csv",
    "admin_points.csv",
    "regions.csv",
    "local.csv",
    "quiet_places.csv",
    "waters.csv",
    "us_counties.csv",
]


@pytest.mark.parametrize("table", RADIUS_TABLES)
def test_every_point_is_on_the_globe_and_has_a_radius(table: str) -> None:
    for row in shipped_tables.rows(table):
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert 0 < float(row["radius_km"]) <= 6500, row


def test_quiet_places_have_ids_of_their_own_on_the_globe() -> None:
    readers = (
        quiet_tables.read_us_towns,
        quiet_tables.read_airports,
        quiet_tables.read_waters,
        quiet_tables.read_quiet_places,
    )
    places = [place for read in readers for place in read()]
    ids = [place.id or place.slug for place in places]
    assert len(ids) == len(set(ids)) > 20_000
    assert all(-90 <= p.lat <= 90 and -180 <= p.lon <= 180 and p.quiet and p.source for p in places)
    assert all(re.fullmatch(r"[a-z0-9-]*", p.slug) for p in places)


def test_quiet_names_raise_no_flag(gazetteer) -> None:
    assert gazetteer.lookup("Guffey")
    assert gazetteer.flags("guffey") == 0
    assert gazetteer.flags("son river") == 0


def test_tables_of_packages_name_source_and_licence() -> None:
    assert dict(shipped_tables.PACKAGE_SOURCES.values()).items() <= shipped_tables.licences().items()


def test_place_ids_are_unique_and_well_formed() -> None:
    ids = [row["id"] for _, row in PLACE_ROWS]
    assert len(set(ids)) == len(ids)
    assert [id for id in ids if not re.fullmatch(r"dateline:[a-z0-9-]+|geonames:\d+", id)] == []


def test_kinds_and_countries_of_places_exist() -> None:
    codes = {row["code"] for row in shipped_tables.rows("countries.csv")} | {""}
    assert [row["id"] for _, row in PLACE_ROWS if row["kind"] not in KINDS or row["country"] not in codes] == []


def test_a_parent_is_a_place_of_the_gazetteer(gazetteer) -> None:
    parents = {row["parent"] for _, row in PLACE_ROWS if row["parent"]}
    assert [parent for parent in parents if gazetteer.get(parent) is None] == []


def test_every_place_lies_in_or_by_its_parent(gazetteer) -> None:
    from geo.gazetteer.measures import distance_km

    for _, row in PLACE_ROWS:
        parent = gazetteer.get(row["parent"])
        if parent is not None:
            away = distance_km(float(row["lat"]), float(row["lon"]), parent.lat, parent.lon)
            assert away < max(30.0, 2 * parent.radius_km), row


def test_a_local_place_lies_in_its_country(gazetteer) -> None:
    stray = []
    for row in shipped_tables.rows("local.csv"):
        nearest = gazetteer.near(float(row["lat"]), float(row["lon"]), 5)
        if row["country"] and nearest and row["country"] not in {place.country for place, _ in nearest}:
            stray.append((row["id"], nearest[0]))
    assert len(stray) <= 2, stray  # territories without a town of their own


def test_each_country_stands_once_under_its_code() -> None:
    codes = [row["code"] for row in shipped_tables.rows("countries.csv")]
    assert len(codes) == len(set(codes)) >= 249
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)


def test_a_demonym_stands_for_one_row_only() -> None:
    words = [word for word, _ in shipped_tables.read_demonyms()]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_common_words_hold_what_geonames_calls_towns() -> None:
    assert {"the", "and", "june", "march", "battle"} <= shipped_tables.read_common_words()


def test_an_english_name_is_one_that_the_place_bears(gazetteer) -> None:
    unknown = []
    for row in shipped_tables.rows(shipped_tables.ENGLISH_TABLE):
        place = gazetteer.get(f"geonames:{row['geonames_id']}")
        if place is not None:
            found = {p.id for p in gazetteer.lookup(row["name"])} & {p.id for p in gazetteer.lookup(row["main_name"])}
            if place.name != row["name"] or place.id not in found:
                unknown.append(row["name"])
    assert unknown == []


def test_tables_end_their_lines_the_same_everywhere() -> None:
    for table in (*shipped_tables.ALL_TABLES, *shipped_tables.PACKAGE_SOURCES):
        data = files("geo.gazetteer").joinpath("data", table).read_bytes()
        assert b"\r" not in data
        assert data.decode("utf-8").endswith("\n")
