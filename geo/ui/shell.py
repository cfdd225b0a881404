"""The frame of every page: settings, sheet, header, and the open project."""

from __future__ import annotations

import os
import runpy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from geo.errors import DatelineError
from geo.project import Project
from geo.resources import app_folder
from geo.ui.address import Known
from geo.ui.components import component, page_sheet
from geo.ui.facets import ROLES
from geo.ui.hours import sparse_columns
from geo.ui.notices import empty_state, mark_svg
from geo.ui.view_data import ViewData, browser_data, view_data
from geo.ui.words import count_words

PROJECT_VARIABLE = "DATELINE_PROJECT"
MAP_PAGE = "map page"
"""Key of the session state under which the other pages find the page to link to."""


def known_of(data: ViewData) -> Known:
    """What an address may name in this project."""
    return Known(
        sources=frozenset(data.outlets),
        roles=frozenset(ROLES),
        places=frozenset(data.footprints["place_id"]),
        mentions=frozenset(data.mentions["id"]),
        documents=frozenset(data.documents["id"]),
        kinds=frozenset(data.mentions["place_kind"]),
        countries=frozenset(data.mentions["place_country"]),
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """A project, its frames and the browser's copy of them; `revision` changes whenever the file does."""

    project: Project
    data: ViewData
    columns: dict[str, object]
    known: Known
    revision: str


@st.cache_resource(show_spinner=False, max_entries=4)
def _open(path: str, modified: int, size: int) -> Opened:
    project = Project.open(path)
    data = view_data(project)
    revision = f"{path} {modified} {size}"
    columns = {**browser_data(data), **sparse_columns(project, data), "revision": revision}
    return Opened(project, data, columns, known_of(data), revision)


def open_project(*, allow_empty: bool = False) -> Opened:
    """The project that DATELINE_PROJECT names; without one, or without an article in it, the page says so and stops."""
    address = os.environ.get(PROJECT_VARIABLE, "")
    if not address:
        empty_state(
            "No project is open",
            "The dashboard shows one project file. Name a folder of articles, or a project made of one:",
            command="dateline run FOLDER\ndateline run PROJECT.sqlite",
        )
        st.stop()
    path = Path(address)
    try:
        status = path.stat() if path.is_file() else None
        opened = _open(str(path), status.st_mtime_ns if status else 0, status.st_size if status else 0)
    except DatelineError as error:
        empty_state("This project can’t be opened", str(error))
        st.stop()
    if opened.data.documents.empty and not allow_empty:
        failures = opened.project.failures()
        empty_state(
            "This project holds no article",
            "Nothing in the folder could be read as an article."
            if len(failures)
            else "It was built from an empty folder.",
            *(str(error) for error in failures["error"].head(20)),
            command="dateline build FOLDER -o PROJECT.sqlite",
        )
        st.stop()
    return opened


def begin() -> None:
    """Page settings and sheet. The icon goes in as data: a named one would be fetched from a font server."""
    st.set_page_config(page_title="Dateline", page_icon=mark_svg(), layout="wide")
    st.html(page_sheet())


def header(pages: Sequence[Any], here: Any) -> None:
    """Name, pages, and what the project holds. `pages` and `here` are Streamlit pages."""
    st.session_state[MAP_PAGE] = pages[0]
    links = [{"name": page.title, "href": f"./{page.url_path}"} for page in pages]
    with st.container(key="dl-head"):
        chosen = component("head")(
            key="head",
            data={"pages": links, "here": here.title, "counts": _counts()},
            on_go_change=lambda: None,
        )
    for page in pages:
        if chosen.go == page.title and page.title != here.title:
            st.switch_page(page)


def within_dashboard(show: Callable[[], None]) -> None:
    """Show a page within the dashboard's frame.

    Until some session has run dashboard.py, Streamlit takes the files of `pages/` for pages of their own and runs the
    one that is asked for alone: a first visit to /articles would come without header and sheet. It is then run from
    dashboard.py after all, which leads back here.
    """
    if MAP_PAGE in st.session_state:
        show()
    else:
        runpy.run_path(str(app_folder() / "dashboard.py"), run_name="__main__")


def _counts() -> str:
    try:
        status = Path(os.environ[PROJECT_VARIABLE]).stat()
        data = _open(os.environ[PROJECT_VARIABLE], status.st_mtime_ns, status.st_size).data
    except (KeyError, OSError, DatelineError):
        return ""
    parts = (
        count_words(len(data.documents), "article"),
        count_words(data.footprints["place_id"].nunique(), "place"),
        count_words(len(data.mentions), "mention"),
    )
    return " · ".join(parts)
