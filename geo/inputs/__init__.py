"""Articles in: files found and decoded, metadata read. No network."""

from geo.inputs.article import MAX_FILE_BYTES, MAX_LINE_LENGTH, read_article
from geo.inputs.beside import Failure
from geo.inputs.encoding import decode
from geo.inputs.facts import Facts
from geo.inputs.scan import Scan, Source, scan

__all__ = [
    "MAX_FILE_BYTES",
    "MAX_LINE_LENGTH",
    "Facts",
    "Failure",
    "Scan",
    "Source",
    "decode",
    "read_article",
    "scan",
]
