"""A project's corrections: a file of JSON lines beside it, only ever appended to.

`PROJECT.corrections.jsonl` belongs to people: a build reads it and never writes it. A line is on the disk before
`append` returns, several programs may append at once, and what a crash leaves of a line spoils no other.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from geo.corrections import Correction, NotUnderstood, from_line, to_line
from geo.errors import CorrectionError, ProjectWriteError, UnreadableFileError

SUFFIX = ".corrections.jsonl"
LONGEST_LINE = 1_000_000
_READABLE_BY_OWNER = 0o600
_MARK = b"\xef\xbb\xbf"  # a byte order mark


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a line of the file, by its number from 1; the line itself stays as it is."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Journal:
    """What a corrections file holds, in its order; `kept` are lines that this version does not understand."""

    corrections: tuple[Correction, ...] = ()
    kept: tuple[NotUnderstood, ...] = ()
    problems: tuple[Problem, ...] = ()


def journal_path(project: Path) -> Path:
    """Where the corrections of a project stand: beside it."""
    return project.with_name(project.name + SUFFIX)


def read_journal(project: Path) -> Journal:
    """The corrections of a project; empty when there are none.

    A damaged line is reported and skipped, as is the beginning of a line that a crash cut off. A line that occurs
    twice, as after a merge of two files, counts once.

    Raises
    ------
    UnreadableFileError
        When the file is there but may not be read.
    """
    path = journal_path(project)
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH)  # nobody is in the middle of a line now
            data = file.read()
    except FileNotFoundError:
        return Journal()
    except OSError as error:
        raise UnreadableFileError(f"{path} can't be read ({error.strerror}): check its permissions.") from error
    return _parsed(data)


def append(project: Path, corrections: Sequence[Correction | NotUnderstood]) -> None:
    """Add lines to the corrections of a project; they are on the disk when this returns.

    All lines are written at once, so that an act is there as a whole, or not at all unless the machine dies.

    Raises
    ------
    ProjectWriteError
        When they can't be written; the file is then as it was.
    """
    if not corrections:
        return
    lines = "".join(f"{to_line(correction)}\n" for correction in corrections).encode()
    path = journal_path(project)
    try:
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
    except OSError as error:
        raise ProjectWriteError(f"{path} can't be written ({error.strerror}): nothing was saved.") from error


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


def _parsed(data: bytes) -> Journal:
    corrections: list[Correction] = []
    kept: list[NotUnderstood] = []
    problems: list[Problem] = []
    first_with: dict[str, tuple[int, bytes]] = {}
    for number, piece, is_last in _pieces(data):
        try:
            read = from_line(_decoded(piece))
        except CorrectionError as error:
            # the last line without an end is what a crash leaves of it, or what was typed by hand
            what = "is cut off or damaged" if is_last else "is damaged"
            problems.append(Problem(number, f"line {number} {what} and left out: {error}"))
            continue
        first, same = first_with.setdefault(read.id, (number, piece))
        if first != number:
            if same != piece:
                problems.append(Problem(number, f"line {number} has the id of line {first} but says something else"))
            continue
        if isinstance(read, NotUnderstood):
            kept.append(read)
        else:
            corrections.append(read)
        problems += _problems_of(number, read)
    return Journal(tuple(corrections), tuple(kept), tuple(problems))


def _pieces(data: bytes) -> Iterator[tuple[int, bytes, bool]]:
    """Lines that hold anything: the number, the content, and whether it is the last and has no end."""
    lines = data.split(b"\n")
    for number, line in enumerate(lines, start=1):
        # editors write a byte-order mark and carriage returns, and `cat` joins their files
        piece = line.removeprefix(_MARK).strip()
        if piece:
            yield number, piece, number == len(lines)


def _problems_of(number: int, read: Correction | NotUnderstood) -> Iterator[Problem]:
    """What a user should know of a line that was read."""
    if isinstance(read, NotUnderstood):
        yield Problem(number, f"line {number} is kept but not applied: {read.reason}")
    elif read.unknown_fields:
        unknown = ", ".join(name[:60] for name in read.unknown_fields[:5])
        yield Problem(number, f"line {number} has fields that this version keeps unread: {unknown}")


def _decoded(line: bytes) -> str:
    if len(line) > LONGEST_LINE:
        raise CorrectionError(f"longer than {LONGEST_LINE} bytes")
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        raise CorrectionError("not UTF-8") from error
