"""The gazetteer and the pipeline that the dashboard reads corrected articles with: opened once, when first needed."""

from __future__ import annotations

import threading
from functools import cache
from pathlib import Path

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer, default_path
from geo.pipeline import Pipeline

_lock = threading.Lock()


@cache
def _opened(path: Path, modified: int) -> Pipeline:
    return Pipeline(Gazetteer.open(path))


def pipeline() -> Pipeline | None:
    """What reads an article again once its facts are known; None without a gazetteer, and the article then waits."""
    path = default_path()
    try:
        with _lock:
            return _opened(path, path.stat().st_mtime_ns)
    except (GazetteerError, OSError):
        return None


def warm_up() -> None:
    """Open the gazetteer while nobody waits for it, so that the first correction is as quick as the next."""
    threading.Thread(target=pipeline, daemon=True).start()
