"""A project's corrections: a file of JSON lines beside it, only ever appended to.

`PROJECT.corrections.jsonl` belongs to people: a build reads it and never writes it. A line is on the disk before
`append` returns, several programs may append at once, and what a crash leaves of a line spoils no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.corrections import Correction, NotUnderstood, from_line, to_line
from geo.errors import CorrectionError, ProjectWriteError
from geo.project.appending import append_lines, read_whole

SUFFIX = ".corrections.jsonl"
LONGEST_LINE = 1_000_000
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
    return journal_of(read_whole(journal_path(project)))


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
        append_lines(path, lines)
    except OSError as error:
        raise ProjectWriteError(f"{path} can't be written ({error.strerror}): nothing was saved.") from error


def holds_act(project: Path, act: str) -> bool:
    """Whether the corrections of a project hold lines of an act, by its ULID, as `append` writes them.

    Raises
    ------
    UnreadableFileError
        When the file is there but may not be read.
    """
    return f'"act": "{act}"'.encode() in read_whole(journal_path(project))


def journal_of(data: bytes) -> Journal:
    """What the bytes of a corrections file hold; see `read_journal`."""
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
