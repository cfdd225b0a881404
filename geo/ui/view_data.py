"""A project as the page works with it: the event table, outlets, facets, and the windows it opens with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Any

import numpy as np
import pandas as pd

from geo.model import EVENT_KINDS, OPEN_FIRST, OPEN_LAST, Candidate
from geo.project import Project
from geo.project.days import intervals
from geo.project.reviewing import pins_of
from geo.project.search import articles_found
from geo.project.tables import event_table
from geo.ui.facets import certainty_codes, copy_codes, kind_and_country
from geo.ui.place_names import place_names, renamed

LONG_DAYS = 62
"""Intervals longer than this say too little of when to steer the default window."""
FOCUS = (0.02, 0.98)
WORTH_NARROWING = 1.5
"""The default window leaves outliers out only where that makes the whole this many times shorter."""

KEPT_ARTICLES = 64
"""How many articles' dates are kept in memory."""
KEPT_MENTIONS = 128
"""Of how many mentions the candidates are: a chosen one's are asked for by several parts of the page."""
KEPT_SEARCHES = 16
"""Of how many searches the ids of the articles found are."""


@dataclass(frozen=True, slots=True)
class ViewData:
    """A project's event table (geo.project.tables) with what the page adds, and the door to what it shows on demand.

    `documents` has besides the project's columns `outlet`, an index into `outlets`, and `copy`; `mentions` has
    `place_kind`, `place_country` and `certainty` (see geo.ui.facets for both); `name` of `places` and `footprints`
    tells namesakes apart.
    `focus` and `extent` are (first, last) days, None without dates; `published` has each document's days, the same
    way, and `published_span` is what they cover.
    Functions read the file when they are called: `dates`, `sharpened` and `near_copies` once, `dates_of` once an
    article, `candidates` once a mention, `quotes` each time, since the map needs none of them; `matching` once a
    search: the ids of the articles that it finds. `row_of` is the row of each article by its id, made when it is first
    asked for. `pins` are made once, for reviewing, and `reviewed` keeps what the Review page showed of a mention, by
    its id.
    """

    documents: pd.DataFrame
    outlets: tuple[str, ...]
    mentions: pd.DataFrame
    footprints: pd.DataFrame
    marks: pd.DataFrame
    hours: pd.DataFrame
    events: pd.DataFrame
    dates: Callable[[], pd.DataFrame]
    sharpened: Callable[[], pd.DataFrame]
    near_copies: Callable[[], pd.DataFrame]
    dates_of: Callable[[str], pd.DataFrame]
    quotes: Callable[[Sequence[tuple[str, int, int]]], list[str]]
    candidates: Callable[[str], tuple[Candidate, ...]]
    pins: Callable[[], pd.DataFrame]
    matching: Callable[[str], frozenset[str]]
    row_of: Callable[[], dict[str, int]]
    reviewed: dict[str, dict[str, Any] | None]
    places: pd.DataFrame
    focus: tuple[int, int] | None
    extent: tuple[int, int] | None
    published: pd.DataFrame
    published_span: tuple[int, int] | None


def spans_of(marks: pd.DataFrame) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """(focus, extent): the days where most of what is reported lies, and the days of everything.

    None where no interval has both its ends: nothing then lies in any window.
    """
    closed = marks[(marks["first"] != OPEN_FIRST) & (marks["last"] != OPEN_LAST)]
    if closed.empty:
        return None, None
    extent = int(closed["first"].min()), int(closed["last"].max())
    length = closed["last"] - closed["first"]
    short = closed[(length <= LONG_DAYS) & (closed["kind"] == EVENT_KINDS.index("reported"))]
    if short.empty:
        return extent, extent
    low, high = int(short["first"].quantile(FOCUS[0])), int(short["last"].quantile(FOCUS[1]))
    margin = max(2, round((high - low) * 0.04))
    focus = max(extent[0], low - margin), min(extent[1], high + margin)
    if extent[1] - extent[0] + 1 <= WORTH_NARROWING * (focus[1] - focus[0] + 1):
        return extent, extent
    return focus, extent


def _by_articles(names: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """`pd.factorize`, outlets with more articles first; the others stay in the order in which they come."""
    codes, outlets = pd.factorize(names)
    order = np.argsort(-np.bincount(codes, minlength=len(outlets)), kind="stable")
    return np.argsort(order)[codes], outlets[order]


def view_data(project: Project) -> ViewData:
    """Read a project into the frames that the page works with."""
    table = event_table(project)
    documents, mentions = table.documents, table.mentions
    names = documents["publisher"].where(documents["publisher"] != "", "Unnamed source")
    codes, outlets = _by_articles(names)
    first, last = intervals(documents["published_first"], documents["published_last"])
    closed = (first != OPEN_FIRST) & (last != OPEN_LAST)
    kinds, countries = kind_and_country(mentions, table.places)
    focus, extent = spans_of(table.marks)
    called = place_names(table.places, mentions)
    near_copies = cache(project.near_copies)
    return ViewData(
        documents=documents.assign(outlet=codes, copy=copy_codes(documents, near_copies())),
        outlets=tuple(str(name) for name in outlets),
        mentions=mentions.assign(place_kind=kinds, place_country=countries, certainty=certainty_codes(mentions)),
        footprints=renamed(table.footprints, called),
        marks=table.marks,
        hours=table.hours,
        events=table.events,
        dates=cache(project.dates),
        sharpened=cache(project.sharpened),
        near_copies=near_copies,
        dates_of=lru_cache(KEPT_ARTICLES)(project.dates_of),
        quotes=project.quotes,
        candidates=lru_cache(KEPT_MENTIONS)(project.candidates),
        pins=cache(lambda: pins_of(mentions)),
        matching=lru_cache(KEPT_SEARCHES)(partial(articles_found, project.path)),
        row_of=rows_by_id(documents),
        reviewed={},
        places=table.places.assign(name=table.places["id"].map(called)),
        focus=focus,
        extent=extent,
        published=pd.DataFrame({"first": first, "last": last}),
        published_span=(int(first[closed].min()), int(last[closed].max())) if closed.any() else None,
    )


def rows_by_id(documents: pd.DataFrame) -> Callable[[], dict[str, int]]:
    """The row of each article by its id, once it is asked for."""
    return cache(lambda: {str(key): row for row, key in enumerate(documents["id"])})


def source_words(data: ViewData, row: int) -> str:
    """Whose article the one in that row is: its outlet, or where it names none, its title and its file."""
    document = data.documents.iloc[row]
    if document["publisher"]:
        return data.outlets[int(document["outlet"])]
    file = str(document["path"]).rpartition("/")[2]
    known = [words for words in (str(document["title"]), file) if words]
    return " · ".join(dict.fromkeys(known)) or data.outlets[int(document["outlet"])]


def mapped_marks(data: ViewData) -> pd.DataFrame:
    """The marks that stand on the map, in the order in which the page's scripts send the map its filter."""
    return data.marks[data.marks["footprint"] >= 0].reset_index(drop=True)
