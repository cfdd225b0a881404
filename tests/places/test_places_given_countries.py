"""A country that a user gives chooses among namesakes, keeps sound-alikes abroad away, and invents nothing."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from geo.model import PlaceMention
from geo.places import PlaceFinder

Find = Callable[..., dict[str, PlaceMention]]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Hyderabad", "PK"),
        ("Hyderabad", "IN"),
        ("Tripoli", "LB"),
        ("Tripoli", "LY"),
        ("Valencia", "VE"),
        ("Córdoba", "AR"),
    ],
)
def test_a_given_country_chooses_among_namesakes(found: Find, name: str, country: str) -> None:
    mention = found(f"Police in {name} arrested two men.", countries=[country])[name]
    assert mention.place is not None
    assert mention.place.country == country
    assert "given as a country of the article" in mention.reason


def test_one_of_several_given_countries_is_enough(found: Find) -> None:
    place = found("Police in Hyderabad arrested two men.", countries=["AF", "PK"])["Hyderabad"].place
    assert place is not None
    assert place.country == "PK"


@pytest.mark.parametrize("village", ["Gorgadji", "Kelbo", "Mansila"])
def test_no_place_abroad_is_meant_by_a_name_that_is_only_spelt_like_it(found: Find, village: str) -> None:
    text = f"Gunmen attacked the village of {village}, killing three."
    place = found(text, countries=["BF"])[village].place
    assert place is None or place.country == "BF"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("They came from Paris, Texas.", "Paris", "US"),
        ("The president left Moscow for talks in Kazan, the Russian agency said.", "Moscow", "RU"),
        ("Russia and Ukraine signed.", "Russia", "RU"),
        ("Troops left Baghdad for Mosul.", "Mosul", "IQ"),
    ],
)
def test_what_the_text_says_itself_goes_before_a_given_country(found: Find, text: str, name: str, country: str) -> None:
    place = found(text, countries=["AR"])[name].place
    assert place is not None
    assert place.country == country


@example(words=["town of", "Xyzzyba", "in", "Kars"], countries={"PK"})
@example(words=["Hyderabad", "town of", "Xyzzyba"], countries={"PK"})
@example(words=["the", "Hyderabad", "town of", "Hyderabad", "Xyzzyba"], countries={"PK"})
@given(
    st.lists(st.sampled_from(["Hyderabad", "Tripoli", "Kars", "in", "the", "town of", "Xyzzyba", ",", ".", "said"])),
    st.sets(st.sampled_from(["PK", "LY", "TR", "BF", "US"]), max_size=3),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_given_country_finds_no_further_name_and_no_unknown_place(
    finder: PlaceFinder, words: list[str], countries: set[str]
) -> None:
    text = " ".join(words)
    plain, hinted = finder.find(text), finder.find(text, countries=countries)
    assert [(m.start, m.end) for m in hinted] == [(m.start, m.end) for m in plain]
    around = {m.place.name.rpartition(", ")[2] for m in hinted if "Xyzzyba" in m.text and m.place is not None}
    assert around <= set(words)  # 'in Kars' places it
