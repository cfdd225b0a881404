"""Sentences and pages by kind that were keyed before they were read, in the half that was looked at and the other."""

import pytest
from behaviour.dates.fresh import wrong_by_kind
from behaviour.dates.pages import wrong_pages

MOST_WRONG = 0.05


@pytest.mark.parametrize("half", ["dev", "held"])
def test_dates_of_written_sentences_are_read_as_they_are_meant(half: str) -> None:
    table = wrong_by_kind(half)
    faults = [fault for *_, seen in table.values() for fault in seen]
    total, wrong = (sum(row[column] for row in table.values()) for column in (0, 1))
    assert wrong <= MOST_WRONG * total, "\n".join(faults)


@pytest.mark.parametrize("half", ["dev", "held"])
def test_pages_are_dated_by_what_they_state_and_not_by_others_words(half: str) -> None:
    total, wrong = wrong_pages(half)
    assert len(wrong) <= MOST_WRONG * total, "\n".join(wrong)
