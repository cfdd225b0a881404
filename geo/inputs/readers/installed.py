"""Readers that other packages bring, by entry points of the group `dateline.readers`.

The value of an entry point is a `Reader`, or a class that makes one without arguments:

    [project.entry-points."dateline.readers"]
    gopher = "my_package:GopherReader"

Whatever goes wrong in such a reader is reported and stops nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import EntryPoint, entry_points

from geo.errors import InputError, ReaderError
from geo.inputs.readers.base import RawArticle, Reader, Unread, is_trusted, max_bytes_of, version_of
from geo.inputs.readers.checking import problem_of
from geo.plugins import ANY_ERROR, REMEDY, load_plugin, package_of, storable, words_of

GROUP = "dateline.readers"


class InstalledReader:
    """A reader of another package, whose every failure is an InputError that names it."""

    def __init__(self, reader: Reader, where: str, point: EntryPoint | None = None) -> None:
        self._reader = reader
        self.where = where
        self.name = str(reader.name)
        self.trusted = is_trusted(reader)
        self.max_bytes = max_bytes_of(reader)
        self._point = point
        package = point.dist.version if point and point.dist else ""
        self.version = f"{package} {version_of(reader)}".strip()

    def __reduce__(self) -> tuple[object, ...]:
        """By the entry point, so that any reader can be made anew in another process."""
        if self._point is None:
            return InstalledReader, (self._reader, self.where)
        return _loaded_from, (self._point.name, self._point.value, self.where)

    def can_read(self, name: str, head: bytes) -> bool:
        """As the reader says; raises ReaderError where it fails."""
        try:
            return bool(self._reader.can_read(name, head))
        except ANY_ERROR as error:
            raise ReaderError(f"{self.where} failed at {name} ({words_of(error)}) and is not used: {REMEDY}") from error

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """As the reader does; raises InputError, ReaderError where it fails or gives what no reader may."""
        try:
            articles = tuple(self._reader.read(data, name=name))
        except InputError as error:
            raise InputError(storable(str(error))) from error
        except ANY_ERROR as error:
            raise ReaderError(f"{name} can't be read: {self.where} failed ({words_of(error)}): {REMEDY}") from error
        problem = problem_of(articles)
        if problem:
            raise ReaderError(f"{name} can't be read: {self.where} {problem}: {REMEDY}")
        return articles


def installed_readers() -> tuple[tuple[Reader, ...], tuple[str, ...]]:
    """The readers of installed packages by name, and a message for each that can't be used."""
    return load_readers(entry_points(group=GROUP))


def load_readers(points: Iterable[EntryPoint]) -> tuple[tuple[Reader, ...], tuple[str, ...]]:
    """The readers behind some entry points by name, and a message for each that can't be used."""
    readers: list[Reader] = []
    problems: list[str] = []
    for point in sorted(points, key=lambda point: (point.name, point.value)):
        where = f"the reader {point.name} of {package_of(point)}"
        try:
            readers.append(_loaded(point, where))
        except ANY_ERROR as error:
            problems.append(f"{where} can't be loaded ({words_of(error)}) and is not used: {REMEDY}")
    return tuple(readers), tuple(problems)


def _loaded(point: EntryPoint, where: str) -> InstalledReader:
    return InstalledReader(load_plugin(point, ("name", "can_read", "read")), where, point)


def _loaded_from(name: str, value: str, where: str) -> InstalledReader:
    return _loaded(EntryPoint(name, value, GROUP), where)
