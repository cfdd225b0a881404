"""What only some mentions have: an hour of the day ('Wednesday at dawn'), or a day that another outlet gives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from geo.project import Project
from geo.ui.view_data import ViewData, to_day

PARTS_OF_DAY = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "DT": (8, 18), "EV": (17, 22), "NI": (19, 24)}
"""Hours that TIMEX3's parts of a day stand for, the end excluded; drawn wide, since nobody agrees where they begin."""

_CLOCK = re.compile(r"T(\d{2})(?::(\d{2}))?")
_MINUTES = 30
"""How long a told minute is drawn: it says when something was, not how long it lasted."""


def hours_of(value: str) -> tuple[float, float] | None:
    """First and last hour of a TIMEX3 time within its day, 0 to 24; None when it tells none.

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


def sparse_columns(project: Project, data: ViewData) -> dict[str, dict[str, list[float]]]:
    """For the page's scripts: `hours` and `lent` (days that another outlet gives), by the row number of the mention."""
    row_of = pd.Series(range(len(data.mentions)), index=data.mentions["id"])
    times = project.times().drop_duplicates("mention_id")
    times = times[times["mention_id"].isin(row_of.index)]
    told = [(int(row_of[key]), hours_of(value)) for key, value in times.itertuples(index=False)]
    hours = [(row, *found) for row, found in told if found is not None]
    lent = data.sharpened()
    lent = lent[lent["mention_id"].isin(row_of.index)]
    return {
        "hours": _columns(hours),
        "lent": _columns(
            (int(row_of[key]), to_day(first), to_day(last))
            for key, first, last in lent[["mention_id", "first", "last"]].itertuples(index=False)
        ),
    }


def _columns(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[float]]:
    mention, first, last = zip(*rows, strict=True) if (rows := list(rows)) else ((), (), ())
    return {"mention": list(mention), "first": list(first), "last": list(last)}
