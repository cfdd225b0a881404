"""The one way in which a project file is made: of articles that were found, and of those it holds already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from geo.code_version import dateline_version
from geo.gazetteer.importing import imported_names
from geo.inputs import Known, Settled, Source
from geo.pipeline import Pipeline
from geo.project.anew import ReadAll, Unreadable, one_after_the_other
from geo.project.build_report import BuildReport
from geo.project.correcting import ProjectCorrections
from geo.project.inserting import ReadingRows
from geo.project.near import near_counts
from geo.project.patching import Rebuild
from geo.project.planning import Plan, changed, in_order, lost, settled_for
from geo.project.previous import Previous
from geo.project.steps import READING, PutAway, Step, Steps
from geo.project.unplaced import unplaced
from geo.project.writer import ProjectWriter

Progress = Callable[[Sequence[Source]], Iterable[Source]]


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
    read_all: ReadAll = one_after_the_other,
    failing: Callable[[str, str], None] = lambda path, error: None,
    keeps: bool = False,
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
    read_all
        How articles are read that must be.
    failing
        Called with the path of each input that can't be used and the reason, as soon as that is known.
    keeps
        Whether what was read outlives an interrupted run: see `ProjectWriter`.

    Raises
    ------
    ProjectWriteError
        When nothing can be written at `output`, or another run is writing there.
    """
    with (
        Rebuild(output, previous=previous, keeps=keeps) as writer,
        # read after the lock is taken, so no other run can replace the project that documents are carried over from
        closing(Previous(previous)) as before,
    ):
        sources = [_about(source, plan.countries) for source in plan.found.sources]
        settled, held = settled_for(sources, plan, before)
        kept = {document.id for document in held}
        corrections = ProjectCorrections(output, [*settled.known, *held])
        _set(writer, plan, before, pipeline, corrections)
        steps = Steps(pipeline, corrections, writer, before)
        failures = [(failure.path, failure.error) for failure in plan.found.failures]
        failures += lost(plan, before)
        for failure in failures:
            failing(*failure)
        ordered = in_order(settled.sources, held, plan.additions)
        articles = _Articles(corrections, writer)
        reading = iter(progress([one for one in ordered if isinstance(one, Source)]))
        done = steps.done(ordered, read_all)
        for one in ordered:
            if isinstance(one, Source):
                next(reading)
            step = next(done)
            problem = articles.take(step)
            if problem:
                failures.append((step.label, problem))
                failing(*failures[-1])
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

    def __init__(self, corrections: ProjectCorrections, writer: ProjectWriter) -> None:
        self._corrections = corrections
        self._writer = writer
        self.read = self.carried = 0
        self.ids: dict[str, str] = {}
        self.shown: set[str] = set()
        self.removed: set[str] = set()

    def take(self, step: Step) -> str:
        """Write what came of an article; gives what a user is to be told, such as why it could not be read."""
        match step.came:
            case Unreadable(error):
                return error
            case Known():
                self._writer.remember(step.came)
                return ""
            case "carry":
                self._writer.carry(step.id)
                self.carried += 1
            case "resume":
                self._writer.resume(step.id)
                self.read += 1
            case PutAway(machine, fingerprint):
                self._writer.put_away(machine, fingerprint)
            case ReadingRows():
                self._writer.write(step.came)
                self.read += 1
        self.ids[step.label] = step.id
        is_removed = self._corrections.removes(Known(step.id, "", ""))
        (self.removed if is_removed else self.shown).add(step.label)
        return step.problem


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


def _about(source: Source, countries: tuple[str, ...]) -> Source:
    """A source that names no country itself as one about `countries`."""
    if source.facts.countries or not countries:
        return source
    return replace(source, facts=replace(source.facts, countries=countries))
