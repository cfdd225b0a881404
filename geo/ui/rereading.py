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


def gazetteer_now() -> Gazetteer:
    """The gazetteer with today's imports; raises `GazetteerError` where there is none."""
    path = default_path()
    with _opening:
        return _opened(path, _state_of(path))


def pipeline() -> Pipeline | None:
    """What reads an article again once its facts are known; None without a gazetteer, and the article then waits."""
    path = default_path()
    try:
        with _making:
            return _made(path, _state_of(path))
    except GazetteerError:
        return None


def warm_up() -> None:
    """Make the pipeline while nobody waits for it, so that the first correction is as quick as the next."""
    threading.Thread(target=pipeline, daemon=True).start()
