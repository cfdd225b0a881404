"""The About page: what Dateline does, how, and whose data it stands on."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.errors import DatelineError
from geo.project import Project
from geo.ui.components import frontend_text
from geo.ui.projects import project_in_use


def settings_rows() -> str:
    """How the open project was made, as rows of a definition list; empty without a project."""
    try:
        path = project_in_use()
        settings = Project.open(path).settings() if path else {}
    except DatelineError:
        return ""
    rows = "".join(f"<li><b>{escape(key)}</b>: <code>{escape(value)}</code></li>" for key, value in settings.items())
    return f"<h2>This project</h2><ul>{rows}</ul>" if rows else ""


def show_about() -> None:
    """The page."""
    st.html(f'<div class="dl-page">{frontend_text("about.html")}{settings_rows()}</div>')
