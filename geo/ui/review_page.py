"""The Review page: pins in the order in which a person should look at them, and samples drawn at random."""

from __future__ import annotations

import streamlit as st

from geo.ui.bench_page import acted_record, answered, desk_of, take_acts
from geo.ui.components import component
from geo.ui.review import review_record
from geo.ui.shell import is_current, open_project

KEY = "review"


def show_review() -> None:
    """The page."""
    opened = open_project()
    sent = st.session_state.get(KEY, {})
    take_acts(opened, sent.get("acts"))
    if not is_current(opened):
        st.rerun()
    asked = sent.get("view")
    desk = desk_of(opened)
    record = review_record(desk, asked if isinstance(asked, dict) else {})
    component("review", "bench")(
        key=KEY,
        data=record | acted_record() | {"answer": answered(desk, sent.get("ask"))},
        on_acts_change=lambda: None,
        on_ask_change=lambda: None,
        on_view_change=lambda: None,
    )
