"""Files that a person chose on the Import page, taken into the project with what was changed of their articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from geo.corrections import Selector
from geo.errors import DatelineError, ProjectWriteError
from geo.inputs.beside import TABLES
from geo.project.acts import new_act
from geo.project.adding import Report, Wanted, add_files
from geo.project.additions import files_folder
from geo.project.in_place import apply_corrections
from geo.project.journal import append
from geo.project.outcomes import Outcome, TakenIn
from geo.ui.reading_again import reader
from geo.ui.words import count_words

Changes = Mapping[str, str]
"""Fields of a correction of kind 'document' and what they become: title, publisher, published (EDTF), language, url."""
WHY = "changed on the Import page"
FOLDER_MODE = 0o700


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in: how many articles, in words, and whether something of it went wrong."""

    added: int
    words: str
    problem: bool = False


def wanted_of(folder: Path, label: str) -> Wanted:
    """A file that waits in a spool's folder, with the folder that it was given in."""
    parts = PurePosixPath(label).parts
    return Wanted(folder / label, folder / parts[0] if len(parts) > 1 else folder, label)


def take_in(
    project: Path,
    folder: Path,
    files: Mapping[str, Wanted],
    changes: Mapping[str, Changes],
    by: str,
    *,
    report: Report,
    cancelled: Callable[[], bool],
) -> Taken:
    """Move files from a spool's folder into the project's own, and add them; after an error they are where they were.

    Parameters
    ----------
    files
        By their labels. Those that don't lie in `folder` (fetched pages) stay where they are.
    changes
        What was changed, by article: the label of the file and the article's part in it; by the file's label alone it
        goes for all of its articles that are not named.

    Raises
    ------
    GazetteerError
        When there is no gazetteer to read with.
    CancelledError, ProjectError
        As `add_files` does. The project is then as it was.
    """
    pipeline = reader()
    own = [label for label, wanted in files.items() if wanted.path.is_relative_to(folder)]
    places = dict(files) | _places(files_folder(project).absolute(), own)
    moved: list[str] = []
    try:
        for label in own:
            _move(folder / label, places[label].path)
            moved.append(label)
        added = add_files(project, list(places.values()), pipeline, report=report, cancelled=cancelled)
    except BaseException:
        for label in moved:
            _move(places[label].path, folder / label)
        raise
    by_path = {wanted.path: label for label, wanted in places.items()}
    words, problem = _said(added.outcomes), False
    try:
        _correct(project, added.outcomes, by_path, changes, by)
    except DatelineError as error:
        words, problem = f"{words} What you changed of them could not be kept: {error}", True
    return Taken(sum(one.became == "new" for each in added.outcomes for one in each.articles), words, problem)


def _places(home: Path, labels: Sequence[str]) -> dict[str, Wanted]:
    """Where files will lie in the project's own folder: whole folders under a name that is free there.

    Files that came alone lie side by side; with a table among them (index.csv), which speaks for them and no others,
    they get a folder.
    """
    loose = [label for label in labels if "/" not in label]
    has_table = any(label.lower() in TABLES for label in loose)
    names: dict[str, str] = {}
    taken: set[str] = set()

    def free(name: str) -> str:
        stem, dot, ending = name.rpartition(".")
        stem, ending = (stem, dot + ending) if stem else (name, "")
        made, number = name, 1
        while made in taken or os.path.lexists(home / made):
            number += 1
            made = f"{stem} ({number}){ending}"
        taken.add(made)
        return made

    together = home / free("together") if has_table else home
    places: dict[str, Wanted] = {}
    for label in labels:
        top, slash, rest = label.partition("/")
        if slash:
            if top not in names:
                names[top] = free(top)
            root = home / names[top]
            places[label] = Wanted(root / rest, root, label)
        else:
            places[label] = Wanted(together / (label if has_table else free(label)), together, label)
    return places


def _move(before: Path, after: Path) -> None:
    try:
        after.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        os.rename(before, after)
    except OSError as error:
        raise ProjectWriteError(f"{after} can't be written ({error.strerror}): nothing was added.") from error


def _said(outcomes: Sequence[Outcome]) -> str:
    articles = [one for each in outcomes for one in each.articles]
    counts = {kind: sum(one.became == kind for one in articles) for kind in ("new", "changed", "copy", "unchanged")}
    failed = sum(each.became == "failed" for each in outcomes)
    said = [f"{count_words(counts['new'], 'article')} added"]
    said += [f"{count_words(counts['changed'], 'article')} changed"] if counts["changed"] else []
    held = counts["copy"] + counts["unchanged"]
    said += [f"{count_words(held, 'article')} the project held already"] if held else []
    said += [f"{count_words(failed, 'file')} could not be used"] if failed else []
    return f"{', '.join(said)}."


def _correct(
    project: Path,
    outcomes: Sequence[Outcome],
    labels: Mapping[Path, str],
    changes: Mapping[str, Changes],
    by: str,
) -> None:
    """Keep what was changed of the articles that went in, in one act, and show it."""
    act = new_act(by)
    lines = []
    for outcome in outcomes:
        for one in outcome.articles:
            label = labels[outcome.path]
            key = label + one.path.removeprefix(outcome.label)
            after = {**changes.get(label, {}), **changes.get(key, {})}
            if after and one.became in ("new", "changed", "unchanged"):
                lines.append(act.correction("document", _target(one), after, why=WHY))
    if lines:
        append(project, lines)
        apply_corrections(project, reader())


def _target(one: TakenIn) -> Selector:
    return Selector(one.sha256, one.id, one.path)
