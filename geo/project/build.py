"""From a folder of articles to a project file; a rebuild reads only what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from geo.errors import InputError
from geo.inputs import Source, scan, settle
from geo.pipeline import Pipeline, dateline_version
from geo.project.known import is_of_a_project, known_documents
from geo.project.report import BuildReport
from geo.project.store import Project
from geo.project.writer import ProjectWriter

Progress = Callable[[Sequence[Source]], Iterable[Source]]


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
        The project file; replaced as a whole at the end, its corrections kept.
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
    found = scan(folder, originals=originals, leave_out=is_of_a_project)
    previous = output if output.exists() else None
    if previous is not None:
        Project.open(previous).close()
    failures = [(failure.path, failure.error) for failure in found.failures]
    read = carried = 0
    with ProjectWriter(output, previous=previous) as writer:
        # read after the lock is taken, so no other run can replace the project that documents are carried over from
        known = known_documents(previous) if previous is not None else ()
        fingerprints = {document.id: document.fingerprint for document in known}
        settled = settle(found.sources, known)
        writer.set(
            {
                "dateline": dateline_version(),
                "gazetteer": pipeline.gazetteer.version,
                "recogniser": pipeline.recogniser.version,
                "corpus": found.corpus,
            }
        )
        written: dict[str, str] = {}
        for source in progress(settled.sources):
            fingerprint = sha256(f"{pipeline.version} {source.fingerprint}".encode()).hexdigest()
            if fingerprints.get(source.id) == fingerprint:
                writer.carry(source.id)
                carried += 1
            else:
                try:
                    document = source.read()
                except InputError as error:
                    failures.append((source.label, str(error)))
                    continue
                writer.add(pipeline.parse(document), fingerprint=fingerprint)
                read += 1
            written[source.label] = source.id
        for path, message in failures:
            writer.fail(path, message)
        for copy in settled.copies:
            if copy.of in written:
                writer.copy(copy.path, written[copy.of], copy.kind)
    failed = {path for path, _ in failures}
    return BuildReport(
        read,
        carried,
        tuple(failures),
        new=settled.paths("new") if previous is not None else (),
        edited=settled.paths("edited"),
        gone=tuple(document.path for document in settled.gone if document.path not in failed),
        moved=settled.moved,
        copies=settled.copies,
        warnings=found.warnings,
    )
