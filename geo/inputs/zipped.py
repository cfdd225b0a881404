"""ZIP archives, and formats that are one (DOCX, ODT, XLSX, WACZ), opened so that no archive can do harm.

Nothing is ever written to disk. What an archive says of its own sizes is not believed: bytes are counted as they are
unpacked. All archives within one file share one allowance.
"""

from __future__ import annotations

import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import PurePosixPath
from typing import IO, BinaryIO

from geo.errors import InputError, NotTextError, TooLongError
from geo.inputs.limits import (
    ZIP_ENTRIES,
    ZIP_ENTRY_BYTES,
    ZIP_NESTING,
    ZIP_RATIO,
    ZIP_RATIO_FROM,
    unpacked_most,
)

MAGIC = b"PK\x03\x04"
"""How a ZIP archive with anything in it begins."""
_PIECE = 2**20
_RATIO_OF_ALL_FROM = 5 * ZIP_RATIO_FROM
_UNSOUND = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, NotImplementedError, ValueError, OSError, LookupError, RuntimeError,
)  # fmt: skip


@dataclass(slots=True)
class _Allowance:
    """Bytes that may still be unpacked, and how many were, of how many packed ones."""

    left: int
    unpacked: int = 0
    packed: int = 0

    def take(self, size: int) -> None:
        """Count bytes that were unpacked; many files that each stay below the ratio don't get past it together."""
        self.left -= size
        self.unpacked += size
        if self.unpacked > _RATIO_OF_ALL_FROM and self.unpacked > ZIP_RATIO * self.packed:
            self.left = -1


class Zip:
    """An archive. `names` holds its files in the archive's order, and `refused` those that are not read.

    Parameters
    ----------
    data
        The archive: its bytes, or an open file, which is read as far as its files are asked for.
    name
        What messages call it.

    Raises
    ------
    NotTextError
        It is no sound archive.
    TooLongError
        It holds too many files, or lies in too many archives.
    """

    def __init__(
        self, data: bytes | BinaryIO, *, name: str, _allowance: _Allowance | None = None, _depth: int = 1
    ) -> None:
        self._name = name
        stream = BytesIO(data) if isinstance(data, bytes) else data
        self._allowance = _allowance or _Allowance(unpacked_most(_size_of(stream)))
        self._depth = _depth
        if _depth > ZIP_NESTING:
            raise TooLongError(f"{self._name} lies in {ZIP_NESTING} archives: unpack the outer ones.")
        try:
            self._archive = zipfile.ZipFile(stream)
            entries = self._archive.infolist()
        except _UNSOUND as error:
            raise self._unsound(error) from error
        if len(entries) > ZIP_ENTRIES:
            raise TooLongError(
                f"{self._name} holds {len(entries):,} files and the limit is {ZIP_ENTRIES:,}: unpack it, and give "
                "the folder."
            )
        self._entries: dict[str, zipfile.ZipInfo] = {}
        refused: list[tuple[str, str]] = []
        for entry in entries:
            problem = _problem_of(entry, self._entries)
            if problem:
                refused.append((entry.filename, problem))
            elif not entry.is_dir():
                self._entries[entry.filename] = entry
        self.names = tuple(self._entries)
        self.refused = tuple(refused)

    def read(self, name: str) -> bytes:
        """Unpack one of `names`.

        Raises
        ------
        InputError
            It is encrypted or unsound, or too large; the message begins with the archive's name.
        """
        return self._unpacked(name)

    def _unpacked(self, name: str, most: int | None = None) -> bytes:
        pieces: list[bytes] = []
        with self.open(name, ZIP_ENTRY_BYTES) as stream:
            while piece := stream.read(_PIECE if most is None else most - stream.size):
                pieces.append(piece)
        return b"".join(pieces)

    def open(self, name: str, most: int | None = None) -> Unpacking:
        """One of `names`, unpacked piece by piece as it is read.

        Parameters
        ----------
        most : bytes that it may have; as many as the archive may unpack to if None.

        Raises
        ------
        InputError : as `read` does.
        """
        entry = self._entries[name]
        if entry.flag_bits & 1:
            raise InputError(f"{self._name} is encrypted: unlock it with its password, save it without and give that.")
        self._allowance.packed += entry.compress_size
        try:
            return Unpacking(self._archive.open(entry), partial(self._check, entry, most), self._unsound)
        except _UNSOUND as error:
            raise self._unsound(error) from error

    def head(self, name: str, most: int) -> bytes:
        """The first bytes of one of `names`, at most `most`; raises as `read` does."""
        return self._unpacked(name, most)

    def size(self, name: str) -> int:
        """How many bytes one of `names` has unpacked, as the archive says: it may lie."""
        return self._entries[name].file_size

    @property
    def is_spent(self) -> bool:
        """Whether all has been unpacked that may be."""
        return self._allowance.left < 0

    def inner(self, name: str) -> Zip:
        """One of `names` as an archive; raises as opening and reading do."""
        return Zip(
            self.read(name),
            name=f"{self._name}/{name}",
            _allowance=self._allowance,
            _depth=self._depth + 1,
        )

    def _check(self, entry: zipfile.ZipInfo, most: int | None, piece: int, size: int) -> None:
        self._allowance.take(piece)
        is_bomb = size > ZIP_RATIO_FROM and size > ZIP_RATIO * max(entry.compress_size, 1)
        if is_bomb or (most is not None and size > most) or self._allowance.left < 0:
            raise TooLongError(
                f"{self._name} unpacks to far more than an archive of articles does ({entry.filename[:80]!r}): "
                "unpack it yourself if you trust it, and give the files."
            )

    def _unsound(self, error: Exception) -> NotTextError:
        words = str(error) or type(error).__name__
        return NotTextError(f"{self._name} is no sound ZIP archive ({words[:120]}): save or fetch it again.")


class Unpacking:
    """A file of an archive that is being unpacked; `size` counts the bytes that were.

    Parameters
    ----------
    stream : what unpacks it.
    check : called with the bytes of each piece and those of all so far; raises TooLongError.
    unsound : the error for a damaged file.
    """

    def __init__(
        self, stream: IO[bytes], check: Callable[[int, int], None], unsound: Callable[[Exception], InputError]
    ) -> None:
        self._stream, self._check, self._unsound = stream, check, unsound
        self.size = 0

    def __enter__(self) -> Unpacking:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def read(self, most: int) -> bytes:
        """The next bytes, at most so many; none at the end. Raises InputError."""
        try:
            piece = self._stream.read(most)
        except _UNSOUND as error:
            raise self._unsound(error) from error
        self.size += len(piece)
        self._check(len(piece), self.size)
        return piece


def _size_of(stream: BinaryIO) -> int:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    return size


def _problem_of(entry: zipfile.ZipInfo, known: dict[str, zipfile.ZipInfo]) -> str:
    """Why a file of an archive is not read; '' if it is."""
    if not is_safe_name(entry.filename):
        return "its name leads out of the archive"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "it is a link"
    return "there are two of its name" if entry.filename in known else ""


def is_safe_name(name: str) -> bool:
    r"""Whether the name of an archive's file stays below the archive.

    >>> [is_safe_name(name) for name in ("word/document.xml", "../evil", "/etc/passwd", "C:\\x", "a/..\\..\\b")]
    [True, False, False, False, False]
    """
    path = PurePosixPath(name.replace("\\", "/"))
    leads_out = path.is_absolute() or ".." in path.parts or not path.parts or ":" in path.parts[0]
    return name.isprintable() and not leads_out


def names_in(head: bytes) -> tuple[str, ...]:
    """Names of the first files of an archive that begins with `head`, by which DOCX, XLSX and ODT are told apart.

    Examples
    --------
    >>> made = BytesIO()
    >>> with zipfile.ZipFile(made, "w") as archive:
    ...     archive.writestr("[Content_Types].xml", "<Types/>")
    ...     archive.writestr("word/document.xml", "<document/>")
    >>> names_in(made.getvalue()[:200])
    ('[Content_Types].xml', 'word/document.xml')
    """
    return tuple(islice(_names_in(head), 1000))


def _names_in(head: bytes) -> Iterator[str]:
    at = head.find(MAGIC)
    while at >= 0 and len(head) >= at + 30:
        size = int.from_bytes(head[at + 26 : at + 28], "little")
        name = head[at + 30 : at + 30 + size]
        if len(name) == size:
            yield name.decode("utf-8", "replace")
        at = head.find(MAGIC, at + 30)
