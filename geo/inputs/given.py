"""Files that a user gives one by one or in folders, to go into a project that is there already."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from geo.errors import InputError
from geo.inputs.beside import TABLES, Beside
from geo.inputs.digests import Found
from geo.inputs.facts import NOTHING_KNOWN, Facts
from geo.inputs.files import Failure, as_text, files_below, label_of
from geo.inputs.readers import Readers, end_idle
from geo.inputs.reading import LeaveOut, Progress, Reading, read_all
from geo.inputs.scanning import Scan, scan_of

Looked = Callable[[str, Found], None]
"""Called with a file's label, and its articles with what could not be used of it."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file to read.

    Parameters
    ----------
    path
        The file.
    root
        The folder that it was given in, or that it lies in where it was given by itself. An index.csv that is given
        speaks for the files beside and below it, up to here.
    label
        What it is called in the project, with slashes.
    facts
        What is known of it besides; what the file itself and an index.csv say goes before.
    """

    path: Path
    root: Path
    label: str
    facts: Facts = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class FileGiven:
    """A file that a path named: where it lies, its root (see `Given`), and its path from the folder that was given."""

    path: Path
    root: Path
    name: str


def files_in(paths: Iterable[Path]) -> tuple[list[FileGiven], list[Failure]]:
    """The files that some paths name, and what of them can't be used.

    A folder stands for the files below it, without hidden ones. Addresses are made absolute, links are not resolved.
    """
    found: dict[Path, FileGiven] = {}
    failures: list[Failure] = []
    for given in paths:
        path = Path(os.path.abspath(given))  # 'reports/..' is not below reports
        if not path.is_dir():
            found.setdefault(path, FileGiven(path, path.parent, as_text(path.name)))
            continue
        try:
            files, problems = files_below(path)
        except InputError as error:
            failures.append(Failure(as_text(str(given)), str(error)))
            continue
        failures += problems
        if not files and not problems:
            failures.append(Failure(as_text(str(given)), f"{given} holds no file: give one with articles."))
        for file in files:
            found.setdefault(file, FileGiven(file, path, f"{as_text(path.name)}/{label_of(file, path)}".lstrip("/")))
    return list(found.values()), failures


def scan_given(
    given: Sequence[Given],
    readers: Readers,
    *,
    leave_out: LeaveOut = lambda path, head: False,
    progress: Progress = lambda files: files,
    looked: Looked = lambda label, found: None,
) -> Scan:
    """Find the articles of some files, in the order given; the rules are those of `geo.inputs.scanning`.

    A file that is not there is a failure as any other. `looked` is called after each file with what it gave.
    """
    reading = Reading(readers, leave_out, lambda files: files)
    beside = _beside(given)
    sources, failures, notes = [], [], []
    by_path = {one.path: one for one in given}
    for place in beside.values():
        failures += place.failures
    try:
        for path in progress([path for path in by_path if path.name.lower() not in TABLES]):
            one = by_path[path]
            found, _ = read_all([path], lambda path: by_path[path].label, reading, beside[one.root])
            found = replace(found, sources=[replace(each, facts=each.facts.over(one.facts)) for each in found.sources])
            looked(one.label, found)
            sources += found.sources
            failures += found.failures
            notes += found.notes
    finally:
        end_idle()
    return scan_of(sources, failures, reading, notes)


def _beside(given: Sequence[Given]) -> Mapping[Path, Beside]:
    """The tables that are given, by the root of the files that they speak for."""
    labels = {one.path: one.label for one in given}
    files: dict[Path, list[Path]] = {}
    for one in given:
        files.setdefault(one.root, []).append(one.path)
    return {root: Beside(root, paths, labels.__getitem__) for root, paths in files.items()}
