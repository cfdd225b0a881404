"""The map page: filters, map, reader and timeline around one view of the project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit_folium import st_folium

from geo.map import build_map
from geo.ui.address import FACETS, KEPT_ADDRESSES, Identifiers, View, is_echo, read_address, write_address
from geo.ui.assets import PROJECT_FOLDER, asset_address, page_address
from geo.ui.bench_page import bench_record, take_acts
from geo.ui.claims import claims
from geo.ui.components import component
from geo.ui.kept_articles import kept_record
from geo.ui.moments import moment_text
from geo.ui.notices import empty_state, notice
from geo.ui.offers import offer_records, offers_of
from geo.ui.reader_records import passages
from geo.ui.saved import act_on_views, saved_record
from geo.ui.searching import found_record, hits_in
from geo.ui.shell import IMPORT_ADDRESS, SHOWN, SHOWN_BEFORE, Opened, is_current, open_project
from geo.ui.warming import warm
from geo.ui.whys import why
from geo.ui.words import count_words

MAP_HEIGHT = 640
"""Pixels that streamlit-folium is told; the sheet then stretches the frame over its cell."""


def channel_name() -> str:
    """The BroadcastChannel of this session, so that two windows on one machine don't steer each other."""
    context = get_script_run_ctx()
    return f"dateline-{context.session_id if context else 'none'}"


def view_record(view: View, serial: int) -> dict[str, object]:
    """The view as the page's scripts take it."""
    return {
        "from": moment_text(view.first) if view.first else None,
        "to": moment_text(view.last) if view.last else None,
        "undated": view.undated,
        **{name: None if (values := getattr(view, name)) is None else list(values) for name in FACETS},
        "days": view.days,
        "window": view.window,
        "known": view.known,
        "colour": view.colour,
        "show": view.show,
        "tab": view.tab,
        "query": view.query,
        "at": view.at,
        "place": view.place,
        "mention": view.mention,
        "doc": view.document,
        "hits": view.hits,
        "in": view.within,
        "area": view.area,
        "serial": serial,
    }


def view_of_browser(record: Mapping[str, Any], known: Identifiers) -> View:
    """The view that the page's scripts send back, judged like any address: the browser is not trusted."""

    def texts(name: str) -> Sequence[str]:
        value = record.get(name)
        return [value] if isinstance(value, str) else []

    names = ("from", "to", "place", "mention", "doc", "days", "window", "colour", "show", "tab", "in", "area")
    params: dict[str, Sequence[str]] = {name: texts(name) for name in names}
    params["q"] = texts("query")
    for name in ("at", "known"):
        if isinstance(record.get(name), int):
            params[name] = [str(record[name])]
    params["hits"] = ["1"] if record.get("hits") is True else []
    if isinstance(record.get("undated"), bool):
        params["undated"] = ["1" if record["undated"] else "0"]
    for facet, name in FACETS.items():
        values = record.get(facet)
        if isinstance(values, list):
            params[name] = [str(value) for value in values] or ["-"]
    return read_address(params, known)[0]


def _take_address(opened: Opened) -> None:
    """Put the address's view into the session when it is a new one; else the session's own goes on."""
    known, project = opened.known, str(opened.project.path)
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    state = st.session_state
    is_new = params and params != state.get("written") and not is_echo(params, state.get("replaced", ()), monotonic())
    if state.get("project") != project or is_new:
        view, ignored = read_address(params, known)
        if ignored:
            notice(f"Parts of the address don’t fit this project and were left out: {', '.join(ignored)}.")
        state["project"], state["view"] = project, view
        state["serial"] = state.get("serial", 0) + 1
    elif state.get("revision") != opened.revision:
        # the project was corrected: what is chosen stays, as far as it is still there
        view = read_address(_lists(write_address(state["view"])), known)[0]
        state["view"] = view
    else:
        return
    state["revision"] = opened.revision
    state["opening"] = view_record(view, state["serial"])


def _lists(written: Mapping[str, str | list[str]]) -> dict[str, list[str]]:
    """Parameters of an address as they are read from one."""
    return {name: [value] if isinstance(value, str) else list(value) for name, value in written.items()}


def _write_address(view: View) -> None:
    state, written = st.session_state, write_address(view)
    st.query_params.from_dict(written)
    before, state["written"] = state.get("written"), _lists(written)
    if before is not None and before != state["written"]:
        state["replaced"] = [*state.get("replaced", ())[-KEPT_ADDRESSES:], (before, monotonic())]


def _map(opened: Opened, channel: str) -> None:
    """The map's frame: made once a session and project, so that nothing ever reloads it.

    A frame that stands takes a corrected project from the page's scripts; one that comes anew, after another page, is
    made for the project as it is.
    """
    state, address = st.session_state, asset_address()
    stands = state.get("map_for") == str(opened.project.path) and state.get(SHOWN_BEFORE) == state.get(SHOWN)
    if not stands and state.get("map_of") != opened.revision:
        first, last = opened.data.focus or (0, 0)
        state["map"] = build_map(
            opened.data.marks,
            opened.data.footprints,
            channel=channel,
            asset_address=address,
            dark=st.context.theme.type == "dark",
            first=first,
            last=last,
            undated=opened.data.focus is None,
            data_address=_marks_address(opened),
        )
        state["map_of"], state["map_for"] = opened.revision, str(opened.project.path)
    st_folium(state["map"], key="map", height=MAP_HEIGHT, use_container_width=True, returned_objects=[])


def _marks_address(opened: Opened) -> str:
    """Where the map's frame finds what it shows."""
    return f"{asset_address()}{PROJECT_FOLDER}/{opened.columns}"


@st.fragment
def _panels(opened: Opened, channel: str) -> None:
    """Reader and timeline: the only part that runs again on release and click.

    The keys of the components hold the channel: a page that outlives its session (the server was started again) gets
    new ones, which speak to the new session's map.
    """
    state = st.session_state
    take_acts(opened, state.get(f"reader-{channel}", {}).get("acts"))
    if not is_current(opened):
        st.rerun()
    sent = state.get(f"timeline-{channel}", {}).get("view")
    if isinstance(sent, dict) and sent != state.get("sent"):
        state["sent"] = sent
        state["view"] = view_of_browser(sent, opened.known)
    view: View = state["view"]
    _write_address(view)
    shown = document_of(view)
    record: dict[str, object] = {
        "channel": channel,
        "mention": view.mention,
        "document": None,
        "passages": None,
        "query": view.query,
    }
    if shown:
        hits = hits_in(opened.project, shown, view.query)
        record["document"] = kept_record(opened, shown) | {"hits": hits, "at": view.at}
    elif view.query:
        record["found"] = found_record(opened.project, opened.data, view.query)
    else:
        record["passages"] = passages(opened.data, view)
    record["matching"] = sorted(opened.data.matching(view.query)) if view.hits and view.query else None
    record["bench"] = bench_record(opened, view, shown, state.get(f"reader-{channel}", {}).get("ask"))
    record["claims"] = claims(opened.data, view) if view.tab == "claims" else None
    record["why"] = why(opened.data, view.mention) if view.mention else None
    with st.container(key="dl-panels"):
        with st.container(key="dl-side"):
            component("reader", "bench")(
                key=f"reader-{channel}",
                data=record,
                height="stretch",
                on_acts_change=lambda: None,
                on_ask_change=lambda: None,
            )
        with st.container(key="dl-time"):
            component("timeline")(
                key=f"timeline-{channel}",
                data={"channel": channel},
                on_view_change=lambda: None,
            )


def document_of(view: View) -> str | None:
    """The article that a view opens: the one named, or the chosen mention's."""
    if view.document:
        return view.document
    return view.mention.rpartition(":")[0] if view.mention else None


def _take_views(opened: Opened, channel: str) -> str:
    """Do what the panel of saved views asked for, and say so."""
    state = st.session_state
    asked = state.get(f"facets-{channel}", {}).get("saved")
    if not isinstance(asked, Mapping):
        return ""
    view, said = act_on_views(opened.project.path, asked, state["view"], opened.known)
    if view is not None:
        state["serial"] += 1
        state["view"], state["opening"] = view, view_record(view, state["serial"])
        _write_address(view)
    return said


def show_workbench() -> None:
    """The page."""
    opened = open_project()
    if opened.data.numbers.empty:
        empty_state(
            "No place was found in these articles",
            f"{count_words(len(opened.data.documents), 'article')} read; none names a place that could be recognised.",
            "Dateline reads English. The Articles page lists what was read, and what could not be.",
            link=("Import more articles", IMPORT_ADDRESS),
        )
        st.stop()
    _take_address(opened)
    channel = channel_name()
    said = _take_views(opened, channel)
    with st.container(key="dl-workbench"):
        facets, frame = st.container(key="dl-facets"), st.container(key="dl-map")
        # the map's frame has the longest way to its first picture
        with frame:
            _map(opened, channel)
        with facets:
            component("facets")(
                key=f"facets-{channel}",
                data={
                    "channel": channel,
                    "columns": page_address(opened.columns),
                    "marks": _marks_address(opened),
                    "revision": opened.revision,
                    "view": st.session_state["opening"],
                    "offers": offer_records(offers_of(opened.project.path, opened.revision)),
                    "saved": saved_record(opened.project.path, said),
                },
                height="stretch",
                on_saved_change=lambda: None,
            )
        _panels(opened, channel)
    warm(opened)
