"""The event table joined row by row by the ids of its frames: slow and plain, to hold the join by numbers against."""

import json

import numpy as np
import pandas as pd

from geo.gazetteer.positions import is_estimated
from geo.model import EVENT_KINDS, ROLES
from geo.project import Project
from geo.project.days import intervals
from geo.project.footprints import FOOTPRINT_COLUMNS, KEY
from geo.project.mark_table import MARK_BASES, MARK_COLUMNS, codes_of
from geo.project.tables import within_text


def _footprints_of(mentions: pd.DataFrame, places: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    drawn = mentions[mentions["shape"].notna() & mentions["latitude"].notna()]
    groups = drawn.groupby(KEY, dropna=False, sort=False)
    number = pd.Series(-1, index=mentions.index, dtype="int64")
    number.loc[drawn.index] = groups.ngroup()
    frame = groups["confidence"].max().reset_index()
    of_place = places[["id", "name", "kind", "country", "admin1", "source"]]
    named = frame.merge(of_place, how="left", left_on="place_id", right_on="id")
    for column in ("name", "place_id", "label", "kind", "country", "admin1", "source"):
        if named[column].isna().all():
            named[column] = pd.Series([None] * len(named), dtype=object)
    named["name"] = named["name"].fillna(named["label"]).fillna("")
    for column in ("place_id", "label", "kind", "country", "admin1", "source"):
        named[column] = named[column].fillna("")
    named["estimated"] = named["source"].map(is_estimated)
    named["path"] = [json.loads(path) if isinstance(path, str) else None for path in named["path"]]
    return named[FOOTPRINT_COLUMNS], number


def _marks_of(mentions: pd.DataFrame, events: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    known = mentions[["id", "footprint", "document", "role"]].assign(mention=np.arange(len(mentions)))
    of_event = ["mention_id", "date_id", "first", "last", "kind", "basis", "sentence_start", "sentence_end"]
    told = events[of_event].astype({"mention_id": known["id"].dtype})  # of no events pandas has no type
    dated = known.merge(told, left_on="id", right_on="mention_id")
    is_dated = np.zeros(len(known), dtype=bool)
    is_dated[dated["mention"].to_numpy(dtype="int64")] = True
    published = documents[["published_first", "published_last"]]
    rest = known[~is_dated].merge(published, left_on="document", right_index=True)
    rest = rest.rename(columns={"published_first": "first", "published_last": "last"})
    rest = rest.assign(kind="reported", basis="document", sentence_start=-1, sentence_end=-1)
    rows = [frame[MARK_COLUMNS] for frame in (dated, rest) if len(frame)]
    marks = pd.concat(rows) if rows else dated[MARK_COLUMNS]
    marks = marks.sort_values("mention", kind="stable").reset_index(drop=True)
    marks["first"], marks["last"] = intervals(marks["first"], marks["last"])
    for column, names in (("role", ROLES), ("kind", EVENT_KINDS), ("basis", MARK_BASES)):
        marks[column] = codes_of(marks[column], names)
    return marks.astype("int32")


def joined_by_strings(project: Project) -> dict[str, pd.DataFrame]:
    """`mentions`, `footprints` and `marks` as geo.project.tables.event_table gives them."""
    documents, places = project.documents(), project.places()
    mentions = within_text(project.mentions(), documents)
    footprints, number = _footprints_of(mentions, places)
    row_of = {document: row for row, document in enumerate(documents["id"])}
    document = mentions["document_id"].map(row_of).astype("int64")
    mentions = mentions.assign(footprint=number, document=document)
    return {
        "mentions": mentions,
        "footprints": footprints,
        "marks": _marks_of(mentions, project.event_rows(), documents),
    }
