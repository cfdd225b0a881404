"""A project as the dashboard opens it: taken from what was kept of it, or read; and read ahead of the first visitor."""

from __future__ import annotations

import time
from contextlib import ExitStack, suppress
from pathlib import Path

import pyarrow as pa

from geo.errors import DatelineError
from geo.memory import give_back
from geo.project import Project
from geo.project.distrust import told
from geo.project.numbers import RowNumbers
from geo.ui.assets import publish_pieces, published
from geo.ui.kept_rows import write_rows
from geo.ui.kept_view import RACY_SECONDS, Kept, State, is_large, keep, room_to_keep, rows_before, state_of, taken
from geo.ui.prepared import prepared
from geo.ui.sending import APART, sent, sent_details
from geo.ui.view_data import ViewData, view_data


def kept_or_read(project: Project, state: State | None) -> Kept:
    """What was kept of a project in this state, else what is read of it now, and kept where it is large."""
    return taken(project.path, state) or _read(project, state)


def _read(project: Project, state: State | None) -> Kept:
    """A project read anew, and kept where it is large: then what lies on the disk is shown, and takes less memory.

    Of articles that did not change since an earlier reading was kept, the rows are taken from that.
    """
    with ExitStack() as rooms:
        made: list[Path] = []

        def rows_of(project: Project) -> RowNumbers:
            read = project.rows(rows_before(project.path))
            if is_large(len(read.rows.confidences)):
                with suppress(OSError, pa.ArrowException):
                    made.append(rooms.enter_context(room_to_keep(project.path)))
                    write_rows(made[0], read)
            return read.rows

        data = view_data(project, prepared(project, rows_of))
        give_back()
        files = _published(data)
        for room in made:
            keep(room, project.path, state, data, files)
    return taken(project.path, state) or Kept(data, files)


def _published(data: ViewData) -> tuple[Path, ...]:
    """The files that browsers fetch of a project."""
    details = published(publish_pieces(sent_details(data))) if len(data.documents) > APART else None
    columns = published(publish_pieces(sent(data, details.name if details else None)))
    return (columns, details) if details else (columns,)


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
