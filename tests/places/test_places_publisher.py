import csv
from importlib.resources import files

import pytest

from geo.gazetteer import Gazetteer, normalise
from geo.places import PlaceFinder
from geo.places.publisher import home_of, homes_of, hosts, outlets


def table() -> list[dict[str, str]]:
    text = (files("geo.places") / "data" / "outlets.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_every_local_outlet_has_a_home_in_the_gazetteer(opened: Gazetteer) -> None:
    homeless = [row["name"] for row in table() if row["scope"] == "local" and not home_of(row["name"], opened)]
    assert not homeless


def test_every_row_is_complete_and_no_outlet_is_there_twice() -> None:
    rows = table()
    assert {row["scope"] for row in rows} == {"local", "national", "world"}
    assert all(row["name"] and row["home"] and len(row["country"]) == 2 for row in rows)
    assert len({row["name"].casefold() for row in rows}) == len(rows)
    assert len(outlets()) >= len(rows)


@pytest.mark.parametrize(
    "publisher",
    ["Denver Post", "The Denver Post", "Denver Post Online", "denverpost.com", "https://www.denverpost.com/a"],
)
def test_an_outlet_is_known_by_any_form_of_its_name(opened: Gazetteer, publisher: str) -> None:
    (home,) = home_of(publisher, opened)
    assert (home.name, home.admin1) == ("Denver", "CO")


@pytest.mark.parametrize("publisher", ["Washington Post", "jpost.invalid", "Jakarta Post", "Reuters", "", "...", "x.y"])
def test_outlets_of_the_nation_and_the_world_and_unknown_domains_have_no_home(
    opened: Gazetteer, publisher: str
) -> None:
    assert home_of(publisher, opened) == ()


def test_an_unlisted_outlet_is_at_home_where_its_name_says(opened: Gazetteer) -> None:
    assert [place.country for place in home_of("Ontario Times", opened)] == ["CA"]


@pytest.mark.parametrize(("host", "home"), [("ajc.com", "Atlanta"), ("www.stltoday.com", "St. Louis")])
def test_a_web_address_that_spells_no_name_is_known(opened: Gazetteer, host: str, home: str) -> None:
    (found,) = home_of(host, opened)
    assert normalise(found.name) in (normalise(home), normalise("Saint Louis"))
    assert len(hosts()) > 200


def test_a_name_that_is_only_a_web_address_is_no_outlets_name(opened: Gazetteer) -> None:
    assert home_of("Dispatch", opened) == ()


@pytest.mark.parametrize("host", ["gainesvilleregister.com", "onlinegainesville.com", "thegainesvilledailynews.com"])
def test_a_town_in_a_web_address_may_be_any_of_its_namesakes(opened: Gazetteer, host: str) -> None:
    homes = homes_of(host, opened)
    assert {"FL", "TX", "GA"} <= {place.admin1 for place in homes}


def test_the_ending_of_a_web_address_tells_the_country(opened: Gazetteer) -> None:
    assert {place.country for place in homes_of("lancastercitizen.co.uk", opened)} == {"GB"}


def test_the_documents_names_choose_the_home_among_namesakes(finder: PlaceFinder) -> None:
    text = "Deputies from Whitesboro and Sherman joined the search near the lake. A Gainesville man is missing."
    places = {m.text: m.place for m in finder.find(text, publisher="gainesvilleregister.com")}
    assert places["Gainesville"] is not None
    assert places["Gainesville"].admin1 == "TX"
