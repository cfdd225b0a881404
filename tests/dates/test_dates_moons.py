"""Months and feasts of the Hijri calendar by our years, and seen from publication."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They fasted in Ramadan 2016.", "2016-06-05", "2016-07-06"),
        ("It was shelled on Eid al-Adha 2014.", "2014-10-03", "2014-10-05"),
        ("It was shelled on Ashura in 2013.", "2013-11-12", "2013-11-14"),
        ("Markets close early during Ramadan.", "2017-05-25", "2017-06-25"),
        ("The raids of last Ramadan were worse.", "2016-06-05", "2016-07-06"),
        ("A truce for Eid al-Fitr is near.", "2017-06-24", "2017-06-26"),
        ("He was shot on Eid al-Adha.", "2016-09-11", "2016-09-13"),
        ("Schools will close for Eid al-Adha.", "2017-08-31", "2017-09-02"),
    ],
)
def test_a_hijri_time_is_converted_a_day_either_way(only, text, first, last):
    found = only(text)
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert "a day either way" in found.reason


@pytest.mark.parametrize(
    "text", ["Ramadan Ali spoke.", "Mr. Ramadan spoke.", "They meet every Ramadan.", "He thanked Ramadan, a farmer."]
)
def test_persons_and_customs_are_no_hijri_time(read, text):
    assert read(text) == []


def test_without_a_day_of_publication_a_bare_hijri_time_has_no_days(read):
    assert read("It was shelled during Ramadan.", None) == []
