"""Reports of earnings and budgets: quarters, fiscal years, what lies a year before."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("The year-earlier quarter was restated.", "The year-earlier quarter", "2016-Q1"),
        ("In the third quarter of 2016 it lost more than in the year-earlier period.", "year-earlier", "2015-Q3"),
        ("The year-ago loss was $3 million.", "The year-ago", "2016"),
        ("Sales rose in the second and third quarters of 2016.", "the second", "2016-Q2"),
        ("Last year's fourth quarter was weak.", "Last year's fourth quarter", "2016-Q4"),
        ("In 2016's first half, profits fell.", "2016's first half", "2016-H1"),
        ("It will ship in the first quarter.", "the first quarter", "2018-Q1"),
        ("The sale closes by year-end.", "year-end", "2017"),
        ("Debt was $3 billion at year-end 2015.", "year-end 2015", "2015"),
        ("Profit in the latest quarter fell.", "the latest quarter", "2017-Q1"),
        ("The rate was 8%, against 7% the week before.", "the week before", "2017-W23"),
        ("The offer was extended to July 15.", "July 15", "2017-07-15"),
        ("Wheat for December delivery rose.", "December", "2017-12"),
    ],
)
def test_periods_of_a_company(read, text, surface, value):
    found = next(one for one in read(text) if surface in one.text)
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In fiscal 2016 it lost money.", "2016"),
        ("In FY2016 it lost money.", "2016"),
        ("The deficit of the fiscal year 2016 grew.", "2016"),
        ("Last fiscal year it lost money.", "2016"),
        ("In fiscal 2016's second quarter it lost money.", "2016-Q2"),
        ("In the second quarter of fiscal 2016 it lost money.", "2016-Q2"),
        ("In the fiscal second quarter of 2016 it lost money.", "2016-Q2"),
    ],
)
def test_a_fiscal_year_is_open_at_both_ends(read, text, value):
    (found,) = read(text)
    assert (found.value, found.first, found.last) == (value, date(2015, 2, 1), date(2017, 3, 31))
    assert "may begin in any month" in found.reason


@pytest.mark.parametrize(
    "text", ["Three quarters of the army fled.", "He owns a quarter of it.", "A quarter-mile away."]
)
def test_a_part_of_something_is_no_length_of_time(read, text):
    assert read(text) == []


def test_quarters_that_follow_each_other_are_a_length(read):
    (found,) = read("It lost money for five consecutive quarters.")
    assert (found.type, found.value) == ("DURATION", "P15M")
