"""A user's own places: read from tables and GeoJSON, checked row by row, first among all of their name."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InputError
from geo.gazetteer import Gazetteer, flags
from geo.gazetteer.overlay import YOURS, Import
from geo.gazetteer.overlay_writer import replace_import
from geo.gazetteer.user_places import RejectedRow, read_user_places
from geo.places import PlaceFinder


@pytest.fixture
def base(gazetteer_file: Path, tmp_path: Path) -> Path:
    """A gazetteer of one's own to add to."""
    path = tmp_path / "own" / "gazetteer.sqlite"
    path.parent.mkdir()
    path.symlink_to(gazetteer_file)
    return path


@pytest.fixture
def add(base: Path, tmp_path: Path):
    """Adds a user's file and opens the gazetteer."""

    def run(text: str, name: str = "mine.csv") -> Gazetteer:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        bad: list[RejectedRow] = []
        places = read_user_places(file, Gazetteer.open(base), bad)
        replace_import(base, Import(name, YOURS, text, 0, ""), places)
        assert not bad
        return Gazetteer.open(base)

    return run


def rejected(gazetteer: Gazetteer, tmp_path: Path, text: str, name: str = "mine.csv") -> list[RejectedRow]:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    bad: list[RejectedRow] = []
    list(read_user_places(file, gazetteer, bad))
    return bad


def test_every_column_is_taken(add) -> None:
    opened = add(
        "Name;Latitude;Longitude;Kind;Radius_km;Country;Parent;Aliases;Population\n"
        "Camp Zarbakh;36.3;43.1;base;0.7;Iraq;Mosul;The Zar Yard|معسكر زرباخ;1200\n"
    )
    place = opened.lookup("Camp Zarbakh")[0]
    assert (place.id, place.kind, place.radius_km) == ("yours:mine-csv/camp-zarbakh", "base", 0.7)
    assert (place.country, place.admin1, place.parent) == ("IQ", "15", "geonames:99072")
    assert (place.population, place.source) == (1200, "yours: mine.csv")
    assert opened.lookup("The Zar Yard") == opened.lookup("معسكر زرباخ") == (place,)
    assert opened.get(place.id) == place
    assert opened.flags("camp zarbakh") & flags.LOCAL
    assert opened.inside(place, opened.country("IQ"))
    assert ("yours: mine.csv", "your own") in opened.sources()


def test_a_users_place_comes_before_all_of_its_name(add) -> None:
    opened = add("name,lat,lon,kind\nMosul,10,20,building\nTexas,1,2,quarter\n")
    for name in ("Mosul", "Texas"):
        first, second, *_ = opened.lookup(name)
        assert first.source == "yours: mine.csv"
        assert second.source != first.source


@pytest.mark.parametrize("kind", ["building", "village", "area", "mountain", "quarter", "base"])
def test_the_finder_chooses_a_users_place_of_an_exact_name(add, kind: str) -> None:
    opened = add(f"name,lat,lon,kind,country\nMosul,-30.5,142.25,{kind},AU\nZarbakh Yard,36.3,43.1,{kind},IQ\n")
    text = "Fighting in Mosul, Iraq, went on near Tal Afar on Monday. Troops from Baghdad moved into Zarbakh Yard."
    found = {mention.text: mention for mention in PlaceFinder(opened).find(text)}
    assert found["Mosul"].place.source == "yours: mine.csv"
    assert found["Zarbakh Yard"].place.source == "yours: mine.csv"
    assert found["Baghdad"].place.id == "geonames:98182"
    assert "from the places you added" in found["Zarbakh Yard"].reason


def test_a_generic_name_of_a_users_is_the_users(add) -> None:
    opened = add("name,lat,lon,kind,country\nOld City,36.19,44.01,quarter,IQ\n")
    text = "Shelling hit the Old City on Monday, residents of Mosul said."
    found = {mention.text: mention.place for mention in PlaceFinder(opened).find(text)}
    assert found["Old City"].source == "yours: mine.csv"


def test_a_row_may_lie_in_an_earlier_one_also_when_added_again(add) -> None:
    text = "name,lat,lon,kind,parent\nZar Base,36.3,43.1,base,\nZar Gate,36.31,43.1,building,Zar Base\n"
    first, second = add(text), add(text)
    assert first.version == second.version
    assert first.get("yours:mine-csv/zar-gate").parent == second.get("yours:mine-csv/zar-gate").parent
    assert second.get("yours:mine-csv/zar-gate").parent == "yours:mine-csv/zar-base"


def test_namesakes_and_files_keep_apart(add) -> None:
    add("name,lat,lon\nDepot Zar,1,1\nDepot Zar,2,2\n", "a.csv")
    opened = add("name,lat,lon\nDepot Zar,3,3\n", "b.csv")
    places = opened.lookup("Depot Zar")
    assert {place.lat for place in places} == {1, 2, 3}
    assert all(opened.get(place.id) == place for place in places)


def test_geojson_points_and_areas_are_taken(add) -> None:
    square = [[[43.0, 36.0], [43.2, 36.0], [43.2, 36.2], [43.0, 36.2], [43.0, 36.0]]]
    point = {"type": "Point", "coordinates": [43.1, 36.3]}
    features = [
        {"properties": {"name": "Zar Gate", "aliases": ["Bab Zar"]}, "geometry": point},
        {"properties": {"Name": "Zar Fields", "kind": "area"}, "geometry": {"type": "Polygon", "coordinates": square}},
    ]
    opened = add(json.dumps({"type": "FeatureCollection", "features": features}), "mine.geojson")
    assert opened.lookup("Bab Zar")[0].name == "Zar Gate"
    fields = opened.lookup("Zar Fields")[0]
    assert (fields.lat, fields.lon, fields.kind) == (pytest.approx(36.1), pytest.approx(43.1), "area")
    assert 12 < fields.radius_km < 16


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",1,2,,,", "has no name"),
        ("Z,,2,,,", "has no lat"),
        ("Z,91,2,,,", "no point on the globe"),
        ("Z,0,0,,,", "no point on the globe"),
        ("Z,nan,2,,,", "out of range"),
        ("Z,north,2,,,", "is no number"),
        ("Z,1,2,castle,,", "give one of"),
        ("Z,1,2,,QQ,", "country 'QQ' is not known"),
        ("Z,1,2,,,Nowhereville Zz", "parent 'Nowhereville Zz' is not in the gazetteer"),
        ("\x1b[31mZ,1,2,,,", "control characters"),
        ("!!!,1,2,,,", "no letter or digit"),
    ],
)
def test_a_bad_row_is_told_with_its_number(gazetteer: Gazetteer, tmp_path: Path, row: str, words: str) -> None:
    (bad,) = rejected(gazetteer, tmp_path, f"name,lat,lon,kind,country,parent\nGood,1,2,,,\n{row}\n")
    assert bad.number == 3
    assert words in bad.reason


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "town,north,east\nZ,1,2\n"),
        ("a.csv", ""),
        ("a.geojson", "{"),
        ("a.geojson", "[]"),
        ("a.geojson", '{"features": 5}'),
        ("a.geojson", "[" * 100_000),
        ("a.csv", 'name,lat,lon\n"' + "x" * 200_000 + '",1,2\n'),
    ],
)
def test_a_file_that_is_no_table_is_an_input_error(gazetteer: Gazetteer, tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(InputError, match=name):
        rejected(gazetteer, tmp_path, text, name)


@settings(deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=7), max_size=5))
def test_no_table_makes_reading_fail(gazetteer: Gazetteer, tmp_path_factory: pytest.TempPathFactory, rows) -> None:
    text = "name,lat,lon,kind,country,parent,radius_km\n" + "\n".join(",".join(row) for row in rows)
    text = text.encode("utf-8", "replace").decode()
    rejected(gazetteer, tmp_path_factory.mktemp("table"), text)


ODD = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@settings(deadline=None)
@given(ODD)
def test_no_geojson_makes_reading_fail(gazetteer: Gazetteer, tmp_path_factory: pytest.TempPathFactory, odd) -> None:
    features = [
        odd,
        {"properties": odd, "geometry": odd},
        {"properties": {"name": odd}, "geometry": {"coordinates": odd}},
    ]
    text = json.dumps({"features": features})
    rejected(gazetteer, tmp_path_factory.mktemp("table"), text, "a.geojson")


def test_of_suggestions_only_the_accepted_count(gazetteer: Gazetteer, tmp_path: Path) -> None:
    rows = [
        "accepted,name,lat,lon",
        "yes,Alpha,1,1",
        ",Beta,2,2",
        " YES ,Gamma,3,3",
        "no,Delta,4,4",
        ",Epsilon,north,5",
    ]
    file = tmp_path / "suggested.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    bad: list[RejectedRow] = []
    assert [place.name for place in read_user_places(file, gazetteer, bad)] == ["Alpha", "Gamma"]
    assert bad == []
