"""Sites that are called after their town are drawn in it, unless those who work there act or speak."""

from collections.abc import Callable

import pytest

from geo.model import PlaceMention

Find = Callable[..., dict[str, PlaceMention]]


def is_drawn(mentions: dict[str, PlaceMention], name: str) -> bool:
    return name in mentions and mentions[name].role == "location" and mentions[name].place is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tikrit Police Station was attacked.", "Tikrit"),
        ("Gunmen stormed Tikrit Army Barracks.", "Tikrit"),
        ("The wounded were taken to Moknine General Hospital.", "Moknine"),
        ("Moknine General Hospital is full.", "Moknine"),
        ("Bombs hit Moknine Stadium.", "Moknine"),
        ("A bomb went off outside Tikrit High School.", "Tikrit"),
    ],
)
def test_a_site_is_drawn_in_its_town(found: Find, text: str, name: str) -> None:
    assert is_drawn(found(text), name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rivas General Hospital said that it had no beds.", "Rivas"),
        ("A spokesman for Rivas General Hospital declined to comment.", "Rivas"),
        ("Rivas Police arrested two men.", "Rivas"),
        ("Rivas University announced cuts.", "Rivas"),
        ("A Tikrit High School student won.", "Tikrit"),
        ("St. Barnabas Hospital opened in May.", "Barnabas"),
        ("The John Napier Hospital opened in May.", "Napier"),
        ("Amiens Bridge Club won.", "Amiens"),
    ],
)
def test_who_acts_and_whose_name_it_is_are_not_drawn(found: Find, text: str, name: str) -> None:
    assert not is_drawn(found(text), name)


def test_a_clinic_that_may_be_a_familys_is_not_drawn(found: Find) -> None:
    assert not is_drawn(found("She was treated at Mayo Clinic."), "Mayo")
