"""What becomes of each article of a plan: carried over where nothing that its reading depends on changed, or read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import Literal

from geo.errors import InputError
from geo.inputs import Known, Source
from geo.model import ParsedDocument
from geo.pipeline import Pipeline
from geo.project.anew import Outcome, ReadAll, Task, Unreadable
from geo.project.correcting import ProjectCorrections, rows_of, without_corrections
from geo.project.previous import KnownDocument, Previous
from geo.project.writer import Origin, ProjectWriter

READING = "reading"
"""The setting that says which version of all that reading depends on the articles were read with."""


@dataclass(frozen=True, slots=True)
class PutAway:
    """A reading that a correction keeps out of the project, its fingerprint, and what a user is told beside it."""

    machine: ParsedDocument
    fingerprint: str
    problem: str = ""


Found = Task | Outcome | PutAway | Known | Literal["carry", "resume"]


@dataclass(frozen=True, slots=True)
class Step:
    """An article by its label and id, and what came of it: see `geo.project.assembling`.

    'carry' it from the project before, 'resume' it from what an interrupted run left, or `Known`: only its id is kept.
    `problem` is what a user is told beside it, and `held` an article whose text may be in this project alone.
    """

    label: str
    id: str
    came: Outcome | PutAway | Known | Literal["carry", "resume", "read"]
    problem: str = ""
    held: bool = False

    def ended(self, outcome: Outcome) -> Step:
        """The step with what came of its reading; what is held and can't be read anew stays as it stands."""
        if self.held and isinstance(outcome, Unreadable):
            return replace(self, came="carry", problem=_stays(self.label, outcome.error))
        return replace(self, came=outcome)


class Steps:
    """Finds out what is to become of articles, a few ahead of the one that is written."""

    def __init__(
        self, pipeline: Pipeline, corrections: ProjectCorrections, writer: ProjectWriter, before: Previous
    ) -> None:
        self._pipeline = pipeline
        self._corrections = corrections
        self._writer = writer
        self._before = before
        self._known = {document.id: document for document in before.documents}
        self._version = pipeline.version
        self._is_same_version = before.settings.get(READING) == self._version

    def done(self, ordered: Iterable[Source | KnownDocument], read_all: ReadAll) -> Iterator[Step]:
        """What came of each article, in order."""
        begun: deque[Step] = deque()
        for outcome in read_all(self._tasks(ordered, begun), self._pipeline, self._corrections):
            step = begun.popleft()
            yield step if outcome is None else step.ended(outcome)

    def _tasks(self, ordered: Iterable[Source | KnownDocument], begun: deque[Step]) -> Iterator[Task | None]:
        for one in ordered:
            label = one.label if isinstance(one, Source) else one.path
            try:
                found: Found = self._of_source(one) if isinstance(one, Source) else self._of_held(one)
            except InputError as error:
                found = Unreadable(str(error))
            if isinstance(found, Task):
                begun.append(Step(label, one.id, "read", held=isinstance(one, KnownDocument)))
                yield found
            else:
                begun.append(Step(label, one.id, found, found.problem if isinstance(found, PutAway) else ""))
                yield None

    def _of_source(self, source: Source) -> Found:
        """Raises InputError when its file can't be read any more."""
        known = Known(source.id, source.sha256, source.label)
        fingerprint = sha256(f"{self._version} {source.fingerprint}".encode()).hexdigest()
        if self._corrections.removes(known):
            before = self._known.get(source.id)
            is_same = before is not None and without_corrections(before.fingerprint) == fingerprint
            machine = self._before.machine(before) if before is not None and is_same else None
            return PutAway(machine or self._pipeline.parse(source.read()), fingerprint)
        if self._is_unchanged(known, fingerprint):
            return "carry"
        left = self._writer.unfinished.get(source.id)
        if left is not None and left == self._marked(fingerprint, known, "unfinished"):
            return "resume"
        return Task(source.read(), fingerprint)

    def _of_held(self, document: KnownDocument) -> Found:
        """An article whose file isn't asked: as it stands, or read anew from the text that the project holds."""
        fingerprint = without_corrections(document.fingerprint)
        if not self._is_same_version:
            fingerprint = sha256(f"{self._version} {document.sha256} {document.path}".encode()).hexdigest()
        is_removed = self._corrections.removes(document)
        if self._is_unchanged(document, fingerprint) and not is_removed:
            return "carry"
        machine = self._before.machine(document)
        if machine is None:
            return Known(document.id, document.sha256, document.path)
        if is_removed:
            return self._put_away(machine, fingerprint, document)
        if not self._is_same_version:
            return Task(machine.document, fingerprint)
        reading = self._corrections.corrected(machine, fingerprint, self._pipeline)
        assert reading is not None  # it was given a pipeline
        return rows_of(reading)

    def _put_away(self, machine: ParsedDocument, fingerprint: str, document: KnownDocument) -> PutAway:
        if self._is_same_version:
            return PutAway(machine, fingerprint)
        try:
            return PutAway(self._pipeline.parse(machine.document), fingerprint)
        except InputError as error:
            before = without_corrections(document.fingerprint)
            return PutAway(machine, before, _stays(document.path, str(error)))

    def _is_unchanged(self, document: Known, fingerprint: str) -> bool:
        """Whether the project before shows the article as it would be read now, with its corrections."""
        before = self._known.get(document.id)
        return (
            before is not None and before.state == "shown" and before.fingerprint == self._marked(fingerprint, document)
        )

    def _marked(self, fingerprint: str, document: Known, origin: Origin = "previous") -> str:
        return self._corrections.marked(fingerprint, document, partial(self._writer.text, document.id, origin))


def _stays(path: str, error: str) -> str:
    return f"{path}: the reading that the project holds stays, since it could not be read anew ({error})"
