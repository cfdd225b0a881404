import pytest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The general said Thursday that it was over.", "2017-06-15"),
        ("A convoy was hit on Wednesday.", "2017-06-14"),
        ("A convoy was hit last Thursday.", "2017-06-08"),
        ("The talks begin next Thursday.", "2017-06-22"),
        ("Parliament will vote on Monday.", "2017-06-19"),
        ("The deadline was extended until Saturday.", "2017-06-17"),
        ("Until Monday, they had not answered.", "2017-06-12"),
        ("They looked for ways around Tuesday's ruling.", "2017-06-13"),
        ("A convoy was hit on Wednesday at dawn.", "2017-06-14TMO"),
        ("A convoy was hit Wednesday night.", "2017-06-14TNI"),
        ("A convoy was hit in the early hours of Sunday.", "2017-06-11TMO"),
        ("The market is open on Fridays.", "XXXX-WXX-5"),
        ("The market is open every Friday.", "XXXX-WXX-5"),
    ],
)
def test_a_weekday_is_the_last_one_unless_the_words_look_ahead(only, text, value):
    assert only(text).value == value


def test_the_reason_says_which_weekday_was_meant(only):
    assert only("The general said Thursday it was over.").reason == (
        "'Thursday' on or before publication 2017-06-15 (Thursday)"
    )


def test_without_publication_a_weekday_stays_a_weekday(only):
    found = only("The general said Thursday it was over.", None)
    assert (found.value, found.first, found.last) == ("XXXX-WXX-4", None, None)


def test_days_that_both_ends_of_publication_agree_on_are_certain(only):
    found = only("The general said Thursday it was over.", "2017-06-15..2017-06-16")
    assert found.value == "2017-06-15"
    assert "2017-06-15..2017-06-16" in found.reason


def test_a_weekday_in_a_name_is_no_day(values):
    assert values("Since Black Monday and Bloody Sunday they had waited.") == []


def test_this_weekday_is_the_one_of_the_week(values):
    assert values("They play this Saturday.") == [("this Saturday", "2017-06-17")]
    assert values("They left in May and met this Monday.")[-1] == ("this Monday", "2017-06-12")


def test_the_end_of_a_span_of_weekdays_follows_its_beginning(values):
    assert [value for _, value in values("From Monday through Friday they marched.")] == ["2017-06-12", "2017-06-16"]


def test_a_modal_looks_ahead_and_what_could_be_heard_does_not(values):
    assert values("Talks could resume on Sunday.") == [("Sunday", "2017-06-18")]
    assert values("Shells could be heard on Sunday.") == [("Sunday", "2017-06-11")]
    assert values("They could not return on Sunday.") == [("Sunday", "2017-06-11")]


def test_the_afternoon_is_not_noon(values):
    assert values("It rained Monday afternoon.") == [("Monday afternoon", "2017-06-12TAF")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The hearing is Sunday.", "2017-06-18"),
        ("Markets are closed on Sunday.", "2017-06-18"),
        ("They are to meet on Sunday.", "2017-06-18"),
        ("He was to speak on Sunday.", "2017-06-18"),
        ("The march, set to begin Sunday, grew.", "2017-06-18"),
        ("Thousands marched ahead of Sunday's vote.", "2017-06-18"),
        ("Come Sunday, they will be gone.", "2017-06-18"),
        ("The trial, which was adjourned, resumes on Sunday.", "2017-06-18"),
        ("He is accused of an attack on Sunday.", "2017-06-11"),
        ("The fire is said to have started Sunday.", "2017-06-11"),
        ("The man to blame was caught Sunday.", "2017-06-11"),
    ],
)
def test_the_words_around_a_weekday_say_which_one_is_meant(values, text, value):
    assert values(text)[-1] == ("Sunday", value)


def test_a_weekday_joined_to_a_coming_one_comes_too(values):
    assert [value for _, value in values("Snow is forecast for Sunday and Monday.")] == ["2017-06-18", "2017-06-19"]
    assert [value for _, value in values("Shells fell on Sunday and Monday.")] == ["2017-06-11", "2017-06-12"]
