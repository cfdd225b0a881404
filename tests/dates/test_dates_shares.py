"""Shares of a month, a year or a week, and the days they cover."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Output fell in the first six months of 2016.", "the first six months of 2016", "2016-01-01", "2016-06-30"),
        ("It rained the last two months of last year.", "the last two months of last year", "2016-11-01", "2016-12-31"),
        ("The final three weeks of May were dry.", "The final three weeks of May", "2017-05-11", "2017-05-31"),
        ("The opening ten days of May were dry.", "The opening ten days of May", "2017-05-01", "2017-05-10"),
        ("It rained in the first half of June 2015.", "the first half of June 2015", "2015-06-01", "2015-06-15"),
        ("It rained in the second half of last month.", "the second half of last month", "2017-05-16", "2017-05-31"),
    ],
)  # fmt: skip
def test_a_share_covers_its_own_days(only, text, words, first, last):
    found = only(text)
    assert (found.text, found.first, found.last) == (words, date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["the first twelve months of 2016", "the last 40 days of April 2016"])
def test_a_share_as_long_as_the_whole_is_none(read, text):
    assert all(found.text != text for found in read(text))


def test_a_share_of_an_unknown_year_has_no_days(read):
    assert all(found.first is None for found in read("It rained in the last two months of last year.", None))
