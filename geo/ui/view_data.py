"""A project as the columns that the map, the timeline and the lists share.

Days are whole days since 1970-01-01. An interval open at one end carries OPEN_FIRST or OPEN_LAST there; an undated
mark carries OPEN_FIRST at both, so that no window ever overlaps it by accident.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

import numpy as np
import pandas as pd

from geo.model import BASES, EVENT_KINDS, OPEN_FIRST, OPEN_LAST, ROLES
from geo.project import Project
from geo.text.front_matter import find_front_matter
from geo.ui.facets import certainty_codes, kind_and_country
from geo.ui.hours import told_hours
from geo.ui.moments import EPOCH

MARK_BASES = (*BASES, "document")
"""What a mark's days rest on; 'document': no event places the mention in time, so its article's days stand."""

LONG_DAYS = 62
"""Intervals longer than this say too little of when to steer the default window."""
FOCUS = (0.02, 0.98)
WORTH_NARROWING = 1.5
"""The default window leaves outliers out only where that makes the whole this many times shorter."""

KEPT_ARTICLES = 64
"""Articles whose dates stay at hand."""

MARK_COLUMNS = [
    "footprint", "first", "last", "document", "role", "mention", "kind", "basis", "sentence_start", "sentence_end",
]  # fmt: skip
FOOTPRINT_COLUMNS = [
    "place_id", "name", "shape", "latitude", "longitude", "radius_km", "label", "kind", "country", "admin1", "path",
    "confidence",
]  # fmt: skip
_KEY = ["place_id", "shape", "latitude", "longitude", "radius_km", "label", "path"]


@dataclass(frozen=True, slots=True)
class ViewData:
    """Frames that share row numbers.

    `marks` has one row an event, and one for every mention that no event places in time: columns MARK_COLUMNS, where
    `footprint`, `document` and `mention` are row numbers of the frames below (-1: not mapped), `role`, `kind` and
    `basis` are indices into ROLES, EVENT_KINDS and MARK_BASES, and the sentence is given in code points (-1: not
    known).
    `focus` and `extent` are (first, last) days, None without dates; `published` has each document's days, the same
    way, and `published_span` is what they cover.
    `hours` is what geo.ui.hours.told_hours makes of those marks whose event has a time of day.
    `mentions` has besides the project's columns `place_kind`, `place_country` and `certainty` (see geo.ui.facets).
    `events` and `places` are the project's own frames; `dates` and `sharpened` read theirs when they are first asked
    for, and `dates_of` that of one article, since the map needs none of them.
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
    dates_of: Callable[[str], pd.DataFrame]
    places: pd.DataFrame
    focus: tuple[int, int] | None
    extent: tuple[int, int] | None
    published: pd.DataFrame
    published_span: tuple[int, int] | None


def front_matter_length(text: str) -> int:
    """Code points of a leading YAML block, which the reader doesn't show."""
    block = find_front_matter(text)
    return block.end if block else 0


def to_day(value: object) -> int | None:
    """ISO text as a day number; None stays None."""
    if not isinstance(value, str) or not value:
        return None
    return (date.fromisoformat(value) - EPOCH).days


def from_day(day: int) -> date:
    """The calendar day of a day number."""
    return EPOCH + timedelta(days=int(day))


def interval(first: object, last: object) -> tuple[int, int]:
    """Two ISO texts or None as a pair of day numbers with the open and undated marks of geo.model."""
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


def footprints_of(mentions: pd.DataFrame, places: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Distinct footprints, and for every mention the row number of its own (-1: nothing drawn)."""
    drawn = mentions[mentions["shape"].notna() & mentions["latitude"].notna()]
    groups = drawn.groupby(_KEY, dropna=False, sort=False)
    number = pd.Series(-1, index=mentions.index, dtype="int64")
    number.loc[drawn.index] = groups.ngroup()
    frame = groups["confidence"].max().reset_index()
    named = frame.merge(
        places[["id", "name", "kind", "country", "admin1"]],
        how="left",
        left_on="place_id",
        right_on="id",
        validate="m:1",
    )
    named["name"] = named["name"].fillna(named["label"]).fillna("")
    for column in ("place_id", "label", "kind", "country", "admin1"):
        named[column] = named[column].fillna("")
    named["path"] = [json.loads(path) if isinstance(path, str) else None for path in named["path"]]
    return named[FOOTPRINT_COLUMNS], number


def marks_of(mentions: pd.DataFrame, events: pd.DataFrame, documents: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """One row an event, and the id of the date expression that each rests on.

    A mention without an event stands at its document's publication interval, basis 'document'.
    """
    known = mentions[["id", "footprint", "document", "role"]].assign(mention=np.arange(len(mentions)))
    of_event = ["mention_id", "date_id", "first", "last", "kind", "basis", "sentence_start", "sentence_end"]
    dated = known.merge(events[of_event], left_on="id", right_on="mention_id")
    is_dated = np.zeros(len(known), dtype=bool)
    is_dated[dated["mention"].to_numpy(dtype="int64")] = True
    rest = known[~is_dated].merge(
        documents[["published_first", "published_last"]], left_on="document", right_index=True
    )
    rest = rest.rename(columns={"published_first": "first", "published_last": "last"})
    rest = rest.assign(kind="reported", basis="document", sentence_start=-1, sentence_end=-1, date_id="")
    columns = [*MARK_COLUMNS, "date_id"]
    rows = [frame[columns] for frame in (dated, rest) if len(frame)]
    marks = pd.concat(rows) if rows else dated[columns]
    marks = marks.sort_values("mention", kind="stable").reset_index(drop=True)
    marks["first"], marks["last"] = intervals(marks["first"], marks["last"])
    for column, names in (("role", ROLES), ("kind", EVENT_KINDS), ("basis", MARK_BASES)):
        marks[column] = pd.Categorical(marks[column], categories=list(names)).codes
    return marks[MARK_COLUMNS].astype("int32"), marks["date_id"]


def spans_of(marks: pd.DataFrame) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """(focus, extent): the days where most of what is reported lies, and the days of everything."""
    closed = marks[(marks["first"] != OPEN_FIRST) & (marks["last"] != OPEN_LAST)]
    if closed.empty:
        ends = marks[["first", "last"]].to_numpy().ravel()
        ends = ends[(ends != OPEN_FIRST) & (ends != OPEN_LAST)]
        return (None, None) if not len(ends) else ((int(ends.min()), int(ends.max())),) * 2
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


def within_text(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Mentions of what a reader sees: a block of facts at the head of a file is no part of the article."""
    blocks = documents["text"].map(front_matter_length)
    if not blocks.any():
        return mentions
    ends = mentions["document_id"].map(pd.Series(blocks.to_numpy(), index=documents["id"]))
    return mentions[(mentions["start"] >= ends).to_numpy()].reset_index(drop=True)


def _by_articles(names: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """`pd.factorize`, outlets with more articles first; the others stay in the order in which they come."""
    codes, outlets = pd.factorize(names)
    order = np.argsort(-np.bincount(codes, minlength=len(outlets)), kind="stable")
    return np.argsort(order)[codes], outlets[order]


def view_data(project: Project) -> ViewData:
    """Read a project into the frames that the page works with."""
    documents = project.documents()
    mentions = within_text(project.mentions(), documents)
    names = documents["publisher"].where(documents["publisher"] != "", "Unnamed source")
    codes, outlets = _by_articles(names)
    documents = documents.assign(outlet=codes)
    row_of = {document: row for row, document in enumerate(documents["id"])}
    first, last = intervals(documents["published_first"], documents["published_last"])
    published = pd.DataFrame({"first": first, "last": last})
    days = np.concatenate([first[first != OPEN_FIRST], last[(last != OPEN_FIRST) & (last != OPEN_LAST)]])
    events, places = project.events(), project.places()
    footprints, number = footprints_of(mentions, places)
    kinds, countries = kind_and_country(mentions, places)
    mentions = mentions.assign(
        footprint=number,
        document=mentions["document_id"].map(row_of).astype("int64"),
        place_kind=kinds,
        place_country=countries,
        certainty=certainty_codes(mentions),
    )
    marks, dates = marks_of(mentions, events, documents)
    focus, extent = spans_of(marks)
    return ViewData(
        documents=documents,
        outlets=tuple(str(name) for name in outlets),
        mentions=mentions,
        footprints=footprints,
        marks=marks,
        hours=told_hours(marks, dates, project.times()),
        events=events,
        dates=cache(project.dates),
        sharpened=cache(project.sharpened),
        dates_of=lru_cache(KEPT_ARTICLES)(project.dates_of),
        places=places,
        focus=focus,
        extent=extent,
        published=published,
        published_span=(int(days.min()), int(days.max())) if len(days) else None,
    )


def mapped_marks(data: ViewData) -> pd.DataFrame:
    """The marks that stand on the map, in the order in which the page's scripts send the map its filter."""
    return data.marks[data.marks["footprint"] >= 0].reset_index(drop=True)
