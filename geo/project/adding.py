"""Files put into a project: looked at first (`preview`), then taken in (`add_files`). The files stay where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from geo.errors import CancelledError
from geo.inputs import Failure, Scan, Settled
from geo.inputs.beside import TABLES
from geo.inputs.digests import Found
from geo.inputs.files import as_text
from geo.inputs.given import files_in
from geo.pipeline import Pipeline
from geo.project.additions import Addition, Additions, Fetched, append_additions, measured, read_additions
from geo.project.assembling import assemble
from geo.project.build import previous_of
from geo.project.build_report import BuildReport
from geo.project.correcting import ProjectCorrections
from geo.project.outcomes import Outcome, outcomes
from geo.project.planning import Plan, settled_for
from geo.project.previewing import ArticlePreview, Preview, early_preview, preview_of, previews_of
from geo.project.previous import Previous
from geo.project.reading import kept_readings, scan_additions

Stage = Literal["looking", "reading"]
Report = Callable[[Stage, int, int, str], None]
"""Called with the stage, how many of how many are done, and the name of the next."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to put into a project.

    Parameters
    ----------
    path
        Where it lies, absolute.
    root
        The folder that it was given in; an index.csv that is given, too, speaks for files below it.
    name
        What it is to be called, with slashes: its path from the folder that was given.
    fetched
        Where it came from, if it was fetched.
    """

    path: Path
    root: Path
    name: str
    fetched: Fetched | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What `add_files` did: an outcome for each file, and the build's report; None where there was nothing to build."""

    outcomes: tuple[Outcome, ...]
    report: BuildReport | None


def wanted(paths: Iterable[Path]) -> tuple[list[Wanted], list[Failure]]:
    """The files that some paths name, those below folders included, and what of the paths can't be used."""
    files, failures = files_in(paths)
    return [Wanted(one.path, one.root, one.name) for one in files], failures


def preview(
    project: Path,
    files: Sequence[Wanted],
    *,
    countries: Sequence[str] = (),
    columns: Sequence[str] = (),
    report: Report = lambda stage, done, total, name: None,
    cancelled: Callable[[], bool] = lambda: False,
    shown: Callable[[Preview], None] = lambda preview: None,
) -> tuple[Preview, ...]:
    """What `add_files` would do with files, and what their articles look like. The project is not changed.

    `shown` is called after each file with how it looks by itself; which articles are copies is known at the end. The
    other parameters and errors are those of `add_files`.
    """
    previous = previous_of(project)
    known = read_additions(project)
    asked = _asked(files, known, tuple(countries), tuple(columns))
    articles: dict[str, ArticlePreview] = {}

    def look_at(label: str, file: Found) -> None:
        if label in asked:
            articles.update(own := previews_of(file.sources))
            shown(early_preview(asked[label], file, own))

    with kept_readings(project) as kept:
        looking = partial(_watched, "looking", report, cancelled)
        related = _related(known, asked)
        found = scan_additions([*related, *asked.values()], kept, progress=looking, looked=look_at)
        listed = Additions([*known.by_label.values(), *asked.values()])
        before = Previous(previous)
        settled, held = settled_for(found.sources, Plan(found, listed, is_whole=False), before)
        before.close()
        corrections = ProjectCorrections(project, [*settled.known, *held])
        removed = {one.path for one in (*settled.known, *held) if corrections.removes(one)}
        ids = {one.path: one.id for one in (*settled.known, *held)}
        failures = [(one.path, one.error) for one in found.failures]
        return tuple(preview_of(one, articles) for one in outcomes(asked, settled, removed, failures, ids))


def add_files(
    project: Path,
    files: Sequence[Wanted],
    pipeline: Pipeline,
    *,
    countries: Sequence[str] = (),
    columns: Sequence[str] = (),
    report: Report = lambda stage, done, total, name: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Added:
    """Take files into a project, or make one of them. Articles that are in it unchanged are not read again.

    Parameters
    ----------
    project
        The project file; made where there is none, if a file holds an article. It is replaced as a whole at the end.
    files
        As `wanted` gives them.
    countries
        ISO codes of the countries that those articles are about which name none themselves.
    columns
        What is said of the columns of tables, as `--column` takes it: 'text=body'.
    report
        Called before each file that is looked through, then before each article that is read, and once after each.
    cancelled
        Asked before each file and article. Once it says True, nothing is changed. One file can take up to 20 s.

    Raises
    ------
    CancelledError
        When `cancelled` said so. The project is as it was.
    ProjectFormatError, ProjectWriteError
        As `build_project` does.
    """
    previous = previous_of(project)
    known = read_additions(project)
    asked = _asked(files, known, tuple(countries), tuple(columns))
    with kept_readings(project) as kept:
        looking = partial(_watched, "looking", report, cancelled)
        found = scan_additions([*_related(known, asked), *asked.values()], kept, progress=looking)
        used = _used(found, asked)
        if previous is None and not found.sources:
            return Added(_of_nothing(asked, found), None)
        listed = Additions([*known.by_label.values(), *used], known.problems)
        # a file that gives no article is told of now, and doesn't become one of the project's
        lasting = tuple(one for one in found.failures if listed.home_of(one.path))
        made = assemble(
            Plan(replace(found, failures=lasting), listed, is_whole=False),
            project,
            pipeline,
            previous=previous,
            progress=partial(_watched, "reading", report, cancelled),
            before_done=lambda: append_additions(
                project, [one for one in used if known.by_label.get(one.label) != one]
            ),
        )
    failures = dict([*((one.path, one.error) for one in found.failures), *made.report.failures])
    return Added(tuple(outcomes(asked, made.settled, made.removed, list(failures.items()), made.ids)), made.report)


def _asked(
    files: Sequence[Wanted], known: Additions, countries: tuple[str, ...], columns: tuple[str, ...]
) -> dict[str, Addition]:
    """The files as additions, by their labels; each file once, and one that can't be opened with no size."""
    asked: dict[str, Addition] = {}
    by_path: set[Path] = set()
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    for one in files:
        if one.path in by_path:
            continue
        by_path.add(one.path)
        label = known.label_for(one.path, one.name, asked, url=one.fetched.url if one.fetched else "")
        sha256, size = measured(one.path)
        before = known.by_label.get(label)
        addition = Addition(label, one.path, one.root, sha256, size, now, countries, columns, one.fetched)
        if before is not None:
            kept = replace(
                addition,
                countries=countries or before.countries,
                columns=columns or before.columns,
                fetched=one.fetched or before.fetched,
            )
            addition = before if replace(kept, at=before.at) == before else kept
        asked[label] = addition
    return asked


def _related(known: Additions, asked: Mapping[str, Addition]) -> list[Addition]:
    """What was added before and goes with the files: tables that speak for them, files that a table speaks for."""
    with_files = {one.root for one in asked.values()}
    with_tables = {one.root for one in asked.values() if _is_table(one)}
    return [
        one
        for label, one in known.by_label.items()
        if label not in asked and one.root in (with_files if _is_table(one) else with_tables) and one.state == "same"
    ]


def _is_table(one: Addition) -> bool:
    return one.path.name.lower() in TABLES


def _used(found: Scan, asked: Mapping[str, Addition]) -> list[Addition]:
    """The files that hold an article, or say something of others: those that belong to the project from now on."""
    by_label = Additions(asked.values())
    homes = {by_label.home_of(source.label) for source in found.sources}
    return [one for label, one in asked.items() if label in homes or _is_table(one)]


def _of_nothing(asked: Mapping[str, Addition], found: Scan) -> tuple[Outcome, ...]:
    failures = [(one.path, one.error) for one in found.failures]
    return tuple(outcomes(asked, Settled((), (), (), ()), (), failures, {}))


def _watched(stage: Stage, report: Report, cancelled: Callable[[], bool], items: Sequence[T]) -> Iterator[T]:
    """The items, with a report before each; raises CancelledError."""
    for done, item in enumerate(items):
        if cancelled():
            raise CancelledError("cancelled; what was there before is unchanged")
        name = as_text(item.name) if isinstance(item, Path) else str(getattr(item, "label", ""))
        report(stage, done, len(items), name)
        yield item
    report(stage, len(items), len(items), "")
    if cancelled():
        raise CancelledError("cancelled; what was there before is unchanged")
