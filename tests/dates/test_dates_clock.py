from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The pier opened June 12. Raids began at around midnight.", "2017-06-12T24:00"),
        ("The pier opened June 12. They stormed it at dawn.", "2017-06-12TMO"),
        ("They stormed it in the early hours of June 14.", "2017-06-14TMO"),
        ("They stormed it on the night of 13 May 2016.", "2016-05-13TNI"),
        ("They stormed it at 10:35 a.m. on Tuesday.", "2017-06-13T10:35"),
        ("The deadline was 9 a.m. EST Tuesday.", "2017-06-13T09:00"),
        ("They stormed it at midday on Wednesday.", "2017-06-14TMI"),
        ("They stormed it at dawn.", "2017-06-15TMO"),
    ],
)
def test_times_belong_to_the_day_named_with_or_before_them(read, text, value):
    assert read(text)[-1].value == value
    assert read(text)[-1].type == "TIME"


def test_a_number_with_a_colon_is_no_time_without_a_cue(values):
    assert values("The ratio was 10:35 in all.") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The sale will be 9 a.m. to 2 p.m. July 16 at the hall.", "2017-07-16T09:00"),
        ("Tryouts run from 3:15 to 5:15 p.m. on Friday, June 16.", "2017-06-16T15:15"),
        ("It runs from 11:30 to 1:30 p.m. today.", "2017-06-15T11:30"),
        ("The blast came at 10:35 a.m. (0735 GMT) Tuesday.", "2017-06-13T10:35"),
        ("At 0930 GMT the bridge fell.", "2017-06-15T09:30"),
        ("It fell at 19:15 and burned.", "2017-06-15T19:15"),
        ("It fell at three o'clock this afternoon.", "2017-06-15T15:00"),
        ("It fell at 4 in the morning.", "2017-06-15T04:00"),
        ("The offer ends at midnight on July 3.", "2017-07-03T24:00"),
        ("They met at noon Tuesday.", "2017-06-13T12:00"),
        ("They met at dawn on 4 May 2016.", "2016-05-04TMO"),
        ("The bridge fell just before midnight on the 3rd of May 2016.", "2016-05-03T24:00"),
        ("They fled at sunset on 9 June.", "2017-06-09TEV"),
        ("Updated 9:40 a.m. EDT June 14, 2017.", "2017-06-14T09:40"),
    ],
)
def test_a_time_finds_the_day_that_is_named_around_it(read, text, value):
    assert read(text)[0].value == value


@pytest.mark.parametrize(
    "text", ["The sirens sound at noon on Wednesdays.", "The drill is scheduled for 9:50 a.m., he said."]
)
def test_a_time_that_returns_or_is_to_come_has_no_day(read, text):
    assert read(text)[0].value.startswith("XXXX-XX-XXT")
    assert read(text)[0].first is None


def test_a_time_without_a_day_is_of_the_report_or_the_day_before(read):
    (found,) = read("The bridge fell at 9:50 a.m., he said.")
    assert (found.first, found.last) == (date(2017, 6, 14), date(2017, 6, 15))
