"""The Articles and Places pages: a project as tables whose rows lead back to the map."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from geo.gazetteer.positions import is_estimated
from geo.languages.detect import is_read, name_of, unread_words
from geo.model import EVENT_KINDS, OPEN_FIRST, OPEN_LAST
from geo.project import Project
from geo.project.tables import MARK_BASES
from geo.ui.columns import is_web
from geo.ui.components import component
from geo.ui.dayless_page import show_dayless
from geo.ui.near import also, hidden_copies
from geo.ui.offers import show_offers
from geo.ui.reader_records import mark_words
from geo.ui.shell import MAP_PAGE, open_project
from geo.ui.view_data import ViewData
from geo.ui.words import ESTIMATED_WORDS, country_words, kind_words, published_words, radius_words

MOST_BARS = 40
"""Of one article's thumbnail."""

Record = dict[str, Any]


def articles_record(project: Project, data: ViewData) -> Record:
    """Rows of the Articles table, and the inputs that could not be read."""
    own = data.numbers["document"].to_numpy()
    mentions_of = np.bincount(own, minlength=len(data.documents))
    mapped_of = np.bincount(own[data.numbers["footprint"].to_numpy() >= 0], minlength=len(data.documents))
    dates = data.dates().groupby("document_id").size()
    bars, span = thumbnails(data), data.focus or data.extent
    rows: list[list[Any]] = []
    hidden = hidden_copies(data)
    for number, row in enumerate(data.documents.to_dict("records")):
        key = row["id"]
        if key in hidden:
            continue
        mentions, mapped = mentions_of[number], mapped_of[number]
        words = published_words(row["published_first"], row["published_last"])
        source = "digest in our own words" if row["is_digest"] else "as it came"
        rows.append(
            [
                {"text": row["title"] or key, "note": row["path"], "query": {"doc": key}} | _also(data, key),
                data.outlets[int(row["outlet"])],
                {
                    "text": words or "unknown",
                    "note": row["published_reason"],
                    "sort": _first_published(data, number),
                },
                {"bars": bars.get(number, []), "text": told_words(data, number), "sort": _first_told(data, number)},
                int(mapped),
                int(mentions) - int(mapped),
                int(dates.get(key, 0)),
                {"text": f"as {row['narration']}", "note": row["narration_reason"]}
                if is_read(row["language"])
                else {"text": "not read", "note": row["narration_reason"]},
                {"text": name_of(row["language"]) or "not told", "note": row["language_reason"]},
                {"text": source},
                {"text": "publisher’s page", "href": row["url"]} if is_web(row["url"]) else "",
            ]
        )
    unread = unread_words(Counter(data.documents["language"]))
    lead = "Every article of this project, when it was published and how that is known. Titles open on the map."
    copies = f"{len(hidden):,} {'is a copy' if len(hidden) == 1 else 'are copies'} of another, cut or edited, and "
    copies += f"{'stands' if len(hidden) == 1 else 'stand'} behind it; the map counts every article."
    leads = [lead, f"Of {len(data.documents):,} articles {copies}" if hidden else "", f"{unread}." if unread else ""]
    return {
        "title": "Articles",
        "lead": " ".join(filter(None, leads)),
        "columns": [
            {"name": "Article"},
            {"name": "Source"},
            {"name": "Published"},
            {"name": "Tells of", "span": list(span) if span else None},
            {"name": "On the map", "number": True},
            {"name": "Not mapped", "number": True},
            {"name": "Dates", "number": True},
            {"name": "Dates read"},
            {"name": "Language", "filter": True},
            {"name": "Text"},
            {"name": "Original"},
        ],
        "rows": rows,
        "failures": project.failures().to_dict("records"),
    }


def _first_published(data: ViewData, number: int) -> int:
    first, last = (int(day) for day in data.published.iloc[number])
    return last if first == OPEN_FIRST else first


def thumbnails(data: ViewData) -> dict[int, list[list[int]]]:
    """What the timeline shows of each document (row number), at most MOST_BARS: [first, last, kind, is inferred]."""
    marks = _with_both_ends(data.marks)
    marks = marks.assign(inferred=(marks["basis"] >= MARK_BASES.index("publication")).astype(int))
    bars = marks[["document", "first", "last", "kind", "inferred"]].drop_duplicates()
    found: dict[int, list[list[int]]] = {}
    for document, *bar in bars.groupby("document", sort=False).head(MOST_BARS).to_numpy().tolist():
        found.setdefault(document, []).append(bar)
    return found


def _with_both_ends(marks: pd.DataFrame) -> pd.DataFrame:
    return marks[(marks["footprint"] >= 0) & (marks["first"] != OPEN_FIRST) & (marks["last"] != OPEN_LAST)]


def _reported(data: ViewData, number: int) -> pd.DataFrame:
    marks = _with_both_ends(data.marks[data.marks["document"] == number])
    return marks[marks["kind"] == EVENT_KINDS.index("reported")]


def told_words(data: ViewData, number: int) -> str:
    """From when to when an article tells of, background and plans left out."""
    own = _reported(data, number)
    return mark_words(int(own["first"].min()), int(own["last"].max())) if len(own) else "no day"


def _first_told(data: ViewData, number: int) -> int:
    own = _reported(data, number)
    return int(own["first"].min()) if len(own) else OPEN_FIRST


def _also(data: ViewData, document_id: str) -> Record:
    """What stands behind an article: the other articles of the same text."""
    found = also(data, document_id)
    if found is None:
        return {}
    items = [
        {"text": f"{one['outlet']}, {one['when']}", "note": one["title"], "query": {"doc": one["id"]}}
        for one in found["items"]
    ]
    return {"also": {"words": found["words"], "items": items}}


def places_record(data: ViewData) -> Record:
    """Rows of the Places table."""
    placed = data.mentions[data.mentions["place_id"].notna() & (data.mentions["footprint"] >= 0)]
    groups = placed.groupby("place_id")
    counts = pd.DataFrame({"mentions": groups.size(), "articles": groups["document_id"].nunique()})
    rows: list[list[Any]] = []
    for row in data.places.to_dict("records"):
        if row["id"] not in counts.index:
            continue
        found = counts.loc[row["id"]]
        where = f"{row['latitude']:.3f}, {row['longitude']:.3f}"
        shape = "area" if row["kind"] in ("country", "admin1", "admin2", "region", "continent") else "point"
        rows.append(
            [
                {"text": row["name"], "query": {"place": row["id"]}},
                kind_words(row["kind"]),
                country_words(row["country"]),
                int(found["mentions"]),
                int(found["articles"]),
                {"text": where, "note": _precision_words(shape, row["radius_km"], row["source"])},
                {"text": row["source"], "note": row["id"]},
            ]
        )
    rows.sort(key=lambda cells: -cells[3])
    return {
        "title": "Places",
        "lead": "Every place that a mention was read as. A name opens it on the map with its passages.",
        "columns": [
            {"name": "Place"},
            {"name": "Kind"},
            {"name": "Country"},
            {"name": "Mentions", "number": True},
            {"name": "Articles", "number": True},
            {"name": "Latitude, longitude"},
            {"name": "Source"},
        ],
        "rows": rows,
    }


def _precision_words(shape: str, radius_km: float, source: str) -> str:
    words = radius_words(shape, radius_km)
    return f"{words}; {ESTIMATED_WORDS}" if is_estimated(source) else words


def _show(record: Record, key: str) -> None:
    opened = component("catalogue")(key=key, data=record, on_open_change=lambda: None).open
    if isinstance(opened, dict) and MAP_PAGE in st.session_state:
        st.switch_page(
            st.session_state[MAP_PAGE], query_params={str(name): str(value) for name, value in opened.items()}
        )


def show_articles() -> None:
    """The Articles page."""
    opened = open_project(allow_empty=True)
    show_dayless(opened)
    _show(articles_record(opened.project, opened.data), "articles")


def show_places() -> None:
    """The Places page."""
    opened = open_project()
    show_offers(opened.project.path, opened.revision)
    _show(places_record(opened.data), "places")
