"""EDTF read back: the days that `edtf` writes are the days that come out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates.edtf import days_of_edtf, timex_of_edtf
from geo.dates.values import NOWHERE, days_of, edtf

YEARS = st.integers(1, 9999).map("{:04d}".format)
VALUES = st.one_of(
    YEARS,
    st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12)),
    st.dates().map(date.isoformat),
    st.builds("{}-{}".format, YEARS, st.sampled_from(["SP", "SU", "FA", "Q1", "Q2", "Q3", "Q4", "H1", "H2"])),
    st.sampled_from(["199X", "19XX", "2014-06-10/2014-06-20", "2014/2015"]),
)


@given(VALUES)
def test_what_is_written_for_a_value_covers_the_same_days(value: str) -> None:
    days = days_of(value)
    assert days_of_edtf(edtf(value, days.first, days.last))[:2] == days[:2]


@given(VALUES)
def test_the_timex_value_of_an_edtf_string_covers_the_same_days(value: str) -> None:
    days = days_of(value)
    written = edtf(value, days.first, days.last, approximate=True)
    assert days_of(timex_of_edtf(written))[:2] == days[:2]


@given(st.none() | st.dates(), st.none() | st.dates())
def test_an_interval_with_open_ends_is_read_back(first: date | None, last: date | None) -> None:
    written = edtf("XXXX", first, last)
    ordered = first is None or last is None or first <= last
    assert days_of_edtf(written)[:2] == ((first, last) if ordered else (None, None))


@pytest.mark.parametrize(
    "text", ["", "..", "/", "../..", "June", "2014-13", "2014-02-30", "2014-42", "2014-W05", "2014T10", "2014/15",
             "2014/2013", "2014/2015/2016", "2014-06~~", "XXXX-06", "2014-06-10/x", "20145"],
)  # fmt: skip
def test_what_names_no_day_is_nowhere(text: str) -> None:
    assert days_of_edtf(text) == NOWHERE
    assert timex_of_edtf(text) == ""


def test_marks_of_doubt_are_read_over() -> None:
    assert days_of_edtf("2014-06~") == days_of_edtf("2014-06?") == days_of_edtf("2014-06")
    assert timex_of_edtf("2014-22~/..") == "2014-SU/"
