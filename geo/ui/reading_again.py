"""The gazetteer and the pipeline that the dashboard works with: opened when needed, and anew when they changed."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer, default_path
from geo.gazetteer.overlay import overlay_path
from geo.pipeline import Pipeline

_opening, _making = threading.Lock(), threading.Lock()

_State = tuple[int, int]


def gazetteer_now() -> Gazetteer:
    """The gazetteer with today's imports; raises GazetteerError where there is none."""
    path = default_path()
    with _opening:
        return _opened(path, _state_of(path))


def reader() -> Pipeline:
    """The pipeline, one a process, made anew when the gazetteer or its imports changed; raises GazetteerError."""
    path = default_path()
    with _making:
        return _made(path, _state_of(path))


def reader_if_any() -> Pipeline | None:
    """The pipeline; None without a gazetteer, and what is to be read again then waits for a build."""
    try:
        return reader()
    except GazetteerError:
        return None


def _state_of(path: Path) -> _State:
    """When the gazetteer and the imports beside it changed last, in ns; 0 for what isn't there."""
    files = (path, overlay_path(path))
    first, second = (file.stat().st_mtime_ns if file.is_file() else 0 for file in files)
    return first, second


@lru_cache(maxsize=1)
def _opened(path: Path, state: _State) -> Gazetteer:
    return Gazetteer.open(path)


@lru_cache(maxsize=1)
def _made(path: Path, state: _State) -> Pipeline:
    return Pipeline(gazetteer_now())
