"""The words that rules for dates begin with are found as a regular expression finds them, word by word."""

import re

from hypothesis import given
from hypothesis import strategies as st

from geo.dates.word_scan import KnownWords

WORDS = frozenset(("a", "d", "v", "q", "may", "the", "century", "0", "ah"))
WORD = re.compile(r"(?<!\w)(?:\d{1,6}|[A-Za-z]{2,12}|[aADHVQ])")
PIECES = (
    *WORDS, "May", "THE", "x", "D", "1990s", "centuries", "12", "\u0663", "\u00b2", "\u2177", "\u00e9", "\u017f", "_",
    " ", " ", "\n", "-", "\u2019", "'", ".", "\u00a0", "\U0001d7d9", "\ud800",
)  # fmt: skip


def by_expression(text: str) -> list[tuple[int, str]]:
    found = [(match.start(), match[0].lower()) for match in WORD.finditer(text)]
    found = [(start, "0" if word[0].isdigit() else word) for start, word in found]
    return [(start, word) for start, word in found if word in WORDS]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_the_words_and_offsets_are_those_that_an_expression_finds(text: str) -> None:
    assert KnownWords(WORDS).found_in(text) == by_expression(text)


def test_a_word_that_only_begins_another_stands_where_it_does() -> None:
    text = "In may1990 or D-Day, 3rd; d\u00e9 d'A _may \u00e9may 1234567890"
    assert KnownWords(WORDS).found_in(text) == [(3, "may"), (14, "d"), (21, "0"), (31, "a"), (43, "0")]


def test_what_is_kept_of_one_text_changes_nothing_in_the_next() -> None:
    known = KnownWords(WORDS)
    assert known.found_in("a May d A D") == [(0, "a"), (2, "may"), (8, "a"), (10, "d")]
    assert known.found_in("D A d") == [(0, "d"), (2, "a")]
