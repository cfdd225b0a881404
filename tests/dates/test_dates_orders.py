"""Years that stand apart, other orders, other calendars, spans and far years."""

import pytest

from geo.dates.values import days_of, edtf


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Report of 2014, Feb 17", "2014-02-17"),
        ("Wed Oct 26 15:50:06 2016: a shell hit the school.", "2016-10-26"),
        ("It fell on 2016-Aug-01.", "2016-08-01"),
        ("It fell on 19-Nov-12.", "2012-11-19"),
        ("Seen 14JUN2017 near the dam", "2017-06-14"),
        ("It fell on 2017/06/14.", "2017-06-14"),
        ("It fell on the fourteenth of March 2016.", "2016-03-14"),
        ("It fell on the fourteenth of March.", "2017-03-14"),
        ("It fell in June '97.", "1997-06"),
        ("It fell in the spring of '68.", "1968-SP"),
        ("It fell in January nineteen ninety-seven.", "1997-01"),
        ("It fell in the year two thousand.", "2000"),
        ("Revenue fell in 2016Q01.", "2016-Q1"),
        ("Revenue fell in H2 2016.", "2016-H2"),
        ("It fell on 2017-W01-1.", "2017-01-02"),
        ("It fell in the last 5 days of May 2017.", "2017-05-27/2017-05-31"),
        ("It fell on the Friday before last.", "2017-06-02"),
        ("It fell on 25 October (7 November) 1917.", "1917-11-07"),
        ("It fell on October 25 (November 7), 1917.", "1917-11-07"),
        ("It fell on 16 June 1905 (O.S.).", "1905-06-29"),
        ("It fell on 22 Bahman 1357.", "1979-02-11"),
        ("He was crowned on 25 December 800 in Rome.", "0800-12-25"),
        ("He was killed on 15 March 44 BC.", "BC0044-03-15"),
        ("The coast may be lost in 2150.", "2150"),
        ("It was closed 10/1-11/2/2016.", "2016-10-01/2016-11-02"),
    ],
)
def test_dates_in_other_orders(only, text, value):
    assert only(text).value == value


def test_a_hijri_day_is_converted_a_day_either_way(only):
    found = only("The decree of 7 Safar 1439 was read.", "2017-11-30")
    assert (found.value, str(found.first), str(found.last)) == ("2017-10-27", "2017-10-26", "2017-10-28")


def test_a_hijri_month_is_a_span_of_days(only):
    assert only("It began in Ramadan 1438.", "2017-11-30").value == "2017-05-26/2017-06-24"


@pytest.mark.parametrize(
    "text",
    ["On 25 December 800 Iraqi families fled.", "In May 450 soldiers fled.", "In January of 114 attacks, nine failed."],
)
def test_numbers_after_a_month_are_no_far_years(read, text):
    assert all(d.first.year > 2000 for d in read(text) if d.first)


def test_the_end_of_a_span_comes_after_its_beginning(values):
    assert values("From May to November the pass is open.", "2017-03-15") == [
        ("May", "2017-05"),
        ("November", "2017-11"),
    ]


def test_the_late_1800s_end_the_century(only):
    found = only("It was built in the late 1800s.")
    assert (found.first.year, found.last.year) == (1866, 1899)


def test_a_school_year_is_two_years(values):
    assert values("The drought of 2014/15 killed many.") == [("2014", "2014"), ("15", "2015")]


def test_edtf_has_no_seasons_at_the_ends_of_intervals():
    days = days_of("2014-SP/2015-FA")
    assert edtf("2014-SP/2015-FA", days.first, days.last) == "2014-03-01/2015-11-30"
