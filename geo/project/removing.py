"""Articles taken out of a project, and acts taken back. Both are lines of the corrections file, so nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from geo.corrections import Correction, Selector, in_force
from geo.errors import CorrectionError, UnknownDocumentError
from geo.pipeline import Pipeline
from geo.project.acts import new_act
from geo.project.in_place import Applied, apply_corrections
from geo.project.journal import append, read_journal
from geo.project.store import Project


@dataclass(frozen=True, slots=True)
class Done:
    """An act, by its id, and what became of it in the project."""

    act: str
    applied: Applied


@dataclass(frozen=True, slots=True)
class ActMade:
    """An act that holds: when, by whom, why, what it changed ('document: 3'), and the articles it names."""

    id: str
    at: datetime
    by: str
    why: str
    kinds: tuple[tuple[str, int], ...]
    articles: tuple[str, ...]


def articles_named(project: Path, names: Iterable[str]) -> list[Selector]:
    """The articles that some names mean: an id, a SHA-256, a path, or a file or folder that articles are of.

    Raises
    ------
    UnknownDocumentError
        When a name means none; the message has all such names.
    ProjectMissingError, ProjectFormatError
        When there is no project of this schema at `project`.
    """
    opened = Project.open(project)
    with closing(opened):
        documents = opened.documents()
    rows = list(documents[["sha256", "id", "path"]].itertuples(index=False, name=None))
    found: dict[str, Selector] = {}
    unknown = []
    for name in names:
        above = name.rstrip("/")
        meant = [row for row in rows if name in row or row[2] == above or row[2].startswith((f"{above}#", f"{above}/"))]
        if not meant:
            unknown.append(name)
        found |= {row[1]: Selector(*row) for row in meant}
    if unknown:
        raise UnknownDocumentError(
            f"{project} has no article {', '.join(map(ascii, unknown))}: name articles by id or path, as the Articles "
            "page and its file do. Nothing was removed."
        )
    return list(found.values())


def remove(project: Path, names: Sequence[str], by: str, *, why: str = "", pipeline: Pipeline | None = None) -> Done:
    """Take articles out of a project: off its lists, its map and its search. A build keeps them out.

    Parameters
    ----------
    names
        As `articles_named` takes them.
    by
        Who removes them.
    pipeline
        As `apply_corrections` takes it.

    Raises
    ------
    UnknownDocumentError
        When a name means no article. Nothing is removed then.
    CorrectionError
        When nobody is named as the one who removes.
    ProjectError
        When the project or its corrections can't be read or written.
    """
    act = new_act(by)
    lines = [
        act.correction("document", target, {"removed": True}, why=why) for target in articles_named(project, names)
    ]
    append(project, lines)
    return Done(act.id, apply_corrections(project, pipeline))


def undo(project: Path, act: str, by: str, *, pipeline: Pipeline | None = None) -> Done:
    """Take an act back, whatever it did; articles that it removed come back.

    Raises
    ------
    CorrectionError
        When no act of this id holds.
    ProjectError
        As `remove` does.
    """
    if act not in {one.id for one in acts(project)}:
        raise CorrectionError(f"{act!a} is no act that holds: dateline undo {project} lists those that do")
    taking_back = new_act(by)
    append(project, [taking_back.undo(act)])
    return Done(taking_back.id, apply_corrections(project, pipeline))


def acts(project: Path) -> list[ActMade]:
    """The acts that hold in a project, latest first. Raises UnreadableFileError as `read_journal` does."""
    lines: dict[str, list[Correction]] = {}
    for one in in_force(read_journal(project).corrections):
        lines.setdefault(one.act, []).append(one)
    return [_act(act, own) for act, own in reversed(lines.items())]


def _act(act: str, own: Sequence[Correction]) -> ActMade:
    kinds: dict[str, int] = {}
    for one in own:
        kind = "removed" if one.after.get("removed") is True else one.kind
        kinds[kind] = kinds.get(kind, 0) + 1
    articles = dict.fromkeys(one.target.path or one.target.id for one in own if one.target)
    return ActMade(act, own[0].at, own[0].by, own[0].why, tuple(kinds.items()), tuple(articles))
