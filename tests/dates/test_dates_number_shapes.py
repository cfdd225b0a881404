"""No rule is left out at a number that it could read: `regex` proves it, which tells whether more text could match."""

import pytest
import regex

from geo.dates.finder import RULES
from geo.dates.number_shapes import _LENGTHS_OF, JOINED, LENGTHS, may_begin, number_at

BEFORE = ("", "'", "\u2019", "1-", "1/", "1\u2013", "(", "$", "1 ")
NUMBERS = {
    "1": [*map(str, range(100)), *(f"{n:02d}" for n in range(10))],
    "3": [f"{n:03d}" for n in range(0, 1000, 7)],
    "4": [f"{n:04d}" for n in (*range(0, 10000, 97), *range(1000, 2400, 9), 2200, 1999, 2000)],
    "5": [
        f"{n:04d}{more}" for n in (*range(0, 10000, 997), 1999, 2016) for more in ("0", "99", "0612", "1231", "123456")
    ],
}
OF_DIGITS = [rule for rule in RULES if JOINED in rule.starts]


@pytest.mark.parametrize("rule", OF_DIGITS, ids=lambda rule: rule.name)
def test_a_rule_that_is_left_out_could_match_nothing(rule) -> None:
    pattern = regex.compile(rule.expression, regex.IGNORECASE)
    for length in LENGTHS:
        if not may_begin(rule.name, length):
            found = [
                before + number + mark
                for before in BEFORE
                for number in NUMBERS[length]
                for mark in " ,;)\n"
                if pattern.match(before + number + mark, len(before), partial=True)
            ]
            assert found == []


def test_each_name_is_that_of_a_rule_that_begins_with_digits() -> None:
    assert _LENGTHS_OF.keys() <= {rule.name for rule in OF_DIGITS}
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("text", "length"),
    [("7 men", "1"), ("12,", "1"), ("120)", "3"), ("1999\n", "4"), ("20190612;", "5"), ("12", "0"), ("12.", "0"),
     ("1990s", "0"), ("12:30", "0"), ("5/12", "0"), ("8am", "0"), ("1 200", "1"), ("\u0663 men", "1"),
     ("12\u00a0men", "0")],
)  # fmt: skip
def test_the_length_of_a_number_counts_only_where_it_stands_alone(text: str, length: str) -> None:
    assert number_at("on " + text, 3) == length
