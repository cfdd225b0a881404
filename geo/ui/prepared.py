"""What the page holds of a project in memory: frames of numbers, and of articles and places; made once a project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from geo.model import EVENT_KINDS, OPEN_FIRST, OPEN_LAST
from geo.project import Project
from geo.project.days import intervals
from geo.project.mark_table import mark_table, numbered, rows_of
from geo.project.numbers import RowNumbers
from geo.ui.facets import certainty_codes, copy_codes, place_facet
from geo.ui.place_names import place_names, renamed

LONG_DAYS = 62
"""Intervals longer than this say too little of when to steer the default window."""
_AT_ONCE = 100_000
"""Rows of marks that are numbered at a time."""
FOCUS = (0.02, 0.98)
WORTH_NARROWING = 1.5
"""The default window leaves outliers out only where that makes the whole this many times shorter."""
_ARTICLE = (
    "id", "title", "publisher", "author", "url", "path", "sha256", "is_digest", "language", "language_reason",
    "published_first", "published_last", "published_reason", "narration", "narration_reason", "body_start",
)  # fmt: skip
"""Columns of `documents` that pages show; the others are read for exports."""

Days = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Frames that share row numbers, as geo.project.mark_table.MarkTable has them.

    `documents` has besides the project's columns `outlet`, an index into `outlets`, and `copy` (see geo.ui.facets).
    `numbers` has a row for each mention: `document`, `start`, `end`, `footprint`, `role`, `place` and `certainty`, and
    `kind` and `country` of its place, indices into `kinds` and `countries`.
    `missing` are the mentions that stand nowhere, with their words and why.
    `order` are rows of `marks` in order of time, the vague ones last; on one day, what has no time of day comes first.
    `sentence` is the number of each mark's sentence.
    `name` of `places` and `footprints` tells namesakes apart.
    `focus` and `extent` are (first, last) days, None without dates; `published` has each document's days, the same
    way, and `published_span` is what they cover.
    """

    documents: pd.DataFrame
    numbers: pd.DataFrame
    footprints: pd.DataFrame
    marks: pd.DataFrame
    order: pd.DataFrame
    hours: pd.DataFrame
    missing: pd.DataFrame
    places: pd.DataFrame
    published: pd.DataFrame
    outlets: tuple[str, ...]
    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    focus: Days | None
    extent: Days | None
    published_span: Days | None

    def rows_of(self, document: int) -> tuple[int, int]:
        """First row of an article's mentions, and the one after the last; `document` is its row."""
        documents = self.numbers["document"].to_numpy()
        # numbers of another type would have all of the column made anew in theirs
        first, end = np.searchsorted(documents, np.array([document, document + 1], documents.dtype))
        return int(first), int(end)


def prepared(project: Project, read: Callable[[Project], RowNumbers] = rows_of) -> Prepared:
    """Read a project's rows, by `read`, and join them."""
    table = mark_table(project, project.articles(_ARTICLE), read)
    documents, places, rows = table.documents, table.places, table.mentions["place"].to_numpy()
    names = documents["publisher"].where(documents["publisher"] != "", "Unnamed source")
    codes, outlets = _by_articles(names)
    first, last = intervals(documents["published_first"], documents["published_last"])
    kinds, kind = place_facet(places["kind"], rows)
    countries, country = place_facet(places["country"], rows)
    called = place_names(places, table.reasons)
    certainty = certainty_codes(
        pd.DataFrame({"confidence": table.mentions["confidence"], "place_id": np.where(rows < 0, np.nan, 0)})
    )
    published = pd.DataFrame({"first": first, "last": last})
    focus, extent = spans_of(table.marks)
    return Prepared(
        documents=documents.assign(outlet=codes, copy=copy_codes(documents, project.near_copies())),
        numbers=table.mentions.drop(columns="confidence").assign(
            certainty=certainty.astype("int32"), kind=kind, country=country
        ),
        footprints=renamed(table.footprints, called),
        marks=table.marks,
        order=orders(table.marks, table.hours),
        hours=table.hours,
        missing=table.missing,
        places=places.assign(name=places["id"].map(called)),
        published=published,
        outlets=tuple(str(name) for name in outlets),
        kinds=kinds,
        countries=countries,
        focus=focus,
        extent=extent,
        published_span=span_of(published),
    )


def orders(marks: pd.DataFrame, hours: pd.DataFrame) -> pd.DataFrame:
    """For each mark: `sentence`, the number of its sentence, and `by_time`, the mark that has this place in time."""
    sentence = _sentences([marks[name].to_numpy() for name in ("document", "sentence_start", "sentence_end")])
    hour = np.zeros(len(marks))
    hour[hours["mark"].to_numpy(dtype="int64")] = hours["first"].to_numpy(dtype="float64")
    first, document, start = (marks[name].to_numpy() for name in ("first", "document", "sentence_start"))
    vague = marks["last"].to_numpy(dtype="int64") - first > LONG_DAYS
    by_time = np.lexsort((start, document, hour, first, vague))
    return pd.DataFrame({"sentence": sentence, "by_time": by_time.astype("int32")})


def _sentences(columns: Sequence[np.ndarray]) -> np.ndarray:
    """The number of each row's sentence; some articles at a time, as those of one stand together."""
    document, found, size = columns[0], [np.empty(0, "int32")], 0
    ends = np.searchsorted(document, document[_AT_ONCE::_AT_ONCE], side="right").tolist()
    for first, end in pairwise([0, *dict.fromkeys(ends), len(document)]):
        part = numbered([column[first:end] for column in columns]).astype("int32")
        found.append(part + np.int32(size))
        size += int(part.max(initial=-1)) + 1
    return np.concatenate(found)


def spans_of(marks: pd.DataFrame) -> tuple[Days | None, Days | None]:
    """(focus, extent): the days where most of what is reported lies, and the days of everything.

    None where no interval has both its ends: nothing then lies in any window.
    """
    closed = marks[["first", "last", "kind"]][(marks["first"] != OPEN_FIRST) & (marks["last"] != OPEN_LAST)]
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


def span_of(published: pd.DataFrame) -> Days | None:
    """The days that intervals with both their ends cover."""
    closed = published[(published["first"] != OPEN_FIRST) & (published["last"] != OPEN_LAST)]
    return (int(closed["first"].min()), int(closed["last"].max())) if len(closed) else None


def _by_articles(names: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """`pd.factorize`, outlets with more articles first; the others stay in the order in which they come."""
    codes, outlets = pd.factorize(names)
    order = np.argsort(-np.bincount(codes, minlength=len(outlets)), kind="stable")
    return np.argsort(order)[codes], outlets[order]
