"""The formats out: those of Dateline, and those that installed packages add.

A package adds one by an entry point in the group `dateline.exports`. The entry point's name is the format's; its value
is a `Format`, or a class that makes one without arguments:

    [project.entry-points."dateline.exports"]
    kml = "my_package:Kml"
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from importlib.metadata import EntryPoint, entry_points
from typing import BinaryIO, Protocol

from geo.errors import DatelineError, ExportError
from geo.export.annotations import ANNOTATIONS
from geo.export.code_books import CODE_BOOKS
from geo.export.csv_table import CSV
from geo.export.datasette import DATASETTE
from geo.export.geojson import GEOJSON
from geo.export.geopackage import GEOPACKAGE
from geo.export.geoparquet import GEOPARQUET
from geo.export.jsonl import JSON_LINES
from geo.export.kml import KML, KMZ
from geo.export.linked_places import LINKED_PLACES
from geo.export.notes import NOTES
from geo.export.references import REFERENCES
from geo.export.row_format import RowFormat
from geo.export.rows import Extract
from geo.export.stix import STIX
from geo.export.story_tools import STORY_TOOLS
from geo.export.tei import TEI
from geo.export.xlsx import XLSX
from geo.plugins import ANY_ERROR, REMEDY, load_plugin, package_of, words_of
from geo.project import Project
from geo.project.distrust import told

GROUP = "dateline.exports"


class Format(Protocol):
    """One format out."""

    @property
    def name(self) -> str:
        """What a user calls it: 'jsonl'."""

    @property
    def description(self) -> str:
        """What one gets, in one line."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How its files end, the usual one first: ('.jsonl',)."""

    @property
    def is_text(self) -> bool:
        """Whether it may go to standard output."""

    def write(self, project: Project, stream: BinaryIO) -> None:
        """Write the shown reading of all documents to `stream`, in the project's order; text as UTF-8."""


BUILT_IN: tuple[Format, ...] = (
    JSON_LINES, CSV, XLSX, GEOJSON, GEOPACKAGE, KML, KMZ, GEOPARQUET, *CODE_BOOKS, *STORY_TOOLS, LINKED_PLACES,
    ANNOTATIONS, TEI, *REFERENCES, NOTES, STIX, DATASETTE,
)  # fmt: skip


_HIGHER: dict[str, Format] = {}
"""Formats of Dateline's own that are made in a room above this one."""


def add_format(form: Format) -> None:
    """Add a format of Dateline's own that this room can't make, such as a page of the dashboard's scripts."""
    _HIGHER[form.name] = form


def _own() -> tuple[Format, ...]:
    return (*BUILT_IN, *_HIGHER.values())


def format_names() -> list[str]:
    """Names of all formats: Dateline's own, then those of other packages in alphabetical order.

    >>> format_names()[0]
    'jsonl'
    """
    return [*(each.name for each in _own()), *sorted(_added())]


def format_named(name: str) -> Format:
    """The format that is called `name`. One of Dateline's own goes before one of the same name from elsewhere.

    Raises
    ------
    ExportError
        When there is none, or the package that adds it can't be loaded.
    """
    for each in _own():
        if each.name == name:
            return each
    try:
        return _loaded(_added()[name])
    except KeyError:
        raise ExportError(f"no export format is called {name!r}: choose among {', '.join(format_names())}") from None


def format_for(file: str) -> str:
    """The name of the format that files with this name's ending are of; of several that of the first.

    >>> format_for("events.geojson")
    'geojson'

    Raises
    ------
    ExportError
        When no format ends so.
    """
    fitting = [
        (len(suffix), name) for name, suffixes in _endings() for suffix in suffixes if file.lower().endswith(suffix)
    ]
    if not fitting:
        raise ExportError(f"the name of {file} tells no format: say which with --format")
    longest = max(length for length, _ in fitting)
    return next(name for length, name in fitting if length == longest)


def _endings() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name and suffixes of each format that can be loaded."""
    for name in format_names():
        try:
            yield name, format_named(name).suffixes
        except ExportError:
            continue


def write_as(name: str, project: Project, stream: BinaryIO, chosen: Extract | None = None) -> None:
    """Write a project in the format that is called `name`.

    Parameters
    ----------
    chosen
        The rows to write; None for the whole project.

    Raises
    ------
    ExportError
        When there is no such format, it is not made of rows although some were chosen, or the code of the package
        that adds it fails.
    ProjectError
        When the project holds what no Dateline writes.
    """
    format = format_named(name)
    if chosen is not None and not isinstance(format, RowFormat):
        raise ExportError(f"{name} always holds the whole project: leave the filters out, or choose another format")
    try:
        with told(project.path) if format in BUILT_IN else nullcontext():
            if chosen is not None and isinstance(format, RowFormat):
                format.render(chosen, stream)
            else:
                format.write(project, stream)
    except (DatelineError, OSError):  # named already: a full disk, or a pipe whose reader closed it
        raise
    except ANY_ERROR as error:
        if format in _own():
            raise
        raise ExportError(f"{_owner(_added()[name])} failed ({words_of(error)}): {REMEDY}") from error


def described_formats() -> Iterator[tuple[str, str]]:
    """(name, description) of each format; of one that can't be loaded, what is wrong with it."""
    for name in format_names():
        try:
            yield name, format_named(name).description
        except ExportError as error:
            yield name, str(error)


def _added() -> dict[str, EntryPoint]:
    own = {each.name for each in _own()}
    return {point.name: point for point in entry_points(group=GROUP) if point.name not in own}


def _loaded(point: EntryPoint) -> Format:
    try:
        made: Format = load_plugin(point, ("name", "description", "suffixes", "is_text", "write"))
        problem = _problem_of(made)
    except ANY_ERROR as error:
        raise ExportError(f"{_owner(point)} can't be loaded ({words_of(error)}): {REMEDY}") from error
    if problem:
        raise ExportError(f"{_owner(point)} has {problem}: {REMEDY}")
    return made


def _owner(point: EntryPoint) -> str:
    return f"the export format {point.name!r} of {package_of(point)}"


def _problem_of(made: Format) -> str:
    """What is wrong with what a format says of itself, or ''."""
    if not isinstance(made.description, str):
        return "a description that is no text"
    if not (isinstance(made.suffixes, tuple) and all(isinstance(suffix, str) for suffix in made.suffixes)):
        return "suffixes that are no tuple of texts"
    return ""
