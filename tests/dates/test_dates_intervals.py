"""Publications known as an interval of days, as one open end, or not at all."""

from datetime import date

from geo.dates import find_dates
from geo.model import Furniture, Publication


def test_yesterday_of_an_interval_is_an_interval(only):
    found = only("The bridge was taken yesterday.", "2017-06-11..2017-06-19")
    assert (found.value, found.first, found.last) == ("2017-06", date(2017, 6, 10), date(2017, 6, 18))
    assert found.edtf == "2017-06-10/2017-06-18"


def test_a_month_that_all_days_of_the_interval_agree_on_is_certain(only):
    assert only("Had they left in October, all had been lost.", "2017-06-11..2017-06-19").value == "2016-10"


def test_a_reach_over_an_interval_spans_both(only):
    found = only("They will enter within the next two days.", "2017-06-15..2017-06-16")
    assert found.value == "2017-06-15/2017-06-18"


def test_an_interval_of_a_year_places_no_yesterday(only):
    found = only("The bridge was taken yesterday.", "2016-06-11..2017-06-19")
    assert (found.value, found.first, found.last) == ("XXXX-XX-XX", None, None)
    assert "too wide" in found.reason


def test_a_day_inside_the_interval_is_not_the_one_a_year_before(only):
    assert only("The operation, which began on June 18, went on.", "2017-06-11..2017-06-19").value == "2017-06-18"


def test_what_cannot_be_placed_keeps_what_it_says(values):
    text = "They left on Thursday. They left on June 14. They left in March."
    assert values(text, "2015-02-01..2017-04-01") == [
        ("Thursday", "XXXX-WXX-4"), ("June 14", "XXXX-06-14"), ("March", "XXXX-03"),
    ]  # fmt: skip


def test_one_open_end_is_not_guessed():
    published = Publication(date(2017, 6, 15), None, "not before")
    (found,) = find_dates("The bridge was taken yesterday.", published=published)
    assert (found.first, found.last) == (None, None)


def test_nothing_is_found_in_furniture(read):
    text = "Posted in June 2009\nThe bridge fell in June 2016.\nOld comment, May 3, 2021"
    furniture = (Furniture(0, 19, "byline"), Furniture(50, len(text), "reader comment"))
    assert [d.text for d in read(text, furniture=furniture)] == ["June 2016"]
