"""What the words beside a name leave of its candidates."""

from collections import Counter
from collections.abc import Callable

import pytest

from geo.model import Place, PlaceKind, PlaceMention
from geo.places.candidates import CandidatePlace
from geo.places.grouping import drop_elsewhere
from geo.places.scene import Group

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("admin1", {"city", "admin1"}),  # 'Kharkiv Region' is no district of that name
        ("admin2", {"city", "admin1", "admin2"}),
        ("city", {"city", "admin1", "admin2"}),
    ],
)
def test_what_is_called_a_province_is_no_district(said: PlaceKind, left: set[str]) -> None:
    kinds: tuple[PlaceKind, ...] = ("city", "admin1", "admin2")
    group = Group(
        "kharkiv",
        [CandidatePlace(Place(kind, "Kharkiv", 50.0, 36.0, 5.0, kind, "UA", "07")) for kind in kinds],
        kinds=Counter([said]),
    )
    drop_elsewhere(group)
    assert {candidate.place.kind for candidate in group.candidates} == left


def test_a_region_of_a_country_is_no_district_of_its_name() -> None:
    kinds: tuple[PlaceKind, ...] = ("country", "admin2")
    group = Group(
        "colombia",
        [CandidatePlace(Place(kind, "Colombia", 4.0, -74.0, 5.0, kind, "CO", "16")) for kind in kinds],
        kinds=Counter(["admin1"]),
        names_country=True,
    )
    drop_elsewhere(group)
    assert [candidate.place.kind for candidate in group.candidates] == list(kinds)


@pytest.mark.parametrize(("lat", "left"), [(-22.5, 1), (-27.5, 0)])
def test_a_city_was_in_no_province_far_off_before_that_was_made(lat: float, left: int) -> None:
    province = Place("p", "Boquerón", -22.0, -60.0, 200.0, "admin1", "PY", "24")
    city = Place("c", "San Lorenzo", lat, -59.0, 5.0, "city", "PY", "06", population=250_000)
    group = Group("san lorenzo", [CandidatePlace(city)], divisions=[province])
    drop_elsewhere(group)
    assert len(group.candidates) == left


@pytest.mark.parametrize(
    ("text", "name", "kinds"),
    [
        ("Mick Brown, 63, of Montgomery, TX, was found.", "Montgomery", ("city", "village")),
        ("The fair is in Jefferson, Ohio.", "Jefferson", ("city", "village")),
        ("Deputies in Montgomery County, Texas, found him.", "Montgomery County", ("admin2",)),
        ("Voters in Broward, Florida, queued.", "Broward", ("admin2",)),
    ],
)
def test_a_name_before_a_state_is_a_town_and_no_county(
    found: Find, text: str, name: str, kinds: tuple[str, ...]
) -> None:
    place = found(text)[name].place
    assert place is not None
    assert place.kind in kinds
