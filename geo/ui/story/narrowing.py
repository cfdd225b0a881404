"""A project's frames with a part of its marks: what was not chosen leaves no trace in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd

from geo.ui.prepared import orders, span_of, spans_of
from geo.ui.view_data import ViewData, copies_by_id, rows_by_id, with_frames


def narrowed(data: ViewData, marks: pd.DataFrame, *, keeps_articles: bool) -> ViewData:
    """The frames of some marks: their mentions, articles, outlets, places and grounds, numbered anew.

    Parameters
    ----------
    marks
        Rows of `data.marks`, with their index.
    keeps_articles
        Whether articles without any of these marks stay.
    """
    count = len(data.documents)
    documents = np.arange(count) if keeps_articles else np.unique(marks["document"].to_numpy(dtype="int64"))
    mentions = np.unique(marks["mention"].to_numpy(dtype="int64"))
    kept, known = data.mentions.iloc[mentions], data.numbers.iloc[mentions]
    drawn = known["footprint"].to_numpy(dtype="int64")
    footprints = np.unique(drawn[drawn >= 0])
    renumber = {
        "document": _numbers(documents, count),
        "mention": _numbers(mentions, len(data.mentions)),
        "footprint": _numbers(footprints, len(data.footprints)),
    }
    articles = data.documents.iloc[documents].reset_index(drop=True)
    outlets = np.unique(articles["outlet"].to_numpy(dtype="int64"))
    own = marks.assign(**{name: to[marks[name].to_numpy(dtype="int64")] for name, to in renumber.items()})
    numbers = _numbers(own.index.to_numpy(dtype="int64"), int(data.marks.index.max()) + 1 if len(data.marks) else 0)
    hours = data.hours[data.hours["mark"].isin(own.index)]
    hours = hours.assign(mark=numbers[hours["mark"].to_numpy(dtype="int64")]).reset_index(drop=True)
    own = own.reset_index(drop=True).astype(dict.fromkeys(renumber, "int32"))
    published = data.published.iloc[documents].reset_index(drop=True)
    focus, extent = spans_of(own)
    ids, mention_ids = set(articles["id"]), set(kept["id"])
    named = np.unique(known["place"].to_numpy(dtype="int64"))
    named = named[named >= 0]
    renumbered = {
        "document": renumber["document"][known["document"].to_numpy(dtype="int64")],
        "footprint": renumber["footprint"][drawn],
    }
    missing = data.missing[data.missing["mention"].isin(mentions)]
    near_copies = _among(data.near_copies, ["document_id", "shown_id"], ids)
    part = replace(
        data,
        documents=articles.assign(
            outlet=_numbers(outlets, len(data.outlets))[articles["outlet"].to_numpy(dtype="int64")]
        ),
        outlets=tuple(data.outlets[at] for at in outlets),
        numbers=known.assign(
            **renumbered, place=_numbers(named, len(data.places))[known["place"].to_numpy(dtype="int64")]
        ).reset_index(drop=True),
        missing=missing.assign(mention=renumber["mention"][missing["mention"].to_numpy(dtype="int64")]).reset_index(
            drop=True
        ),
        footprints=data.footprints.iloc[footprints].reset_index(drop=True),
        marks=own,
        order=orders(own, hours),
        hours=hours,
        sharpened=_among(data.sharpened, ["mention_id", "source_id"], mention_ids),
        near_copies=near_copies,
        copies=copies_by_id(near_copies),
        places=data.places.iloc[named].reset_index(drop=True),
        row_of=rows_by_id(articles),
        published=published,
        focus=focus,
        extent=extent,
        published_span=span_of(published),
    )
    events = data.events[data.events["mention_id"].isin(mention_ids)].reset_index(drop=True)
    return with_frames(part, kept.assign(**renumbered).reset_index(drop=True), events)


def _numbers(kept: np.ndarray, count: int) -> np.ndarray:
    """New numbers by old ones; -1 for what is gone, and for -1 itself."""
    numbers = np.full(count + 1, -1, dtype="int64")
    numbers[kept] = np.arange(len(kept))
    return numbers


def _among(read: Callable[[], pd.DataFrame], columns: list[str], kept: set[str]) -> Callable[[], pd.DataFrame]:
    """Rows of a frame all of whose ids are kept."""

    @cache
    def rows() -> pd.DataFrame:
        frame = read()
        return frame[np.logical_and.reduce([frame[column].isin(kept) for column in columns])].reset_index(drop=True)

    return rows
