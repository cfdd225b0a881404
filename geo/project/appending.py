"""Files of lines that are only ever appended to, by several programs at once, and never lose what they hold."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import UnreadableFileError

_READABLE_BY_OWNER = 0o600


def read_whole(path: Path) -> bytes:
    """All of a file, while nobody is in the middle of a line; b'' where there is none.

    Raises
    ------
    UnreadableFileError
        When the file is there but may not be read.
    """
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH)
            return file.read()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise UnreadableFileError(f"{path} can't be read ({error.strerror}): check its permissions.") from error


def append_lines(path: Path, lines: bytes) -> None:
    """Add whole lines at the end, in one write that is on the disk when this returns.

    Raises
    ------
    OSError
        When they can't be written; the file is then as it was.
    """
    with _held(path) as file:
        size = os.fstat(file).st_size
        if size and os.pread(file, 1, size - 1) != b"\n":  # a crash cut the last line off: begin a new one
            lines = b"\n" + lines
        try:
            _write(file, lines)
            os.fsync(file)
        except OSError:
            os.ftruncate(file, size)
            raise
        if size == 0:
            _sync_folder(path.parent)


@contextmanager
def _held(path: Path) -> Iterator[int]:
    """The file, made if it isn't there, for this writer alone."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, _READABLE_BY_OWNER)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            if _is_still(file, path):
                yield file
                return
        finally:
            os.close(file)


def _is_still(file: int, path: Path) -> bool:
    """Whether the file wasn't replaced, as an editor or version control does, while the lock was waited for."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def _write(file: int, data: bytes) -> None:
    """Write all of `data`; a single call nearly always does."""
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]


def _sync_folder(folder: Path) -> None:
    """Make a new file's name last, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
