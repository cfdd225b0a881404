"""What holds for any text: offsets, order, intervals, no failures, no dependence on the words around absolute dates."""

from datetime import date
from itertools import pairwise

import pytest
from growth import grows_less, spent
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.dates import find_dates, publication_date
from geo.dates.explicit import NAMED
from geo.model import Document, Publication

VOCABULARY = (
    "May March June Sept. Thursday Mon, 2017 1914 99999 31 0 14th 480 BC the a an last next this early mid late within "
    "two several half ago later earlier before after days months century decade of in on at by , . - – / ( ) ' dawn "
    "a.m. 10:30 2017-06-31 03/04/05 yesterday tonight spring quarter Easter ©"
)
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))
DAYS = st.one_of(st.none(), st.dates())


@given(TEXTS, DAYS, DAYS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_failing(text, one, other):
    days = sorted(d for d in (one, other) if d is not None)
    published = Publication(days[0], days[-1], "given") if days else None
    found = find_dates(text, published=published)
    assert found == find_dates(text, published=published)
    assert all(text[d.start : d.end] == d.text and d.text for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(d.first <= d.last for d in found if d.first and d.last)
    publication = publication_date(Document("a", text))
    assert publication.first is None or publication.last is None or publication.first <= publication.last


@given(
    st.dates(date(1500, 1, 1), date(2070, 1, 1)),
    st.sampled_from(["%B {d}, %Y", "{d} %B %Y", "%Y-%m-%d", "%A, %B {d}, %Y", "%B %Y"]),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
)
@settings(deadline=None)
def test_a_full_date_reads_the_same_alone_and_in_a_sentence(day, form, published):
    surface = day.strftime(form.replace("{d}", str(day.day)))
    known = Publication(published, published, "given")
    (alone,) = find_dates(surface, published=known)
    (inside,) = find_dates(f"The bridge fell on {surface} at night.", published=known)
    assert (alone.value, alone.first, alone.last) == (inside.value, inside.first, inside.last)
    assert alone.first <= day <= alone.last


SURFACES = (
    "yesterday", "the day before yesterday", "tonight", "last night", "this morning", "tomorrow afternoon",
    "Thursday", "last Tuesday", "next Friday", "this Saturday", "Wednesday night", "Friday afternoon", "Mondays",
    "last week", "this weekend", "last weekend", "the week before last", "next month", "last month", "this year",
    "earlier this year", "late last month", "the end of the year", "three days ago", "two weeks ago today",
    "about 20 years ago", "a decade ago", "a year earlier", "several months ago", "years ago",
    "March 20", "20 March", "last Oct. 23", "mid-June", "early last April", "the last week of August",
    "last summer", "this fall", "the third quarter", "last year's first quarter", "the year-earlier quarter",
    "year-end", "last fiscal year", "fiscal 2016", "FY2016", "Q3 2016", "the first half of 2016",
    "last Thanksgiving", "Easter Monday", "Columbus Day", "at dawn", "around midnight", "10:30 a.m.", "0930 GMT",
    "9 a.m. EST Tuesday", "three o'clock this afternoon", "six in the morning", "noon on Sunday",
    "the past two weeks", "the last twenty four hours", "within the next two days", "eight months", "half an hour",
    "an hour and a half", "two-year", "several days", "monthslong", "every Monday", "every winter", "each January",
    "every other week", "twice a week", "daily", "now", "currently", "recently", "in recent years", "the near future",
    "the 1990s", "the early '80s", "the nineteen sixties", "nineteen eighty-eight", "the 19th century", "480 BC",
    "2017-06-14", "14/06/2017", "19980213", "02-13-98 0948EST", "June 10-14, 2016", "1914", "late 2016",
)  # fmt: skip


@pytest.mark.parametrize("published", [date(1, 1, 1), date(1, 12, 31), date(9999, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("surface", [*SURFACES, "last Friday of December", "the first Monday in February", "December"])
def test_the_ends_of_the_calendar_are_no_failure(surface, published):
    for found in find_dates(f"The ferry sank {surface}.", published=Publication(published, published, "given")):
        assert found.first is None or found.last is None or found.first <= found.last


@given(
    st.sampled_from(SURFACES),
    st.sampled_from(["Rain in the hills, {}, and mud.", "({})", "Mud; {}; rain.", "Rain\n\n{}\n\nMud"]),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
)
@settings(max_examples=400, deadline=None)
def test_the_surface_alone_reads_as_it_does_inside_of_a_text(surface, frame, published):
    known = Publication(published, published, "given")
    inside = find_dates(frame.format(surface), published=known)
    for found in inside:
        alone = find_dates(found.text, published=known)
        assert [(d.text, d.value, d.first, d.last) for d in alone] == [
            (found.text, found.value, found.first, found.last)
        ]


@example(text="June:BY 100", day=date(1000, 1, 1))
@given(TEXTS, DAYS)
@settings(max_examples=300, deadline=None)
def test_a_date_named_in_full_reads_the_same_alone_whatever_stood_around_it(text, day):
    published = Publication(day, day, "given") if day else None
    for found in find_dates(text, published=published):
        if found.reason == NAMED and not (found.text.isdigit() and int(found.text) < 1000):  # told by dates beside it
            # four digits are a year of long ago only beside a word that makes them one
            words = f"in {found.text}" if found.text.isdigit() else found.text
            (alone,) = find_dates(words, published=published)
            assert (alone.text, alone.value, alone.first, alone.last) == (
                found.text, found.value, found.first, found.last,
            )  # fmt: skip


@pytest.mark.parametrize(
    "unit",
    ["May ", "7", "2017 ", "2017-", "(2017 ", "the early ", "twenty-", "June 14, 2017 ", "\n", "fiscal ", "'60s ",
     "the first and ", "nineteen ", "02-13-98 ", "the last week of ", "every second ", "10:30 ", "year-ago ",
     "480 to ", "Monday through "],
)  # fmt: skip
def test_time_grows_in_proportion_to_length(unit):
    def read(count):
        find_dates(unit * count, published=None)
        publication_date(Document("a", unit * count))

    assert grows_less(read, short=1_000, long=10_000, times=30, free=0.1)


def test_may_a_hundred_thousand_times_ends():
    assert spent(lambda: find_dates("May may May " * 100_000, published=None)) < 60
