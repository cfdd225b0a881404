"""The table of articles without a day on the Articles page, and what is done when days are saved there."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from geo.errors import DatelineError
from geo.ui.components import component
from geo.ui.dayless import Said, dayless_record, save_days, undo_days
from geo.ui.rereading import pipeline
from geo.ui.shell import Opened

SAID = "days said"
"""Key of the session state: what became of the last act."""
MOST_NAME = 200


def show_dayless(opened: Opened) -> None:
    """The table, where the project has such articles, or where days were just saved."""
    said: Said | None = st.session_state.get(SAID)
    record = dayless_record(opened.data, said)
    if not record["total"] and said is None:
        return
    result = component("dayless")(
        key="dayless",
        data=record,
        on_save_change=lambda: None,
        on_undo_change=lambda: None,
    )
    project, data = opened.project.path, opened.data
    if isinstance(save := result.save, dict):
        days = save.get("days")
        typed = {str(key): str(day) for key, day in days.items()} if isinstance(days, dict) else {}
        _act(lambda: save_days(project, data, _name(save), typed, pipeline()))
    if isinstance(undo := result.undo, dict):
        _act(lambda: undo_days(project, _name(undo), str(undo.get("act", "")), pipeline()))


def _name(sent: dict[str, object]) -> str:
    return str(sent.get("by", "")).strip()[:MOST_NAME]


def _act(act: Callable[[], Said]) -> None:
    """Do it, keep what is to be said of it, and show the project as it is now."""
    try:
        st.session_state[SAID] = act()
    except DatelineError as error:
        st.session_state[SAID] = Said(str(error), is_error=True)
    st.rerun()
