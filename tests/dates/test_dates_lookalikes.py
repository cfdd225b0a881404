import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates.lookalikes import _BEFORE_NUMBER, _DATING


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1701 was read out.",
        "They met in Room 1973.",
        "Flight 1973 was late.",
        "Call 020 7946 1958 or +1 555 201 2019.",
        "It cost EUR 1999.",
        "He lives at 1600 Pennsylvania Avenue.",
        "A force of 1939 troops crossed the river.",
        "The hall is a 1984-seat wonder.",
        "Shots were fired near the October 6 Bridge and 26 July Street.",
        "The April 6 Youth Movement and the March 14 alliance agreed.",
        "He spoke to Sunday Igboho and to April Jones.",
        "It was told by The Sunday Times, and on Russia Today.",
        "A fan of Sheffield Wednesday wept.",
    ],
)
def test_numbers_of_things_and_names_are_no_dates(read, text):
    assert [d.text for d in read(text) if d.first] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 1939 troops crossed the river.", "1939"),
        ("The 1929 Wall Street crash ruined him.", "1929"),
        ("A court order in 1992 forbade it.", "1992"),
        ("They met on 26 July in the street.", "2016-07-26"),
        ("In April President Brown spoke.", "2017-04"),
    ],
)
def test_dates_beside_such_words_stay_dates(only, text, value):
    assert only(text).value == value


def test_todays_world_is_no_day_and_todays_attack_is(read):
    assert [d.value for d in read("In today's world, nobody writes.")] == ["PRESENT_REF"]
    assert [d.value for d in read("In today's attack nine people died.")] == ["2017-06-15"]


@pytest.mark.parametrize("text", ["A raid in March 2015 killed ten.", "The floods of May 2015 wounded no one."])
def test_a_year_after_a_month_stays_one_before_what_was_done(only, text):
    assert only(text).value[:4] == "2015"


SAID = (
    "Resolution",
    "Flight",
    "no.",
    "No",
    "EUR",
    "$",
    "population",
    "Tatra",
    "555-",
    "2014 ",
    "#",
    "code",
    "©",
    "May",
    "of",
)


@given(st.lists(st.sampled_from(SAID), max_size=4).map(" ".join), st.sampled_from(_DATING))
def test_no_number_of_a_thing_follows_what_stands_before_years(said: str, before: str) -> None:
    assert _BEFORE_NUMBER.search(said + before) is None
