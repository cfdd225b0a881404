from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.ui.moments import first_hour, last_hour, moment_text, read_moment


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-06-18", date(2017, 6, 18), date(2017, 6, 18)),
        ("2017-06-18T06:00", datetime(2017, 6, 18, 6), datetime(2017, 6, 18, 6)),
        ("2017-06-18T06:30", datetime(2017, 6, 18, 6), datetime(2017, 6, 18, 7)),
        ("2017-06-18T00:00", date(2017, 6, 18), date(2017, 6, 17)),
        ("2017-06-18T23:10", datetime(2017, 6, 18, 23), date(2017, 6, 18)),
        ("2017-06-18T06:00Z", None, None),
        ("2017-06-18T25:00", None, None),
        ("T06:00", None, None),
        ("soon", None, None),
    ],
)
def test_an_end_of_a_window_is_a_day_or_a_full_hour(text, first, last):
    assert (read_moment(text, is_end=False), read_moment(text, is_end=True)) == (first, last)


def test_the_ends_of_the_calendar_are_no_trap():
    assert read_moment("0001-01-01T00:00", is_end=True) is None
    assert read_moment("9999-12-31T23:30", is_end=True) is None


def test_a_day_at_the_end_is_held_whole_an_hour_ends_the_window():
    day, noon = date(1970, 1, 2), datetime(1970, 1, 2, 12)
    assert (first_hour(day), last_hour(day)) == (24, 47)
    assert (first_hour(noon), last_hour(noon)) == (36, 35)


moments = st.one_of(
    st.dates(), st.builds(datetime, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28), st.integers(1, 23))
)


@given(moment=moments, is_end=st.booleans())
def test_a_moment_reads_back_the_same(moment, is_end):
    found = read_moment(moment_text(moment), is_end=is_end)
    assert (type(found), found) == (type(moment), moment)
