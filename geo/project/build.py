"""From a folder of articles to a project file; a rebuild reads only what changed."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath

from geo.errors import InputError, ProjectFormatError
from geo.gazetteer.importing import imported_names
from geo.inputs import KeptReadings, Known, Scan, Settled, Source, all_readers, end_idle, scan, settle
from geo.inputs.readers import Columns
from geo.inputs.readers.columns import NOT_GIVEN
from geo.inputs.readers.kept import SUFFIX as KEPT_SUFFIX
from geo.pipeline import Pipeline, dateline_version
from geo.project.build_report import BuildReport
from geo.project.correcting import ProjectCorrections
from geo.project.migration import earlier_corrections
from geo.project.near import near_counts
from geo.project.previous import is_of_a_project, known_documents
from geo.project.store import SCHEMA_VERSION, schema_of
from geo.project.unplaced import unplaced
from geo.project.writer import ProjectWriter

Progress = Callable[[Sequence[Source]], Iterable[Source]]
Scanning = Callable[[Sequence[Path]], Iterable[Path]]


def build_project(
    folder: Path,
    output: Path,
    pipeline: Pipeline,
    *,
    originals: Sequence[Path] = (),
    countries: Sequence[str] = (),
    progress: Progress = lambda sources: sources,
    columns: Columns = NOT_GIVEN,
    scanning: Scanning = lambda files: files,
) -> BuildReport:
    """Read the articles of `folder` into the project file `output`.

    Parameters
    ----------
    folder
        Articles as text or Markdown, with an index.csv beside them if there is one.
    output
        The project file; replaced as a whole at the end. From one of an earlier schema no article is carried over. The
        corrections beside it are read and never written. What readers of other formats than text gave is kept beside
        it (`geo/inputs/readers/kept.py`).
    pipeline
        What reads each article.
    originals
        Folders with the originals of digests in `folder`.
    columns
        What the user says of the columns of tables.
    countries
        ISO codes of the countries that articles are about which name none themselves.
    progress
        Wraps the sources while they are read, as tqdm does.
    scanning
        Wraps the files while it is found out which articles they hold.

    Raises
    ------
    EmptyFolderError
        When there is no article to read.
    ProjectFormatError
        When `output` exists and is not a project, or one of a later schema, or one of an earlier schema that holds
        corrections: these are never overwritten.
    ProjectWriteError
        When nothing can be written at `output`, or another run is writing there.
    """
    kept = KeptReadings(output.with_name(output.name + KEPT_SUFFIX))
    try:
        readers = all_readers(kept, columns)
        found = scan(folder, originals=originals, leave_out=is_of_a_project, readers=readers, progress=scanning)
        report = _build(found, output, pipeline, progress, countries)
        kept.finish()
    finally:
        kept.close()
        end_idle()
    return report


def _build(found: Scan, output: Path, pipeline: Pipeline, progress: Progress, countries: Sequence[str]) -> BuildReport:
    previous = output if _can_be_carried_over(output) else None
    failures = [(failure.path, failure.error) for failure in found.failures]
    with ProjectWriter(output, previous=previous) as writer:
        # read after the lock is taken, so no other run can replace the project that documents are carried over from
        known = known_documents(previous) if previous is not None else ()
        fingerprints = {document.id: document.fingerprint for document in known}
        settled = settle([_about(source, countries) for source in found.sources], known)
        corrections = ProjectCorrections(output, [_known(source) for source in settled.sources])
        writer.set(corrections.settings)
        writer.set(
            {
                "dateline": dateline_version(),
                "gazetteer": pipeline.gazetteer.version,
                "recogniser": pipeline.recogniser.version,
                "corpus": found.corpus,
            }
        )
        articles = _Articles(pipeline, corrections, writer, fingerprints)
        for source in progress(settled.sources):
            try:
                articles.add(source)
            except InputError as error:
                failures.append((source.label, str(error)))
        failed = {path for path, _ in failures}
        for path, message in failures:
            writer.fail(path, message)
        for unread in _unread(settled, known, failed):
            writer.remember(unread)
        for copy in settled.copies:
            if copy.of in articles.written:
                writer.copy(copy.path, articles.written[copy.of], copy.kind)
        orphans = writer.orphans(corrections.astray)
        languages = writer.languages()
    return BuildReport(
        articles.read,
        articles.carried,
        tuple(failures),
        new=settled.paths("new") if previous is not None else (),
        edited=settled.paths("edited"),
        gone=tuple(document.path for document in settled.gone if not _is_among(failed, document.path)),
        moved=settled.moved,
        copies=settled.copies,
        warnings=(*found.warnings, *corrections.warnings),
        orphans=orphans,
        notes=found.notes,
        languages=languages,
        near_copies=near_counts(output),
        unplaced=unplaced(output, imported_names(pipeline.gazetteer)),
    )


class _Articles:
    """Writes articles one after the other, and keeps count.

    `read` and `carried` are the numbers of articles read anew and carried over; `written` has the id of each by its
    label.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        corrections: ProjectCorrections,
        writer: ProjectWriter,
        fingerprints: Mapping[str, str],
    ) -> None:
        self._pipeline = pipeline
        self._corrections = corrections
        self._writer = writer
        self._fingerprints = fingerprints
        self.read = self.carried = 0
        self.written: dict[str, str] = {}

    def add(self, source: Source) -> None:
        """Carry an article over where nothing that its reading depends on has changed; else read it.

        Raises
        ------
        InputError
            When its file can't be read any more.
        """
        fingerprint = sha256(f"{self._pipeline.version} {source.fingerprint}".encode()).hexdigest()
        if self._is_unchanged(source, fingerprint):
            self._writer.carry(source.id)
            self.carried += 1
        else:
            reading = self._corrections.read(source.read(), self._pipeline, fingerprint)
            self._writer.add(reading.shown, reading.machine, reading.fingerprint, reading.orphans)
            self.read += 1
        self.written[source.label] = source.id

    def _is_unchanged(self, source: Source, fingerprint: str) -> bool:
        """Whether the project before holds the article as it would be read now, with its corrections."""
        before = self._fingerprints.get(source.id)
        return before is not None and before == self._corrections.marked(
            fingerprint, _known(source), partial(self._writer.text, source.id)
        )


def _unread(settled: Settled, known: Sequence[Known], failed: Container[str]) -> Iterator[Known]:
    """Documents of the project before whose file is there and can't be read, or changed while it was."""
    late = {source.id for source in settled.sources if source.label in failed}
    yield from (document for document in known if document.id in late)
    yield from (document for document in settled.gone if _is_among(failed, document.path))


def _is_among(failed: Container[str], path: str) -> bool:
    """Whether an article's path, the file it is a part of or a folder above it could not be used."""
    above = (str(folder) for folder in PurePosixPath(path).parents)
    files = (path[:at] for at, sign in enumerate(path) if sign == "#")  # a part's name may hold such signs too
    return path in failed or any(place in failed for place in (*files, *above))


def _known(source: Source) -> Known:
    return Known(source.id, source.sha256, source.label)


def _about(source: Source, countries: Sequence[str]) -> Source:
    """A source that names no country itself as one about `countries`."""
    if source.facts.countries or not countries:
        return source
    return replace(source, facts=replace(source.facts, countries=tuple(countries)))


def _can_be_carried_over(output: Path) -> bool:
    """Whether `output` is a project of this schema; raises when it must not be overwritten."""
    if not output.exists():
        return False
    if schema_of(output) == SCHEMA_VERSION:
        return True
    if corrections := earlier_corrections(output):
        raise ProjectFormatError(
            f"{output} was made by an earlier version and holds {len(corrections)} corrections, which a build would "
            f"drop. Make a copy of this version first, and build into that: dateline migrate {output} -o NEW.sqlite"
        )
    return False
