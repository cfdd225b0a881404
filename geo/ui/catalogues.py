"""The Articles and Places pages: a project as tables whose rows lead back to the map."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from geo.project import Project
from geo.ui.components import component
from geo.ui.shell import MAP_PAGE, open_project
from geo.ui.view_data import ViewData
from geo.ui.words import country_words, interval_words, kind_words, radius_words

Record = dict[str, Any]


def articles_record(project: Project, data: ViewData) -> Record:
    """Rows of the Articles table, and the inputs that could not be read."""
    counts = data.mentions.groupby("document_id").agg(
        mentions=("id", "size"), mapped=("footprint", lambda column: int((column >= 0).sum()))
    )
    dates = data.dates().groupby("document_id").size()
    rows = []
    for row in data.documents.to_dict("records"):
        key = row["id"]
        mentions, mapped = counts.loc[key] if key in counts.index else (0, 0)
        words = interval_words(row["published_first"], row["published_last"])
        source = "digest in our own words" if row["is_digest"] else "as it came"
        rows.append(
            [
                {"text": row["title"] or key, "note": row["path"], "query": {"doc": key}},
                data.outlets[int(row["outlet"])],
                {
                    "text": "unknown" if words == "no date" else words,
                    "note": row["published_reason"],
                    "sort": row["published_first"] or row["published_last"] or "",
                },
                int(mapped),
                int(mentions) - int(mapped),
                int(dates.get(key, 0)),
                {"text": source},
                {"text": "publisher’s page", "href": row["url"]} if row["url"] else "",
            ]
        )
    return {
        "title": "Articles",
        "lead": "Every article of this project, when it was published and how that is known. Titles open on the map.",
        "columns": [
            {"name": "Article"},
            {"name": "Source"},
            {"name": "Published"},
            {"name": "On the map", "number": True},
            {"name": "Not mapped", "number": True},
            {"name": "Dates", "number": True},
            {"name": "Text"},
            {"name": "Original"},
        ],
        "rows": rows,
        "failures": project.failures().to_dict("records"),
    }


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
                {"text": where, "note": radius_words(shape, row["radius_km"])},
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


def _show(record: Record, key: str) -> None:
    opened = component("catalogue")(key=key, data=record, on_open_change=lambda: None).open
    if isinstance(opened, dict) and MAP_PAGE in st.session_state:
        st.switch_page(
            st.session_state[MAP_PAGE], query_params={str(name): str(value) for name, value in opened.items()}
        )


def show_articles() -> None:
    """The Articles page."""
    opened = open_project(allow_empty=True)
    _show(articles_record(opened.project, opened.data), "articles")


def show_places() -> None:
    """The Places page."""
    opened = open_project()
    _show(places_record(opened.data), "places")
