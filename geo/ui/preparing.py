"""What the first page of a server needs, made ready while a browser still loads Streamlit's own scripts."""

from __future__ import annotations

import threading
from contextlib import suppress
from importlib import import_module

from geo.errors import DatelineError

_IMPORTED = ("folium.plugins", "geo.ui.bench_page", "geo.ui.whys")
"""What the map page imports. The page itself and streamlit-folium are no modules to import outside a run of a page."""


def prepare() -> threading.Thread:
    """Import the pages' modules, put their scripts together, open the project and the gazetteer, in a thread.

    A page that comes meanwhile waits for what is being made, and does what went wrong anew, so that it can say so.
    """
    thread = threading.Thread(target=_prepare, name="prepare", daemon=True)
    thread.start()
    return thread


def _prepare() -> None:
    from geo.map.map_files import assets_version
    from geo.ui.assets import put_scripts_together
    from geo.ui.offers import offers_of
    from geo.ui.projects import project_in_use
    from geo.ui.shell import opened_now

    for name in _IMPORTED:
        import_module(name)
    put_scripts_together()
    assets_version()
    path = project_in_use()
    if path is not None:
        with suppress(DatelineError, OSError):
            opened = opened_now(path)
            offers_of(opened.project.path, opened.revision)
