"""From a folder of articles to a project file; a rebuild reads only what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from geo.errors import InputError, ProjectFormatError
from geo.pipeline import Pipeline, dateline_version
from geo.project.migration import earlier_corrections
from geo.project.store import SCHEMA_VERSION, schema_of
from geo.project.writer import ProjectWriter, fingerprints
from geo.text import Source, scan

Progress = Callable[[Sequence[Source]], Iterable[Source]]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: articles read anew, carried over unread, and inputs left out as (path, error)."""

    read: int
    carried: int
    failures: tuple[tuple[str, str], ...]


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
        The project file; replaced as a whole at the end. From one of an earlier schema no article is carried over.
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
        When `output` exists and is not a project, or one of a later schema, or one of an earlier schema that holds
        corrections: these are never overwritten.
    ProjectWriteError
        When nothing can be written at `output`, or another run is writing there.
    """
    found = scan(folder, originals=originals)
    previous = output if _can_be_carried_over(output) else None
    failures = [(failure.path, failure.error) for failure in found.failures]
    read = carried = 0
    with ProjectWriter(output, previous=previous) as writer:
        # asked once the writer holds the file, so that no other run can replace what is carried over
        known = fingerprints(previous) if previous is not None else {}
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
            if known.get(source.id) == fingerprint:
                writer.carry(source.id)
                carried += 1
                continue
            try:
                document = source.read()
            except InputError as error:
                failures.append((source.label, str(error)))
                continue
            writer.add(pipeline.parse(document), fingerprint=fingerprint)
            read += 1
        for path, message in failures:
            writer.fail(path, message)
    return BuildReport(read, carried, tuple(failures))


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
