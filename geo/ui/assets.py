"""Files that browsers fetch: scripts, the map's folders and a project's data, one copy for all sessions.

What a component is given as its data is kept and sent once a session; a file is written once a project, and the
server holds nothing of it.
"""

from __future__ import annotations

import hashlib
import json
import mimetypes
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import RLock
from typing import Any

import streamlit.components.v1 as components

from geo.map import assets_folders
from geo.map.bundle import bundle
from geo.project.traces import served_folder
from geo.ui.squeezing import gzipped

PREFIX = "map_"
SCRIPTS = "scripts_"
SCRIPT = "page.js"
"""The one script of the page's components: it exports `components`, each one's start by its name."""
PROJECT_FOLDER = "project"
KEPT_FILES = 16
"""Of more files than this the oldest are removed: they belong to projects that were replaced."""


_MAKING = RLock()
"""Held while what is made once is made: the first page comes while geo/ui/preparing.py works for it. And while files
are published, since each makes room for itself."""


def _written() -> tempfile.TemporaryDirectory[str]:
    """Where this process writes the data that it serves."""
    with _MAKING:
        return _data_folder()


@cache
def _data_folder() -> tempfile.TemporaryDirectory[str]:
    return served_folder()


@cache
def component_names() -> tuple[str, ...]:
    """The components of geo/ui/frontend: a module with a default export, and the HTML that it starts in."""
    names = {file.name for file in (files("geo") / "ui" / "frontend").iterdir()}
    return tuple(sorted(name[:-3] for name in names if name.endswith(".js") and f"{name[:-3]}.html" in names))


@cache
def _script() -> bytes:
    """The modules of all components put together, since ninety files take a browser a second longer."""
    entry = "ui/frontend/components.js"
    shows = "".join(f'import show{at} from "./{name}.js";\n' for at, name in enumerate(component_names()))
    named = ", ".join(f'"{name}": show{at}' for at, name in enumerate(component_names()))

    def read(path: str) -> str:
        if path == entry:
            return f"{shows}export const components = {{ {named} }};\n"
        return (files("geo") / path).read_text("utf-8")

    return bundle(entry, read, exports=("components",)).encode()


def put_scripts_together() -> tuple[tempfile.TemporaryDirectory[str], str]:
    """The page's script in a folder of its own, with nothing else of the package beside it; and its version."""
    with _MAKING:
        return _scripts_folder()


@cache
def _scripts_folder() -> tuple[tempfile.TemporaryDirectory[str], str]:
    folder = served_folder()
    # a system's own table may call it plain text, which browsers refuse as a module
    mimetypes.add_type("text/javascript", ".js")
    (Path(folder.name) / SCRIPT).write_bytes(_script())
    return folder, hashlib.sha256(_script()).hexdigest()[:12]


def script_address() -> str:
    """Register the page's script with the running server and give its address, of which its version is a part.

    Relative to a page of the dashboard; call it in each run of a page's script, as `asset_address`.
    """
    folder, version = put_scripts_together()
    components.declare_component(f"{SCRIPTS}{version}", path=folder.name)
    return f"./component/{__name__}.{SCRIPTS}{version}/{SCRIPT}"


def publish(value: Any) -> str:
    """Write `value` as gzipped JSON where browsers can fetch it, and give the file's name.

    The name is a hash of the content: whoever doesn't know the content can't ask for it, and a page that is still
    open keeps what it was given after the project was replaced. Compressed once here, since Streamlit's server
    would compress it anew for every browser.
    """
    return publish_pieces([json.dumps(value, separators=(",", ":"), allow_nan=False).encode()], ".json")


def publish_pieces(pieces: Iterable[bytes], ending: str = "") -> str:
    """Write a file of several pieces, each of its own kind, gzipped where browsers can fetch it; see `publish`."""
    content = gzipped(pieces)
    path = published(f"{hashlib.sha256(content).hexdigest()[:32]}{ending}.gz")
    with _MAKING:  # projects are opened side by side
        if not path.exists():
            _make_room()
            path.write_bytes(content)
    return path.name


def publish_file(kept: Path) -> str:
    """Serve a copy of a file that `publish` once wrote, under the same name, and give the name."""
    path = published(kept.name)
    with _MAKING:
        if not path.exists():
            _make_room()
            shutil.copyfile(kept, path)
    return path.name


def published(name: str) -> Path:
    """Where a published file lies."""
    return Path(_written().name) / name


def _make_room() -> None:
    others = sorted(Path(_written().name).iterdir(), key=lambda file: file.stat().st_mtime_ns)
    for file in others[: max(0, len(others) + 1 - KEPT_FILES)]:
        file.unlink()


def asset_address() -> str:
    """Register the served folders with the running server and give the prefix of their addresses.

    Relative to the frame in which streamlit-folium hosts the map (`/component/NAME/`), so that it holds under any
    base path. Call it in each run of a page's script: Streamlit forgets registrations when the server restarts, and
    ignores those made outside a run.
    """
    for name, folder in {**assets_folders(), PROJECT_FOLDER: Path(_written().name)}.items():
        components.declare_component(f"{PREFIX}{name}", path=str(folder))
    return f"../{__name__}.{PREFIX}"


def page_address(name: str) -> str:
    """Where a page of the dashboard, itself no frame, fetches the published file `name`."""
    return f"./component/{__name__}.{PREFIX}{PROJECT_FOLDER}/{name}"
