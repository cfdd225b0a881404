"""Formats in: one module a format, all listed in `registry.py`."""

from geo.inputs.readers.base import RawArticle, Reader
from geo.inputs.readers.registry import BUILT_IN, Readers, all_readers

__all__ = ["BUILT_IN", "RawArticle", "Reader", "Readers", "all_readers"]
