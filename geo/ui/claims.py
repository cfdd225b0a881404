"""What each outlet says of one place: claims side by side, and who says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from geo.model import EVENT_KINDS, ROLES
from geo.project.days import from_day
from geo.project.tables import MARK_BASES
from geo.ui.address import View
from geo.ui.near import hidden_copies
from geo.ui.reader_records import mark_words
from geo.ui.sharpened import sharpened_words
from geo.ui.view_data import ViewData
from geo.ui.window import in_view

MOST_CLAIMS = 60
"""Of one outlet."""


def claims(data: ViewData, view: View) -> dict[str, Any] | None:
    """Sentences of the view on its chosen place, an outlet after the other; None without a place.

    Each outlet has its `total` and at most MOST_CLAIMS `items` in the order of their days. `silent` are outlets that
    the view shows and that don't name the place in it; `outside` counts sentences that only the window leaves out.
    """
    place = _place_of(data, view)
    if place is None:
        return None
    spots = data.footprints.index[data.footprints["place_id"] == place]
    told, all_days = (_sentences(marks[marks["footprint"].isin(spots)]) for marks in _in_and_out(data, view))
    outlet_of = data.documents["outlet"].to_numpy()
    told = told.assign(outlet=outlet_of[told["document"].to_numpy()])
    groups = []
    for outlet in sorted(told["outlet"].unique().tolist()):
        own = told[told["outlet"] == outlet]
        groups.append({"name": data.outlets[outlet], "total": len(own), "items": _items(data, own.head(MOST_CLAIMS))})
    named = {group["name"] for group in groups}
    shown = data.outlets if view.sources is None else [name for name in data.outlets if name in view.sources]
    return {
        "place": str(data.footprints["name"].loc[spots[0]]) if len(spots) else "",
        "total": len(told),
        "outlets": groups,
        "silent": [name for name in shown if name not in named],
        "outside": len(all_days) - len(told),
    }


def _place_of(data: ViewData, view: View) -> str | None:
    if view.place or not view.mention:
        return view.place
    found = data.mention(view.mention)["place_id"]
    return str(found.iloc[0]) if len(found) and isinstance(found.iloc[0], str) else None


def _in_and_out(data: ViewData, view: View) -> tuple[pd.DataFrame, pd.DataFrame]:
    extent = data.extent if view.days != "published" else data.published_span
    if extent is None:
        return (marks := in_view(data, view)), marks
    whole = replace(view, first=from_day(extent[0]), last=from_day(extent[1]), undated=True, known=None)
    return in_view(data, view), in_view(data, whole)


def _sentences(marks: pd.DataFrame) -> pd.DataFrame:
    """One row a sentence: its first mark, by day."""
    marks = marks[marks["sentence_start"] >= 0].sort_values(["first", "document", "sentence_start"], kind="stable")
    return marks.drop_duplicates(["document", "sentence_start"])


def _items(data: ViewData, rows: pd.DataFrame) -> list[dict[str, Any]]:
    identifiers, numbers = data.documents["id"].to_numpy(), data.numbers.take(rows["mention"].to_numpy())
    spans = rows[["document", "sentence_start", "sentence_end"]].itertuples(index=False)
    sentences = data.quotes([(identifiers[document], start, end) for document, start, end in spans])
    hidden, outlets = hidden_copies(data), data.documents.set_index("id")["outlet"]
    mentions = data.mention_ids(rows["mention"])
    sharpened = sharpened_words(data, mentions)
    items = []
    for row, mention, begin, end, sentence in zip(
        rows.to_dict("records"), mentions, numbers["start"].tolist(), numbers["end"].tolist(), sentences, strict=True
    ):
        start = row["sentence_start"]
        items.append(
            {
                "mention": mention,
                "day": row["first"],
                "when": mark_words(row["first"], row["last"]),
                "kind": EVENT_KINDS[row["kind"]],
                "basis": MARK_BASES[row["basis"]],
                "copy": _copy_words(data, identifiers[row["document"]], hidden, outlets),
                "sharpened": sharpened.get(mention, ""),
                "sentence": sentence,
                "marks": [[begin - start, end - start, ROLES[row["role"]]]],
            }
        )
    return items


def _copy_words(data: ViewData, document_id: str, hidden: Mapping[str, str], outlets: pd.Series) -> str:
    """Whose text a sentence is, where its outlet printed another's: it is no second witness."""
    shown = hidden.get(document_id)
    if shown is None or outlets[shown] == outlets[document_id]:
        return ""
    return f"same text as in {data.outlets[int(outlets[shown])]}"
