"""A project as the dashboard opens it: taken from what was kept of it, or read; and read ahead of the first visitor."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from geo.errors import DatelineError
from geo.memory import give_back
from geo.project import Project
from geo.project.distrust import told
from geo.ui.assets import publish_pieces, published
from geo.ui.kept_view import RACY_SECONDS, Kept, State, keep, state_of, taken
from geo.ui.sending import APART, sent, sent_details
from geo.ui.view_data import view_data


def kept_or_read(project: Project, state: State | None) -> Kept:
    """What was kept of a project in this state, else what is read of it now, and kept where it is large."""
    return taken(project.path, state) or _read(project, state)


def _read(project: Project, state: State | None) -> Kept:
    """A project read anew, and kept where it is large: then what lies on the disk is shown, and takes less memory."""
    data = view_data(project)
    give_back()
    details = published(publish_pieces(sent_details(data))) if len(data.documents) > APART else None
    columns = published(publish_pieces(sent(data, details.name if details else None)))
    files = (columns, details) if details else (columns,)
    keep(project.path, state, data, files)
    return taken(project.path, state) or Kept(data, files)


def read_ahead(path: Path) -> None:
    """Read a large project that was just written, so that its first opening in the dashboard need not.

    Where that can't be done nothing is said: the first opening reads it, and says what is wrong.
    """
    state = state_of(path)
    if state is None or taken(path, state) is not None:
        return
    with suppress(OSError, DatelineError):
        time.sleep(max(0.0, RACY_SECONDS - (time.time() - path.stat().st_ctime)))
        project = Project.open(path)
        try:
            with told(path):
                _read(project, state)
        finally:
            project.close()
