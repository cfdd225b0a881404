"""What a first click needs, made while a browser still draws the first view: its reader waits for none of it."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock, Timer

from geo.errors import DatelineError
from geo.ui.reader_records import document_record
from geo.ui.reading_again import reader_if_any
from geo.ui.shell import Opened
from geo.ui.whys import why

AFTER_SECONDS = 1.0
"""Once a run has ended the browser fetches and draws what it was told of: the server is to answer it alone."""
_WARMED: dict[str, str] = {}
"""The revision of each project that was seen to last."""
_LOCK = Lock()


def warm(opened: Opened) -> Timer | None:
    """Make what the first click on a place needs, once a revision, in a thread and in a moment; None where it is made.

    That is what is looked up of all articles, one article as the reader shows it (the first takes longest, whichever it
    is), and the pipeline, for which the first correction would wait.
    """
    path = str(opened.project.path)
    with _LOCK:
        if _WARMED.get(path) == opened.revision:
            return None
        _WARMED[path] = opened.revision
    timer = Timer(AFTER_SECONDS, _warm, [opened])
    timer.daemon = True
    timer.start()
    return timer


def _warm(opened: Opened) -> None:
    project, data = opened.project, opened.data
    with suppress(DatelineError):  # whoever asks is told
        for made in (data.row_of, data.copies, data.sharpened):
            made()
        first = next(iter(data.mention_ids(range(min(1, len(data.numbers))))), None)
        if first is not None:
            document_record(project, data, first.rpartition(":")[0])
            why(data, first)
    reader_if_any()
