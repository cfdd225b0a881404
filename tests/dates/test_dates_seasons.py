import pytest

from geo.dates.holidays import easter, holiday


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It burned in the summer of 2014.", "2014-SU"),
        ("It burned last summer.", "2016-SU"),
        ("It burned last fall.", "2016-FA"),
        ("It burned this spring.", "2017-SP"),
        ("It will burn next winter.", "2017-WI"),
        ("Sales fell in the third quarter of 2016.", "2016-Q3"),
        ("Sales fell in the first half of last year.", "2016-H1"),
        ("Profit fell in the first quarter.", "2017-Q1"),
        ("They met on Christmas Day 2016.", "2016-12-25"),
        ("They met last Thanksgiving.", "2016-11-24"),
    ],
)
def test_seasons_quarters_and_holidays(only, text, value):
    assert only(text).value == value


def test_joined_seasons_share_the_year(values):
    assert values("It burned in the spring and summer of 1979.") == [
        ("the spring", "1979-SP"), ("summer of 1979", "1979-SU"),
    ]  # fmt: skip


def test_a_season_without_a_cue_is_no_date(values):
    assert values("The fall of the city and the spring in his step.") == []


def test_moving_holidays():
    assert easter(2017).isoformat() == "2017-04-16"
    assert holiday("Memorial Day", 2017).isoformat() == "2017-05-29"
    assert holiday("Labor Day", 2017).isoformat() == "2017-09-04"
    assert holiday("Election Day", 2016).isoformat() == "2016-11-08"
    assert holiday("Sankranti", 2016) is None


@pytest.mark.parametrize("words", ["the winter of 1941-42", "the winter of 1941/42", "the winter of 1941-1942"])
def test_a_winter_of_two_years_is_one_date(only, words):
    found = only(f"In {words} they starved.")
    assert (found.text, found.value) == (words, "1941-WI")


@pytest.mark.parametrize(
    ("words", "published", "value"),
    [
        ("the autumn of '44", "2017-06-15", "1944-FA"),
        ("the spring of '68", None, "1968-SP"),
        ("the summer of '19", "2017-06-15", "2019-SU"),
        ("the summer of '19", "1931-06-15", "1919-SU"),
    ],
)
def test_two_digits_are_the_last_such_year_near_publication(only, words, published, value):
    assert only(f"In {words} they met.", published).value == value
