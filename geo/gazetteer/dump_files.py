"""A GeoNames dump as lines of bytes, from a text file or the text in a zip; damaged and hostile zips are refused."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from geo.errors import InputError, NotTextError, UnreadableFileError

Report = Callable[[int, int], None]
"""Called with the bytes read and the bytes in all."""

_MAX_LINE = 200_000
_BLOCK = 1 << 20
_MAX_RATIO = 50  # a dump unpacks to five times its size


class Skipped(Counter[str]):
    """How many rows were left out, by reason."""

    def words(self) -> str:
        """The reasons as one sentence, commonest first."""
        return "; ".join(f"{number:,} {reason}" for reason, number in self.most_common())


def dump_lines(path: Path, skipped: Skipped, report: Report | None) -> Iterator[bytes]:
    """Lines of a dump without their ends; one that is far too long is counted and dropped unread."""
    with _opened(path) as (stream, size):
        for line in _split(_blocks(stream, size, report), skipped):
            if line.strip() and not line.startswith(b"#"):
                yield line.rstrip(b"\r")


def _blocks(stream: IO[bytes], size: int, report: Report | None) -> Iterator[bytes]:
    done = 0
    while block := stream.read(_BLOCK):
        yield block
        done += len(block)
        if report:
            report(done, size)


def _split(blocks: Iterable[bytes], skipped: Skipped) -> Iterator[bytes]:
    """The lines of a file read in blocks; of one that is too long no more than two blocks are ever held."""
    rest, dropping = b"", False
    for block in blocks:
        *whole, rest = (rest + block).split(b"\n")
        if dropping and whole:
            del whole[0]
            dropping = False
        for line in whole:
            if len(line) > _MAX_LINE:
                skipped["rows of absurd length"] += 1
            else:
                yield line
        if dropping:
            rest = b""
        elif len(rest) > _MAX_LINE:
            skipped["rows of absurd length"] += 1
            rest, dropping = b"", True
    yield rest


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The dump as a stream of bytes, and its length unpacked."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as stream:
                if b"\0" in stream.read(4096):
                    raise NotTextError(f"{path} is no text: give a GeoNames dump as .txt or .zip")
                stream.seek(0)
                yield stream, path.stat().st_size
            return
        with zipfile.ZipFile(path) as archive:
            member = _member(path, archive)
            with archive.open(member) as stream:
                yield stream, member.file_size
    except OSError as error:
        raise UnreadableFileError(f"{path} can't be read ({error.strerror or error})") from error
    # RuntimeError: encrypted; NotImplementedError: packed in a way Python doesn't know; UnicodeDecodeError: a name.
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is damaged or no plain zip ({error}): fetch it again") from error


def _member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The dump in a zip. Nothing is ever unpacked to disk, so a member's path can't lead anywhere."""
    texts = {
        info.filename: info
        for info in archive.infolist()
        if info.filename.lower().endswith(".txt") and "/" not in info.filename and "\\" not in info.filename
    }
    for name in ("readme.txt", "iso-languagecodes.txt"):
        texts.pop(name, None)
    member = texts.get(f"{path.stem}.txt") or (next(iter(texts.values())) if len(texts) == 1 else None)
    if member is None:
        raise InputError(f"{path} holds no {path.stem}.txt: give a zip as GeoNames makes it, or the .txt in it")
    if member.file_size > _MAX_RATIO * (member.compress_size + _BLOCK):
        raise InputError(
            f"{path} would unpack to {member.file_size:,} bytes from {member.compress_size:,}: no dump does; left alone"
        )
    return member
