"""What the reader shows: an article with its marks, and the passages of a window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from geo.corrections.meaning import MARKED
from geo.languages.detect import is_read, name_of
from geo.model import OPEN_FIRST, OPEN_LAST, ROLES
from geo.project import Project
from geo.project.days import from_day
from geo.ui.address import View
from geo.ui.columns import is_web
from geo.ui.corrected_words import corrected_words, date_start, is_denied, text_of
from geo.ui.near import also
from geo.ui.sharpened import sharpened_words
from geo.ui.view_data import ViewData, source_words
from geo.ui.whys import precision_words
from geo.ui.window import is_in_view
from geo.ui.words import captured_words, interval_words, place_words, published_words, reason_words

MOST_PASSAGES = 120
_DATE_COLUMNS = ["start", "end", "first", "last", "value", "reason", "edtf"]

Record = dict[str, Any]


def document_record(project: Project, data: ViewData, document_id: str) -> Record:
    """An article as the reader wants it; offsets are code points into its text."""
    row = data.documents.iloc[data.row_of()[document_id]]
    mentions = data.mentions_of(document_id)
    places = data.places[data.places["id"].isin(mentions["place_id"])].set_index("id").to_dict("index")
    own = data.events_of(document_id).drop_duplicates("mention_id")
    events = {event["mention_id"]: event for event in own.to_dict("records")}
    sharpened = sharpened_words(data, mentions["id"].tolist())
    source = project.source(document_id)
    return {
        "id": document_id,
        "title": row["title"],
        "outlet": data.outlets[int(row["outlet"])],
        "author": row["author"],
        "url": row["url"] if is_web(row["url"]) else "",
        "digest": bool(row["is_digest"]),
        "unread": "" if is_read(row["language"]) else f"{name_of(row['language'])}: not read for places and dates yet",
        "facts": {name: str(row[name]) for name in ("title", "publisher", "language")},
        "also": also(data, document_id),
        "captured": captured_words(source),
        "when": _published_words(row),
        "whenReason": row["published_reason"],
        "text": project.text(document_id),
        "skip": int(row["body_start"]),
        "pages": [[page.start, page.label] for page in source.pages],
        "furniture": [list(span) for span in project.furniture(document_id)],
        "mentions": [
            _mention_record(mention, places, events) | {"sharpened": sharpened.get(mention["id"], "")}
            for mention in mentions.to_dict("records")
        ],
        "dates": [
            {
                "start": found["start"],
                "end": found["end"],
                "when": interval_words(found["first"], found["last"])
                if found["first"] or found["last"]
                else found["value"],
                "reason": found["reason"],
                "edtf": found["edtf"],
            }
            for found in _with_none(data.dates_of(document_id)[_DATE_COLUMNS])
        ],
    }


def _with_none(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def _published_words(row: pd.Series) -> str:
    return published_words(row["published_first"], row["published_last"]) or "publication date unknown"


def _kind_words(place: Mapping[Any, Any]) -> str:
    """What a place is; of one that a person marked nothing else is known."""
    return MARKED if place["source"] == MARKED else place_words(str(place["kind"]), str(place["country"]))


def _mention_record(mention: Mapping[Any, Any], places: Mapping[Any, Any], events: Mapping[Any, Any]) -> Record:
    place = places[mention["place_id"]] if text_of(mention["place_id"]) else None
    event = events.get(mention["id"])
    return {
        "id": mention["id"],
        "start": int(mention["start"]),
        "end": int(mention["end"]),
        "role": mention["role"],
        "roleReason": mention["role_reason"],
        "footprint": int(mention["footprint"]),
        "place": text_of(mention["place_id"]) or None,
        "name": "" if place is None else str(place["name"]),
        "kind": "" if place is None else _kind_words(place),
        "precision": precision_words(mention, "" if place is None else str(place["source"])),
        "reason": reason_words(mention["reason"]),
        "when": "" if event is None else interval_words(event["first"], event["last"]),
        "whenReason": "" if event is None else event["reason"],
        "date": date_start(event),
        "corrected": corrected_words(mention),
        "isDenied": is_denied(mention),
        "sentence": None if event is None else [int(event["sentence_start"]), int(event["sentence_end"])],
    }


def passages(data: ViewData, view: View) -> Record:
    """Sentences of the view that name a mapped place, in order of time, those of vague time last.

    On one day, what has no time of day comes first.

    At most MOST_PASSAGES are given, and the number of all, as of the mentions of the map that stand in them.
    """
    footprint = data.marks["footprint"].to_numpy()
    keep = is_in_view(data, view).to_numpy() & (footprint >= 0) & (data.marks["sentence_start"].to_numpy() >= 0)
    name = ""
    if view.place:
        own = data.footprints.index[data.footprints["place_id"] == view.place]
        keep &= np.isin(footprint, own)
        name = str(data.footprints["name"].loc[own[0]]) if len(own) else ""
    sentence, by_time = data.order["sentence"].to_numpy(), data.order["by_time"].to_numpy()
    total, mentions = _distinct(sentence[keep]), _distinct(data.marks["mention"].to_numpy()[keep])
    rows = _first_of_each(by_time[keep[by_time]], sentence, MOST_PASSAGES)
    shown = data.marks.take(rows)
    named = _mentions_of_sentences(data, np.flatnonzero(keep & np.isin(sentence, sentence[rows])))
    documents = data.documents["id"].take(shown["document"].to_numpy())
    spans = zip(documents, shown["sentence_start"], shown["sentence_end"], strict=True)
    sentences = data.quotes([(str(key), int(start), int(end)) for key, start, end in spans])
    ids = data.mention_ids(shown["mention"])
    items = [
        {
            "mention": mention,
            "outlet": source_words(data, row["document"]),
            "when": when,
            "sentence": quote,
            "marks": [[start - row["sentence_start"], end - row["sentence_start"], role] for start, end, role in marks],
        }
        for row, mention, when, quote, marks in zip(
            shown.to_dict("records"),
            ids,
            when_words(data, shown),
            sentences,
            (named[number] for number in sentence[rows].tolist()),
            strict=True,
        )
    ]
    return {"items": items, "total": total, "mentions": mentions, "place": name}


def _distinct(numbers: np.ndarray) -> int:
    """How many different numbers there are."""
    return int(np.count_nonzero(np.bincount(numbers))) if len(numbers) else 0


def _first_of_each(rows: np.ndarray, sentence: np.ndarray, most: int) -> np.ndarray:
    """The first row of each of the first sentences."""
    taken = most
    while True:
        _, firsts = np.unique(sentence[rows[:taken]], return_index=True)
        if len(firsts) >= most or taken >= len(rows):
            return rows[np.sort(firsts)[:most]]
        taken *= 4


def _mentions_of_sentences(data: ViewData, marks: np.ndarray) -> dict[int, list[tuple[int, int, str]]]:
    """Start, end and role of each mention in some marks, by the number of their sentence; each once."""
    rows = pd.DataFrame({"sentence": data.order["sentence"].take(marks), "mention": data.marks["mention"].take(marks)})
    found: dict[int, list[tuple[int, int, str]]] = {}
    alone = rows.drop_duplicates("mention")
    own = data.numbers[["start", "end", "role"]].take(alone["mention"].to_numpy())
    for number, (start, end, role) in zip(alone["sentence"].tolist(), own.itertuples(index=False), strict=True):
        found.setdefault(number, []).append((int(start), int(end), ROLES[role]))
    return found


def mark_words(first: int, last: int) -> str:
    """A mark's days in words."""
    if first == OPEN_FIRST == last:
        return "no date"
    return interval_words(
        None if first == OPEN_FIRST else from_day(first).isoformat(),
        None if last == OPEN_LAST else from_day(last).isoformat(),
    )


def when_words(data: ViewData, marks: pd.DataFrame) -> list[str]:
    """Days of some of `data.marks` in words, with the time of day where one is told."""
    told = dict(zip(data.hours["mark"], data.hours["words"], strict=True))
    days = map(mark_words, marks["first"], marks["last"])
    return [f"{words}, {told[mark]}" if mark in told else words for mark, words in zip(marks.index, days, strict=True)]
