"""A format that is made of rows: it can write a part of a project as well as the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Literal

from geo.export.extract import extract
from geo.export.rows import Extract, Row
from geo.project import Project

Unit = Literal["row", "article", "project"]


def every(row: Row) -> bool:
    """Every row comes out."""
    return True


def mapped(row: Row) -> bool:
    """Rows with a ground come out."""
    return row.is_mapped


def mapped_and_dated(row: Row) -> bool:
    """Rows with a ground and a day, or one end of an interval, come out."""
    return row.is_mapped and row.is_dated


@dataclass(frozen=True, slots=True)
class RowFormat:
    """A format out; `render` writes an extract, and `takes` says which of its rows come out."""

    name: str
    description: str
    suffixes: tuple[str, ...]
    is_text: bool
    media_type: str
    render: Callable[[Extract, BinaryIO], None]
    takes: Callable[[Row], bool] = every
    unit: Unit = "row"
    """What comes out: rows, the articles they stand in, or something about the whole project."""

    def write(self, project: Project, stream: BinaryIO) -> None:
        """Write the whole project."""
        self.render(extract(project), stream)
