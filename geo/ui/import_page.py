"""The Import page: which project, what goes in, and what it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from geo.code_version import dateline_version
from geo.errors import DatelineError
from geo.inputs.limits import UPLOAD_BYTES
from geo.languages.detect import language_names
from geo.project.fetching import what_is_told
from geo.ui.assets import asset_address, page_address, publish
from geo.ui.components import component
from geo.ui.dayless import undo_days
from geo.ui.holdings import change_articles, holdings_record, put_back, remove_articles, removed_articles
from geo.ui.intake import TOKEN, intake_of
from geo.ui.projects import (
    is_in_cache,
    listed_projects,
    name_of_project,
    new_project,
    open_project_file,
    project_in_use,
    projects_folder,
    save_project_as,
    shown_path,
)
from geo.ui.reading_again import reader_if_any
from geo.ui.routes import PREFIX
from geo.ui.said import Said, coder_of, do
from geo.ui.shell import MAP_PAGE, Opened, opened_or_error
from geo.web import Fetcher

SAID, SAID_OF_PROJECT, WISHES = "holdings said", "project said", "wishes for a project"
"""Keys of the session state: what became of the last act, and of the last wish for another project; how many wishes."""


def show_import() -> None:
    """The page."""
    path = project_in_use()
    opened, problem = opened_or_error()
    _show_projects(path, problem)
    if path is None or opened is None:
        return
    _show_intake(path, opened.revision)
    _show_holdings(opened)


def _show_projects(path: Path | None, problem: str) -> None:
    said: Said | None = st.session_state.pop(SAID_OF_PROJECT, None)
    others = [one for one in listed_projects() if one.path != path]
    result = component("projects")(
        key="projects",
        data={
            "name": name_of_project(path) if path else "",
            "path": shown_path(path) if path else "",
            "problem": problem,
            "turn": st.session_state.get(WISHES, 0),
            "folder": shown_path(projects_folder()),
            "isInCache": bool(path and is_in_cache(path)),
            "others": [{"name": one.name, "path": shown_path(one.path)} for one in others],
            "said": said.words if said else "",
            "isError": bool(said and said.is_error),
        },
        on_open_change=lambda: None,
        on_make_change=lambda: None,
        on_save_change=lambda: None,
    )
    if isinstance(result.open, str):
        address = result.open
        _switch(lambda: open_project_file(address))
    if isinstance(result.make, str):
        name = result.make
        _switch(lambda: new_project(name))
    if isinstance(result.save, str) and path is not None:
        kept, wish = path, result.save
        _switch(lambda: save_project_as(kept, wish))


def _switch(wish: Callable[[], Path]) -> None:
    st.session_state[WISHES] = st.session_state.get(WISHES, 0) + 1
    try:
        st.session_state[SAID_OF_PROJECT] = Said(f"{name_of_project(wish())} is open.")
        st.session_state.pop(SAID, None)
    except (DatelineError, OSError) as error:
        st.session_state[SAID_OF_PROJECT] = Said(str(error), is_error=True)
    st.rerun()


def _show_intake(path: Path, revision: str) -> None:
    intake = intake_of(path)
    result = component("import")(
        key=f"import-{intake.id}",
        data={
            "project": shown_path(path),
            "address": f".{PREFIX}/{intake.id}/",
            "revision": revision,
            "token": TOKEN,
            "languages": language_names(),
            "mostBytes": UPLOAD_BYTES,
            "web": what_is_told(Fetcher(dateline_version())),
        },
        on_added_change=lambda: None,
        on_show_change=lambda: None,
    )
    if result.show and MAP_PAGE in st.session_state:
        st.switch_page(st.session_state[MAP_PAGE])
    if result.added:  # the header and the list below show what the project holds now
        st.rerun()


def _show_holdings(opened: Opened) -> None:
    asset_address()
    data, project = opened.data, opened.project.path
    removed = removed_articles(project)
    said: Said | None = st.session_state.get(SAID)
    result = component("holdings")(
        key="holdings",
        data={
            "address": page_address(publish(holdings_record(data, removed))),
            "languages": language_names(),
            "said": None if said is None else {"words": said.words, "act": said.act, "isError": said.is_error},
        },
        on_change_change=lambda: None,
        on_remove_change=lambda: None,
        on_back_change=lambda: None,
        on_undo_change=lambda: None,
    )
    if isinstance(sent := result.change, dict):
        changes = {str(name): str(value) for name, value in _mapping(sent, "changes").items()}
        do(lambda: change_articles(project, data, coder_of(sent), _ids(sent), changes, reader_if_any()), SAID)
    if isinstance(sent := result.remove, dict):
        do(lambda: remove_articles(project, data, coder_of(sent), _ids(sent), reader_if_any()), SAID)
    if isinstance(sent := result.back, dict):
        do(lambda: put_back(project, removed, coder_of(sent), _ids(sent), reader_if_any()), SAID)
    if isinstance(sent := result.undo, dict):
        do(lambda: undo_days(project, coder_of(sent), str(sent.get("act", "")), reader_if_any()), SAID)


def _ids(sent: Mapping[str, Any]) -> list[str]:
    ids = sent.get("ids")
    return [str(key) for key in ids] if isinstance(ids, list) else []


def _mapping(sent: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = sent.get(name)
    return value if isinstance(value, dict) else {}
