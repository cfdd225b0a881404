"""What reads articles while the dashboard runs: one pipeline a process, since it takes a second to make."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer, default_path
from geo.gazetteer.overlay import overlay_path
from geo.pipeline import Pipeline

_making = threading.Lock()


def reader() -> Pipeline:
    """The pipeline, made anew when the gazetteer or what was imported into it is another; raises GazetteerError."""
    path = default_path()
    with _making:
        return _pipeline(path, _written(path), _written(overlay_path(path)))


def reader_if_any() -> Pipeline | None:
    """The pipeline; None without a gazetteer, and what is to be read again then waits for a build."""
    try:
        return reader()
    except GazetteerError:
        return None


def warm_up() -> None:
    """Make the pipeline while nobody waits for it, so that the first correction is as quick as the next."""
    threading.Thread(target=reader_if_any, daemon=True).start()


@lru_cache(maxsize=1)
def _pipeline(path: Path, written: int, imports_written: int) -> Pipeline:
    return Pipeline(Gazetteer.open(path))


def _written(path: Path) -> int:
    """When a file was written, in ns; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
