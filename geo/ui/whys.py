"""Why a mention was read as it was: what led to its place and its dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from geo.gazetteer.positions import is_estimated
from geo.model import EVENT_KINDS
from geo.project.plain_records import candidate_record
from geo.ui.corrected_words import text_of
from geo.ui.place_names import candidate_names
from geo.ui.plain_why import plain_words
from geo.ui.runner_up import runner_up_words
from geo.ui.sharpened import sharpened_record
from geo.ui.view_data import ViewData
from geo.ui.words import (
    ESTIMATED_WORDS,
    ROLE_WORDS,
    interval_words,
    part_words,
    place_words,
    radius_words,
    reason_words,
)

MOST_CANDIDATES = 3
MOST_STORED = 5
"""Candidates that a project keeps of a mention; fewer stored means that there were no more."""

Record = dict[str, Any]


def precision_words(mention: Mapping[Any, Any], source: str = "") -> str:
    """How precisely a mention is drawn, and whether its place's position is an estimate."""
    shape = text_of(mention["shape"])
    if not shape:
        return "not on the map"
    drawn = _drawn_words(mention, shape)
    return f"{drawn}; {ESTIMATED_WORDS}" if is_estimated(source) else drawn


def _drawn_words(row: Mapping[Any, Any], shape: str) -> str:
    if shape == "line" and ("border" in (label := text_of(row["label"])) or "frontier" in label):
        return f"drawn along the {label}"
    radius = row["radius_km"]
    return radius_words(shape, 0.0 if pd.isna(radius) else float(radius))


def why(data: ViewData, mention_id: str) -> Record | None:
    """Everything that led to a mention's place and dates."""
    return next(whys(data, data.mention(mention_id)), None)


def whys(data: ViewData, mentions: pd.DataFrame) -> Iterator[Record]:
    """Everything that led to each of some mentions, which are rows of `data.mentions` and all of one article.

    The frames of a project are long: they are looked through once for all of these, not once for each.
    """
    if mentions.empty:
        return
    drawn = data.footprints.iloc[sorted(set(mentions["footprint"][mentions["footprint"] >= 0]))].to_dict("index")
    places = data.places[data.places["id"].isin(mentions["place_id"])]
    sources = dict(zip(places["id"], places["source"], strict=True))
    events = _event_records(data, mentions)
    sharpened = data.sharpened()
    narrowed = set(sharpened["mention_id"][sharpened["mention_id"].isin(mentions["id"])])
    for mention in mentions.to_dict("records"):
        identifier, chosen = mention["id"], text_of(mention["place_id"])
        yield _record(data, mention, drawn.get(mention["footprint"]), str(sources.get(chosen, ""))) | {
            "events": events.get(identifier, []),
            "sharpened": sharpened_record(data, identifier) if identifier in narrowed else None,
        }


def _record(data: ViewData, mention: Mapping[Any, Any], drawn: Mapping[Any, Any] | None, source: str) -> Record:
    """What led to a mention's place; `drawn` is its row of the footprints, `source` whence its place's position is."""
    chosen = text_of(mention["place_id"])
    stored = data.candidates(mention["id"])
    called = candidate_names(stored)
    records = [_candidate_record(candidate_record(candidate), chosen, called) for candidate in stored]
    records.sort(key=lambda record: (not record["chosen"], -record["score"]))
    place = next((record for record in records if record["chosen"]), None)
    complete = len(records) < MOST_STORED
    return {
        "mention": mention["id"],
        "text": mention["text"],
        "place": place["name"] if place else (str(drawn["name"]) if drawn is not None else chosen),
        "placeId": chosen,
        "plain": plain_words(mention["text"], float(mention["confidence"]), records, complete=complete),
        "latitude": None if drawn is None else float(drawn["latitude"]),
        "longitude": None if drawn is None else float(drawn["longitude"]),
        "reason": reason_words(mention["reason"]),
        "kind": place["detail"] if place else "",
        "precision": precision_words(mention, source),
        "label": text_of(mention["label"]),
        "confidence": f"{float(mention['confidence']):.0%}",
        "role": _role_words(mention),
        "candidates": records[:MOST_CANDIDATES],
        "runnerUp": runner_up_words(records, complete),
    }


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


def _event_records(data: ViewData, mentions: pd.DataFrame) -> dict[str, list[Record]]:
    """The events of each mention, by its id."""
    dates = {date["id"]: date for date in data.dates_of(mentions["document_id"].iloc[0]).to_dict("records")}
    records: dict[str, list[Record]] = {}
    own = data.events_of(mentions["document_id"].iloc[0])
    for event in own[own["mention_id"].isin(mentions["id"])].to_dict("records"):
        date = dates.get(event["date_id"])
        records.setdefault(event["mention_id"], []).append(
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
