"""Events that the user gives: where a text names them they are dates, and they prove something of publication."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dates import find_dates, publication_date
from geo.model import UNDATED, Document, Furniture, KnownEvent, Publication

SPRING = KnownEvent("the Arab Spring", date(2010, 12, 17), date(2012, 12, 31))
RAMADAN = KnownEvent("Ramadan 2017", date(2017, 5, 27), date(2017, 6, 24))
QUAKE = KnownEvent("the Alder Quake", date(2016, 8, 24), date(2016, 8, 24))
MAYOR = KnownEvent("Mayor Okoro", date(2015, 3, 1), date(2019, 2, 28), office=True)
YEAR_OF_RAIN = KnownEvent("Year of Rain", date(2016, 1, 1), date(2016, 12, 31))
PUBLISHED = Publication(date(2017, 6, 15), date(2017, 6, 15), "given")


def read(text, *events, published=PUBLISHED):
    return find_dates(text, published=published, known_events=events)


def test_nothing_is_built_in():
    assert read("They marched during the Arab Spring.") == ()


@pytest.mark.parametrize(
    ("event", "text", "surface", "value"),
    [
        (SPRING, "They marched during the Arab Spring.", "the Arab Spring", "2010-12-17/2012-12-31"),
        (SPRING, "THE ARAB SPRING TEN YEARS ON", "THE ARAB SPRING", "2010-12-17/2012-12-31"),
        (RAMADAN, "The shops closed early in Ramadan 2017.", "Ramadan 2017", "2017-05-27/2017-06-24"),
        (QUAKE, "The Alder Quake took the bridge.", "The Alder Quake", "2016-08-24"),
        (YEAR_OF_RAIN, "In the Year of Rain.", "the Year of Rain", "2016"),
        (KnownEvent("the Fair", date(2016, 2, 1), date(2016, 2, 29)), "At the\nFair.", "the\nFair", "2016-02"),
    ],
)
def test_a_name_has_the_days_the_user_gave(event, text, surface, value):
    found = next(one for one in read(text, event) if one.text == surface)
    assert (found.value, found.first, found.last, found.type) == (value, event.first, event.last, "DATE")
    assert f"given as {event.first} to {event.last}" in found.reason


def test_an_open_end_stays_open():
    (found,) = read("It began with the Siege.", KnownEvent("the Siege", date(2014, 6, 1), None))
    assert (found.value, found.first, found.last, found.edtf) == ("XXXX", date(2014, 6, 1), None, "2014-06-01/..")


@pytest.mark.parametrize("text", ["They met in the arab spring.", "The Arab Springs resort.", "An Arab, spring water."])
def test_other_words_are_not_the_name(text):
    assert not [one for one in read(text, SPRING) if "2010" in one.value]


def test_since_an_event_lasts_up_to_publication():
    (found,) = read("The bridge has been shut since the Alder Quake.", QUAKE)
    assert (found.first, found.last) == (date(2016, 8, 24), date(2017, 6, 15))


def test_the_longer_name_wins_and_dates_beside_it_stay():
    found = read("In Ramadan 2017 and in March 2016.", RAMADAN, KnownEvent("Ramadan", None, date(2017, 1, 1)))
    assert [(one.text, one.value) for one in found] == [
        ("Ramadan 2017", "2017-05-27/2017-06-24"),
        ("March 2016", "2016-03"),
    ]


def test_a_holder_of_office_dates_nothing_in_the_text():
    assert read("Mayor Okoro cut the ribbon.", MAYOR) == ()


def test_page_furniture_names_nothing():
    text = "More on the Arab Spring\nThe bridge is open."
    menu = Furniture(0, 23, "navigation")
    assert find_dates(text, published=PUBLISHED, furniture=(menu,), known_events=(SPRING,)) == ()


def undated(text, *events):
    return publication_date(Document("a", text, known_events=events))


def test_a_holder_in_office_bounds_an_undated_article():
    found = undated("Mayor Okoro cut the ribbon.", MAYOR)
    assert (found.first, found.last) == (MAYOR.first, MAYOR.last)
    assert "'Mayor Okoro' holds office from 2015-03-01 to 2019-02-28, as given" in found.evidence


@pytest.mark.parametrize("word", ["Former", "former", "Then", "ex-"])
def test_a_former_holder_only_says_that_the_office_had_begun(word):
    gap = "" if word.endswith("-") else " "
    found = undated(f"{word}{gap}Mayor Okoro cut the ribbon.", MAYOR)
    assert (found.first, found.last) == (None, None)
    assert any(str(MAYOR.first) in words for words in found.evidence)


def test_an_event_that_is_named_has_begun():
    found = undated("After the Alder Quake nothing was the same.", QUAKE)
    assert (found.first, found.last) == (None, None)
    assert any(str(QUAKE.first) in words for words in found.evidence)


def test_what_is_given_narrows_what_the_text_proves():
    found = undated("On 4 May 2016 Mayor Okoro cut the ribbon.", MAYOR)
    assert (found.first, found.last) == (date(2016, 5, 4), MAYOR.last)


def test_what_contradicts_the_text_is_shown_and_not_used():
    found = undated("On 4 May 2020 Mayor Okoro cut the ribbon.", MAYOR)
    assert (found.first, found.last) == (None, None)
    assert any(words.startswith("contradiction: 'Mayor Okoro'") for words in found.evidence)


def test_metadata_stays_and_a_contradiction_is_shown():
    known = Publication(date(2014, 1, 1), date(2014, 1, 1), "given")
    found = publication_date(Document("a", "Mayor Okoro cut it.", published=known, known_events=(MAYOR,)))
    assert (found.first, found.last) == (known.first, known.last)
    assert found.evidence == ("contradiction: 'Mayor Okoro' holds office from 2015-03-01 to 2019-02-28, as given",)


def test_given_events_that_no_text_names_prove_nothing():
    assert undated("The bridge is open.", MAYOR, QUAKE) == UNDATED


@given(st.text(max_size=80), st.text(min_size=1, max_size=20), st.none() | st.dates(), st.none() | st.dates())
@settings(max_examples=200, deadline=None)
def test_any_name_is_text_and_never_a_pattern(text, name, first, last):
    if first and last and first > last:
        first, last = last, first
    event = KnownEvent(name, first, last)
    found = read(f"{text} {name} {text}", event)
    assert all(one.text == f"{text} {name} {text}"[one.start : one.end] for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    publication_date(Document("a", f"{text} {name} {text}", known_events=(event,)))
