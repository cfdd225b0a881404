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
