"""What a name is said to lie in binds: namesakes elsewhere are not meant, and unknown names lie somewhere in it."""

from collections.abc import Callable

import pytest

from geo.model import PlaceMention

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Two clinics in Hama in Benue State were burned.", "Hama", "NG"),
        ("Herders attacked Palma in Plateau State.", "Palma", "NG"),
        ("Three died in Lima in Paraná.", "Lima", "BR"),
        ("A convoy was hit near Sparta in Kachin State.", "Sparta", "MM"),
        ("Ten men were killed in the Bagh area of Khyber.", "Bagh", "PK"),
        ("In the village of Korobchyne, Chuhuiv district, grass caught fire.", "Korobchyne", "UA"),
    ],
)
def test_a_name_in_a_division_is_no_namesake_elsewhere(found: Find, text: str, name: str, country: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert (place.id.startswith("text:"), place.country) == (True, country)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police raided shops in Tumba in Nigeria.", "Tumba"),
        ("Three were shot in Aroma, Mon State, on Friday.", "Aroma"),
    ],
)
def test_a_contradicted_name_is_not_placed(found: Find, text: str, name: str) -> None:
    mention = found(text)[name]
    assert mention.place is None
    assert "where the text says it is" in mention.reason


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A court in Sevastopol in Russia heard the case.", "Sevastopol", "UA"),
        ("The role of Moscow in Ukraine was debated.", "Moscow", "RU"),
        ("Fighters from Mosul in Hasakah province were held.", "Mosul", "IQ"),
        ("Protests were held in Cairo in March.", "Cairo", "EG"),
    ],
)
def test_what_only_reads_like_it_binds_nothing(found: Find, text: str, name: str, country: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Farmers clashed with herders in Yelwata in Benue State.", "Yelwata", "village"),
        ("Three soldiers were killed in the Suntsar area of Balochistan.", "Suntsar", "village"),
        ("Fire broke out at Bala Market in Zamfara State.", "Bala Market", "area"),
    ],
)
def test_an_unknown_name_lies_somewhere_in_what_holds_it(found: Find, text: str, name: str, kind: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert (place.id.startswith("text:"), place.kind) == (True, kind)


@pytest.mark.parametrize(
    "text", ["A man was shot on Rue de Lille in Nantes.", "A man was shot on Gillis Street in Alton."]
)
def test_a_street_is_not_drawn_as_the_whole_town(found: Find, text: str) -> None:
    assert all(mention.place is None for name, mention in found(text).items() if name.startswith(("Rue", "Gillis")))


def test_a_town_is_the_chief_one_of_its_district_in_a_text_about_the_country(found: Find) -> None:
    text = "Troops retook Mocimboa da Praia in Cabo Delgado, and then Pemba. Raids on the town of Palma went on."
    place = found(text)["Palma"].place
    assert place is not None
    assert place.country == "MZ"


def test_a_great_town_stays_in_a_text_about_countries_that_have_a_district_of_its_name(found: Find) -> None:
    place = found("He flew from Maputo to the city of Palma in Spain, and home to Pemba.")["Palma"].place
    assert place is not None
    assert place.country == "ES"
