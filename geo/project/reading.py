"""What was read for a project from several places, as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from geo.inputs import KeptReadings, Scan, all_readers, end_idle
from geo.inputs.given import Looked, scan_given
from geo.inputs.readers import Columns
from geo.inputs.readers.kept import SUFFIX
from geo.project.additions import Addition
from geo.project.previous import is_project_file


@contextmanager
def kept_readings(project: Path) -> Iterator[KeptReadings]:
    """What readers gave earlier for the files of a project; their processes end with it."""
    kept = KeptReadings(project.with_name(project.name + SUFFIX))
    try:
        yield kept
    finally:
        kept.close()
        end_idle()


def scan_additions(
    additions: Sequence[Addition],
    kept: KeptReadings,
    *,
    progress: Callable[[Sequence[Path]], Iterable[Path]] = lambda files: files,
    looked: Looked = lambda label, found: None,
) -> Scan:
    """The articles of files that were added, those with one choice of columns after the other.

    `looked` is called after each file, as `scan_given` does.
    """
    by_columns: dict[tuple[str, ...], list[Addition]] = {}
    for one in additions:
        by_columns.setdefault(one.columns, []).append(one)
    scans = [
        scan_given(
            [one.given for one in group],
            all_readers(kept, Columns.from_words(columns)),
            leave_out=is_project_file,
            progress=progress,
            looked=looked,
        )
        for columns, group in by_columns.items()
    ]
    return joined(*scans)


def joined(*scans: Scan) -> Scan:
    """Several scans as one; the first says which corpus it is."""
    return Scan(
        tuple(source for one in scans for source in one.sources),
        tuple(failure for one in scans for failure in one.failures),
        scans[0].corpus if scans else "folder",
        tuple(dict.fromkeys(warning for one in scans for warning in one.warnings)),
        tuple(dict.fromkeys(note for one in scans for note in one.notes)),
    )
