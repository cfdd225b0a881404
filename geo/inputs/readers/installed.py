"""Readers that other packages bring, by entry points of the group `dateline.readers`.

The value of an entry point is a `Reader`, or a class that makes one without arguments:

    [project.entry-points."dateline.readers"]
    gopher = "my_package:GopherReader"

Whatever goes wrong in such a reader is reported and stops nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from importlib.metadata import EntryPoint, entry_points

from geo.errors import InputError, ReaderError
from geo.inputs.facts import Facts
from geo.inputs.readers.base import RawArticle, Reader, Unread
from geo.model import DocumentSource
from geo.plugins import ANY_ERROR, REMEDY, load_plugin, package_of, storable, words_of

GROUP = "dateline.readers"


class InstalledReader:
    """A reader of another package, whose every failure is an InputError that names it."""

    def __init__(self, reader: Reader, where: str) -> None:
        self._reader = reader
        self._where = where
        self.name = str(reader.name)

    def can_read(self, name: str, head: bytes) -> bool:
        """As the reader says; raises ReaderError where it fails."""
        try:
            return bool(self._reader.can_read(name, head))
        except ANY_ERROR as error:
            raise ReaderError(
                f"{self._where} failed at {name} ({words_of(error)}) and is not used: {REMEDY}"
            ) from error

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """As the reader does; raises InputError, ReaderError where it fails or gives what no reader may."""
        try:
            articles = tuple(self._reader.read(data, name=name))
        except InputError as error:
            raise InputError(storable(str(error))) from error
        except ANY_ERROR as error:
            raise ReaderError(f"{name} can't be read: {self._where} failed ({words_of(error)}): {REMEDY}") from error
        problem = _problem_of(articles)
        if problem:
            raise ReaderError(f"{name} can't be read: {self._where} {problem}: {REMEDY}")
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
            readers.append(InstalledReader(load_plugin(point, ("name", "can_read", "read")), where))
        except ANY_ERROR as error:
            problems.append(f"{where} can't be loaded ({words_of(error)}) and is not used: {REMEDY}")
    return tuple(readers), tuple(problems)


def _problem_of(articles: Sequence[object]) -> str:
    """What is wrong with the articles that a reader gave; '' if nothing."""
    if not articles:
        return "gave no article"
    parts: set[str] = set()
    for article in articles:
        if isinstance(article, Unread):
            continue
        if not isinstance(article, RawArticle) or not isinstance(article.text, str):
            return f"gave a {type(article).__name__}, not a RawArticle with a text"
        problem = _problem_of_article(article)
        if problem:
            return problem
        if article.part in parts:
            return f"gave two articles called {article.part!r}"
        parts.add(article.part)
    return "gave articles of which one has no part" if len(articles) > 1 and "" in parts else ""


def _problem_of_article(article: RawArticle) -> str:
    if not isinstance(article.source, DocumentSource) or not isinstance(article.facts, Facts):
        return "gave an article whose source is no DocumentSource or whose facts are no Facts"
    if not isinstance(article.part, str) or not article.part.isprintable():
        return f"gave an article called {article.part!r}, which is no line of text"
    for what, value in (("pages or format", article.source), ("facts", article.facts), ("a note", article.note)):
        half = next((words for words in _texts_in(value) if storable(words) != words), None)
        if half is not None:
            return f"gave {what} with half a surrogate pair ({half!a:.80}), which is no character"
    return ""


def _texts_in(value: object) -> Iterator[str]:
    """Every string in a record, in the records and the tuples that it holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _texts_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts_in(getattr(value, field.name))
