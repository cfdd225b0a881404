from collections.abc import Callable

import pytest

from geo.gazetteer import Gazetteer
from geo.model import PlaceMention
from geo.places.division_words import divisions_called, singular
from geo.places.gazetteer_names import GazetteerNames

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("The governor of Cochabamba Department resigned.", "Cochabamba", "BO"),
        ("Yazidis returned to Sinjar District last week.", "Sinjar", "IQ"),
        ("Villages in the voivodeship of Opole were flooded.", "Opole", "PL"),
        ("The oblasts of Kursk and Belgorod were attacked.", "Kursk", "RU"),
        ("The oblasts of Kursk and Belgorod were attacked.", "Belgorod", "RU"),
        ("Shells fell on Kursk, Bryansk and Belgorod oblasts.", "Kursk", "RU"),
        ("Shells fell on Kursk, Bryansk and Belgorod oblasts.", "Bryansk", "RU"),
        ("Herders fled from Garissa and Wajir counties.", "Garissa", "KE"),
        ("The provinces of Namur and Luxembourg were flooded.", "Namur", "BE"),
        ("The provinces of Namur and Luxembourg were flooded.", "Luxembourg", "BE"),
        ("Gunmen raided seven villages in Niger state.", "Niger", "NG"),
        ("A fire broke out in Mazowieckie Voivodeship.", "Mazowieckie Voivodeship", "PL"),
        ("Gunmen attacked a village in Zurmi Local Government Area.", "Zurmi Local Government Area", "NG"),
    ],
)
def test_a_name_that_is_called_a_division_is_no_town(found: Find, text: str, name: str, code: str) -> None:
    mention = found(text)[name]
    assert mention.role == "location"
    assert mention.place is not None
    assert (mention.place.kind in ("admin1", "admin2"), mention.place.country) == (True, code)


def test_states_that_are_united_are_no_list_of_divisions(found: Find) -> None:
    place = found("Most cases were in Mexico and the United States.")["Mexico"].place
    assert place is not None
    assert place.kind == "country"


@pytest.mark.parametrize("text", ["The Florida Department of Health said so.", "The Houston Department was closed."])
def test_a_department_of_a_government_is_no_division(found: Find, text: str) -> None:
    assert [mention.role for mention in found(text).values()] == ["actor"]


def test_a_governor_does_not_hide_a_governorate(found: Find) -> None:
    assert "Hodeidah Governorate" in found("The governor of Hodeidah Governorate was killed.")


def test_a_town_beside_a_division_of_its_name_stays_a_town(found: Find) -> None:
    place = found("He moved from Durango state to the city of Durango.")["Durango"].place
    assert place is not None
    assert place.kind == "city"


def test_a_division_is_of_a_country_that_calls_its_own_so(opened: Gazetteer) -> None:
    names = GazetteerNames(opened)
    assert names.division("Cochabamba", "department") == "admin1"
    assert names.division("Cochabamba", "voivodeship") is None
    assert names.division("Cochabamba", "hospital") is None


def test_words_for_divisions_are_of_countries_and_in_small_letters() -> None:
    assert all(word == word.lower() and word.replace(" ", "").isalpha() for word in divisions_called())
    assert all(len(country) == 2 and country.isupper() for some in divisions_called().values() for country, _ in some)


@pytest.mark.parametrize(
    ("plural", "word"), [("counties", "county"), ("oblasts", "oblast"), ("towns", ""), ("county", "")]
)
def test_plurals_of_such_words(plural: str, word: str) -> None:
    assert singular(plural) == word


def test_a_province_is_not_a_namesake_that_alone_is_called_so_with_the_word_for_it(found: Find) -> None:
    text = "The mines lie near Rustenburg, in North West province. Miners came from Mthatha in the Eastern Cape."
    place = found(text)["North West province"].place
    assert place
    assert place.country == "ZA"


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized towns in the Middle Shabelle and Hiran regions.",
        "Rebels seized towns in the Hiran and Bay regions.",
    ],
)
def test_a_region_of_a_list_is_no_town_abroad(found, text):
    place = found(text)["Hiran"].place
    assert place is not None
    assert (place.country, place.kind) == ("SO", "admin2")


def test_a_district_that_a_town_owns_is_none_of_another_town(found):
    place = found("Kherson's Dniprovskyi district came under fire.")["Dniprovskyi"].place
    assert place is None or abs(place.lat - 46.6) < 0.5
