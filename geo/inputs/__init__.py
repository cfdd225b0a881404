"""Articles in: files found and decoded, metadata read, each article given an id. No network."""

from geo.inputs.article import MAX_LINE_LENGTH
from geo.inputs.copies import Copy
from geo.inputs.encoding import decode
from geo.inputs.facts import Facts
from geo.inputs.files import Failure
from geo.inputs.identity import Known
from geo.inputs.readers import KeptReadings, all_readers, end_idle
from geo.inputs.scan import Scan, scan
from geo.inputs.settling import Settled, settle
from geo.inputs.source import Source

__all__ = [
    "MAX_LINE_LENGTH",
    "Copy",
    "Facts",
    "Failure",
    "KeptReadings",
    "Known",
    "Scan",
    "Settled",
    "Source",
    "all_readers",
    "decode",
    "end_idle",
    "scan",
    "settle",
]
