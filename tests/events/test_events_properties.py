"""What holds for any text: one event a place, intervals in order, no failure, time in proportion to the text."""

import re
from datetime import date

import pytest
from growth import grows_less
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dates import find_dates
from geo.events import join
from geo.model import UNDATED, PlaceMention, Publication
from geo.text import split_sentences

VOCABULARY = (
    "Homs Idlib Homs, Idlib. in on and , . ; did not reach denied that will could may leave Friday May 4 2012 since "
    "after the fall of one day which where when If Had would have began has buried no fighting yet to"
)
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n"])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)
# '0001-01-01' is what some programs write for a day that they don't know
DAYS = st.one_of(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.sampled_from((date.min, date.max)))
PUBLISHED = st.one_of(st.just(UNDATED), DAYS.map(lambda d: Publication(d, d, "")))


def events_of(text, published=UNDATED):
    places = [PlaceMention(*m.span(), m[0], "location", "", None, 0.0, "") for m in re.finditer("Homs|Idlib", text)]
    sentences = split_sentences(text)
    dates = find_dates(text, published=published, sentences=sentences)
    return places, join(text, places=places, dates=dates, sentences=sentences, published=published)


@given(TEXTS, PUBLISHED)
@settings(max_examples=300, deadline=None)
def test_every_place_has_one_event_with_its_days_in_order_and_a_reason(text, published):
    places, events = events_of(text, published)
    assert [event.place for event in events] == list(range(len(places)))
    assert all(event.first <= event.last for event in events if event.first and event.last)
    assert all(event.reason for event in events)


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_failure(published):
    _, (event,) = events_of("The troops left on May 4, 2012. Homs fell.", Publication(published, published, ""))
    assert event.first in (published, date(2012, 5, 4))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_what_never_was_and_what_is_to_come_are_never_told_as_reported(text):
    _, events = events_of(text)
    assert not [event for event in events if "tells what was not" in event.reason and event.kind != "background"]
    assert not [event for event in events if "tells what is to come" in event.reason and event.kind != "planned"]


@pytest.mark.parametrize(
    "unit",
    [
        "Homs, ",
        "Homs and ",
        "did not reach Homs ",
        "denied that Homs ",
        "If Homs, ",
        "which Homs ",
        "will Homs. ",
        "May Homs\n",
    ],
)
def test_time_grows_in_proportion_to_length(unit):
    assert grows_less(lambda count: events_of(unit * count), short=500, long=5_000, times=30, free=0.1)
