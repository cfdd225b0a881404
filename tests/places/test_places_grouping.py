"""What the words beside a name leave of its candidates."""

from collections import Counter

import pytest

from geo.model import Place, PlaceKind
from geo.places.candidates import CandidatePlace
from geo.places.grouping import drop_elsewhere
from geo.places.scene import Group


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
