"""A reader as the scan calls it: in a process of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.errors import InputError
from geo.inputs.readers.base import RawArticle, Reader, max_bytes_of
from geo.inputs.readers.isolation import is_sendable, read_apart
from geo.inputs.readers.worker import read_checked


@dataclass(frozen=True, slots=True)
class GuardedReader:
    """Reads as `reader` does; whatever a file does to it is an InputError.

    A reader that can't be sent to another process reads in this one: an object that its package makes by hand.
    """

    reader: Reader

    @property
    def name(self) -> str:
        """The format's name."""
        return self.reader.name

    @property
    def max_bytes(self) -> int:
        """The largest file it takes."""
        return max_bytes_of(self.reader)

    def can_read(self, name: str, head: bytes) -> bool:
        """As the reader says."""
        return self.reader.can_read(name, head)

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle]:
        """As the reader does; raises InputError."""
        apart = is_sendable(self.reader)
        answer = read_apart(self.reader, data, name=name) if apart else read_checked(self.reader, data, name)
        if isinstance(answer, InputError):
            raise answer
        return answer
