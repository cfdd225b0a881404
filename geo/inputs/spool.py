"""Files that are given one by one and wait for a person's word: a private folder on the disk, never memory.

Names come from a browser, which is not trusted: see `safe_path`. What a file holds is for the readers to tell.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import threading
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import BinaryIO

from geo.errors import InputError, TooLongError, UnreadableFileError
from geo.inputs.limits import FREE_BYTES, UPLOAD_BYTES, UPLOAD_FILES, UPLOADS_BYTES

LOCK = ".in-use"
OWNER_ONLY = 0o700
_MOST_NAME = 200
"""Bytes of a file's or folder's name; systems take 255, and a number may be added."""
_MOST_FOLDERS = 16
# what no name may hold: control characters, and those that turn the direction of writing around
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe_path(name: str) -> PurePosixPath:
    r"""The path below a folder that a name from elsewhere stands for: it leads nowhere else, whatever it says.

    >>> str(safe_path("../../etc/./passwd"))
    'etc/passwd'
    >>> str(safe_path("C:\\press\\a\x00b.txt"))
    'C:/press/ab.txt'

    Raises
    ------
    InputError : nothing is left of it, it is hidden, or it has too many folders.
    """
    plain = _UNFIT.sub("", unicodedata.normalize("NFC", name)).replace("\\", "/")
    parts = [part for piece in plain.split("/") if (part := piece.strip()) not in ("", ".", "..")]
    if not parts:
        raise InputError("A file without a name can't be taken: give it one.")
    if any(part.startswith(".") for part in parts):
        raise InputError(f"{parts[-1]} is hidden (its name or its folder's begins with a dot): rename it to import it.")
    if len(parts) > _MOST_FOLDERS:
        raise InputError(f"{parts[-1]} lies more than {_MOST_FOLDERS} folders deep: give a folder nearer to it.")
    return PurePosixPath(*(_shortened(part) for part in parts))


def _shortened(part: str) -> str:
    """A name of at most `_MOST_NAME` bytes that keeps its ending."""
    stem, dot, ending = part.rpartition(".")
    if not stem or len(ending.encode()) > 10:
        stem, dot, ending = part, "", ""
    room = _MOST_NAME - len(f"{dot}{ending}".encode())
    return stem.encode()[:room].decode("utf-8", "ignore") + dot + ending


class Spool:
    """A folder, readable by its owner alone, into which files are written as they come.

    It is this process's: while it is in use a lock is held in it, so that `sweep` takes away only what a process left
    behind that was killed.

    Parameters
    ----------
    folder
        Made when the first file comes. Of several files of one path the later get a number.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._sizes: dict[str, int] = {}
        self._held: int | None = None
        self._begun = 0

    def open(self, name: str) -> Incoming:
        """Begin a file.

        Raises
        ------
        InputError
            Where its name or the number of files does not do, or nothing can be written in the folder.
        """
        path = safe_path(name)
        with self._lock:
            if len(self._sizes) >= UPLOAD_FILES:
                raise TooLongError(f"{UPLOAD_FILES:,} files wait already: add or remove those first.")
            self._begun += 1
            # hidden until it is whole, so that nobody reads half of it
            unfinished = f".{self._begun}"
            try:
                self._hold()
                descriptor = os.open(self.folder / unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except OSError as error:
                raise _refused(path.name, self.folder, error) from error
            self._sizes[unfinished] = 0
        return Incoming(self, unfinished, path, os.fdopen(descriptor, "wb"))

    def settle(self, unfinished: str, path: PurePosixPath) -> str:
        """Give a finished file its name; the label that it has from then on. Raises UnreadableFileError."""
        with self._lock:
            try:
                place = _free(self.folder, path)
                os.rename(self.folder / unfinished, place)
            except OSError as error:
                raise _refused(path.name, self.folder, error) from error
            label = place.relative_to(self.folder).as_posix()
            self._sizes[label] = self._sizes.pop(unfinished)
        return label

    def _hold(self) -> None:
        if self._held is None:
            self.folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
            self.folder.chmod(OWNER_ONLY)
            self._held = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def take(self, unfinished: str, name: str, count: int) -> None:
        """Count bytes that are about to be written to a file; raises TooLongError where there is no room for them."""
        with self._lock:
            self._sizes[unfinished] += count
            if self._sizes[unfinished] > UPLOAD_BYTES:
                raise TooLongError(f"{name} has more than {UPLOAD_BYTES // 2**20} MB, which is the limit: split it.")
            if sum(self._sizes.values()) > UPLOADS_BYTES:
                raise TooLongError(
                    f"{name} is beyond {UPLOADS_BYTES // 2**30} GB of files at once: add those that wait first."
                )
        if shutil.disk_usage(self.folder).free - count < FREE_BYTES:
            raise TooLongError(f"{name} does not fit on the disk of {self.folder}: make room there.")

    def remove(self, label: str) -> None:
        """Take a file away; nothing happens where none of that path was given."""
        with self._lock:
            if self._sizes.pop(label, None) is None:
                return
        path = self.folder / label
        path.unlink(missing_ok=True)
        for above in path.parents:
            if above == self.folder:
                return
            try:
                above.rmdir()
            except OSError:  # it holds others
                return

    def labels(self) -> tuple[str, ...]:
        """The paths of all finished files, with slashes, in the order in which they were."""
        with self._lock:
            return tuple(label for label in self._sizes if not label.startswith("."))

    def clear(self) -> None:
        """Take everything away, and the folder itself."""
        with self._lock:
            self._sizes = {}
            if self._held is not None:
                os.close(self._held)
                self._held = None
        shutil.rmtree(self.folder, ignore_errors=True)


def sweep(folders: Iterable[Path]) -> None:
    """Take away those of some spools' folders that no process uses any more."""
    for folder in folders:
        try:
            held = os.open(folder / LOCK, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
        except OSError:  # no spool
            continue
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except OSError:  # in use
            continue
        finally:
            os.close(held)


class Incoming:
    """A file that is being written; as a context manager it is finished on leaving, and taken away after an error.

    `label` is its path in the spool once it is finished, with slashes; `size` counts its bytes.
    """

    def __init__(self, spool: Spool, unfinished: str, path: PurePosixPath, stream: BinaryIO) -> None:
        self._spool = spool
        self._unfinished = unfinished
        self._path = path
        self._stream = stream
        self.label = ""
        self.size = 0

    def __enter__(self) -> Incoming:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._stream.close()
            if kind is None:
                self.label = self._spool.settle(self._unfinished, self._path)
        finally:
            if not self.label:
                self._spool.remove(self._unfinished)

    def write(self, data: bytes) -> None:
        """Append bytes; raises TooLongError beyond a limit, UnreadableFileError where the disk refuses."""
        self._spool.take(self._unfinished, self._path.name, len(data))
        try:
            self._stream.write(data)
        except OSError as error:
            raise _refused(self._path.name, self._spool.folder, error) from error
        self.size += len(data)


def _refused(name: str, folder: Path, error: OSError) -> UnreadableFileError:
    return UnreadableFileError(f"{name} can't be kept in {folder} ({error.strerror}): check its permissions and room.")


def _free(folder: Path, path: PurePosixPath) -> Path:
    """A path below `folder` at which nothing is yet, with its folders made; raises OSError."""
    place = folder
    for part in path.parts[:-1]:
        place = _folder(place, part)
    stem, dot, ending = path.name.rpartition(".")
    name = path.name
    for number in range(2, UPLOAD_FILES + 2):
        if not os.path.lexists(place / name):
            break
        name = f"{stem} ({number}).{ending}" if dot and stem else f"{path.name} ({number})"
    return place / name


def _folder(place: Path, part: str) -> Path:
    """The folder `part` in `place`; where a file has that name, one with a number."""
    for number in range(1, UPLOAD_FILES):
        found = place / (part if number == 1 else f"{part} ({number})")
        if found.is_dir() and not found.is_symlink():
            return found
        if not os.path.lexists(found):
            found.mkdir(mode=OWNER_ONLY)
            return found
    return place
