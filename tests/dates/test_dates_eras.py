from datetime import date

import pytest

from geo.dates import find_dates
from geo.model import Publication

PUBLISHED = Publication(date(2018, 10, 5), date(2018, 10, 5), "given")


def read(text):
    return [(found.text, found.value) for found in find_dates(text, published=PUBLISHED) if found.type == "DATE"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Prayers on Eid al-Adha 1440 were short.", "Eid al-Adha 1440", "2019-08-11"),
        ("It was Khordad 15, 1342 in Tehran.", "Khordad 15, 1342", "1963-06-05"),
        ("The law of 2560 BE was kept.", "2560 BE", "2017"),
        ("In the Iranian year 1402 rents rose.", "the Iranian year 1402", "2023-03-21/2024-03-19"),
        ("30 January 1648/49 was cold.", "30 January 1648", "1649-01-30"),
        ("On 16 June 1905 (Old Style) she sailed.", "16 June 1905 (Old Style)", "1905-06-29"),
    ],
)
def test_years_of_another_beginning_are_converted(text, words, value):
    assert read(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The deed is of 12 Magh 2062.",
        "The grave is from 4 Adar 5702.",
        "Dated 1402/03/15.",
        "Rule of 12.05.2560 applies.",
    ],
)
def test_days_of_calendars_that_are_not_converted_have_no_days_and_say_why(text):
    (found,) = find_dates(text, published=PUBLISHED)
    assert (found.value, found.first) == ("XXXX-XX-XX", None)
    assert "calendar" in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "In 350 villages the water was bad.",
        "About 200 Americans left.",
        "Between 100 and 200 people came.",
        "He weighed in the 250s.",
        "Call (940) 736-8059 in the parish.",
        "It reopens at 2300.",
        "The curfew lasts until 2300.",
        "In 2014 BS Corp. won its case.",
    ],
)
def test_figures_beside_words_of_our_time_are_no_far_years(text):
    assert all(found.first is None or found.first.year == 2014 for found in find_dates(text, published=PUBLISHED))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 476, the last emperor was deposed.", "0476"),
        ("Vikings burned the abbey in 806.", "0806"),
        ("The council of 787 met there.", "0787"),
        ("The coast was raided in the 790s.", "079X"),
        ("On August 24, AD 79, the mountain burst.", "0079-08-24"),
        ("He fell on the Ides of March, 44 BC.", "BC0044-03-15"),
        ("By 2300 the ice may be gone.", "2300"),
    ],
)
def test_years_far_from_ours_are_read_where_something_says_so(text, value):
    assert value in [value for _, value in read(text)]
