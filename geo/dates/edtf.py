"""EDTF strings read back: as intervals of days, and as the TIMEX3 value that says the same.

Source: ISO 8601-2:2019 / EDTF levels 0 to 2, as far as `geo.dates.values.edtf` writes them.
"""

from __future__ import annotations

import re

from geo.dates.values import NOWHERE, Days, days_of

_SINGLE = re.compile(r"(?:\d{4}|\d{3}X|\d{2}XX)(?:-\d\d(?:-\d\d)?)?")
_OPEN = frozenset(("", ".."))
_CODES = {
    "21": "SP", "22": "SU", "23": "FA", "24": "WI",
    "33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4",
    "40": "H1", "41": "H2",
}  # fmt: skip


def days_of_edtf(text: str) -> Days:
    """The days that an EDTF string covers; `NOWHERE` where it is none, or names no day of the calendar.

    An interval is `first/last`, either end `..` or nothing where it is open. The marks '~', '?' and '%' are read over.

    Examples
    --------
    >>> days_of_edtf("2014-06-10/..").first
    datetime.date(2014, 6, 10)
    >>> days_of_edtf("2014-22").grain
    'season'
    """
    left, slash, right = text.partition("/")
    if not slash:
        value = _timex(text)
        return days_of(value) if value else NOWHERE
    ends = [None if end in _OPEN else days_of_edtf(end) for end in (left, right)]
    if NOWHERE in ends or ends == [None, None] or "/" in right:
        return NOWHERE
    first, last = (ends[0].first if ends[0] else None), (ends[1].last if ends[1] else None)
    if first and last and first > last:
        return NOWHERE
    return Days(first, last, next(end.grain for end in ends if end))


def timex_of_edtf(text: str) -> str:
    """The TIMEX3 value of an EDTF string: '2014-SU' for '2014-22'; '' where it is none."""
    if days_of_edtf(text) == NOWHERE:
        return ""
    left, slash, right = text.partition("/")
    if not slash:
        return _timex(left)
    return "/".join("" if end in _OPEN else _timex(end) for end in (left, right))


def _timex(text: str) -> str:
    plain = text[:-1] if text[-1:] in ("~", "?", "%") else text
    if not _SINGLE.fullmatch(plain):
        return ""
    return plain[:5] + _CODES.get(plain[5:], plain[5:])
