"""JSON lines: one line a document, the same as `dateline parse` writes for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from geo.export.batch import json_line, row_of
from geo.project import Project


@dataclass(frozen=True, slots=True)
class JsonLines:
    """The batch contract's rows out, under the documents' ids."""

    name: str = "jsonl"
    description: str = "JSON lines: a document's places, dates and events a line, as 'parse' writes them"
    suffixes: tuple[str, ...] = (".jsonl",)
    is_text: bool = True

    def write(self, project: Project, stream: BinaryIO) -> None:
        """Write one line a document."""
        for document_id in project.documents()["id"]:
            stream.write(json_line(row_of(project.parsed(document_id))))


JSON_LINES = JsonLines()
