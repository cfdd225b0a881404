"""The local address of the map's files: Streamlit serves their folders beside its components."""

from __future__ import annotations

import streamlit.components.v1 as components

from geo.map import assets_folders

PREFIX = "map_"


def asset_address() -> str:
    """Register the map's folders with the running server and give the prefix of their addresses.

    Relative to the frame in which streamlit-folium hosts the map (`/component/NAME/`), so that it holds under any
    base path. Call it in each run of a page's script: Streamlit forgets registrations when the server restarts, and
    ignores those made outside a run.
    """
    for name, folder in assets_folders().items():
        components.declare_component(f"{PREFIX}{name}", path=str(folder))
    return f"../{__name__}.{PREFIX}"
