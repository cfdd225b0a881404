"""What readers of archives share: an archive's files one after the other, each read by the reader of its format.

A file of an archive may hang or crash its reader like any other. An archive is therefore read in steps: before a file
is read, what the files before it gave is handed over, so that the one that fails is left out and the rest is read on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias

from geo.errors import InputError, UnreadableFileError
from geo.inputs.limits import SECONDS_BETWEEN_STEPS
from geo.inputs.readers.base import RawArticle, Reader, Unread
from geo.inputs.readers.checked import read_checked

_MOST_WAITING = 1000
"""Files passed over that are handed over at once."""


Content: TypeAlias = bytes | Path
"""An archive: its bytes, or the file that it is."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A file of an archive that is no article: those of one kind are told together.

    Parameters
    ----------
    kind : what it is one of, in the plural ("pictures").
    why : what is said of that kind, in words that follow its number.
    name : what it is called in the archive.
    """

    kind: str
    why: str
    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive that a reader takes.

    Parameters
    ----------
    name : what it is called in the archive, on one line; no two have the same.
    reader : what reads it.
    load : gives its bytes; raises InputError.
    finish : adds what the archive knows of an article.
    """

    name: str
    reader: Reader
    load: Callable[[], bytes]
    finish: Callable[[RawArticle], RawArticle] = field(default=lambda article: article)


@dataclass(frozen=True, slots=True)
class Failed:
    """A file of an archive that its reader can't use; many of one format are told together."""

    format: str
    name: str
    why: str


Item: TypeAlias = RawArticle | Unread | Passed | Failed
Found: TypeAlias = Member | Unread | Passed | Failed


@dataclass(frozen=True, slots=True)
class Step:
    """How far an archive has been read.

    Parameters
    ----------
    done : files that are dealt with.
    items : what those since the step before gave.
    next : the file that is read now; '' where none is.
    """

    done: int
    items: tuple[Item, ...]
    next: str = ""


class ArchiveReader(Protocol):
    """A reader whose files hold others: it has `steps` besides what a `Reader` has.

    Its files are read from the disk, a piece at a time: they may be larger than memory.
    """

    def steps(self, data: Content, *, name: str, skip: int) -> Iterator[Step]:
        """Read an archive on from its file number `skip`; raises InputError where it can't be opened."""


def steps_of(found: Iterable[Found], *, skip: int) -> Iterator[Step]:
    """Read the files of an archive.

    Parameters
    ----------
    found : its files, in an order that is always the same.
    skip : how many of them are dealt with already.
    """
    waiting: list[Item] = []
    done, told = 0, time.monotonic()
    for done, item in enumerate(found, start=1):
        if time.monotonic() - told > SECONDS_BETWEEN_STEPS:
            yield Step(max(done - 1, skip), tuple(waiting))
            waiting, told = [], time.monotonic()
        if done <= skip:
            continue
        if isinstance(item, Member):
            yield Step(done - 1, tuple(waiting), item.name)
            waiting, told = list(_read(item)), time.monotonic()
        else:
            waiting.append(item)
        if len(waiting) >= _MOST_WAITING:
            yield Step(done, tuple(waiting))
            waiting, told = [], time.monotonic()
    yield Step(done, tuple(waiting))


def opened(content: Content) -> BinaryIO:
    """An archive as an open file; raises UnreadableFileError where the file can't be opened any more."""
    if isinstance(content, bytes):
        return BytesIO(content)
    try:
        return content.open("rb")
    except OSError as error:
        raise UnreadableFileError(f"{content.name} can't be read ({error.strerror}): check its permissions.") from error


def _read(member: Member) -> Iterator[Item]:
    try:
        answer = read_checked(member.reader, member.load(), member.name)
    except InputError as error:
        answer = error
    if isinstance(answer, InputError):
        yield Failed(member.reader.name, member.name, _without_name(str(answer), member.name))
        return
    for article in answer:
        part = f"{member.name}#{article.part}" if article.part else member.name
        if isinstance(article, Unread):
            yield Unread(part, article.why)
        else:
            yield member.finish(_called(article, part))


def _called(article: RawArticle, part: str) -> RawArticle:
    return RawArticle(article.text, article.source, article.facts, part, article.note)


def _without_name(message: str, name: str) -> str:
    rest = message.removeprefix(name)
    return f"it{rest}" if rest != message and rest.startswith(" ") else rest.removeprefix(": ")


def articles_in(steps: Iterator[Step]) -> list[RawArticle | Unread]:
    """What the steps of an archive gave, without the files passed over."""
    items: list[Item] = [item for step in steps for item in step.items]
    return [item for item in items if isinstance(item, RawArticle | Unread)]


class Names:
    """Gives each file of an archive a name on one line that no other has.

    Parameters
    ----------
    place : what goes before each name: the archive within the archive.
    """

    def __init__(self, place: str = "", _taken: set[str] | None = None) -> None:
        self.place = place
        self._taken: set[str] = set() if _taken is None else _taken

    def below(self, place: str) -> Names:
        """Names of the files of an archive within this one."""
        return Names(self.place + place, self._taken)

    def given(self, name: str, others: Sequence[str] = ()) -> str:
        """The name, else the first of `others` that is free, else the name with a number."""
        free = (one for one in self._forms((name, *others)) if one not in self._taken)
        found = next(free)
        self._taken.add(found)
        return found

    def _forms(self, names: Sequence[str]) -> Iterator[str]:
        plain = [
            self.place + "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in one) for one in names
        ]
        yield from plain
        yield from (f"{plain[0]} ({number})" for number in count(2))
