"""Sharpened days: narrower ones that another outlet gives for an event, shown as inferred beside the article's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geo.ui.view_data import ViewData
from geo.ui.words import interval_words


def sharpened_words(data: ViewData, mentions: Sequence[str]) -> dict[str, str]:
    """The narrower days, in words, of those `mentions` (ids) that have any: '14 June 2017 by River Post (inferred)'."""
    sharpened = data.sharpened()
    sharpened = sharpened[sharpened["mention_id"].isin(list(mentions))]
    words = {}
    for row in sharpened.to_dict("records"):
        days = interval_words(row["first"], row["last"])
        words[row["mention_id"]] = f"{days} by {_outlet(data, row['source_id'])} (inferred)"
    return words


def sharpened_record(data: ViewData, mention_id: str) -> dict[str, Any] | None:
    """The narrower days of one mention, with the other outlet's sentence and the reason; None when it has none."""
    sharpened = data.sharpened()
    found = sharpened[sharpened["mention_id"] == mention_id]
    if found.empty:
        return None
    row = found.iloc[0]
    events = data.events_of(str(row["source_id"]).rpartition(":")[0])
    told = events[events["mention_id"] == row["source_id"]]
    spans = told.head(1)[["document_id", "sentence_start", "sentence_end"]].itertuples(index=False, name=None)
    sentences = data.quotes(list(spans))
    return {
        "when": interval_words(row["first"], row["last"]),
        "outlet": _outlet(data, row["source_id"]),
        "mention": row["source_id"],
        "sentence": sentences[0] if sentences else "",
        "reason": row["reason"],
    }


def _outlet(data: ViewData, mention_id: str) -> str:
    document = data.documents[data.documents["id"] == mention_id.rpartition(":")[0]]
    return data.outlets[int(document["outlet"].iloc[0])] if len(document) else "another outlet"
