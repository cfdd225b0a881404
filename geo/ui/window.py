"""Which marks a view shows: the server's side of what the page's scripts do while the timeline is dragged."""

from __future__ import annotations

import numpy as np
import pandas as pd

from geo.model import EVENT_KINDS, OPEN_FIRST, OPEN_LAST, ROLES
from geo.project.days import HOURS
from geo.ui.address import View
from geo.ui.area import read_area
from geo.ui.facets import COPIES, PLACE_CERTAINTIES
from geo.ui.moments import first_hour, last_hour
from geo.ui.view_data import ViewData


def is_undated(first: pd.Series, last: pd.Series) -> pd.Series:
    """Which intervals lack an end.

    "Not before 3 March" says of no later day that it was then, so such an interval lies in no window: it goes with
    what has no date at all.
    """
    return (first == OPEN_FIRST) | (last == OPEN_LAST)


def touches(
    first: pd.Series,
    last: pd.Series,
    low: int,
    high: int,
    *,
    undated: bool,
    until: bool = False,
    known: int | None = None,
) -> pd.Series:
    """Which intervals share a day with the window from `low` to `high`, all four included.

    What lacks an end counts when `undated` is true; `until` takes everything up to `high`. `known` is the most days
    that an interval may have, and nothing undated counts then.
    geo/map/frontend/shared/window.js says the same, and tests/fixtures/window_cases.json keeps them together.
    """
    no_date = is_undated(first, last)
    dated = ~no_date & (first <= high) & ((last >= low) | until)
    if known is not None:
        return dated & (last.astype("int64") - first.astype("int64") < known)
    return dated | (no_date & undated)


def in_view(data: ViewData, view: View) -> pd.DataFrame:
    """Marks of `data` that pass the view's window and facets: the same test as the page's scripts make."""
    return data.marks[is_in_view(data, view)]


def is_in_view(data: ViewData, view: View) -> pd.Series:
    """Which marks of `data` are `in_view`."""
    marks = data.marks
    if marks.empty:
        return pd.Series(dtype=bool)
    keep = _in_window(data, view)
    if view.sources is not None:
        named = [at for at, outlet in enumerate(data.outlets) if outlet in view.sources]
        outlets = data.documents["outlet"].to_numpy()[marks["document"].to_numpy()]
        keep &= np.isin(outlets, named)
    if view.copies is not None:
        codes = data.documents["copy"].to_numpy()[marks["document"].to_numpy()]
        keep &= np.isin(codes, [COPIES.index(key) for key in view.copies])
    for chosen, column, names in ((view.roles, "role", ROLES), (view.events, "kind", EVENT_KINDS)):
        if chosen is not None:
            keep &= marks[column].isin([names.index(name) for name in chosen])
    for column, wanted, known in (
        ("kind", view.kinds, data.kinds),
        ("country", view.countries, data.countries),
        ("certainty", view.certainties, PLACE_CERTAINTIES),
    ):
        if wanted is not None:
            codes = [known.index(name) for name in wanted if name in known]
            keep &= data.numbers[column].isin(codes).to_numpy()[marks["mention"].to_numpy()]
    return keep & _narrowed(data, view)


def _narrowed(data: ViewData, view: View) -> pd.Series:
    """Which marks are of the one article, of those that the search finds, and on the ground that the view asks for."""
    marks = data.marks
    keep = pd.Series(True, index=marks.index)
    ids = data.documents["id"]
    found = data.matching(view.query) if view.hits and view.query else None
    for wanted in ({view.within} if view.within else None, found):
        if wanted is not None:
            keep &= ids.isin(wanted).to_numpy()[marks["document"].to_numpy()]
    area = read_area(view.area) if view.area else None
    if area is not None:
        spots = data.footprints[["latitude", "longitude"]].to_numpy(dtype=float)
        # the last one stands for what is not on the map
        inside = np.append(area.holds(spots[:, 0], spots[:, 1]), False)
        keep &= inside[marks["footprint"].to_numpy()]
    return keep


def _in_window(data: ViewData, view: View) -> pd.Series:
    """Which marks share a day, or where hours are told an hour, with the view's window."""
    first, last, focus = _days_of(data, view)
    undated = view.undated if view.undated is not None else focus is None
    if focus is None:
        return is_undated(first, last) & undated & (view.known is None)
    low = focus[0] * HOURS if view.first is None else first_hour(view.first)
    high = focus[1] * HOURS + HOURS - 1 if view.last is None else last_hour(view.last)
    until = view.window == "until"
    keep = touches(first, last, low // HOURS, high // HOURS, undated=undated, until=until, known=view.known)
    if view.days != "published":
        # what is known to the day may have been at any hour of it; what is known to the hour may not
        told = data.hours
        outside = (told["from_hour"] > high) | ((told["to_hour"] < low) & (not until))
        keep.loc[told["mark"][outside]] = False
    return keep


def _days_of(data: ViewData, view: View) -> tuple[pd.Series, pd.Series, tuple[int, int] | None]:
    """First and last day of each mark, and the default window: of what happened, or of its article's publication."""
    if view.days != "published":
        return data.marks["first"], data.marks["last"], data.focus
    days = data.published.iloc[data.marks["document"]].set_index(data.marks.index)
    return days["first"], days["last"], data.published_span
