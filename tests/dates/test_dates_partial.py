from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("They crossed on March 20th.", "2017-03-22", "2017-03-20"),
        ("They crossed in October.", "2017-03-22", "2016-10"),
        ("They crossed in October.", "2017-06-18", "2016-10"),
        ("They crossed on 22 March.", "2017-03-22", "2017-03-22"),
        ("They crossed on Dec. 21.", "2017-01-05", "2016-12-21"),
        ("The court will sit on August 3.", "2017-06-15", "2017-08-03"),
        ("The court is scheduled to sit in March.", "2017-06-15", "2018-03"),
        ("The judge set a hearing on February 10.", "2017-01-07", "2017-02-10"),
        ("The blast of Aug. 7 would have killed more.", "2017-08-18", "2017-08-07"),
        ("They crossed last October.", "2017-06-18", "2016-10"),
        ("They crossed last Oct. 23 by night.", "2017-04-19", "2016-10-23"),
        ("They cross next March.", "2017-06-18", "2018-03"),
        ("They crossed in June last year.", "2017-06-18", "2016-06"),
        ("They crossed in mid-June.", "2017-06-28", "2017-06"),
    ],
)
def test_a_missing_year_is_told_by_publication_and_the_words_around(only, text, published, value):
    assert only(text, published).value == value


def test_the_reason_names_the_publication(only):
    assert only("They crossed on March 20th.", "2017-03-22").reason == (
        "newest one on or before publication 2017-03-22 (Wednesday)"
    )


def test_without_publication_the_year_stays_open(only):
    found = only("They crossed on June 14.", None)
    assert (found.value, found.first, found.last, found.edtf) == ("XXXX-06-14", None, None, "XXXX-06-14")
    assert "unknown day of publication" in found.reason


def test_joined_dates_share_the_year(values):
    assert values("It snowed in August and September 1914.") == [
        ("August", "1914-08"), ("September 1914", "1914-09"),
    ]  # fmt: skip
    assert values("It snowed from December to March 1915.")[0] == ("December", "1914-12")
    assert values("It snowed between 3 and 5 May 2016.") == [("3", "2016-05-03"), ("5 May 2016", "2016-05-05")]
    assert values("It snowed on May 4 and 5.") == [("May 4", "2017-05-04"), ("5", "2017-05-05")]
    assert values("It snowed from June 10 to 14, 2016.") == [("June 10", "2016-06-10"), ("14, 2016", "2016-06-14")]


def test_a_named_weekday_picks_the_year_in_which_it_fits(only):
    assert only("It opened on Friday, June 17.", "2017-06-10").value == "2016-06-17"


def test_day_of_the_month_told_before(values):
    assert values("Rain began on May 18. On the 20th it stopped.")[1] == ("the 20th", "2017-05-20")


def test_an_ordinal_before_a_noun_is_no_day(values):
    for text in (
        "On May 18 he praised the men of the 9th armored division.",
        "By May 18 work on the 20th floor began.",
    ):
        assert [text for text, _ in values(text)] == ["May 18"]


def test_week_of_a_day(only):
    found = only("A hearing was held the week of March 6.")
    assert (found.value, found.first, found.last) == ("2017-W10", date(2017, 3, 6), date(2017, 3, 12))


@pytest.mark.parametrize(
    "text",
    ["May he rest.", "They may go on.", "The march went on.", "Jan Novak spoke.", "April Stone sang."],
)
def test_words_and_names_that_are_also_months(values, text):
    assert values(text) == []
