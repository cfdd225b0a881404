from collections.abc import Callable

import pytest

from geo.gazetteer import Gazetteer
from geo.model import PlaceMention
from geo.places.rivers import other_names

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Boats on the Potomac were moored.", "Potomac"),
        ("They crossed the Jordan at night.", "Jordan"),
        ("The Mississippi flooded.", "Mississippi"),
        ("The Rio Grande was low.", "Rio Grande"),
        ("Refugees crossed the Limpopo.", "Limpopo"),
        ("They forded the upper Zambezi.", "Zambezi"),
        ("Guns fired across the Sava on June 15.", "Sava"),
        ("Boats on the Kabul river were lost.", "Kabul"),
        ("They crossed the Rhein at Mainz.", "Rhein"),
        ("The front ran along the Pripet near Mozyr.", "Pripet"),
        ("They held the line of the lower Drau.", "Drau"),
    ],
)
def test_a_name_with_an_article_is_a_rivers_where_one_bears_it(found: Find, text: str, name: str) -> None:
    mention = found(text)[name]
    assert mention.role == "location"
    assert mention.place is not None
    assert mention.place.kind == "river"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He flew to Jordan on Monday.", "Jordan", "country"),
        ("She lives in Mississippi.", "Mississippi", "admin1"),
        ("Police in the Gambia made an arrest.", "Gambia", "country"),
        ("The Ohio town of Dayton was flooded.", "Ohio", "admin1"),
    ],
)
def test_without_one_or_before_a_noun_it_is_not(found: Find, text: str, name: str, kind: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert place.kind == kind


def test_a_country_and_the_river_of_its_name_are_told_apart(found: Find) -> None:
    text = "Jordan closed the bridge. Soldiers in Jordan said so. Two men swam across the Jordan."
    assert found(text)["Jordan"].place.name == "Jordan River"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "rivers"),
    [
        ("Between the Tigris and Euphrates rivers the ground is flat.", {"Tigris", "Euphrates"}),
        ("Between the Oltet and Olanesti rivers the ground is flat.", set()),
        ("Three rivers in the north: the Sutlej, Jhelum and Chenab ran high.", {"Sutlej", "Jhelum", "Chenab"}),
    ],
)
def test_names_in_a_list_of_rivers_are_no_towns(found: Find, text: str, rivers: set[str]) -> None:
    placed = {name: mention.place for name, mention in found(text).items() if mention.place is not None}
    assert placed.keys() == rivers
    assert {place.kind for place in placed.values()} <= {"river"}


@pytest.mark.parametrize(
    "text",
    [
        "They crossed the Little River at dawn.",
        "We left the South river behind us.",
        "The storm crossed the Navasota River.",
    ],
)
def test_a_town_called_after_a_river_has_no_article(found: Find, text: str) -> None:
    assert all(mention.place is None or mention.place.kind == "river" for mention in found(text).values())


def test_without_one_the_town_is_meant(found: Find) -> None:
    place = found("She was born in Little River, South Carolina.")["Little River"].place
    assert place is not None
    assert place.kind == "city"


def test_other_waters_have_an_article_as_well(found: Find) -> None:
    place = found("They sailed up the Humber and took York and Nottingham.")["Humber"].place
    assert place
    assert (place.kind, place.country) == ("water", "GB")


def test_other_names_of_rivers_are_of_rivers_that_the_gazetteer_has(opened: Gazetteer) -> None:
    for name, river in other_names().items():
        assert any(place.kind == "river" for place in opened.lookup(river)), name


@pytest.mark.parametrize(
    "text",
    ["Members of the Republican-led house met.", "He sat on the Donets Committee.", "Save the whale, said the Save."],
)
def test_an_article_alone_makes_no_river(found: Find, text: str) -> None:
    assert all(mention.place is None or mention.place.kind != "river" for mention in found(text).values())
