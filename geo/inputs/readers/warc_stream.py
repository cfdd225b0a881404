"""A web archive as FastWARC reads it: a piece at a time, from the disk or out of another archive."""

from __future__ import annotations

from typing import Protocol

from geo.errors import InputError


class Readable(Protocol):
    """What can be read a piece at a time; raises InputError where it can't be read on."""

    def read(self, most: int, /) -> bytes:
        """The next bytes, at most so many; none at the end."""


class Watched:
    """A file as FastWARC reads it: what goes wrong ends it, and is raised when FastWARC has let go of it."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._at = 0
        self.error: InputError | None = None

    def read(self, most: int) -> bytes:
        """The next bytes; none at the end, and after an error."""
        if self.error is not None:
            return b""
        try:
            piece = self._stream.read(most)
        except InputError as error:
            self.error = error
            return b""
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at
