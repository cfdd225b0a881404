"""Formats in: one module a format, all listed in `registry.py`."""

from geo.inputs.readers.base import RawArticle, Reader, Unread
from geo.inputs.readers.columns import Columns
from geo.inputs.readers.isolation import end_idle
from geo.inputs.readers.kept import KeptReadings
from geo.inputs.readers.registry import BUILT_IN, Readers, all_readers, built_in

__all__ = [
    "BUILT_IN", "Columns", "KeptReadings", "RawArticle", "Reader", "Readers", "Unread", "all_readers", "built_in",
    "end_idle",
]  # fmt: skip
