"""A project's marks, joined by the numbers of its rows: what the map and its lists need of each mention, no more.

Strings are looked up once for all rows that say the same, so that a million mentions take seconds and not minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.memory import give_back
from geo.model import BASES, EVENT_KINDS, OPEN_FIRST, OPEN_LAST, ROLES
from geo.project.days import EPOCH, intervals
from geo.project.footprints import footprints_of
from geo.project.hours import hours_of_marks
from geo.project.numbers import NONE, Column, RowNumbers
from geo.project.store import Project

MARK_BASES = (*BASES, "document")
"""What a mark's days rest on; 'document': no event places the mention in time, so its article's days stand."""

MARK_COLUMNS = [
    "footprint", "first", "last", "document", "role", "mention", "kind", "basis", "sentence_start", "sentence_end",
]  # fmt: skip
_LONGEST = 1 << 32
"""More than any article has code points: its row times this, and a start, are the id of a mention or a date."""
_MOST_CODES = 1 << 62
_FIRST_DAY, _LAST_DAY = 1 - EPOCH.toordinal(), 3652059 - EPOCH.toordinal()


@dataclass(frozen=True, slots=True)
class MarkTable:
    """Frames that share row numbers.

    `marks` has one row an event, and one for every mention that no event places in time: columns MARK_COLUMNS, where
    `footprint`, `document` and `mention` are row numbers of the frames below (-1: not mapped), `role`, `kind` and
    `basis` are indices into ROLES, EVENT_KINDS and MARK_BASES, days are numbers (see geo.project.days), and the
    sentence is given in code points (-1: not known).
    `hours` is what geo.project.hours.hours_of_marks makes of those marks whose event has a time of day.
    `mentions` are those of the article itself in reading order: `document`, `start`, `end`, `footprint`, `role` (an
    index), `place` (row of `places`, -1 for none) and `confidence`.
    `footprints` has each ground that some mention covers once: FOOTPRINT_COLUMNS of geo.project.footprints.
    `missing` has `mention`, `text` and `reason` of those that stand nowhere; `reasons` has `place_id` and `reason` of
    the first mention of each place.
    """

    documents: pd.DataFrame
    places: pd.DataFrame
    mentions: pd.DataFrame
    footprints: pd.DataFrame
    marks: pd.DataFrame
    hours: pd.DataFrame
    missing: pd.DataFrame
    reasons: pd.DataFrame


def rows_of(project: Project) -> RowNumbers:
    """The rows of a project, all read."""
    return project.rows().rows


def mark_table(project: Project, documents: pd.DataFrame, read: Callable[[Project], RowNumbers] = rows_of) -> MarkTable:
    """Read a project's rows and join them; `documents` are its articles in reading order, `read` reads the rows.

    Rows are let go of as soon as they are joined, as long as nobody else holds them.
    """
    give_back()
    places, rows = project.places(), read(project)
    give_back()
    starts = documents["body_start"].to_numpy(dtype="int64")
    own, confidence = rows.mentions, rows.confidences
    # a block of facts at the head of a file is no part of the article
    inside = own["start"] >= starts[own["row"]]
    if not inside.all():
        own, confidence = {name: column[inside] for name, column in own.items()}, confidence[inside]
    named = [own[name] for name in ("role", "shape", "label", "path")] + [rows.events["kind"], rows.events["basis"]]
    words = project.words(each for column in named for each in np.unique(column).tolist())
    place = _rows_of_places(own["place"], rows.places, places)
    footprints, footprint = _grounds(own, place, confidence, rows, places, words)
    missing, firsts = np.flatnonzero(footprint < 0), _firsts(place, len(places))
    has_mention = firsts >= 0
    told = {"text": own["text"][missing], "reason": own["reason"][missing], "first": own["reason"][firsts[has_mention]]}
    texts = project.words(each for column in told.values() for each in np.unique(column).tolist())
    said = {name: np.array([texts[number] for number in column.tolist()], object) for name, column in told.items()}
    columns = {
        "document": own["row"],
        "start": own["start"],
        "end": own["end"],
        "footprint": footprint,
        "role": _codes(own["role"], words, ROLES),
        "place": place,
    }
    mentions = pd.DataFrame({**columns, "confidence": confidence}, copy=False)
    events, times = dict(rows.events), [(row * _LONGEST + start, value) for row, start, value in rows.times]
    del rows, own, columns  # the columns that are done with make room for those of the marks
    give_back()
    marks, dates = _marks(mentions, events, documents, words)
    hours = hours_of_marks(marks, dates, pd.DataFrame(times, columns=["date_id", "value"]))
    nowhere = pd.DataFrame({"mention": missing, "text": said["text"], "reason": said["reason"]})
    reasons = pd.DataFrame({"place_id": places["id"].to_numpy()[has_mention], "reason": said["first"]})
    return MarkTable(documents, places, mentions, footprints, marks, hours, nowhere, reasons)


def _firsts(place: np.ndarray, size: int) -> NDArray[np.int64]:
    """The first mention of each place, -1 for none."""
    first = np.full(size + 1, -1)
    first[place[::-1]] = np.arange(len(place))[::-1]  # what is written last stands; the last one is for no place
    return first[:-1]


def numbered(columns: Sequence[np.ndarray]) -> NDArray[np.int64]:
    """For each row the number of its values among all that rows have, in the order in which they come."""
    codes, size = np.zeros(len(columns[0]), "int64"), 1
    for column in columns:
        low, high = (int(column.min()), int(column.max())) if len(column) else (0, 0)
        width = high - low + 1
        if size * width > _MOST_CODES:
            codes = pd.factorize(codes)[0]
            size = int(codes.max(initial=0)) + 1
        codes *= width
        codes += column
        codes -= low
        size *= width
    return pd.factorize(codes)[0]


def _rows_of_places(numbers: Column, known: Mapping[int, str], places: pd.DataFrame) -> Column:
    """The row of each mention's place, -1 for none."""
    row_of = {key: row for row, key in enumerate(places["id"])}
    rows = np.full(max(known, default=0) + 1, -1, "int32")
    for number, key in known.items():
        rows[number] = row_of[key]
    return rows[numbers]


def _codes(numbers: Column, words: Mapping[int, str], names: Sequence[str]) -> Column:
    """The place of each row's word among `names`; raises ValueError where one is none of them."""
    each = np.unique(numbers)
    codes = np.zeros(int(each.max(initial=0)) + 1, "int32")
    codes[each] = codes_of(pd.Series([words[number] for number in each.tolist()], dtype=object), names)
    return codes[numbers]


def codes_of(values: pd.Series, names: Sequence[str]) -> np.ndarray:
    """The place of each value among `names`; raises ValueError where one is none of them, as in a forged project."""
    codes = pd.Index(names).get_indexer(pd.Index(values))
    if (codes < 0).any():
        strange = str(values[codes < 0].iloc[0])
        raise ValueError(f"{strange[:40]!a} is none of {', '.join(names)}")
    return codes.astype("int8")


def _grounds(
    own: Mapping[str, Column],
    place: Column,
    confidence: np.ndarray,
    rows: RowNumbers,
    places: pd.DataFrame,
    words: Mapping[int, str],
) -> tuple[pd.DataFrame, Column]:
    """Distinct footprints, and the number of each mention's (-1: nothing drawn)."""
    elsewhere = pd.DataFrame(rows.grounds, columns=["row", "start", "latitude", "longitude", "radius_km"])
    spots = elsewhere[["latitude", "longitude", "radius_km"]].astype("float64")
    ground = np.zeros(len(place), "int64")
    key = own["row"].astype("int64") * _LONGEST + own["start"]
    at = _found(elsewhere["row"].to_numpy("int64") * _LONGEST + elsewhere["start"].to_numpy("int64"), key)
    ground[at[at >= 0]] = (spots.groupby(list(spots), dropna=False, sort=False).ngroup().to_numpy() + 1)[at >= 0]
    drawn = np.flatnonzero(own["shape"] > 0)
    number = numbered([column[drawn] for column in (place, own["shape"], own["label"], own["path"], ground)])
    first = drawn[_firsts(number, int(number.max(initial=-1)) + 1)]
    known = places.reindex(place[first]).reset_index(drop=True)
    own_spots = spots.drop_duplicates().reset_index(drop=True).reindex(ground[first] - 1).reset_index(drop=True)
    alike = pd.DataFrame(
        {
            "place_id": _or_none(known["id"]),
            "shape": [words[number] for number in own["shape"][first].tolist()],
            **{name: own_spots[name].fillna(known[name].astype("float64")) for name in spots},
            "label": _or_none(_texts(own["label"][first], words).fillna(_or_none(known["name"]))),
            "path": _texts(own["path"][first], words),
            "confidence": pd.Series(confidence[drawn]).groupby(number).max(),
        }
    )
    shown = alike["latitude"].notna().to_numpy()
    footprints, numbers = footprints_of(alike[shown], places)
    of_alike = np.full(len(alike), -1, "int32")
    of_alike[shown] = numbers
    found = np.full(len(place), -1, "int32")
    found[drawn] = of_alike[number]
    return footprints, found


def _texts(numbers: Column, words: Mapping[int, str]) -> pd.Series:
    return pd.Series([words.get(number) for number in numbers.tolist()], dtype=object)


def _or_none(column: pd.Series) -> pd.Series:
    """A column of text; one without any value has None in each row, whatever it could have held."""
    return column if column.notna().any() else pd.Series([None] * len(column), dtype=object)


def _found(keys: np.ndarray, among: np.ndarray) -> np.ndarray:
    """Where each key stands among rising ones; -1 where it doesn't."""
    if not len(among):
        return np.full(len(keys), -1)
    at = np.minimum(np.searchsorted(among, keys), len(among) - 1)
    return np.where(among[at] == keys, at, -1)


def _marks(
    mentions: pd.DataFrame, events: dict[str, Column], documents: pd.DataFrame, words: Mapping[int, str]
) -> tuple[pd.DataFrame, pd.Series]:
    """One row an event, and the id of the date expression that each rests on, -1 for none.

    A mention without an event stands at its document's publication interval, basis 'document'. The columns of `events`
    are taken out of it one by one, so that there is room for those that come of them.
    """
    document = mentions["document"].to_numpy()
    keys = document.astype("int64") * _LONGEST + mentions["start"].to_numpy()
    at = _found(events["row"].astype("int64") * _LONGEST + events.pop("mention"), keys).astype("int32")
    del keys
    dated = at >= 0
    has_event = np.zeros(len(mentions), dtype=bool)
    has_event[at[dated]] = True
    rest = np.flatnonzero(~has_event).astype("int32")
    mention = np.concatenate([at[dated], rest])
    del at, has_event
    order = np.argsort(mention, kind="stable").astype("int32")
    row = mention[order]
    del mention
    date = events.pop("date")[dated].astype("int64")
    date_id = np.where(date != NONE, events.pop("row")[dated].astype("int64") * _LONGEST + date, -1)
    dates = pd.Series(np.concatenate([date_id, np.full(len(rest), -1)])[order])
    del date, date_id
    first, last = _open_ends(events.pop("first")[dated], events.pop("last")[dated])
    published = intervals(documents["published_first"], documents["published_last"])

    def joined(of_event: np.ndarray, of_others: np.ndarray | int) -> Column:
        others = np.broadcast_to(np.asarray(of_others, "int32"), rest.shape)
        both: Column = np.concatenate([of_event.astype("int32", copy=False), others])[order]
        return both

    columns = {
        "first": joined(first, published[0][document[rest]]),
        "last": joined(last, published[1][document[rest]]),
    }
    del first, last
    columns |= {
        "footprint": mentions["footprint"].to_numpy()[row],
        "document": document[row],
        "role": mentions["role"].to_numpy()[row],
        "mention": row,
        "kind": joined(_codes(events.pop("kind")[dated], words, EVENT_KINDS), EVENT_KINDS.index("reported")),
        "basis": joined(_codes(events.pop("basis")[dated], words, MARK_BASES), MARK_BASES.index("document")),
        "sentence_start": joined(events.pop("sentence_start")[dated], -1),
        "sentence_end": joined(events.pop("sentence_end")[dated], -1),
    }
    marks = pd.DataFrame({name: columns[name].astype("int32", copy=False) for name in MARK_COLUMNS}, copy=False)
    return marks, dates


def _open_ends(first: Column, last: Column) -> tuple[np.ndarray, np.ndarray]:
    """Days as geo.project.days has them; raises ValueError where one is in no calendar."""
    for days in (first, last):
        known = days[days != NONE]
        if len(known) and (known.min() < _FIRST_DAY or known.max() > _LAST_DAY):
            raise ValueError("a day lies in no calendar")
    no_first, no_last = first == NONE, last == NONE
    return np.where(no_first, OPEN_FIRST, first), np.where(no_last, np.where(no_first, OPEN_FIRST, OPEN_LAST), last)
