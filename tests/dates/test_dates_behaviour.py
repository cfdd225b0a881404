"""The kinds of tests/behaviour/dates, in the half that was looked at and in the other: how much may go wrong?"""

import pytest
from behaviour.dates.cases import failed
from behaviour.dates.kinds import KINDS, cases_of

NUMBER = 40
MOST_WRONG = {  # percent; docs/dates.md has the figures of 200 cases
    "spans of days, no year": 25,
    "spans of months": 15,
    "weekdays to come": 15,
    "days with their year": 15,
}


@pytest.mark.parametrize("half", ["dev", "held"])
@pytest.mark.parametrize("kind", KINDS)
def test_dates_of_each_kind_are_read_as_they_are_meant(kind: str, half: str) -> None:
    cases = cases_of(kind, half, NUMBER, seed=0)
    wrong = [fault for case in cases for fault in failed(case)]
    assert 100 * len(wrong) <= MOST_WRONG.get(kind, 10) * len(cases), "\n".join(wrong[:5])
