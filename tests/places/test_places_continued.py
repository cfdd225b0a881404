from collections.abc import Callable

import pytest

from geo.model import PlaceMention

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A home collapsed at Pescara del Tronto in the Marche region.", "Pescara del Tronto"),
        ("Families fled from Nihm and Bani Hushaysh districts in Yemen.", "Bani Hushaysh"),
        ("He flew to Santiago de los Caballeros on Monday.", "Santiago de los Caballeros"),
        ("Shops were shut in Mazar-e Sharif, the largest town.", "Mazar-e Sharif"),
        ("A bomb went off in the small town of Puerto Jordan in Arauca.", "Puerto Jordan"),
        ("The governor of Khaki Safed district of Afghanistan was killed.", "Khaki Safed"),
        ("Fighting was heard in South Gondar zone, Ethiopia.", "South Gondar zone"),
        ("The pottery at Newcastle-under-Lyme closed.", "Newcastle-under-Lyme"),
        ("Labour lost seats in Newcastle-under-Lyme and Nuneaton.", "Newcastle-under-Lyme"),
        ("Clashes spread along the Chhattisgarh-Odisha border.", "Chhattisgarh-Odisha border"),
    ],
)
def test_a_name_goes_on_behind_what_was_recognised(found: Find, text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Members of the Dublin City Council met on Monday.", "Dublin"),
        ("He left Pescara. Del Rio was next.", "Pescara"),
    ],
)
def test_a_body_or_a_new_sentence_is_no_part_of_the_name(found: Find, text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize("name", ["Port Hudson", "Fort Lebanon"])
def test_a_name_begins_with_its_head(found: Find, name: str) -> None:
    mentions = found(f"The garrison of {name} surrendered.")
    assert set(mentions) == {name}
    assert mentions[name].place is None


@pytest.mark.parametrize(
    "text",
    [
        "Raiders burned the village of Nara-Mossi near Segou.",
        "Raiders burned the village of Nara-Mossi. Two men fled from Nara-Mossi to Segou.",
    ],
)
def test_a_village_of_two_names_is_not_the_town_of_the_first(found: Find, text: str) -> None:
    assert found(text)["Nara-Mossi"].place is None
    assert "Nara" not in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The town of Ypres-based writers is in Belgium.", "Ypres"),
        ("They left the city of Segou-Bamako trains.", "Bamako"),
        ("The road from Nara-Kobani was shut.", "Kobani"),
    ],
)
def test_what_is_joined_otherwise_keeps_its_names(found: Find, text: str, name: str) -> None:
    assert any(name in surface for surface in found(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A body was found in Maplewood State Park on Sunday.", "Maplewood State Park"),
        ("The fire spread through Salem National Forest.", "Salem National Forest"),
    ],
)
def test_a_park_is_not_the_town_that_it_is_called_after(found: Find, text: str, name: str) -> None:
    assert found(text)[name].place is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two rhinos were shot in Kruger National Park.", "Kruger National Park"),
        ("The market in Nairobi opens on Park Road.", "Nairobi"),
        ("He teaches at a college in Boise State Senate Park.", "Boise"),
        ("Protesters in Dhaka National Press Club sang.", "Dhaka"),
        ("In Lagos State parks are few.", "Lagos State"),
    ],
)
def test_known_parks_and_towns_beside_such_words_are_placed(found: Find, text: str, name: str) -> None:
    assert any(name in surface and mention.place for surface, mention in found(text).items())


@pytest.mark.parametrize("name", ["San José de los Molinos", "San Juan de los Lagos", "Santiago de los Caballeros"])
def test_particles_join_two_names_into_one(found: Find, name: str) -> None:
    mentions = found(f"The mudslide hit {name} at noon.")
    assert name in mentions
    assert len(mentions) == 1


def test_the_towns_around_particles_alone_are_two(found: Find) -> None:
    assert {"Lima", "Cusco"} <= set(found("They drove from Lima de facto to Cusco in a day."))
