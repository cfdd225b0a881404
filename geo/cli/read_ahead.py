"""What the dashboard works out of a large project, done at the end of the command that wrote it."""

from __future__ import annotations

from pathlib import Path

from geo.errors import DatelineError
from geo.project import Project
from geo.project.traces import LEAST_MENTIONS


def read_ahead_if_large(path: Path) -> None:
    """Spare the first visitor of the dashboard the reading of a large project that was just written."""
    try:
        project = Project.open(path)
    except DatelineError:  # whoever opens it is told
        return
    try:
        is_large = project.mention_count() >= LEAST_MENTIONS
    finally:
        project.close()
    if is_large:
        from geo.ui.opening import read_ahead  # here, as pandas and Streamlit are a second, and other builds need none

        read_ahead(path)
