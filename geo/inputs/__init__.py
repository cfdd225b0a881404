"""Articles in: files found and decoded, metadata read, each article given an id. No network."""

from typing import TYPE_CHECKING

from geo.later import names_of

if TYPE_CHECKING:
    from geo.inputs.article import MAX_LINE_LENGTH
    from geo.inputs.copies import Copy
    from geo.inputs.encoding import decode
    from geo.inputs.facts import Facts
    from geo.inputs.files import Failure
    from geo.inputs.identity import Known
    from geo.inputs.readers import KeptReadings, all_readers, end_idle
    from geo.inputs.scanning import Scan, scan
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

# Imported on first use: the readers of formats take half a second that `dateline parse` doesn't need.
_MODULES = {
    "article": "MAX_LINE_LENGTH",
    "copies": "Copy",
    "encoding": "decode",
    "facts": "Facts",
    "files": "Failure",
    "identity": "Known",
    "readers": "KeptReadings all_readers end_idle",
    "scanning": "Scan scan",
    "settling": "Settled settle",
    "source": "Source",
}

__getattr__ = names_of(__name__, _MODULES)
