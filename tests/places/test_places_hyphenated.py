"""A known name behind a hyphen is a part of a longer one, unless what stands before is a prefix or a place."""

from collections.abc import Callable

import pytest

from geo.model import PlaceMention

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize("name", ["Kwanar-Dutse", "Deir-Hama", "Abu-Mosul", "Gidan-Kano", "Zhelo-Odesa"])
def test_a_name_behind_a_hyphen_is_not_its_last_part(found: Find, name: str) -> None:
    mentions = found(f"Gunmen stormed the villages of Lingyado, {name} and Bandiri on Friday.")
    assert name.split("-")[1] not in mentions
    assert mentions[name].place is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Pro-Moscow mayor fled.", "Moscow"),
        ("Neo-Kabul was the title.", "Kabul"),
        ("Sen. Chris Walters, R-Charleston, voted for it.", "Charleston"),
        ("Tuzla-Sarajevo buses stopped.", "Sarajevo"),
        ("Clashes in Wilkes-Barre went on.", "Wilkes-Barre"),
        ("Fighters left Beit-Lahia on Monday.", "Beit-Lahia"),
        ("A school in East-Jerusalem was shut.", "East-Jerusalem"),
        ("The dead – Mosul's mayor said – were four.", "Mosul"),
    ],
)
def test_prefixes_directions_pairs_and_names_with_hyphens_stay(found: Find, text: str, name: str) -> None:
    assert found(text)[name].place is not None


def test_the_ends_of_a_front_are_two_places_and_those_of_a_road_a_line(found: Find) -> None:
    assert {"Mosul", "Kirkuk"} <= set(found("They held the Mosul-Kirkuk front."))
    assert "Kupiansk-Svatove road" in found("A bomb hit a bus on the Kupiansk-Svatove road.")


def test_the_border_of_one_country_with_a_hyphen_in_its_name_has_no_two_ends(found: Find) -> None:
    mentions = found("Cattle were taken over the Guinea-Bissau border at night.")
    assert mentions["Guinea-Bissau"].place is not None
