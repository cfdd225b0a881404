"""The one way in which a project file is made: of articles that were found, and of those it holds already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath

from geo.errors import InputError, TooLongError
from geo.gazetteer.importing import imported_names
from geo.inputs import Known, Settled, Source
from geo.model import ParsedDocument
from geo.pipeline import Pipeline, dateline_version
from geo.project.build_report import BuildReport
from geo.project.correcting import CorrectedReading, ProjectCorrections, without_corrections
from geo.project.near import near_counts
from geo.project.planning import Plan, changed, in_order, lost, settled_for
from geo.project.previous import KnownDocument, Previous
from geo.project.unplaced import unplaced
from geo.project.writer import ProjectWriter

Progress = Callable[[Sequence[Source]], Iterable[Source]]

READING = "reading"
"""The setting that says which version of all that reading depends on the articles were read with."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """What came of a plan: ids of articles by their labels, and the labels of those that stay out as removed."""

    report: BuildReport
    settled: Settled
    ids: Mapping[str, str]
    removed: frozenset[str]


def assemble(
    plan: Plan,
    output: Path,
    pipeline: Pipeline,
    *,
    previous: Path | None,
    progress: Progress = lambda sources: sources,
    before_done: Callable[[], None] = lambda: None,
) -> Assembled:
    """Make the project file `output`; what did not change is carried over from `previous`, unread.

    Parameters
    ----------
    previous
        A project of this schema, whose ids are kept.
    progress
        Wraps the sources while they are read, as tqdm does.
    before_done
        Called when everything is written and nothing is in its place yet.

    Raises
    ------
    ProjectWriteError
        When nothing can be written at `output`, or another run is writing there.
    """
    with (
        ProjectWriter(output, previous=previous) as writer,
        # read after the lock is taken, so no other run can replace the project that documents are carried over from
        closing(Previous(previous)) as before,
    ):
        sources = [_about(source, plan.countries) for source in plan.found.sources]
        settled, held = settled_for(sources, plan, before)
        kept = {document.id for document in held}
        corrections = ProjectCorrections(output, [*settled.known, *held])
        _set(writer, plan, before, pipeline, corrections)
        articles = _Articles(pipeline, corrections, writer, before)
        failures = [(failure.path, failure.error) for failure in plan.found.failures]
        failures += lost(plan, before)
        ordered = in_order(settled.sources, held, plan.additions)
        reading = iter(progress([one for one in ordered if isinstance(one, Source)]))
        for one in ordered:
            if isinstance(one, KnownDocument):
                try:
                    articles.hold(one)
                except TooLongError as error:
                    failures.append((one.path, str(error)))
                continue
            try:
                articles.add(next(reading))
            except InputError as error:
                failures.append((one.label, str(error)))
        next(reading, None)  # so that a bar ends
        failed = {path for path, _ in failures}
        for path, message in failures:
            writer.fail(path, message)
        for unread in _unread(settled, before.documents, failed):
            if unread.id not in kept:
                writer.remember(unread)
        for copy in settled.copies:
            if copy.of in articles.shown:
                writer.copy(copy.path, articles.ids[copy.of], copy.kind)
        if previous is not None and not (plan.is_whole and plan.has_folder):
            _keep_told(writer, plan)
        orphans = writer.orphans(corrections.astray)
        languages = writer.languages()
        before_done()
    out = {document.id for document in before.documents if document.state == "removed"}
    gone = [document for document in settled.gone if document.id not in kept | out]
    report = BuildReport(
        articles.read,
        articles.carried,
        tuple(failures),
        new=settled.paths("new") if previous is not None else (),
        edited=settled.paths("edited"),
        gone=tuple(document.path for document in gone if not _is_among(failed, document.path)),
        moved=settled.moved,
        copies=settled.copies,
        warnings=(*plan.found.warnings, *plan.additions.problems, *changed(plan), *corrections.warnings),
        orphans=orphans,
        notes=plan.found.notes,
        languages=languages,
        near_copies=near_counts(output),
        unplaced=unplaced(output, imported_names(pipeline.gazetteer)),
        removed=tuple(sorted(articles.removed)),
        held=tuple(one.path for one in held if one.state == "shown") if plan.is_whole and plan.has_folder else (),
    )
    return Assembled(report, settled, articles.ids, frozenset(articles.removed))


class _Articles:
    """Writes articles one after the other, and keeps count.

    `read` and `carried` are the numbers of articles read anew and carried over; `ids` has the id of each by its label,
    `shown` and `removed` are the labels of those that the project shows and of those that corrections keep out.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        corrections: ProjectCorrections,
        writer: ProjectWriter,
        before: Previous,
    ) -> None:
        self._pipeline = pipeline
        self._corrections = corrections
        self._writer = writer
        self._before = before
        self._known = {document.id: document for document in before.documents}
        self._is_same_version = before.settings.get(READING) == pipeline.version
        self.read = self.carried = 0
        self.ids: dict[str, str] = {}
        self.shown: set[str] = set()
        self.removed: set[str] = set()

    def add(self, source: Source) -> None:
        """Carry an article over where nothing that its reading depends on has changed; else read it.

        Raises
        ------
        InputError
            When its file can't be read any more.
        """
        fingerprint = sha256(f"{self._pipeline.version} {source.fingerprint}".encode()).hexdigest()
        if self._corrections.removes(_known(source)):
            known = self._known.get(source.id)
            is_same = known is not None and without_corrections(known.fingerprint) == fingerprint
            machine = self._before.machine(known) if known is not None and is_same else None
            self._writer.put_away(machine or self._pipeline.parse(source.read()), fingerprint)
        elif self._is_unchanged(_known(source), fingerprint):
            self._carry(source.id)
        else:
            self._write(self._corrections.read(source.read(), self._pipeline, fingerprint))
        self._note(source.label, source.id)

    def hold(self, document: KnownDocument) -> None:
        """Keep an article whose file isn't asked: as it stands, or read anew from the text that the project holds.

        Raises
        ------
        TooLongError
            When reading it anew takes too long: it is then kept as it stands.
        """
        fingerprint = without_corrections(document.fingerprint)
        if not self._is_same_version:
            fingerprint = sha256(f"{self._pipeline.version} {document.sha256} {document.path}".encode()).hexdigest()
        if self._is_unchanged(document, fingerprint) and not self._corrections.removes(document):
            self._carry(document.id)
        else:
            machine = self._before.machine(document)
            if machine is None:
                self._writer.remember(document)
                return
            if not self._is_same_version:
                machine = self._anew(document, machine)
            if self._corrections.removes(document):
                self._writer.put_away(machine, fingerprint)
            else:
                reading = self._corrections.corrected(machine, fingerprint, self._pipeline)
                assert reading is not None  # it was given a pipeline
                self._write(reading)
        self._note(document.path, document.id)

    def _anew(self, document: KnownDocument, machine: ParsedDocument) -> ParsedDocument:
        try:
            return self._pipeline.parse(machine.document)
        except TooLongError as error:  # its text may be nowhere else
            if self._corrections.removes(document):
                self._writer.put_away(machine, without_corrections(document.fingerprint))
            else:
                self._carry(document.id)
            self._note(document.path, document.id)
            raise TooLongError(
                f"{document.path}: to read it anew took too long; the reading that the project holds stays."
            ) from error

    def _note(self, label: str, document_id: str) -> None:
        self.ids[label] = document_id
        is_removed = self._corrections.removes(Known(document_id, "", ""))
        (self.removed if is_removed else self.shown).add(label)

    def _carry(self, document_id: str) -> None:
        self._writer.carry(document_id)
        self.carried += 1

    def _write(self, reading: CorrectedReading) -> None:
        self._writer.add(reading.shown, reading.machine, reading.fingerprint, reading.orphans)
        self.read += 1

    def _is_unchanged(self, document: Known, fingerprint: str) -> bool:
        """Whether the project before shows the article as it would be read now, with its corrections."""
        before = self._known.get(document.id)
        return (
            before is not None
            and before.state == "shown"
            and before.fingerprint
            == self._corrections.marked(fingerprint, document, partial(self._writer.text, document.id))
        )


def _keep_told(writer: ProjectWriter, plan: Plan) -> None:
    """What the project said of files that were not asked again."""
    asked = {plan.additions.home_of(source.label) for source in plan.found.sources}
    asked |= {plan.additions.home_of(failure.path) for failure in plan.found.failures}
    asked |= set(plan.additions.by_label) if plan.is_whole else set()
    writer.keep_told(lambda path: plan.additions.home_of(path) in asked - {""})


def _set(
    writer: ProjectWriter, plan: Plan, before: Previous, pipeline: Pipeline, corrections: ProjectCorrections
) -> None:
    writer.set(corrections.settings)
    writer.set(
        {
            "dateline": dateline_version(),
            "gazetteer": pipeline.gazetteer.version,
            "recogniser": pipeline.recogniser.version,
            "corpus": plan.found.corpus
            if plan.is_whole and plan.has_folder
            else before.settings.get("corpus", plan.found.corpus),
            READING: pipeline.version,
        }
    )


def _unread(settled: Settled, known: Collection[Known], failed: Collection[str]) -> Iterator[Known]:
    """Documents of the project before whose file is there and can't be read, or changed while it was."""
    late = {source.id for source in settled.sources if source.label in failed}
    yield from (document for document in known if document.id in late)
    yield from (document for document in settled.gone if _is_among(failed, document.path))


def _is_among(failed: Collection[str], path: str) -> bool:
    """Whether an article's path, the file it is a part of or a folder above it could not be used."""
    above = (str(folder) for folder in PurePosixPath(path).parents)
    files = (path[:at] for at, sign in enumerate(path) if sign == "#")  # a part's name may hold such signs too
    return path in failed or any(place in failed for place in (*files, *above))


def _known(source: Source) -> Known:
    return Known(source.id, source.sha256, source.label)


def _about(source: Source, countries: tuple[str, ...]) -> Source:
    """A source that names no country itself as one about `countries`."""
    if source.facts.countries or not countries:
        return source
    return replace(source, facts=replace(source.facts, countries=countries))
