"""Times of day as TIMEX3 tells them."""

import pytest

from geo.project.hours import hour_words, hours_of


@pytest.mark.parametrize(
    ("value", "hours"),
    [
        ("2021-05-03T14:30", (14.5, 15.0)),
        ("2021-05-03T09", (9, 10.0)),
        ("2021-05-03T24:00", (23.5, 24.0)),
        ("2021-05-03TMO", (5, 12)),
        ("2021-05-03TNI", (19, 24)),
        ("2021-05-03", None),
        ("2021-05-03T99:00", None),
        ("2021-05-03TXX", None),
        ("PT3H", None),
    ],
)
def test_hours_of_a_told_time(value: str, hours: tuple[float, float] | None) -> None:
    assert hours_of(value) == hours


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2021-05-03T14:30", "14:30"),
        ("2021-05-03T09", "09:00"),
        ("2021-05-03TMO", "morning"),
        ("2021-05-03TNI", "night"),
    ],
)
def test_a_told_time_in_words(value: str, words: str) -> None:
    assert hour_words(value) == words
