"""Days of publication as exports write them: read where there is one reading, else not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.inputs.day_text import day_in, order_in

WAYS = """
2017-06-15 | 2017-06-15T08:00:00Z | 2017-06-15 08:00 | 20170615 | 2017/06/15 | Thu, 15 Jun 2017 08:00:00 +0000
June 15, 2017 | Jun. 15 2017 | Thursday, June 15th, 2017 | 15 June 2017 | 15th June 2017 | 15 juin 2017 | 15. Juni 2017
15 de junio de 2017 | 15 giugno 2017 | 2017年6月15日 | 15/06/2017 | 6/15/2017 | 15-Jun-2017 | jeudi 15 juin 2017
1497513600 | 1497513600000
"""


@pytest.mark.parametrize("text", [way.strip() for line in WAYS.strip().splitlines() for way in line.split("|")])
def test_a_whole_day_is_read(text: str) -> None:
    assert day_in(text) == date(2017, 6, 15)


@pytest.mark.parametrize(
    "text", ["", "03/04/2017", "June 2017", "2017", "15/06/17", "31 February 2017", "yesterday", "12345", "2017-13-01"]
)
def test_what_is_no_day_or_more_than_one_is_not_read(text: str) -> None:
    assert day_in(text) is None


def test_a_column_tells_the_order_of_its_numbers() -> None:
    assert order_in(["03/04/2017", "25/02/2017"]) == "day first"
    assert order_in(["03/04/2017", "02/25/2017"]) == "month first"
    assert order_in(["03/04/2017"]) == order_in(["25/02/2017", "02/25/2017"]) == ""


def test_with_a_known_order_the_day_is_read() -> None:
    assert day_in("03/04/2017", "day first") == date(2017, 4, 3)
    assert day_in("03/04/2017", "month first") == date(2017, 3, 4)


@given(st.text(max_size=60))
def test_any_text_is_answered_without_an_error(text: str) -> None:
    day_in(text)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_in_iso_is_read(day: date) -> None:
    assert day_in(day.isoformat()) == day
