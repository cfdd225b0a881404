from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("The bridge fell on June 14, 2016.", "June 14, 2016", "2016-06-14"),
        ("The bridge fell on 14 June 2016.", "14 June 2016", "2016-06-14"),
        ("The bridge fell on the 14th of June, 2016.", "the 14th of June, 2016", "2016-06-14"),
        ("The bridge fell on Tuesday, 14 June 2016.", "Tuesday, 14 June 2016", "2016-06-14"),
        ("The bridge fell on Sept. 3, 2015.", "Sept. 3, 2015", "2015-09-03"),
        ("Logged 2016-06-14 by the crew.", "2016-06-14", "2016-06-14"),
        ("Logged 2016-06-14T10:30Z by the crew.", "2016-06-14T10:30Z", "2016-06-14T10:30"),
        ("The mayor left in June 2016.", "June 2016", "2016-06"),
        ("The mayor left in early June 2016.", "early June 2016", "2016-06"),
        ("The mayor left in 2016.", "2016", "2016"),
        ("The mayor left in fiscal year 2016.", "fiscal year 2016", "2016"),
        ("The town grew in the 1990s.", "the 1990s", "199X"),
        ("The town grew in the late 1990s.", "late 1990s", "199X"),
        ("The town grew in the '90s.", "the '90s", "199X"),
        ("The town grew in the nineties.", "the nineties", "199X"),
        ("The town grew in the 19th century.", "the 19th century", "18XX"),
        ("The town grew in the nineteenth century.", "the nineteenth century", "18XX"),
        ("The wall was built in 480 BC by slaves.", "480 BC", "BC0480"),
        ("The wall was built in June 480 BC by slaves.", "June 480 BC", "BC0480-06"),
    ],
)
def test_a_date_that_names_its_year_needs_no_publication(only, text, surface, value):
    found = only(text, None)
    assert (found.text, found.value) == (surface, value)


def test_part_of_a_month_narrows_the_interval_and_keeps_the_value(only):
    found = only("They met in early June 2016.")
    assert (found.value, found.first, found.last) == ("2016-06", date(2016, 6, 1), date(2016, 6, 15))
    assert found.edtf == "2016-06-01/2016-06-15"


def test_a_span_of_days_is_one_interval(only):
    found = only("The fair was open June 10-14, 2016.")
    assert (found.value, found.first, found.last) == ("2016-06-10/2016-06-14", date(2016, 6, 10), date(2016, 6, 14))


def test_a_year_after_a_dash_completes_its_century(values):
    assert values("It was governed by the army in 1914-18.") == [("1914", "1914"), ("18", "1918")]


def test_an_impossible_day_is_no_date_of_that_day(values):
    assert ("February 30, 2016", "2016-02-30") not in values("It was dated February 30, 2016.")


def test_slashes_stay_ambiguous_until_the_document_decides(only, values):
    found = only("Filed 03/04/2017.")
    assert (found.value, found.first, found.last) == ("2017", date(2017, 3, 4), date(2017, 4, 3))
    assert "swapped" in found.reason
    assert values("Filed 03/04/2017, read 25/04/2017.")[0] == ("03/04/2017", "2017-04-03")
    assert values("Filed 03/04/2017, read 04/25/2017.")[0] == ("03/04/2017", "2017-03-04")


def test_hyphens_part_numbers_as_slashes_do(only, values):
    assert values("The fire broke out on 21-02-2020 in Lima.") == [("21-02-2020", "2020-02-21")]
    assert values("The fire broke out on 02-21-2020 in Lima.") == [("02-21-2020", "2020-02-21")]
    assert "swapped" in only("Filed 03-04-2017.").reason
    assert values("Filed 03-04-2017, read 25-04-2017.")[0] == ("03-04-2017", "2017-04-03")


@pytest.mark.parametrize("text", ["Call 0171-12-2020 now.", "Part 21-02-2020-13 broke.", "They won 21-19, 21-12."])
def test_longer_numbers_with_hyphens_are_no_days(values, text):
    assert [value for _, value in values(text) if value.count("-") == 2] == []


def test_a_weekday_that_disagrees_is_said_in_the_reason(only):
    assert "was a Thursday" in only("Signed on Monday, June 15, 2017.").reason


@pytest.mark.parametrize(
    "text",
    [
        "About 2000 soldiers crossed.",
        "It cost $2014 a piece.",
        "Copyright © 2022 by the paper.",
        "Copyright 2016-2019 by the paper.",
        "The road is 1990 km long.",
        "Version 3.2017 was shipped.",
    ],
)
def test_numbers_that_look_like_years_are_none(values, text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was nineteen hundred and fourteen.", "1914"),
        ("In the year eighteen hundred and twelve it burnt.", "1812"),
        ("In two thousand and twenty-one it burnt.", "2021"),
        ("It rained on 13-15/06/2017.", "2017-06-13/2017-06-15"),
    ],
)
def test_spoken_years_and_days_in_digits(only, text, value):
    assert only(text).value == value
