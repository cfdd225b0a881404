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
