from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It held for more than eight months.", "DURATION", "P8M"),
        ("A six-year war ended.", "DURATION", "P6Y"),
        ("It took two and a half years.", "DURATION", "P2.5Y"),
        ("It took 16 hours.", "DURATION", "PT16H"),
        ("It took a fortnight.", "DURATION", "P2W"),
        ("It took several weeks.", "DURATION", "PXW"),
        ("It was a months-long siege.", "DURATION", "PXM"),
        ("It was a monthslong siege.", "DURATION", "PXM"),
        ("It fell nearly three years to the day after the flood.", "DURATION", "P3Y"),
        ("They met daily.", "SET", "P1D"),
        ("They met every week.", "SET", "P1W"),
        ("They met twice a week.", "SET", "P1W"),
        ("They are now at home.", "DATE", "PRESENT_REF"),
        ("They recently left.", "DATE", "PAST_REF"),
    ],
)
def test_lengths_and_returns(only, text, kind, value):
    found = only(text)
    assert (found.type, found.value) == (kind, value)


def test_within_reaches_from_publication(only):
    found = only("They will enter within the next two days.")
    assert (found.value, found.first, found.last) == ("2017-06-15/2017-06-17", date(2017, 6, 15), date(2017, 6, 17))
    found = only("Little was gained within the last 7 days.")
    assert (found.first, found.last) == (date(2017, 6, 8), date(2017, 6, 15))


def test_the_past_months_are_a_length_with_an_interval(only):
    found = only("Prices rose over the past two months.")
    assert (found.type, found.value) == ("DURATION", "P2M")
    assert (found.first, found.last) == (date(2017, 4, 15), date(2017, 6, 15))


def test_since_lasts_up_to_publication(only):
    found = only("Losses since March 15th are high.")
    assert (found.value, found.first, found.last) == ("2017-03-15", date(2017, 3, 15), date(2017, 6, 15))
    assert found.edtf == "2017-03-15/2017-06-15"


def test_recent_years_have_an_end_and_no_beginning(only):
    found = only("They were beaten back in recent years.")
    assert (found.first, found.last, found.edtf) == (None, date(2017, 6, 15), "../2017-06-15")


def test_a_length_alone_is_no_place_on_the_calendar(only):
    found = only("It held for eight months.")
    assert (found.first, found.last, found.edtf) == (None, None, "")
