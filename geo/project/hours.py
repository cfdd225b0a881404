"""Hours of the day, which some events have: 'Wednesday at dawn', 'at 14:30'."""

from __future__ import annotations

import re
from math import ceil, floor

import pandas as pd

from geo.project.days import HOURS

PARTS_OF_DAY = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "DT": (8, 18), "EV": (17, 22), "NI": (19, 24)}
"""Hours that TIMEX3's parts of a day stand for, the end excluded; drawn wide, since nobody agrees where they begin."""
PART_WORDS = {
    "MO": "morning", "MI": "midday", "AF": "afternoon", "DT": "daytime", "EV": "evening", "NI": "night",
}  # fmt: skip

_CLOCK = re.compile(r"T(\d{2})(?::(\d{2}))?")
_MINUTES = 30
"""How long an exact minute is drawn: it says when something was, not how long it lasted."""


def hours_of(value: str) -> tuple[float, float] | None:
    """First and last hour of a TIMEX3 time within its day, 0 to 24; None when it names none.

    '24:00' is the end of its day, as TIMEX3 has it, and drawn there.
    """
    _, mark, part = value.partition("T")
    if not mark:
        return None
    if part[:2] in PARTS_OF_DAY:
        return PARTS_OF_DAY[part[:2]]
    found = _CLOCK.match(mark + part)
    if found is None or int(found[1]) > 24 or int(found[2] or 0) > 59:
        return None
    length = 1.0 if found[2] is None else _MINUTES / 60
    first = min(int(found[1]) + int(found[2] or 0) / 60, 24 - length)
    return first, first + length


def hour_words(value: str) -> str:
    """A TIMEX3 time as people say it: '14:30', 'morning'."""
    part = value.partition("T")[2]
    return PART_WORDS.get(part[:2]) or (f"{part[:2]}:00" if len(part) == 2 else part[:5])


def hours_of_marks(marks: pd.DataFrame, dates: pd.Series, times: pd.DataFrame) -> pd.DataFrame:
    """The time of day of each mark that has one.

    Parameters
    ----------
    marks, dates
        What geo.project.tables.marks_of gives.
    times
        `date_id` and TIMEX3 `value` of the expressions that give a time on a known day (Project.times).

    Returns
    -------
    pandas.DataFrame
        `mark` (its row), `first` and `last` (hours of its day, the end excluded), `words`, and what a window of hours
        is held against: `from_hour` and `to_hour`, whole hours since 1970-01-01T00, both included.
    """
    values = times.drop_duplicates("date_id").set_index("date_id")["value"]
    timed = dates[dates.isin(values.index) & (marks["first"] == marks["last"])]
    rows = []
    for mark, day, value in zip(
        timed.index.tolist(), marks["first"].loc[timed.index].tolist(), values.loc[timed], strict=True
    ):
        if (found := hours_of(value)) is not None:
            first, last = found
            start = day * HOURS
            rows.append((mark, first, last, hour_words(value), start + floor(first), start + ceil(last) - 1))
    return pd.DataFrame(rows, columns=["mark", "first", "last", "words", "from_hour", "to_hour"])
