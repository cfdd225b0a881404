"""Lines are searched only where they hold the letters that every match has: that must never lose a match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.furniture_patterns import certain_letters, patterns

SAID = (
    "All rights reserved", "This story may not be republished", "please CONSIDER a donation",
    "please consider making a gift", "on Patreon", "patreon.com/x", "paypal.me", "paypal:", "straight to your inbox",
    "delivered in to your door", "ko-fi.com", "The views and opinions expressed", "opinions presented", "here",
    "by the author", "do not necessarily", "reflect", "Jane Roe contributed to this report", "contributed reporting",
    "e-mail us at", "email us on", "can be reached at", "x@example.org", "material for this story came", "(AP)",
    "your support helps", "staff writer", ",", ".", "!", "under a", "Creative Commons", "ad-free reading",
    "app updates",
)  # fmt: skip


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        (r"\ball rights reserved\b", "all rights reserved"),
        (r"\bko-fi\.com", "ko-fi.com"),
        (r"\bcolou?rs of (?:the )?Rain{1,2}bow", "rs of "),
        (r"views?(?: and opinions?)? expressed", " expressed"),
        (r"[a-z (]+ago\b", "ago"),
        (r"\((?:AP|AFP)\) said", ") said"),
        (r"either|or", ""),
    ],
)
def test_what_every_match_must_hold(expression: str, letters: str) -> None:
    assert certain_letters(expression) == letters


@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=6).map(" ".join))
def test_no_match_is_lost(line: str) -> None:
    known = patterns()
    for pattern in [*dict(known.by_words).values(), *known.shapes.values()]:
        anywhere = any(expression.search(line) for _, expression in pattern._anywhere)
        at_start = pattern._at_start is not None and pattern._at_start.match(line) is not None
        assert pattern.fits(line) == (anywhere or at_start)
