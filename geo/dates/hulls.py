"""The readings from both ends of an uncertain day of publication as one that says only what is certain in both."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.dates.anchor import Reading
from geo.dates.values import NOWHERE, Days
from geo.model import Publication

WIDEST_HULL = 31  # days: where publication is known no better than this, 'yesterday' is too vague to be placed


def merged(readings: list[Reading], published: Publication | None, unplaced: Reading | None) -> tuple[Reading, Days]:
    """The readings from both ends of the publication as one, with its days.

    `unplaced` is what the rule reads when the day of publication isn't known at all.
    """
    one, other = readings[0], readings[-1]
    a, b = one.interval, other.interval
    if (one.value == other.value and a == b) or published is None or published.first is None or published.last is None:
        return one, a
    if (published.last - published.first).days > WIDEST_HULL:
        value = one.value if one.value == other.value else unplaced.value if unplaced else "XXXX"
        return replace(one, value=value, reason=f"{one.reason}: too wide to place this"), NOWHERE
    if _only_year_differs(one.value, other.value) and b.last is not None and b.last >= published.first:
        # 'began on June 18', published 11 to 19 June: that day, not the one a year before
        return replace(other, reason=f"{other.reason}, the year that lies nearest"), b
    hull = _hull(a, b)
    if one.value == other.value:
        return one, hull
    if "/" in one.value and hull.first is not None and hull.last is not None:
        return replace(one, value=f"{hull.first}/{hull.last}"), hull
    return replace(one, value=_common(one.value, other.value) or (unplaced or one).value), hull


def _hull(a: Days, b: Days) -> Days:
    """The interval that holds both, open where one of them is."""
    first = min(a.first, b.first) if a.first and b.first else None
    last = max(a.last, b.last) if a.last and b.last else None
    return Days(first, last, a.grain)


def _only_year_differs(one: str, other: str) -> bool:
    return one != other and one[4:] == other[4:] and one[4:5] == "-"


def _common(one: str, other: str) -> str:
    """The month or year that two values share, or ''."""
    month, year = re.match(r"\d{4}-\d\d", one), re.match(r"\d{4}", one)
    return next((m[0] for m in (month, year) if m and other.startswith(m[0])), "")
