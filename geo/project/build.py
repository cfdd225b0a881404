"""From a folder of articles to a project file; a rebuild reads only what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from geo.corrections import Known, Orphan
from geo.errors import InputError
from geo.pipeline import Pipeline, dateline_version
from geo.project.correcting import ProjectCorrections
from geo.project.store import Project
from geo.project.writer import ProjectWriter, fingerprints
from geo.text import Source, scan

Progress = Callable[[Sequence[Source]], Iterable[Source]]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: articles read anew, carried over unread, and inputs left out as (path, error).

    `orphans` are corrections that no longer find what they are about, `unread` the lines of the corrections file
    that could not be applied.
    """

    read: int
    carried: int
    failures: tuple[tuple[str, str], ...]
    orphans: tuple[Orphan, ...] = ()
    unread: tuple[str, ...] = ()


def build_project(
    folder: Path,
    output: Path,
    pipeline: Pipeline,
    *,
    originals: Sequence[Path] = (),
    progress: Progress = lambda sources: sources,
) -> BuildReport:
    """Read the articles of `folder` into the project file `output`.

    Parameters
    ----------
    folder
        Articles as text or Markdown, with an index.csv beside them if there is one.
    output
        The project file; replaced as a whole at the end. The corrections beside it are read and never written.
    pipeline
        What reads each article.
    originals
        Folders with the originals of digests in `folder`.
    progress
        Wraps the sources while they are read, as tqdm does.

    Raises
    ------
    EmptyFolderError
        When there is no article to read.
    ProjectFormatError
        When `output` exists and is not a project of this schema: it is never overwritten.
    ProjectWriteError
        When nothing can be written at `output`, or another run is writing there.
    """
    found = scan(folder, originals=originals)
    previous = output if output.exists() else None
    if previous is not None:
        Project.open(previous).close()
    failures = [(failure.path, failure.error) for failure in found.failures]
    read = carried = 0
    with ProjectWriter(output, previous=previous) as writer:
        # asked once the writer holds the file, so that no other run can replace what is carried over
        known = fingerprints(previous) if previous is not None else {}
        corrections = ProjectCorrections(output, [_known(source) for source in found.sources])
        writer.set(corrections.settings)
        writer.set(
            {
                "dateline": dateline_version(),
                "gazetteer": pipeline.gazetteer.version,
                "recogniser": pipeline.recogniser.version,
                "corpus": found.corpus,
            }
        )
        for source in progress(found.sources):
            fingerprint = sha256(f"{pipeline.version} {source.fingerprint}".encode()).hexdigest()
            earlier = known.get(source.id)
            if earlier and earlier == corrections.marked(fingerprint, _known(source), partial(writer.text, source.id)):
                writer.carry(source.id)
                carried += 1
                continue
            try:
                document = source.read()
            except InputError as error:
                failures.append((source.label, str(error)))
                continue
            reading = corrections.read(document, pipeline, fingerprint)
            writer.add(reading.shown, reading.machine, reading.fingerprint, reading.orphans)
            read += 1
        for path, message in failures:
            writer.fail(path, message)
        orphans = writer.orphans(corrections.astray)
    return BuildReport(read, carried, tuple(failures), orphans, tuple(each.message for each in corrections.problems))


def _known(source: Source) -> Known:
    return Known(source.sha256, source.id, source.label)
