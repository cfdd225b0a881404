"""Days as whole numbers, counted from 1970-01-01, so that a column of them is a plain array.

An interval open at one end carries OPEN_FIRST or OPEN_LAST of geo.model there; one open at both is undated and carries
OPEN_FIRST twice.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from geo.model import OPEN_FIRST, OPEN_LAST

EPOCH = date(1970, 1, 1)
HOURS = 24


def to_day(value: object) -> int | None:
    """ISO text as a day number; None stays None."""
    if not isinstance(value, str) or not value:
        return None
    return (date.fromisoformat(value) - EPOCH).days


def from_day(day: int) -> date:
    """The calendar day of a day number."""
    return EPOCH + timedelta(days=int(day))


def interval(first: object, last: object) -> tuple[int, int]:
    """Two ISO texts or None as a pair of day numbers with the open ends and the undated interval of this module."""
    start, end = to_day(first), to_day(last)
    if start is None and end is None:
        return OPEN_FIRST, OPEN_FIRST
    return OPEN_FIRST if start is None else start, OPEN_LAST if end is None else end


def intervals(first: pd.Series, last: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """`interval` for whole columns: each distinct day is read once."""
    ends = []
    for column in (first, last):
        texts = column.astype(object).where(column.notna(), "")
        codes, names = pd.factorize(texts)
        days = [to_day(name) for name in names]
        known = np.array([OPEN_FIRST if day is None else day for day in days], dtype="int64")
        missing = np.array([day is None for day in days], dtype=bool)
        ends.append((known[codes], missing[codes]) if len(names) else (np.empty(0, "int64"), np.empty(0, bool)))
    (start, no_start), (end, no_end) = ends
    return start, np.where(no_end & ~no_start, OPEN_LAST, end)
