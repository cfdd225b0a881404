from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It rained yesterday.", "2017-06-14"),
        ("It rained the day before yesterday.", "2017-06-13"),
        ("It rains today.", "2017-06-15"),
        ("It will rain tomorrow.", "2017-06-16"),
        ("It rained last night.", "2017-06-14TNI"),
        ("It rained last week.", "2017-W23"),
        ("It rained last weekend.", "2017-W23-WE"),
        ("It rained last month.", "2017-05"),
        ("It will rain next month.", "2017-07"),
        ("It rained last year.", "2016"),
        ("It rained this week.", "2017-W24"),
        ("It rained three days ago.", "2017-06-12"),
        ("It rained six weeks ago.", "2017-W18"),
        ("It rained two months ago.", "2017-04"),
        ("It rained 41 years ago.", "1976"),
        ("It will rain two weeks from now.", "2017-W26"),
        ("It rained several years ago.", "PAST_REF"),
        ("It rained a hundred and fifty years ago.", "1867"),
        ("It rained two hundred and one years ago.", "1816"),
        ("It rained a thousand years ago.", "1017"),
    ],
)
def test_counted_from_publication(only, text, value):
    assert only(text).value == value


def test_earlier_this_year_ends_with_publication(only):
    found = only("The east was taken earlier this year.")
    assert (found.value, found.first, found.last) == ("2017", date(2017, 1, 1), date(2017, 6, 15))
    assert found.edtf == "2017-01-01/2017-06-15"


def test_later_this_year_begins_with_publication(only):
    found = only("The rest follows later this year.")
    assert (found.first, found.last) == (date(2017, 6, 15), date(2017, 12, 31))


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("The clinic opened in 2011. A year later, it was shut.", "A year later", "2012"),
        ("Work began in January and ended the next month.", "the next month", "2017-02"),
        ("They met on May 30. The following day they signed.", "The following day", "2017-05-31"),
        ("They met on May 30, 2014. At the time, he was mayor.", "At the time", "2014-05-30"),
        ("They met on May 30, 2014. By then it had rained.", "By then", "2014-05-30"),
        ("They met in 1968. Two years earlier he had been ill.", "Two years earlier", "1966"),
        ("They met in 1968. In June of that year they married.", "June of that year", "1968-06"),
    ],
)
def test_anaphoric_dates_hang_on_the_date_told_before(values, text, surface, value):
    assert (surface, value) in values(text)


def test_the_reason_names_the_date_told_before(read):
    found = read("Work began in January and ended the next month.")
    assert found[1].reason == "'the next month' seen from 'January' (2017-01) named before in the same sentence"


def test_what_comes_one_day_after_an_event_comes_now(only):
    assert only("The raid comes one day after the talks broke down.").value == "2017-06-15"


def test_at_the_same_time_is_an_idiom(values):
    assert values("On Friday he smiled. At the same time, he was firm.") == [("Friday", "2017-06-09")]


def test_without_publication_nothing_relative_is_placed(read):
    for found in read("It rained yesterday, last week, last month, last year and three days ago.", None):
        assert (found.first, found.last) == (None, None)
        assert found.value.startswith("XXXX")
        assert "unknown day of publication" in found.reason


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Two days after the 21 August 2013 attack they came.", "Two days after", "2013-08-23"),
        ("A week before the vote on 23 June 2016 she was shot.", "A week before", "2016-W24"),
        ("Ten days before May 14 he left.", "Ten days before", "2017-05-04"),
        ("Three months after the battle of 4 March 2015 it was rebuilt.", "Three months after", "2015-06"),
    ],
)
def test_counted_from_a_day_that_is_named_after(read, text, words, value):
    assert (read(text)[0].text, read(text)[0].value) == (words, value)


def test_hours_that_make_up_days_reach_back_as_days_do(only):
    found = only("Ten were killed in the past 24 hours.")
    assert (found.first, found.last) == (date(2017, 6, 14), date(2017, 6, 15))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was killed on the 9th.", "2017-06-09"),
        ("He was killed on the 20th.", "2017-05-20"),
        ("It began on the morning of the 11th.", "2017-06-11"),
        ("It will open on the 28th.", "2017-06-28"),
    ],
)
def test_a_bare_day_of_the_month_in_news_is_the_newest_or_the_coming_one(only, text, value):
    assert only(text).value == value


@pytest.mark.parametrize(
    "text", ["She made a birdie on the 9th.", "They live on the 9th floor.", "The golf ended on the 18th."]
)
def test_holes_and_floors_are_no_days_of_the_month(read, text):
    assert read(text) == []
