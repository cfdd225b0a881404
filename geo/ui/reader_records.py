"""What the reader shows: an article with its marks, the passages of a window, why a mention was read as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from geo.corrections.meaning import MARKED
from geo.gazetteer.positions import is_estimated
from geo.languages.detect import is_read, name_of
from geo.model import EVENT_KINDS, OPEN_FIRST, OPEN_LAST
from geo.project import Project
from geo.project.days import from_day
from geo.project.plain_records import candidate_record
from geo.ui.address import View
from geo.ui.corrected_words import corrected_words, date_start, is_denied, text_of
from geo.ui.near import also
from geo.ui.place_names import candidate_names
from geo.ui.plain_why import plain_words
from geo.ui.runner_up import runner_up_words
from geo.ui.sharpened import sharpened_record, sharpened_words
from geo.ui.view_data import LONG_DAYS, ViewData, source_words
from geo.ui.window import in_view
from geo.ui.words import (
    ESTIMATED_WORDS,
    ROLE_WORDS,
    captured_words,
    interval_words,
    part_words,
    place_words,
    published_words,
    radius_words,
    reason_words,
)

MOST_PASSAGES = 120
MOST_CANDIDATES = 3
_DATE_COLUMNS = ["start", "end", "first", "last", "value", "reason", "edtf"]
MOST_STORED = 5
"""Candidates that a project keeps of a mention; fewer stored means that there were no more."""

Record = dict[str, Any]


def _precision(row: Mapping[Any, Any], source: str = "") -> str:
    """How precisely a mention is drawn, and whether its place's position is an estimate."""
    shape = text_of(row["shape"])
    if not shape:
        return "not on the map"
    return f"{_drawn_words(row, shape)}; {ESTIMATED_WORDS}" if is_estimated(source) else _drawn_words(row, shape)


def _drawn_words(row: Mapping[Any, Any], shape: str) -> str:
    if shape == "line" and ("border" in (label := text_of(row["label"])) or "frontier" in label):
        return f"drawn along the {label}"
    radius = row["radius_km"]
    return radius_words(shape, 0.0 if pd.isna(radius) else float(radius))


def document_record(project: Project, data: ViewData, document_id: str) -> Record:
    """An article as the reader wants it; offsets are code points into its text."""
    row = data.documents[data.documents["id"] == document_id].iloc[0]
    mentions = data.mentions[data.mentions["document"] == row.name]
    places = data.places[data.places["id"].isin(mentions["place_id"])].set_index("id").to_dict("index")
    own = data.events[data.events["document_id"] == document_id].drop_duplicates("mention_id")
    events = {event["mention_id"]: event for event in own.to_dict("records")}
    sharpened = sharpened_words(data, mentions["id"])
    source = project.source(document_id)
    return {
        "id": document_id,
        "title": row["title"],
        "outlet": data.outlets[int(row["outlet"])],
        "author": row["author"],
        "url": row["url"],
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
        "precision": _precision(mention, "" if place is None else str(place["source"])),
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
    marks = in_view(data, view)
    marks = marks[(marks["footprint"] >= 0) & (marks["sentence_start"] >= 0)]
    name = ""
    if view.place:
        own = data.footprints.index[data.footprints["place_id"] == view.place]
        marks = marks[marks["footprint"].isin(own)]
        name = str(data.footprints["name"].loc[own[0]]) if len(own) else ""
    key = ["document", "sentence_start", "sentence_end"]
    vague = marks["last"].astype("int64") - marks["first"] > LONG_DAYS
    hour = data.hours.set_index("mark")["first"].reindex(marks.index, fill_value=0)
    order = ["vague", "first", "hour", "document", "sentence_start"]
    firsts = marks.assign(vague=vague, hour=hour).sort_values(order, kind="stable").drop_duplicates(key)
    shown = firsts.head(MOST_PASSAGES)
    of_sentence = marks.merge(shown[key], on=key).drop_duplicates("mention").groupby(key)["mention"].apply(list)
    documents = data.documents["id"].to_numpy()
    identifiers = data.mentions["id"].to_numpy()
    starts, ends, roles = (data.mentions[column].to_numpy() for column in ("start", "end", "role"))
    sentences = data.quotes([(documents[at], start, end) for at, start, end in shown[key].itertuples(index=False)])
    items = []
    for row, when, sentence in zip(shown.to_dict("records"), when_words(data, shown), sentences, strict=True):
        start, end = row["sentence_start"], row["sentence_end"]
        named = of_sentence.loc[(row["document"], start, end)]
        items.append(
            {
                "mention": identifiers[row["mention"]],
                "outlet": source_words(data, row["document"]),
                "when": when,
                "sentence": sentence,
                "marks": [[int(starts[at]) - start, int(ends[at]) - start, str(roles[at])] for at in named],
            }
        )
    return {"items": items, "total": len(firsts), "mentions": int(marks["mention"].nunique()), "place": name}


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


def why(data: ViewData, mention_id: str) -> Record | None:
    """Everything that led to a mention's place and dates."""
    found = data.mentions[data.mentions["id"] == mention_id]
    if found.empty:
        return None
    mention: dict[Any, Any] = found.to_dict("records")[0]
    chosen = text_of(mention["place_id"])
    stored = data.candidates(mention_id)
    called = candidate_names(stored)
    records = [_candidate_record(candidate_record(candidate), chosen, called) for candidate in stored]
    records.sort(key=lambda record: (not record["chosen"], -record["score"]))
    row = int(mention["footprint"])
    drawn = data.footprints.iloc[row] if row >= 0 else None
    place = next((record for record in records if record["chosen"]), None)
    name = place["name"] if place else (str(drawn["name"]) if drawn is not None else chosen)
    return {
        "mention": mention_id,
        "text": mention["text"],
        "place": name,
        "placeId": chosen,
        "plain": plain_words(
            mention["text"], float(mention["confidence"]), records, complete=len(records) < MOST_STORED
        ),
        "latitude": None if drawn is None else float(drawn["latitude"]),
        "longitude": None if drawn is None else float(drawn["longitude"]),
        "reason": reason_words(mention["reason"]),
        "kind": place["detail"] if place else "",
        "precision": _precision(mention, _source(data, chosen)),
        "label": text_of(mention["label"]),
        "confidence": f"{float(mention['confidence']):.0%}",
        "role": _role_words(mention),
        "candidates": records[:MOST_CANDIDATES],
        "runnerUp": runner_up_words(records, len(records) < MOST_STORED),
        "events": _event_records(data, mention_id, mention["document_id"]),
        "sharpened": sharpened_record(data, mention_id),
    }


def _source(data: ViewData, place_id: str) -> str:
    """Where the position of a project's place is from; '' for none."""
    found = data.places.loc[data.places["id"] == place_id, "source"]
    return str(found.iloc[0]) if len(found) else ""


def _role_words(mention: Mapping[Any, Any]) -> str:
    words = ROLE_WORDS.get(mention["role"], mention["role"])
    return f"{words} ({mention['role_reason']})" if mention["role_reason"] else words


def _candidate_record(candidate: Mapping[str, Any], chosen: str, called: Mapping[str, str]) -> Record:
    place = candidate["place"]
    parts = [
        {"name": part_words(part["name"]), "value": part["value"], "words": reason_words(part["words"])}
        for part in candidate["parts"]
    ]
    return {
        "name": called[place["id"]],
        "detail": place_words(place["kind"], place["country"] if called[place["id"]] == place["name"] else ""),
        "lat": place["lat"],
        "lon": place["lon"],
        "score": float(candidate["score"]),
        "parts": parts,
        "chosen": place["id"] == chosen,
    }


def _event_records(data: ViewData, mention_id: str, document_id: str) -> list[Record]:
    records, dates = [], data.dates_of(document_id)
    for event in data.events[data.events["mention_id"] == mention_id].to_dict("records"):
        named = dates[dates["id"] == event["date_id"]]
        date = None if named.empty else named.iloc[0]
        records.append(
            {
                "when": interval_words(event["first"], event["last"]),
                "expression": "" if date is None else f"“{date['text']}”",
                "dateReason": "" if date is None else date["reason"],
                "edtf": "" if date is None else date["edtf"],
                "kind": event["kind"] if event["kind"] in EVENT_KINDS else "",
                "basis": event["basis"],
                "reason": event["reason"],
            }
        )
    return records
