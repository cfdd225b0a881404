from collections.abc import Callable

import pytest

from geo.model import PlaceMention
from geo.places import PlaceFinder

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell on the Saltivka neighborhood overnight.", "Saltivka"),
        ("Trucks queued at the Torkham border crossing.", "Torkham border crossing"),
        ("Marines left the Al-Asad air base in June.", "Al-Asad air base"),
        ("Voters in Tillis Governorate stayed at home.", "Tillis Governorate"),
        ("Rebels took the villages including Brukava, Stelno and Ust-Marva.", "Ust-Marva"),
        ("Rebels took the villages including Brukava, Stelno and Ust-Marva.", "Brukava"),
        ("Snipers fired near al-Barouda at noon.", "al-Barouda"),
        ("They walked through the old City of Aleppo.", "old City of Aleppo"),
        ("Smoke rose over Mogadishu's old town.", "old town"),
        ("Traffic stopped on the Kyiv-Odesa highway.", "Kyiv-Odesa highway"),
        ("Guards watch the Kenya-Somalia border.", "Kenya-Somalia border"),
    ],
)
def test_kind_words_give_names_away_and_belong_to_them(found: Find, text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Abu Omar al-Shami led the raid near Gao.", "al-Shami"),
        ("He read it in the Washington Post in Accra.", "Washington Post"),
        ("Fighters of Jund al-Aqsa left Hama.", "al-Aqsa"),
        ("The old city hall in Boise was sold.", "old city"),
        ("Lincoln Jackson spoke in Omaha.", "Lincoln"),
    ],
)
def test_persons_papers_and_armed_groups_are_no_places(found: Find, text: str, name: str) -> None:
    assert not [surface for surface in found(text) if name in surface]


def test_a_place_inside_an_organisations_name_is_an_actor_at_most(found: Find) -> None:
    mention = found("Al-Qaeda in Yemen claimed the attack near Mukalla.").get("Yemen")
    assert mention is None or mention.role == "actor"


def test_a_name_found_once_is_found_in_the_headline_too(finder: PlaceFinder) -> None:
    text = "Loikaw Braces For More\n\nSoldiers shelled Loikaw on Sunday. Families fled from Loikaw by boat."
    assert [m.start for m in finder.find(text) if m.text == "Loikaw"] == [0, 41, 78]
