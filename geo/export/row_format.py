"""A format that is made of rows: it can write a part of a project as well as the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Literal

from geo.export.extracting import extract
from geo.export.needs import Needs
from geo.export.rows import Extract
from geo.project import Project

Unit = Literal["row", "article", "project"]


@dataclass(frozen=True, slots=True)
class RowFormat:
    """A format out; `render` writes an extract; rows without what it `needs` stay out."""

    name: str
    description: str
    suffixes: tuple[str, ...]
    is_text: bool
    media_type: str
    render: Callable[[Extract, BinaryIO], None]
    needs: Needs = ()
    unit: Unit = "row"
    """What comes out: rows, the articles they stand in, or something about the whole project."""

    def write(self, project: Project, stream: BinaryIO) -> None:
        """Write the whole project."""
        self.render(extract(project), stream)
