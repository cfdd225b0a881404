from datetime import date

import pytest

from geo.places.weights import load_weights
from geo.ui.words import (
    PART_WORDS,
    country_words,
    day_words,
    interval_words,
    part_words,
    place_words,
    radius_words,
    reason_words,
)


def test_a_day_is_written_out():
    assert day_words(date(2017, 6, 8)) == "8 June 2017"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "no date"),
        ("2017-06-11", "2017-06-11", "11 June 2017"),
        ("2017-06-11", "2017-06-19", "11 to 19 June 2017"),
        ("2017-05-30", "2017-06-02", "30 May to 2 June 2017"),
        ("2016-12-30", "2017-01-02", "30 December 2016 to 2 January 2017"),
        ("2017-06-01", "2017-06-30", "June 2017"),
        ("2016-02-01", "2016-02-29", "February 2016"),
        ("2017-04-01", "2017-06-30", "April to June 2017"),
        ("2017-01-01", "2017-12-31", "2017"),
        ("2014-01-01", "2017-12-31", "2014 to 2017"),
        ("2016-10-01", "2017-06-30", "October 2016 to June 2017"),
        ("2017-06-11", None, "from 11 June 2017"),
        (None, "2017-06-11", "until 11 June 2017"),
        ("9999-12-01", "9999-12-31", "December 9999"),
    ],
)
def test_an_interval_is_said_as_short_as_it_can_be(first, last, words):
    assert interval_words(first, last) == words


def test_precision_never_calls_an_area_a_point():
    assert radius_words("point", 4.0) == "a point, within 4 km"
    assert radius_words("circle", 1.25) == "somewhere within 1.2 km"
    assert "area" in radius_words("area", 300)
    assert radius_words("line", 20) == "drawn as a line"


def test_a_code_of_a_country_is_its_name_and_a_strange_one_stays():
    assert country_words("IQ") == "Iraq"
    assert country_words("??") == "??"
    assert place_words("admin1", "SY") == "province or state, Syria"
    assert place_words("country", "SY") == "country"


def test_every_part_of_the_score_has_plain_words():
    parts = load_weights().parts
    assert not [name for name in parts if part_words(name) == name and name not in PART_WORDS]
    assert part_words("kind admin2") == "being a district"


def test_a_stored_reason_loses_its_codes_and_its_runner_up():
    reason = "how often a admin1 is meant; a capital. Next: Lyon (admin1, US), 3.5 behind"
    assert reason_words(reason) == "how often a province or state is meant; a capital"
