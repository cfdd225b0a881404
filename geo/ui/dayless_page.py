"""The table of articles without a day on the Articles page, and what is done when days are saved there."""

from __future__ import annotations

import streamlit as st

from geo.ui.components import component
from geo.ui.dayless import dayless_record, save_days, undo_days
from geo.ui.reading_again import reader_if_any
from geo.ui.said import Said, coder_of, do
from geo.ui.shell import Opened

SAID = "days said"
"""Key of the session state: what became of the last act."""


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
        do(lambda: save_days(project, data, coder_of(save), typed, reader_if_any()), SAID)
    if isinstance(undo := result.undo, dict):
        do(lambda: undo_days(project, coder_of(undo), str(undo.get("act", "")), reader_if_any()), SAID)
