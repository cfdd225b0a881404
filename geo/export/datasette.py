"""Metadata for Datasette: what the tables and columns of the project file are, to be served beside it.

dateline export PROJECT.sqlite -o metadata.datasette.json
datasette PROJECT.sqlite --metadata metadata.datasette.json
"""

from __future__ import annotations

from typing import BinaryIO

from geo.export.json_values import json_bytes
from geo.export.row_format import RowFormat
from geo.export.rows import Extract

_TABLES = {
    "documents": "An article: its metadata, when it was published and how that is known, its text.",
    "mentions": "A place named in an article: role, place, confidence, reason, ground.",
    "places": "An entry of the gazetteer that some mention was read as.",
    "dates": "A date expression: its words, first and last day, EDTF, reason.",
    "events": "A mention joined with a date.",
    "sharpened": "Narrower days that another article gives (inferred).",
    "settings": "How the project was made.",
    "failures": "Inputs that were left out, and why.",
}
_COLUMNS = {
    "mentions": {
        "latitude": "middle of the ground, WGS 84",
        "radius_km": "how far from the middle the place may be",
        "confidence": "from 0 to 1",
    },
    "events": {"first": "first day, ISO 8601; NULL: open", "last": "last day, counted in; NULL: open"},
}
_LABELS = {"documents": "title", "mentions": "text", "places": "name"}


def _render(extract: Extract, stream: BinaryIO) -> None:
    tables: dict[str, object] = {}
    for name, words in _TABLES.items():
        said: dict[str, object] = {"description": words}
        if name in _COLUMNS:
            said["columns"] = _COLUMNS[name]
        if name in _LABELS:
            said["label_column"] = _LABELS[name]
        tables[name] = said
    metadata = {
        "title": extract.project,
        "description": "Articles as a map with a timeline, made with Dateline",
        "databases": {extract.project: {"tables": tables}},
    }
    stream.write(json_bytes(metadata) + b"\n")


DATASETTE = RowFormat(
    "datasette",
    "metadata for Datasette, which serves the project file as it is",
    (".datasette.json",),
    True,
    "application/json",
    _render,
    unit="project",
)
