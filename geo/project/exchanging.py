"""Corrections that go from one person to another: files of them read, brought in, and their conflicts settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from geo.corrections import Correction, NotUnderstood, in_force
from geo.corrections.conflicts import Conflict, conflicts
from geo.errors import CorrectionError, UnreadableFileError
from geo.pipeline import Pipeline
from geo.project.acts import new_act
from geo.project.in_place import Applied, apply_corrections
from geo.project.journal import SUFFIX, Journal, append, journal_of, read_journal

Line = Correction | NotUnderstood
_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What was brought in: the lines that are new, how many were there already, and the conflicts there are by now.

    `problems` says what of the file could not be read. `applied` is None where nothing was written.
    """

    lines: tuple[Line, ...]
    known: int
    conflicts: tuple[Conflict, ...]
    problems: tuple[str, ...]
    applied: Applied | None = None


def corrections_at(path: Path) -> Journal:
    """The corrections in a file of them, or of a project.

    Raises
    ------
    UnreadableFileError
        When there is neither at `path`.
    """
    try:
        with path.open("rb") as file:
            is_project = file.read(len(_SQLITE)) == _SQLITE
            file.seek(0)
            return read_journal(path) if is_project else journal_of(file.read())
    except OSError as error:
        raise UnreadableFileError(
            f"{path} can't be read ({error.strerror}): name a project, or a file of corrections (…{SUFFIX})."
        ) from error


def merged(journals: Iterable[Journal]) -> tuple[Line, ...]:
    """The lines of several files as one: each once, in the order of their times; what is not understood last.

    Raises
    ------
    CorrectionError
        When two files have the same id for different lines: one of them was changed by hand.
    """
    understood: dict[str, Correction] = {}
    kept: dict[str, NotUnderstood] = {}
    for journal in journals:
        for line in journal.corrections:
            if understood.setdefault(line.id, line) != line:
                raise CorrectionError(f"Line {line.id} says one thing in one file and another in the next: see to it.")
        kept |= {line.id: line for line in journal.kept}
    return (*sorted(understood.values(), key=lambda line: (line.at, line.id)), *kept.values())


def bring_in(project: Path, journal: Journal, *, pipeline: Pipeline | None = None, is_trial: bool = False) -> BroughtIn:
    """Add the lines of another file to the corrections of a project, and have it show them.

    Lines that are there already are left out, so that a file may be brought in again and again.

    Raises
    ------
    CorrectionError
        As `merged` does. Nothing is brought in then.
    ProjectError
        When the project or its corrections can't be read or written.
    """
    own = read_journal(project)
    after = merged((own, journal))
    there: tuple[Line, ...] = (*own.corrections, *own.kept)
    ids = {line.id for line in there}
    lines = tuple(new for new in after if new.id not in ids)
    found = conflicts(line for line in after if isinstance(line, Correction))
    known = len(journal.corrections) + len(journal.kept) - len(lines)
    problems = tuple(problem.message for problem in journal.problems)
    if is_trial:
        return BroughtIn(lines, known, found, problems)
    append(project, lines)
    return BroughtIn(lines, known, found, problems, apply_corrections(project, pipeline))


def settling_lines(said: Sequence[Correction], chosen: str, by: str, *, identifier: str = "") -> list[Correction]:
    """The act that settles a conflict: the chosen line said again, and the lines that it settles between.

    Parameters
    ----------
    said
        Lines of the corrections file.
    chosen
        The id of the line that is right.
    by, identifier
        As `new_act` takes them.

    Raises
    ------
    CorrectionError
        When that line is in no conflict, or nobody is named.
    """
    sides = [one.sides for one in conflicts(said) if chosen in {line.id for line in one.sides}]
    if not sides:
        raise CorrectionError(f"{chosen} is in no conflict: it was settled already, or taken back.")
    line = next(one for one in in_force(said) if one.id == chosen)
    assert line.target is not None  # undos are in no conflict
    act = new_act(by, identifier=identifier)
    again = act.correction(
        line.kind, line.target, line.after, before=line.before, scope=line.scope, why=line.why
    )  # fmt: skip
    between = sorted({side.id for each in sides for side in each})
    settles = act.correction("checked", line.target, {"resolves": between})
    return [replace(again, extra=line.extra), settles]
