"""What news says by habit: timetables in the present tense, weekends, quarters beside quarters, days with a name."""

import pytest

from geo.model import Furniture


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court meets on Monday.", "2017-06-19"),
        ("The court met on Monday.", "2017-06-12"),
        ("He counted the votes Monday.", "2017-06-12"),
        ("The talks, to be held in July, were his idea.", "2017-07"),
        ("The case is heard in July.", "2017-07"),
        ("The licence expires in December.", "2017-12"),
        ("The river rose over the weekend.", "2017-W23-WE"),
        ("They will meet at the weekend.", "2017-W24-WE"),
        ("They met on Tuesday of last week.", "2017-06-06"),
        ("They met last week on Tuesday.", "2017-06-06"),
        ("They vote on the fourth Thursday in November 2017.", "2017-11-23"),
        ("They voted on the last Sunday of May.", "2017-05-28"),
        ("Sales fell in Q3 2016.", "2016-Q3"),
        ("He was in town for the 9/11 attacks.", "2001-09-11"),
        ("It flew low after the Sept. 11 attacks.", "2001-09-11"),
        ("Prices doubled over the last year.", "P1Y"),
        ("It takes half an hour.", "PT30M"),
        ("It took half a century.", "P50Y"),
        ("It took a year and a half.", "P1.5Y"),
        ("They vote every two years.", "P2Y"),
        ("They vote every other year.", "P2Y"),
        ("It was a week-long fair.", "P1W"),
        ("They left years ago.", "PAST_REF"),
    ],
)
def test_words_of_news(only, text, value):
    assert only(text).value == value


def test_before_it_happened_a_day_with_a_name_is_a_day_like_others(only):
    assert only("It fell on the Sept. 11 attack.", "1999-12-01").value == "1999-09-11"


def test_a_year_earlier_beside_a_quarter_is_that_quarter(values):
    text = "Profit rose in the first quarter. A year earlier it fell, as in the year-ago period."
    assert [value for _, value in values(text)] == ["2017-Q1", "2016-Q1", "2016-Q1"]


def test_the_day_before_hangs_on_the_day_told(values):
    assert values("They met on June 2. He had landed the day before.") == [
        ("June 2", "2017-06-02"), ("the day before", "2017-06-01"),
    ]  # fmt: skip
    assert values("He had landed the day before.") == []


def test_what_comes_a_day_after_is_dated_by_its_own_sentence(values):
    assert values("The fall of the fort on Sunday came a day after the bridge was lost.")[0] == ("Sunday", "2017-06-11")
    assert all(value != "2017-06-15" for _, value in values("The fall on Sunday came a day after the bridge broke."))


def test_a_date_after_the_weekday_says_more_than_the_weekday(values):
    assert values("It rang at 3.20pm, on Friday, February 3.")[-1][1] == "2017-02-03T15:20"
    assert values("It rang at 3 p.m. on Friday, 3 February.")[-1][1] == "2017-02-03T15:00"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In May 1939 troops crossed the river. Warsaw surrendered on 28 May.", "1939-05-28"),
        ("He was held on 4 May 2014. On 9 May he was freed.", "2014-05-09"),
        ("In September 1939 Poland fell. The following June, France fell.", "1940-06"),
        ("In June 1940 France fell. The previous September, Poland had fallen.", "1939-09"),
        ("On 4 May 2014 he was held. The following Monday he was freed.", "2014-05-05"),
    ],
)
def test_what_goes_on_from_a_date_of_long_ago_stays_there(values, text, value):
    assert values(text)[-1][1] == value


def test_a_day_of_long_ago_named_again_without_its_year_is_an_anniversary(values):
    assert values("He was held on 4 May 2014. On 4 May supporters marked the day.")[-1][1] == "2017-05-04"


@pytest.mark.parametrize("words", ["05:30 on Monday, 12 June 2017", "05:30 on 12 June", "05:30 GMT on June 12, 2017"])
def test_a_clock_of_24_hours_belongs_to_the_date_after_it(values, words):
    assert values(f"At {words}, water reached the bridge.") == [(words, "2017-06-12T05:30")]


@pytest.mark.parametrize(("reason", "found"), [("repeated caption", 1), ("navigation", 0)])
def test_of_furniture_only_captions_tell_days(read, reason, found):
    text = "Boats wait on June 14."
    assert len(read(text, furniture=(Furniture(0, len(text), reason),))) == found
