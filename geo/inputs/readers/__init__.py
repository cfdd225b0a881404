"""Formats in: one module a format, all listed in `registry.py`."""

from geo.inputs.readers.base import RawArticle, Reader
from geo.inputs.readers.isolation import end_idle
from geo.inputs.readers.kept import KeptReadings
from geo.inputs.readers.registry import BUILT_IN, Readers, all_readers

__all__ = ["BUILT_IN", "KeptReadings", "RawArticle", "Reader", "Readers", "all_readers", "end_idle"]
