"""Files of a folder: which there are, and their bytes within limits."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from geo.errors import InputError, TooLongError, UnreadableFileError
from geo.inputs.limits import HEAD_BYTES, TEXT_BYTES

ORIGINALS_FOLDER = "originals"
"""Subfolder with the originals of digests; its files are only ever read in place of a digest."""

_DROPPINGS = frozenset({"thumbs.db", "desktop.ini"})  # written by file managers, unasked


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that was left out. `path` is relative to the folder scanned and unique within a Scan."""

    path: str
    error: str


def as_text(name: str) -> str:
    r"""A file's name or path as text; a byte that is no UTF-8 becomes an escape, so that no two names become one.

    >>> as_text("caf\udce9.txt")
    'caf\\xe9.txt'
    """
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def label_of(path: Path, folder: Path) -> str:
    """A file's path below a folder, with slashes."""
    return as_text(path.relative_to(folder).as_posix())


def failure_of(error: InputError, path: Path, label: str) -> Failure:
    """What went wrong with a file, under its label where the message begins with its name."""
    name, message = as_text(path.name), str(error)
    return Failure(label, label + message.removeprefix(name) if message.startswith(name) else f"{label}: {message}")


def files_below(folder: Path) -> tuple[list[Path], list[Failure]]:
    """Every file below a folder, sorted, and the folders in it that can't be entered.

    Hidden ones, `originals` and what file managers write are left out. Links to folders are not followed; one that
    leads out of `folder` is reported, since nothing else would say that the articles there are not read.

    Raises
    ------
    UnreadableFileError : `folder` is missing, is a file or may not be listed.
    """
    _check_folder(folder)
    found: list[Path] = []
    failures: list[Failure] = []

    def cant_list(error: OSError) -> None:
        label = label_of(Path(error.filename), folder)
        failures.append(Failure(label, f"{label} can't be listed ({error.strerror}): check its permissions."))

    top = folder.resolve()
    for place, folders, names in os.walk(folder, onerror=cant_list):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != ORIGINALS_FOLDER)
        below = [Path(place) / name for name in folders]
        failures += [_not_followed(link, folder) for link in below if _leads_out(link, top)]
        files = [Path(place) / name for name in sorted(names) if not _is_unasked(name)]
        failures += [_not_followed(link, folder) for link in files if _leads_out(link, top)]
        found += [path for path in files if not _leads_out(path, top)]
    return found, failures


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        if folder.exists():
            raise UnreadableFileError(f"{folder} is a file, not a folder: give the folder that it lies in.")
        raise UnreadableFileError(f"{folder} does not exist: give a folder with articles.")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise UnreadableFileError(f"{folder} may not be listed: check its permissions.")


def _is_unasked(name: str) -> bool:
    """Whether a file is hidden, or one that a file manager writes."""
    return name.startswith(".") or name.lower() in _DROPPINGS


def _leads_out(path: Path, top: Path) -> bool:
    return path.is_symlink() and not path.resolve().is_relative_to(top)


def _not_followed(link: Path, folder: Path) -> Failure:
    label = label_of(link, folder)
    kind = "folder" if link.is_dir() else "file"
    return Failure(label, f"{label} is a link to a {kind} elsewhere and is not followed: copy that {kind} here.")


def read_head(path: Path) -> bytes:
    """The first `HEAD_BYTES` of a regular file; raises UnreadableFileError as `read_bytes` does."""
    try:
        _status(path)
        with path.open("rb") as stream:
            return stream.read(HEAD_BYTES)
    except OSError as error:
        raise _unreadable(path, error) from error


def read_bytes(path: Path, limit: int = TEXT_BYTES) -> bytes:
    """The bytes of a file, at most `limit`.

    Raises
    ------
    UnreadableFileError : it is not there, is no regular file or may not be read.
    TooLongError : it has more bytes.
    InputError : it is empty.
    """
    name = as_text(path.name)
    try:
        size = _status(path).st_size
        if size <= limit:
            with path.open("rb") as stream:  # it may grow meanwhile
                data = stream.read(limit + 1)
            size = max(size, len(data))
        if size > limit:
            raise _too_long(path, size, limit)
    except OSError as error:
        raise _unreadable(path, error) from error
    if not data.strip():
        raise InputError(f"{name} is empty: fill it or delete it.")
    return data


def digest_of(path: Path, limit: int) -> str:
    """SHA-256 of a file that is not held in memory; raises as `read_bytes` does, but not for an empty one."""
    size = size_of(path)
    if size > limit:
        raise _too_long(path, size, limit)
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(path, error) from error


def size_of(path: Path) -> int:
    """Bytes of a regular file; raises UnreadableFileError."""
    return stamp_of(path)[1]


def stamp_of(path: Path) -> tuple[int, int]:
    """Time and size of a regular file, which change when it is written; raises UnreadableFileError."""
    try:
        status = _status(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    return status.st_mtime_ns, status.st_size


def _too_long(path: Path, size: int, limit: int) -> TooLongError:
    return TooLongError(
        f"{as_text(path.name)} has {size / 2**20:.1f} MB and the limit is {limit // 2**20} MB: "
        "split it into one file per article."
    )


def _status(path: Path) -> os.stat_result:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
        raise UnreadableFileError(f"{as_text(path.name)} is not a regular file: give the file itself.")
    return status


def _unreadable(path: Path, error: OSError) -> UnreadableFileError:
    reason = error.strerror or type(error).__name__
    return UnreadableFileError(
        f"{as_text(path.name)} can't be read ({reason}): check that it exists and its permissions."
    )
