"""Formats in: one module a format, all listed in `registry.py`."""

from typing import TYPE_CHECKING

from geo.later import names_of

if TYPE_CHECKING:
    from geo.inputs.readers.base import RawArticle, Reader, Unread
    from geo.inputs.readers.columns import Columns
    from geo.inputs.readers.isolation import end_idle
    from geo.inputs.readers.kept import KeptReadings
    from geo.inputs.readers.registry import BUILT_IN, Readers, all_readers, built_in

__all__ = [
    "BUILT_IN", "Columns", "KeptReadings", "RawArticle", "Reader", "Readers", "Unread", "all_readers", "built_in",
    "end_idle",
]  # fmt: skip

# Imported on first use: a process that reads one format needs no other's libraries.
_MODULES = {
    "base": "RawArticle Reader Unread",
    "columns": "Columns",
    "isolation": "end_idle",
    "kept": "KeptReadings",
    "registry": "BUILT_IN Readers all_readers built_in",
}

__getattr__ = names_of(__name__, _MODULES)
