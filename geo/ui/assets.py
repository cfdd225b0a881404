"""Files that browsers fetch: scripts, the map's folders and a project's data, one copy for all sessions.

What a component is given as its data is kept and sent once a session; a file is written once a project, and the
server holds nothing of it.
"""

from __future__ import annotations

import atexit
import gzip
import hashlib
import json
import mimetypes
import os
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import streamlit.components.v1 as components

from geo.map import assets_folders
from geo.project.traces import SERVED

PREFIX = "map_"
SCRIPTS = "scripts_"
SCRIPT_FOLDERS = ("ui/frontend", "map/frontend/shared")
"""Where the page's scripts lie in geo/: they are served under the same names, so that their imports hold."""
PROJECT_FOLDER = "project"
KEPT_FILES = 16
"""Of more files than this the oldest are removed: they belong to projects that were replaced."""


def _own_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder of this process: readable by its user only, removed when the process ends."""
    folder = tempfile.TemporaryDirectory(prefix=f"{SERVED}{os.getpid()}-")
    atexit.register(folder.cleanup)
    return folder


@cache
def _written() -> tempfile.TemporaryDirectory[str]:
    """Where this process writes the data that it serves."""
    return _own_folder()


@cache
def _scripts() -> dict[str, bytes]:
    """The page's scripts by their path in geo/."""
    return {
        f"{folder}/{script.name}": script.read_bytes()
        for folder in SCRIPT_FOLDERS
        for script in sorted((files("geo") / folder).iterdir(), key=lambda script: script.name)
        if script.name.endswith(".js")
    }


@cache
def _scripts_folder() -> tuple[tempfile.TemporaryDirectory[str], str]:
    """The scripts alone in a folder of their own, with nothing else of the package beside them; and their version."""
    folder, digest = _own_folder(), hashlib.sha256()
    # a system's own table may call them plain text, which browsers refuse as modules
    mimetypes.add_type("text/javascript", ".js")
    for name, content in _scripts().items():
        path = Path(folder.name) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        digest.update(name.encode() + b"\0" + content)
    return folder, digest.hexdigest()[:12]


def script_names() -> list[str]:
    """The page's modules by their path in geo/: a page may ask for all of them at once."""
    return list(_scripts())


def scripts_address() -> str:
    """Register the page's scripts with the running server and give the prefix of their addresses.

    The version is part of the prefix, since modules import each other without one. Relative to a page of the
    dashboard; call it in each run of a page's script, as `asset_address`.
    """
    folder, version = _scripts_folder()
    components.declare_component(f"{SCRIPTS}{version}", path=folder.name)
    return f"./component/{__name__}.{SCRIPTS}{version}/"


def publish(value: Any) -> str:
    """Write `value` as gzipped JSON where browsers can fetch it, and give the file's name.

    The name is a hash of the content: whoever doesn't know the content can't ask for it, and a page that is still
    open keeps what it was given after the project was replaced. Compressed once here, since Streamlit's server
    would compress it anew for every browser.
    """
    content = gzip.compress(json.dumps(value, separators=(",", ":"), allow_nan=False).encode(), 6, mtime=0)
    folder = Path(_written().name)
    path = folder / f"{hashlib.sha256(content).hexdigest()[:32]}.json.gz"
    if not path.exists():
        others = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        for file in others[: max(0, len(others) + 1 - KEPT_FILES)]:
            file.unlink()
        path.write_bytes(content)
    return path.name


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
