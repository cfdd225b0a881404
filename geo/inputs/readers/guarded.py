"""A reader as the scan calls it: in a process of its own, and not twice for the same file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from geo.errors import InputError, ReaderError
from geo.inputs.readers.archives import Content
from geo.inputs.readers.base import RawArticle, Reader, Unread, max_bytes_of
from geo.inputs.readers.checked import Answer, read_checked, remedy_of, where_of
from geo.inputs.readers.checking import problem_of
from geo.inputs.readers.isolated_archive import read_archive_apart
from geo.inputs.readers.isolation import is_sendable, read_apart
from geo.inputs.readers.kept import KeptReadings, key_of
from geo.inputs.readers.wire import answer_bytes, answer_of


def is_archive(reader: Reader) -> bool:
    """Whether a reader gives the answers of others, of which each is kept by itself."""
    return isinstance(reader, GuardedReader) and hasattr(reader.reader, "steps")


@dataclass(frozen=True, slots=True)
class GuardedReader:
    """Reads as `reader` does; whatever a file does to it is an InputError.

    A reader that can't be sent to another process reads in this one: an object that its package makes by hand.

    Parameters
    ----------
    reader
        What reads the files.
    kept
        Where its answers are kept for the next time. Not kept is that a file took too long, took too much or crashed
        the reader, which a less busy machine may get through, and a fault of the reader, as of a library that is
        missing.
    """

    reader: Reader
    kept: KeptReadings | None = None

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

    def read(self, data: bytes, *, name: str) -> Sequence[RawArticle | Unread]:
        """As the reader does; raises InputError."""
        return self._read(data, sha256(data).hexdigest(), name)

    @property
    def is_streamed(self) -> bool:
        """Whether `read_file` does for its files what `read` does, without holding them in memory."""
        return hasattr(self.reader, "steps") and is_sendable(self.reader)

    def read_file(self, path: Path, digest: str, *, name: str) -> Sequence[RawArticle | Unread]:
        """Read an archive from the disk; raises InputError.

        Parameters
        ----------
        path : the archive.
        digest : its SHA-256.
        name : what messages call it.
        """
        return self._read(path, digest, name)

    def keep(self, digest: str, *, name: str) -> None:
        """Keep the answer for a file that is not read this time, since it is known what it gives."""
        if self.kept and is_sendable(self.reader):
            self.kept.use(key_of(self.reader, digest, name))

    def _read(self, content: Content, digest: str, name: str) -> Sequence[RawArticle | Unread]:
        if is_sendable(self.reader):
            key = key_of(self.reader, digest, name)
            answer = self._kept(key) or self._fresh(content, key, name)
        else:
            assert isinstance(content, bytes)
            answer = read_checked(self.reader, content, name)
        if isinstance(answer, InputError):
            raise answer
        return answer

    def _kept(self, key: bytes) -> Answer | None:
        """The answer kept from an earlier time; None where there is none, or a damaged one."""
        packed = self.kept.get(key) if self.kept else None
        try:
            return None if packed is None else answer_of(packed)
        except ValueError:
            return None

    def _fresh(self, content: Content, key: bytes, name: str) -> Answer:
        """The answer of the reader; raises InputError where its process had to be stopped."""
        if hasattr(self.reader, "steps"):
            return self._fresh_archive(content, key, name)
        assert isinstance(content, bytes)
        packed = read_apart(self.reader, content, name=name)
        try:
            answer = answer_of(packed)
        except ValueError as error:
            where = where_of(self.reader)
            return ReaderError(f"{name} can't be read: {where} gave {error}: {remedy_of(self.reader)}")
        if self.kept and not isinstance(answer, ReaderError):
            self.kept.put(key, packed)
        return answer

    def _fresh_archive(self, content: Content, key: bytes, name: str) -> Answer:
        collected = read_archive_apart(self.reader, content, name=name)
        answer = collected.answer(name=name)
        problem = "" if isinstance(answer, InputError) else problem_of(answer)
        if problem:
            return ReaderError(f"{name} can't be read: {where_of(self.reader)} {problem}: {remedy_of(self.reader)}")
        if self.kept and collected.is_whole:
            self.kept.put(key, answer_bytes(answer))
        return answer
