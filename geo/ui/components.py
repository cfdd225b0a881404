"""Our Streamlit components: sheets and scripts of geo/ui/frontend put together and registered once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

FRONTEND = files("geo.ui") / "frontend"


@cache
def frontend_text(name: str) -> str:
    """A file of the frontend folder."""
    return (FRONTEND / name).read_text("utf-8")


SHARED_SCRIPTS = (
    "dom.js",
    "days.js",
    "columns.js",
    "project-data.js",
    "view.js",
    "summary.js",
    "map-link.js",
    "selection.js",
    "store.js",
)
OWN_SCRIPTS = {
    "head": ("reconnect.js", "head.js"),
    "timeline": (
        "timeline-scale.js",
        "timeline-marks.js",
        "timeline-histogram.js",
        "timeline-lanes.js",
        "timeline-tips.js",
        "timeline-play.js",
        "timeline-gestures.js",
        "timeline-keys.js",
        "timeline.js",
    ),
    "reader": ("why.js", "claims.js", "hints.js", "reader-lists.js", "reader-steps.js", "reader-text.js", "reader.js"),
}


@cache
def component(name: str) -> Any:
    """The component `name`: its own HTML, sheet and script behind the palette and the shared scripts.

    Streamlit takes a script as one text, so the files are joined; each reads as a module of its own.
    """
    scripts = (*SHARED_SCRIPTS, *OWN_SCRIPTS.get(name, (f"{name}.js",)))
    return st.components.v2.component(
        f"dateline.{name}",
        html=frontend_text(f"{name}.html"),
        css=frontend_text("tokens.css") + frontend_text(f"{name}.css"),
        js="\n".join(frontend_text(script) for script in scripts),
    )


@cache
def page_sheet() -> str:
    """The sheet for what Streamlit itself draws, as a style element."""
    return f"<style>{frontend_text('tokens.css')}{frontend_text('page.css')}</style>"
