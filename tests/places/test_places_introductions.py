"""'X is a town in Y County, Z': what a text says of a place when it introduces it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.places import PlaceFinder
from geo.places.introductions import Introduction, introduction
from geo.places.tokens import tokenise


def introduced(text: str, name: str) -> Introduction:
    tokens = tokenise(text)
    first = tokens.starts.index(text.index(name))
    segment = next(segment for segment in tokens.segments if segment[0] <= first < segment[1])
    return introduction(text, tokens, first, first + len(name.split()), segment)


@pytest.mark.parametrize(
    ("text", "containers"),
    [
        ("Orla is a village in Rook County, Ohio, United States.", ["Rook County", "Ohio", "United States"]),
        ("Orla (formerly Port Orla) was a small mining town in northern Chile.", ["Chile"]),
        ("Orla, once a fort, is a city in and the seat of Rook County, Ohio.", ["Rook County", "Ohio"]),
        ("Orla lies in the hills of the Basque region of Spain.", ["Basque", "Spain"]),
        ("Orla is one of the oldest settlements of Nova Scotia.", ["Nova Scotia"]),
        ("Situated in the far north of Togo, Orla is known for its cheese.", ["Togo"]),
        ("Orla is a community located within St. Mary Parish, Louisiana.", ["St. Mary Parish", "Louisiana"]),
        ("Orla is a town south of Ohio in Kentucky.", ["Kentucky"]),
        ("Orla is a fishing village in the west of Ireland.", ["Ireland"]),
        ("Orla is a commune in Nord, in the south of Benin.", ["Nord", "Benin"]),
    ],
)
def test_what_a_place_is_introduced_as_lying_in(text: str, containers: list[str]) -> None:
    assert [forms[0].rstrip(".") for forms in introduced(text, "Orla").containers] == containers


@pytest.mark.parametrize(
    "text",
    [
        "Orla is in talks with Spain.",
        "Orla was named for Hartford, Connecticut.",
        "Orla is a town. In Spain it rained.",
        "Orla is a city that sent aid from Lyon in France.",
        "Orla voted against the motion of Germany.",
        "Orla were defending a seat in Kent.",
        "Orla, the important railway town 280 miles west of Moscow, is recaptured.",
        "Orla is a village 12 km north of Kharkiv.",
        "Orla, a town to the east of Lima, was flooded.",
        "Situated 90 km south-east of Oslo, Orla is known for its cheese.",
    ],
)
def test_a_sentence_that_does_not_say_where_a_place_lies(text: str) -> None:
    assert introduced(text, "Orla").containers == ()


@given(
    st.lists(st.sampled_from(["Orla", "is", "a", "town", "in", "Ohio", ",", "(", ")", "of", "the", ".", "St.", "\n"]))
)
def test_words_in_any_order_break_nothing(words: list[str]) -> None:
    text = " ".join(["Orla", *words])
    assert len(introduced(text, "Orla").containers) <= 4


@pytest.mark.parametrize(
    ("text", "admin1"),
    [
        ("Hartford is a village in Trumbull County, Ohio. It was named for Hartford, Connecticut.", "OH"),
        ("Lima is a city in and the county seat of Allen County, Ohio, United States.", "OH"),
        ("Columbia is a town in western Iowa, United States. Its twin is Columbia, South Carolina.", "IA"),
        ("Troy is a town in Lincoln County, Missouri, United States, not the Troy of Michigan.", "MO"),
    ],
)
def test_an_introduction_weighs_more_than_fame_and_asides(finder: PlaceFinder, text: str, admin1: str) -> None:
    place = finder.find(text)[0].place
    assert place is not None
    assert (place.country, place.admin1) == ("US", admin1)


def test_a_word_with_a_capital_is_part_of_a_name_and_not_what_a_place_is() -> None:
    text = "Orla Station is vigilant with the Massena Station Patrol Agent in Ohio."
    assert introduced(text, "Orla").containers == ()
