"""Rules are tried only where a word that they need lies ahead: that must never cost a date."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dates import find_dates, finder
from geo.dates.finder import RULES
from geo.model import DateMention, Publication

TOLD = sorted({word for rule in RULES for word in (*rule.starts, *rule.needs)} - {"0"})
LINKS = (
    "of", "in", "on", "and", "to", "a", ",", ".", "-", "7", "14th", "31", "1914", "2016", "1990s", "0:30", "a.m.",
    "BC", "same", "May", "June", "Sept.", "Thursday", "Mon,", "Easter", "Christmas", "Valentine's Day", "previous",
    "following", "hundred", "couple", "times", "more", "than", "or", "ever", "war", "army",
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(LINKS), st.sampled_from(TOLD), st.sampled_from(TOLD).map(str.title))
PUBLISHED = Publication(date(2017, 6, 15), date(2017, 6, 15), "given")


def found_with_every_rule(text: str) -> tuple[DateMention, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            finder, "_rules_of", lambda word, ahead: tuple((r, r.pattern.match) for r in finder._STARTS[word])
        )
        return find_dates(text, published=PUBLISHED)


@settings(max_examples=400, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_a_rule_whose_words_are_missing_would_find_nothing(text: str) -> None:
    assert find_dates(text, published=PUBLISHED) == found_with_every_rule(text)


@pytest.mark.parametrize(
    "text",
    [
        "the very early part of the following week", "in the latter part of the same month",
        "the second half of last year", "at the end of the 19th century", "the third Sunday in August 2015",
        "nearly two and a half years later", "over the weekend", "late in the evening of the 14th of June",
        "shortly before dawn on Tuesday", "by then", "the early hours of Thursday",
        "over the course of the last twenty-two years", "these days", "in the near future",
    ],
)  # fmt: skip
def test_long_openings_still_reach_the_word_they_need(text: str) -> None:
    found = find_dates(f"It rained on June 3. It snowed {text}.", published=PUBLISHED)
    assert found == found_with_every_rule(f"It rained on June 3. It snowed {text}.")
    assert len(found) > 1


def test_words_that_no_rule_begins_with_are_passed_over() -> None:
    assert list(finder._openings("The army of the north held the bridge in the rain")) == []
    far = "The army held the bridge " + "and sang " * 20 + "before May"
    assert [far[start : start + 3] for start, _ in finder._openings(far)] == ["May"]
