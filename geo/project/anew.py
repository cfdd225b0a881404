"""Articles read anew: a pure step from an article to its rows, which any process can take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from geo.errors import InputError
from geo.model import Document
from geo.pipeline import Pipeline
from geo.project.correcting import ProjectCorrections, rows_of
from geo.project.inserting import ReadingRows


@dataclass(frozen=True, slots=True)
class Task:
    """An article to read; `fingerprint` is that of its reading without corrections."""

    document: Document
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why an article could not be read, in words for a user."""

    error: str


Outcome = ReadingRows | Unreadable
ReadAll = Callable[[Iterable[Task | None], Pipeline, ProjectCorrections], Iterator[Outcome | None]]
"""Reads articles, also several at a time, and gives what came of them in their order; None goes through as it is."""


def read_anew(task: Task, pipeline: Pipeline, corrections: ProjectCorrections) -> Outcome:
    """Read an article and correct the reading."""
    try:
        return rows_of(corrections.read(task.document, pipeline, task.fingerprint))
    except InputError as error:
        return Unreadable(str(error))


def one_after_the_other(
    tasks: Iterable[Task | None], pipeline: Pipeline, corrections: ProjectCorrections
) -> Iterator[Outcome | None]:
    """Read articles in this process."""
    return (None if task is None else read_anew(task, pipeline, corrections) for task in tasks)
