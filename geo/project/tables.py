"""A project's events joined with their places, mentions and articles: what the map, the lists and exports share."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.gazetteer.positions import is_estimated
from geo.model import BASES, EVENT_KINDS, ROLES
from geo.project.days import intervals
from geo.project.hours import hours_of_marks
from geo.project.store import Project

MARK_BASES = (*BASES, "document")
"""What a mark's days rest on; 'document': no event places the mention in time, so its article's days stand."""

MARK_COLUMNS = [
    "footprint", "first", "last", "document", "role", "mention", "kind", "basis", "sentence_start", "sentence_end",
]  # fmt: skip
FOOTPRINT_COLUMNS = [
    "place_id", "name", "shape", "latitude", "longitude", "radius_km", "label", "kind", "country", "admin1", "path",
    "confidence", "estimated",
]  # fmt: skip
_KEY = ["place_id", "shape", "latitude", "longitude", "radius_km", "label", "path"]


@dataclass(frozen=True, slots=True)
class EventTable:
    """Frames that share row numbers.

    `marks` has one row an event, and one for every mention that no event places in time: columns MARK_COLUMNS, where
    `footprint`, `document` and `mention` are row numbers of the frames below (-1: not mapped), `role`, `kind` and
    `basis` are indices into ROLES, EVENT_KINDS and MARK_BASES, days are numbers (see geo.project.days), and the
    sentence is given in code points (-1: not known).
    `hours` is what geo.project.hours.hours_of_marks makes of those marks whose event has a time of day.
    `mentions` are those of the article itself, with `footprint` and `document` besides the project's columns.
    `footprints` has each ground that some mention covers once: columns FOOTPRINT_COLUMNS.
    `documents`, `events` and `places` are the project's own frames.
    """

    documents: pd.DataFrame
    mentions: pd.DataFrame
    footprints: pd.DataFrame
    marks: pd.DataFrame
    hours: pd.DataFrame
    events: pd.DataFrame
    places: pd.DataFrame


def footprints_of(mentions: pd.DataFrame, places: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Distinct footprints, and for every mention the row number of its own (-1: nothing drawn)."""
    drawn = mentions[mentions["shape"].notna() & mentions["latitude"].notna()]
    groups = drawn.groupby(_KEY, dropna=False, sort=False)
    number = pd.Series(-1, index=mentions.index, dtype="int64")
    number.loc[drawn.index] = groups.ngroup()
    frame = groups["confidence"].max().reset_index()
    named = frame.merge(
        places[["id", "name", "kind", "country", "admin1", "source"]],
        how="left",
        left_on="place_id",
        right_on="id",
        validate="m:1",
    )
    named["name"] = named["name"].fillna(named["label"]).fillna("")
    for column in ("place_id", "label", "kind", "country", "admin1", "source"):
        named[column] = named[column].fillna("")
    named["estimated"] = named["source"].map(is_estimated)
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
        marks[column] = codes_of(marks[column], names)
    return marks[MARK_COLUMNS].astype("int32"), marks["date_id"]


def codes_of(values: pd.Series, names: Sequence[str]) -> np.ndarray:
    """The place of each value among `names`; raises ValueError where one is none of them, as in a forged project."""
    codes = pd.Index(names).get_indexer(pd.Index(values))
    if (codes < 0).any():
        strange = str(values[codes < 0].iloc[0])
        raise ValueError(f"{strange[:40]!a} is none of {', '.join(names)}")
    return codes.astype("int8")


def within_text(mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Mentions of what a reader sees: a block of facts at the head of a file is no part of the article."""
    if not documents["body_start"].any():
        return mentions
    starts = mentions["document_id"].map(documents.set_index("id")["body_start"])
    return mentions[(mentions["start"] >= starts).to_numpy()].reset_index(drop=True)


def event_table(project: Project) -> EventTable:
    """Read a project and join its tables."""
    documents, events, places = project.documents(), project.event_rows(), project.places()
    mentions = within_text(project.mentions(), documents)
    footprints, number = footprints_of(mentions, places)
    row_of = {document: row for row, document in enumerate(documents["id"])}
    mentions = mentions.assign(footprint=number, document=mentions["document_id"].map(row_of).astype("int64"))
    marks, dates = marks_of(mentions, events, documents)
    hours = hours_of_marks(marks, dates, project.times())
    return EventTable(documents, mentions, footprints, marks, hours, events, places)
