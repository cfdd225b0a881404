"""Which rules can begin with a number that stands alone, by how many digits it has.

Sixty rules begin with digits, and most texts have a dozen numbers that begin no date. '12 soldiers' can't be read by
the rules for '12/5/2016', nor by those for years. What is said here follows from the rules' patterns: a test proves it.
"""

from __future__ import annotations

import re

_ALONE = re.compile(r"(\d+)[ ,;)\n]")
LENGTHS = ("1", "3", "4", "5")
"""One or two digits, three, four, and five or more."""
JOINED = "0"
"""Any number that something else than a blank or a mark follows: 2016-05-12, 1990s, 8am."""

# The names of rules, by the lengths of the numbers alone that they can begin with: '' for those that need something
# joined to it. All others can begin with any number.
_NAMES = {
    "": """
        named day; digits of another calendar; iso; slash; decade; century; day, month, short year; digits
        with blanks or dashes; compact with a month; month in digits; year and month in digits; week;
        quarter or half as a code, year; span in digits; stamp of a wire; short decade; clock of 24 hours
        and its date
    """,
    "1": """
        hijri; solar hijri; both styles; old style; day of an unconverted calendar; day month year; end of a
        span; short year; day month, year with an apostrophe; days in digits; far day; day of an era; day
        and an era before its year; day month; day joined to a date; further day; clock of a day; clock of a
        date; clock; clock in words
    """,
    "3": """
        year of three digits
    """,
    "4": """
        year of a named calendar; year of another era; year; year month day; year month; year, quarter or
        half as a code; year beyond 2199; quarter or half; clock of 24 hours; clock of 24 hours and its day
    """,
    "5": """
        compact
    """,
    "34": """
        hijri year
    """,
    "134": """
        era; first year before an era
    """,
}
_LENGTHS_OF = {" ".join(name.split()): lengths for lengths, names in _NAMES.items() for name in names.split(";")}


def number_at(text: str, start: int) -> str:
    """The length of the number that begins at `start`, if it stands alone, else `JOINED`."""
    found = _ALONE.match(text, start)
    if found is None:
        return JOINED
    digits = found.end() - 1 - start
    return "1" if digits < 3 else "5" if digits > 4 else "3" if digits == 3 else "4"


def may_begin(rule: str, length: str) -> bool:
    """Whether the rule of that name can begin with a number of `length` digits that stands alone."""
    return length in _LENGTHS_OF.get(rule, length)
