"""What a reader is: bytes of a file in, one or many raw articles out."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol

from geo.inputs.facts import NOTHING_KNOWN, Facts
from geo.inputs.limits import TEXT_BYTES
from geo.model import DocumentSource


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as a reader found it in a file.

    Parameters
    ----------
    text
        What all offsets refer to.
    source
        The format, which is the reader's name, and where the pages of the original begin in `text`.
    facts
        What the file itself says of the article; goes before what an index.csv says.
    part
        '' where the file is one article; else what this one is called in it ("3", a message id), on one line. No two
        articles of a file have the same, and a part keeps its label when others are added after it.
    note
        What the user should be told of how the file was read ("column body is the text"); articles of one file that
        say the same say it once.
    """

    text: str
    source: DocumentSource
    facts: Facts = NOTHING_KNOWN
    part: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that can't be used: what it is called in it, and why, with what to do."""

    part: str
    why: str


class Reader(Hashable, Protocol):
    """One format in. Readers keep no state, so that any file gives the same articles in any order.

    A reader may have further attributes:

    - `trusted`: True where no file can make it hang, crash or fill the memory. It then reads in Dateline's own
      process; all others read in a process of their own, and must be objects that pickle.
    - `max_bytes`: the largest file it takes, from `geo.inputs.limits`; `TEXT_BYTES` if it has none.
    - `version`: changes with whatever changes what it gives, as the versions of the libraries it calls. What it gave is
      kept for the next build, and its own code is part of the key where it comes with Dateline.
    """

    @property
    def name(self) -> str:
        """The format's name, lower case; it becomes `DocumentSource.format`."""

    def can_read(self, name: str, head: bytes) -> bool:
        """Whether a file of this name that begins with these bytes is of the format; never raises."""

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """The articles of a file, in its order, with the parts that can't be used; at least one.

        Parameters
        ----------
        data
            The whole file.
        name
            The file's name, for messages.

        Raises
        ------
        InputError
            The file can't be used; the message begins with `name` and says what to do.
        """


def is_trusted(reader: Reader) -> bool:
    """Whether a reader may read in this process."""
    return bool(getattr(reader, "trusted", False))


def max_bytes_of(reader: Reader) -> int:
    """The largest file that a reader takes, in bytes."""
    return int(getattr(reader, "max_bytes", TEXT_BYTES))


def version_of(reader: Reader) -> str:
    """What a reader says of its version; '' where it says nothing."""
    return str(getattr(reader, "version", ""))
