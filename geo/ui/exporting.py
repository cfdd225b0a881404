"""The Export page: what would come out of a project, of the view and of what is chosen in it, and the files themselves.

A link of the page asks the server for `export-file/TOKEN/FORMAT?PART`, where PART is the address of a view. The token
belongs to one opened project and is told to its pages alone, so that no other page can ask for its files.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast
from urllib.parse import parse_qs, quote, urlencode

import numpy as np
import pandas as pd
import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from geo.errors import DatelineError, ExportError
from geo.export import RowFormat, format_named, format_names, write_as
from geo.export.needs import NEED_WORDS, Need
from geo.model import EVENT_KINDS, OPEN_FIRST, ROLES
from geo.project.distrust import told
from geo.ui.address import View, write_address
from geo.ui.choosing import chosen, marks_chosen, view_asked
from geo.ui.components import component
from geo.ui.offering import OFFERS
from geo.ui.shell import Opened, open_project
from geo.ui.story.form import StoryFormat, story_marks
from geo.ui.story.options import StoryOptions
from geo.ui.view_data import ViewData

WHOLE = "whole"
_IN_MEMORY = 8_000_000
_PIECE = 262_144
GROUPS: dict[str, tuple[str, ...]] = {
    "A page to pass on": ("html",),
    "Tables": ("csv", "xlsx"),
    "Maps and GIS": ("geojson", "gpkg", "kml", "kmz", "geoparquet"),
    "Code books": ("acled", "ucdp", "gtd"),
    "Stories": ("kepler", "timelinejs", "storymapjs", "timemap"),
    "References and notes": ("ris", "bibtex", "csl", "notes"),
    "Linked data and exchange": ("lpf", "annotations", "tei", "stix", "jsonl", "datasette"),
}
"""The page's order of formats; those of other packages come at the end."""

Record = dict[str, Any]


def export_file(request: Request) -> Response:
    """Answer a link of the page: the file as a download, or in words why there is none."""
    opened = OFFERS.opened(str(request.path_params["token"]))
    if opened is None:
        return PlainTextResponse("This link is of an earlier run or project: open the Export page again.", 404)
    name = str(request.path_params["name"])
    file = cast("BinaryIO", tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - closed when sent
    try:
        form = format_named(name)
        params = parse_qs(request.url.query, keep_blank_values=True)
        options = _options(params)
        whole = params.pop(WHOLE, None) is not None or not isinstance(form, RowFormat | StoryFormat)
        with told(opened.project.path):
            view = None if whole else view_asked(opened.data, params, is_page=True)
            if isinstance(form, StoryFormat):
                form.write_view(opened.project, opened.data, view, options, file)
            else:
                extract = None if view is None else chosen(opened.project, opened.data, view)
                write_as(name, opened.project, file, extract)
    except DatelineError as error:
        file.close()
        return PlainTextResponse(str(error), 400)
    file.seek(0)
    called = quote(f"{opened.project.path.stem}{form.suffixes[0]}", safe="")
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{called}",
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
    }
    kind = form.media_type if isinstance(form, RowFormat | StoryFormat) else "application/octet-stream"
    return StreamingResponse(_pieces(file), media_type=kind, headers=headers)


def _options(params: dict[str, list[str]]) -> StoryOptions:
    """The choices for an HTML file that a link holds; they leave the parameters, which are then those of a view.

    Raises
    ------
    ExportError
        When one of them can't be read.
    """
    text, dated, blur = (params.pop(f"story-{name}", [""])[-1] for name in ("text", "dated", "blur"))
    if text not in ("", "full") or dated not in ("", "1") or not (blur or "0").isascii() or not (blur or "0").isdigit():
        raise ExportError("the choices of this link can't be read: open the Export page again.")
    return StoryOptions(full_text=text == "full", undated=not dated, blur_km=float(blur[:9] or 0))


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


def export_record(opened: Opened, view: View) -> Record:
    """What the page shows: the parts that can be exported, and of each how much comes out in every format."""
    data = opened.data
    shown = replace(view, place=None, document=None, mention=None)
    parts = [_part("The whole project", "every article, all days", data, None, f"{WHOLE}=1")]
    parts.append(_part("The present view", _words(shown), data, shown, _query(shown)))
    if view.place is not None:
        name = next(iter(data.places.loc[data.places["id"] == view.place, "name"]), view.place)
        one = replace(shown, place=view.place)
        parts.append(_part(f"{name} in the present view", _words(shown), data, one, _query(one)))
    if view.document is not None:
        title = next(iter(data.documents.loc[data.documents["id"] == view.document, "title"]), "") or view.document
        one = replace(shown, document=view.document)
        parts.append(_part(f"“{title}” in the present view", _words(shown), data, one, _query(one)))
    address = f"./export-file/{OFFERS.token_of(opened)}/" if OFFERS.is_served else None
    return {"parts": parts, "groups": _groups(), "address": address, "chosen": 1 if write_address(shown) else 0}


def _query(view: View) -> str:
    return urlencode(write_address(view), doseq=True)


def _words(view: View) -> str:
    """The view's window and filters, in words."""
    said = {
        name: value for name, value in write_address(view).items() if name not in ("colour", "show", "tab", "q", "at")
    }
    window = [f"{name} {said.pop(name)}" for name in ("from", "to") if name in said]
    rest = [f"{name}: {value if isinstance(value, str) else ', '.join(value)}" for name, value in said.items()]
    return "; ".join([" ".join(window), *rest] if window else rest) or "the window that the page opens with, no filter"


def _part(title: str, words: str, data: ViewData, view: View | None, query: str) -> Record:
    marks = marks_chosen(data, view)
    has = _has(data, marks)
    articles = len(data.documents) if view is None else int(marks["document"].nunique())
    counts: dict[str, int] = {}
    for name in format_names():
        form = _format(name)
        if isinstance(form, RowFormat):
            rows = (
                int(np.logical_and.reduce([has[need] for need in form.needs], initial=True, axis=0).sum())
                if form.needs
                else len(marks)
            )
            counts[name] = {"row": rows, "article": articles, "project": -1}[form.unit]
        elif isinstance(form, StoryFormat):
            counts[name] = len(marks)
            counts[f"{name} dated"] = len(story_marks(data, view, StoryOptions(undated=False)))
    return {"title": title, "words": words, "rows": len(marks), "articles": articles, "counts": counts, "query": query}


def _has(data: ViewData, marks: pd.DataFrame) -> dict[Need, np.ndarray]:
    """Of each mark, what geo.export.needs.meets asks of its row."""
    mentions = data.mentions.iloc[marks["mention"]]
    dated = (marks["first"] != OPEN_FIRST) | (marks["last"] != OPEN_FIRST)
    return {
        "ground": (marks["footprint"] >= 0).to_numpy(),
        "day": dated.to_numpy(),
        "first day": (marks["first"] != OPEN_FIRST).to_numpy(),
        "location": (marks["role"] == ROLES.index("location")).to_numpy(),
        "happened": (marks["kind"] != EVENT_KINDS.index("planned")).to_numpy(),
        "pin": (mentions["shape"] == "point").to_numpy(),
        "place": mentions["place_id"].notna().to_numpy(),
    }


def _format(name: str) -> Any:
    """A format, or None where the package that adds it is broken."""
    try:
        return format_named(name)
    except DatelineError:
        return None


def _groups() -> list[Record]:
    names = format_names()
    listed = {name for group in GROUPS.values() for name in group}
    groups = {**GROUPS, "From other packages": tuple(name for name in names if name not in listed)}
    return [
        {"title": title, "formats": [_described(name) for name in group if name in names and _format(name)]}
        for title, group in groups.items()
        if any(_format(name) for name in group if name in names)
    ]


def _described(name: str) -> Record:
    form = _format(name)
    needs = [NEED_WORDS[need] for need in form.needs] if isinstance(form, RowFormat) else []
    unit = form.unit if isinstance(form, RowFormat) else "story" if isinstance(form, StoryFormat) else "whole"
    return {
        "name": name,
        "suffix": form.suffixes[0],
        "words": form.description,
        "unit": unit,
        "needs": ", ".join(needs),
    }


def show_export() -> None:
    """The page."""
    opened = open_project()
    state = st.session_state
    view = state["view"] if state.get("revision") == opened.revision and "view" in state else View()
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    if params:
        try:
            view = view_asked(opened.data, params, is_page=True)
        except DatelineError:
            view = View()
    component("export")(key="export", data=export_record(opened, view))
