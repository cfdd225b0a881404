"""The frame of every page: settings, sheet, header, and the open project."""

from __future__ import annotations

import gc
import runpy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock, RLock
from typing import Any

import streamlit as st

from geo.errors import DatelineError
from geo.languages.detect import is_read
from geo.memory import give_back
from geo.project import Project
from geo.project.distrust import told
from geo.project.opening import standing
from geo.resources import app_folder
from geo.ui.address import Identifiers
from geo.ui.assets import publish_file
from geo.ui.choosing import known_of as known_of
from geo.ui.components import component, page_sheet
from geo.ui.dayless import dayless
from geo.ui.kept_view import state_of
from geo.ui.notices import empty_state, mark_svg
from geo.ui.opening import kept_or_read
from geo.ui.projects import project_in_use, remember_project
from geo.ui.view_data import ViewData, view_data
from geo.ui.words import count_words

SHOWN, SHOWN_BEFORE = "page shown", "page shown before"
"""Keys of the session state: titles of the page that this run shows, and of the one that the last run showed."""
MAP_PAGE = "map page"
"""Key of the session state under which the other pages find the page to link to."""
IMPORT_ADDRESS = "./import"
MOST_OPENED = 4
"""Projects that are held in memory, the one that was asked for last at the end; each as it was read last."""
_OPENED: dict[str, Opened] = {}
_DOORS: dict[str, RLock] = {}
"""Of each project that was ever asked for, the lock of whoever opens it: another one opens meanwhile."""
_HOLDING = Lock()
"""Held while these two are looked at, never while a project is read."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A project and its frames; `revision` changes whenever the file does.

    `columns` is the name of the published file that the page's scripts and the map's work on.
    """

    project: Project
    data: ViewData
    columns: str
    known: Identifiers
    revision: str


def _state(path: Path) -> tuple[str, int, int]:
    """Path, time of the last change in ns, and size of a project: zeros when there is none.

    While somebody reads it, what is written lies in SQLite's log beside the file (`-wal`), so that counts too.
    """
    file = standing(path)
    try:
        status = file.stat()
    except OSError:
        return str(path), 0, 0
    try:
        log = file.with_name(f"{file.name}-wal").stat()
    except OSError:
        log = None
    if log is None or not log.st_size:  # opening a project makes an empty one
        return str(path), status.st_mtime_ns, status.st_size
    return str(path), max(status.st_mtime_ns, log.st_mtime_ns), status.st_size + log.st_size


def _revision(state: tuple[str, int, int]) -> str:
    return " ".join(map(str, state))


def is_current(opened: Opened) -> bool:
    """Whether the project is still the one in use, and its file the one that was opened."""
    path = project_in_use()
    return path is not None and opened.revision == _revision(_state(path))


def _open(path: str, modified: int, size: int) -> Opened:
    """A project in this state: read once, whoever asks for it meanwhile."""
    revision = _revision((path, modified, size))
    with _HOLDING:
        door = _DOORS.setdefault(path, RLock())
    with door:
        with _HOLDING:
            known = _OPENED.pop(path, None)
        if known is None or known.revision != revision:
            del known  # what the project was makes room for what it is
            known = _read(path, revision)
        with _HOLDING:
            _OPENED[path] = known
            while len(_OPENED) > MOST_OPENED:
                _OPENED.pop(next(iter(_OPENED)))
        return known


def _read(path: str, revision: str) -> Opened:
    state = state_of(Path(path))
    project = Project.open(path)
    with told(project.path):
        kept = kept_or_read(project, state)
        data = view_data(project, kept.prepared)
        names = [publish_file(file) for file in kept.files]
        opened = Opened(project, data, names[0], known_of(data), revision)
    give_back()
    _settle(path)
    return opened


@cache
def _settle(path: str) -> None:
    """Streamlit collects garbage after every run of a script: what stays for good need not be looked through each time.

    Once a project, not after each of its corrections: it takes a tenth of a second.
    """
    gc.collect()
    gc.freeze()


def opened_now(path: Path) -> Opened:
    """The project as its file is by now; raises what `Project.open` does."""
    return _open(*_state(path))


def opened_or_error() -> tuple[Opened | None, str]:
    """The project that is in use, or why it can't be opened; neither where there is none."""
    path = project_in_use()
    if path is None:
        return None, ""
    try:
        opened = _open(*_state(path))
    except DatelineError as error:
        return None, str(error)
    remember_project(path)
    return opened, ""


def open_project(*, allow_empty: bool = False) -> Opened:
    """The project that is in use; without one, or without an article in it, the page says so and stops."""
    opened, problem = opened_or_error()
    if problem:
        empty_state("This project can’t be opened", problem, link=("Open another project", IMPORT_ADDRESS))
        st.stop()
    if opened is None:
        empty_state(
            "No project is open",
            "The dashboard shows one project at a time.",
            link=("Open a project, or make one", IMPORT_ADDRESS),
        )
        st.stop()
    if opened.data.documents.empty and not allow_empty:
        failures = opened.project.failures()
        empty_state(
            "This project holds no article",
            "Nothing that was given could be read as an article."
            if len(failures)
            else "Give it files, folders or text, and they are on the map.",
            *(str(error) for error in failures["error"].head(20)),
            link=("Import articles", IMPORT_ADDRESS),
        )
        st.stop()
    return opened


def begin() -> None:
    """Page settings and sheet. The icon goes in as data: a named one would be fetched from a font server."""
    st.set_page_config(page_title="Dateline", page_icon=mark_svg(), layout="wide")
    st.html(page_sheet())


def header(pages: Sequence[Any], here: Any) -> None:
    """Name, pages, and what the project holds. `pages` and `here` are Streamlit pages.

    The header asks for a run of the whole page (`again`) when the connection to the server comes back: it may be
    another server by now, which would drop the runs of a fragment that it doesn't know.
    """
    st.session_state[MAP_PAGE] = pages[0]
    st.session_state[SHOWN_BEFORE] = st.session_state.get(SHOWN)
    st.session_state[SHOWN] = here.title
    links = [{"name": page.title, "href": f"./{page.url_path}"} for page in pages]
    with st.container(key="dl-head"):
        chosen = component("head")(
            key="head",
            data={"pages": links, "here": here.title, **_counts()},
            on_go_change=lambda: None,
            on_again_change=lambda: None,
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


def _counts() -> dict[str, object]:
    """What the header says of the project: how much it holds, and how many articles have no day."""
    try:
        path = project_in_use()
        if path is None:
            return {"counts": "", "dayless": 0}
        data = _open(*_state(path)).data
    except DatelineError:
        return {"counts": "", "dayless": 0}
    parts = [
        count_words(len(data.documents), "article"),
        count_words(data.footprints["place_id"].nunique(), "place"),
        count_words(len(data.numbers), "mention"),
    ]
    languages = data.documents["language"].value_counts()
    unread = sum(number for code, number in languages.items() if not is_read(str(code)))
    if unread:
        parts.append(f"{count_words(unread, 'article')} in other languages, not read")
    return {"counts": " · ".join(parts), "dayless": len(dayless(data))}
