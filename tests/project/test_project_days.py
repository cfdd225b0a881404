"""Days as numbers: what is open and what is undated are told apart."""

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from geo.model import OPEN_FIRST, OPEN_LAST
from geo.project.days import from_day, interval, intervals, to_day


def test_the_undated_are_open_at_both_ends_the_same_way() -> None:
    assert interval(None, None) == (OPEN_FIRST, OPEN_FIRST)


def test_whole_columns_of_days_are_read_as_single_ones_are() -> None:
    ends = [None, "", "2021-05-03", "1856-05-01"]
    pairs = [(first, last) for first in ends for last in ends]
    first, last = intervals(*(pd.Series(column, dtype=object) for column in zip(*pairs, strict=True)))
    assert list(zip(first.tolist(), last.tolist(), strict=True)) == [interval(*pair) for pair in pairs]
    assert interval("2021-05-03", None)[1] == OPEN_LAST


def test_columns_without_a_row_have_no_days() -> None:
    first, last = intervals(pd.Series([], dtype=object), pd.Series([], dtype=object))
    assert (first.tolist(), last.tolist()) == ([], [])


@given(st.dates())
def test_a_day_comes_back_from_its_number(day: date) -> None:
    number = to_day(day.isoformat())
    assert number is not None
    assert from_day(number) == day
