"""Articles as the reader shows them, kept while a project stays as it is: each click in one needs its record again.

Making one takes tens of milliseconds of frames; the same article is mostly read for many clicks.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

from geo.ui.reader_records import document_record
from geo.ui.shell import Opened

MOST = 24
_LOCK = Lock()
_KEPT: OrderedDict[tuple[str, str, str], dict[str, Any]] = OrderedDict()


def kept_record(opened: Opened, document_id: str) -> dict[str, Any]:
    """`document_record`, of an article that was asked for lately from memory. Don't change what it gives."""
    key = (str(opened.project.path), opened.revision, document_id)
    with _LOCK:
        if key in _KEPT:
            _KEPT.move_to_end(key)
            return _KEPT[key]
    record = document_record(opened.project, opened.data, document_id)
    with _LOCK:
        _KEPT[key] = record
        while len(_KEPT) > MOST:
            _KEPT.popitem(last=False)
    return record
