"""What holds for any text: offsets, order, intervals, no failures, no dependence on the words around absolute dates."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dates import find_dates, publication_date
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


@given(
    st.sampled_from(
        ["yesterday", "last month", "Thursday", "three days ago", "last summer", "the past two weeks", "this year",
         "within the next two days", "last Tuesday", "earlier this year"]
    ),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
)  # fmt: skip
@settings(deadline=None)
def test_a_relative_date_reads_the_same_alone_and_in_a_sentence(surface, published):
    known = Publication(published, published, "given")
    (alone,) = find_dates(surface, published=known)
    (inside,) = find_dates(f"Rain in the hills, {surface}, and mud.", published=known)
    assert (alone.text, alone.value, alone.first, alone.last) == (inside.text, inside.value, inside.first, inside.last)


@pytest.mark.parametrize(
    "unit", ["May ", "7", "2017 ", "2017-", "(2017 ", "the early ", "twenty-", "June 14, 2017 ", "\n"]
)
def test_time_grows_in_proportion_to_length(unit):
    def spent(count):
        began = time.process_time()
        find_dates(unit * count, published=None)
        publication_date(Document("a", unit * count))
        return time.process_time() - began

    spent(100)
    short, long = spent(2_000), spent(20_000)
    assert long < 30 * max(short, 0.01)


def test_may_a_hundred_thousand_times_ends():
    began = time.process_time()
    find_dates("May may May " * 100_000, published=None)
    assert time.process_time() - began < 60
