"""From a folder of articles to a project file; a rebuild reads only what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from geo.errors import EmptyFolderError, ProjectFormatError
from geo.inputs import KeptReadings, Scan, all_readers, scan
from geo.inputs.readers import Columns
from geo.inputs.readers.columns import NOT_GIVEN
from geo.pipeline import Pipeline
from geo.project.additions import read_additions
from geo.project.anew import ReadAll, one_after_the_other
from geo.project.assembling import Progress, assemble
from geo.project.build_report import BuildReport
from geo.project.claiming import check_place
from geo.project.migration import earlier_corrections
from geo.project.planning import Plan
from geo.project.previous import is_of_a_project
from geo.project.reading import joined, kept_readings, scan_additions
from geo.project.store import SCHEMA_VERSION, schema_of

Scanning = Callable[[Sequence[Path]], Iterable[Path]]


def build_project(
    folder: Path | None,
    output: Path,
    pipeline: Pipeline,
    *,
    originals: Sequence[Path] = (),
    countries: Sequence[str] = (),
    progress: Progress = lambda sources: sources,
    columns: Columns = NOT_GIVEN,
    scanning: Scanning = lambda files: files,
    read_all: ReadAll = one_after_the_other,
    failing: Callable[[str, str], None] = lambda path, error: None,
    found: Scan | None = None,
) -> BuildReport:
    """Read the articles of `folder`, and those that were added to the project, into the project file `output`.

    Parameters
    ----------
    folder
        Articles, with an index.csv beside them if there is one. None: only what was added to the project is read again,
        and its other articles stay.
    output
        The project file; replaced as a whole at the end. What an interrupted build read is kept beside it, and the next
        one goes on from there. From one of an earlier schema no article is carried over. The
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
    read_all, failing
        As `assemble` takes them.
    found
        Articles that were found otherwise, in the place of a folder's.

    Raises
    ------
    EmptyFolderError
        When there is no article in the folder, or nothing to read at all.
    ProjectFormatError
        When `output` exists and is not a project, or one of a later schema, or one of an earlier schema that holds
        corrections: these are never overwritten.
    ProjectWriteError
        When nothing can be written at `output`, or another run is writing there.
    """
    check_place(output)
    previous = output if can_be_carried_over(output) else None
    is_whole = folder is not None or found is not None
    if not is_whole and previous is None and output.exists():
        raise of_an_earlier_version(output)
    additions = read_additions(output)
    if not is_whole and not additions.by_label:
        raise EmptyFolderError(f"nothing was added to {output}: give a folder, or add files with dateline add")
    with kept_readings(output) as kept:
        own = found or Scan((), ())
        if folder is not None:
            own = _of_folder(folder, originals, kept, columns, scanning)
        states = {label: one.state for label, one in additions.by_label.items()}
        same = [one for label, one in additions.by_label.items() if states[label] == "same"]
        added = scan_additions(same, kept, progress=scanning)
        plan = Plan(
            joined(own, added),
            additions,
            is_whole=True,
            has_folder=is_whole,
            countries=tuple(countries),
            apart={label: state for label, state in states.items() if state != "same"},
        )
        report = assemble(
            plan,
            output,
            pipeline,
            previous=previous,
            progress=progress,
            read_all=read_all,
            failing=failing,
            keeps=True,
        ).report
        kept.finish()
    return report


def _of_folder(
    folder: Path, originals: Sequence[Path], kept: KeptReadings, columns: Columns, scanning: Scanning
) -> Scan:
    readers = all_readers(kept, columns)
    return scan(folder, originals=originals, leave_out=is_of_a_project, readers=readers, progress=scanning)


def previous_of(project: Path) -> Path | None:
    """The project that files are to be added to; None where it is not there yet.

    Raises
    ------
    ProjectFormatError
        It is not a project, or not one of this schema: it would lose what it holds.
    """
    check_place(project)
    if not project.exists():
        return None
    if schema_of(project) != SCHEMA_VERSION:
        raise of_an_earlier_version(project)
    return project


def of_an_earlier_version(project: Path) -> ProjectFormatError:
    """What to say of a project that is to be gone on with and was made by an earlier version."""
    return ProjectFormatError(
        f"{project} was made by an earlier version, and nothing was changed. Make a copy of this version first, and go "
        f"on with that: dateline migrate {project} -o NEW.sqlite"
    )


def can_be_carried_over(output: Path) -> bool:
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
