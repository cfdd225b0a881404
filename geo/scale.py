"""The same reading over processes: articles go out in small groups, what came of them comes back in their order.

Each process opens the gazetteer once. It ends with the one that started it, however that ends.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from functools import partial
from itertools import chain
from pathlib import Path

from geo.errors import DatelineError
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.places import recogniser_named
from geo.processes import ProcessEndedError, Processes
from geo.project.anew import Outcome, Task, Unreadable, one_after_the_other, read_anew
from geo.project.correcting import ProjectCorrections

MakePipeline = Callable[[], Pipeline]
"""Opens the pipeline in a new process: a function of a module, or a `functools.partial` of one."""

FEW = 48
"""Articles that are read before other processes are started: for fewer it is not worth the while."""
_GROUP_ARTICLES, _GROUP_CHARACTERS = 16, 120_000
_AHEAD = 4
"""Groups a process that are on their way: what bounds the memory, whatever the number of articles."""
_MOST_IN_A_ROW = 3
"""Articles of which each ends the process that reads it, before something else must be wrong."""
_ENDED = (
    "the process that read it ended, as when memory runs out: leave the file out, or cut it into parts if it is a "
    "real article"
)


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def open_pipeline(gazetteer: Path, recogniser: str) -> Pipeline:
    """The pipeline of a process of its own: a gazetteer that is there, and a recogniser by its name."""
    opened = Gazetteer.open(gazetteer)
    return Pipeline(opened, recogniser=recogniser_named(recogniser, opened.flags))


class Workers:
    """Reads articles in `jobs` processes. A context manager: its processes end with it, at once.

    Parameters
    ----------
    jobs
        How many processes; 1 means this one.
    make_pipeline
        Opens in each of them the pipeline that this process has.
    """

    def __init__(self, jobs: int, make_pipeline: MakePipeline) -> None:
        self._jobs = jobs
        self._make_pipeline = make_pipeline
        self._processes: Processes[list[Task], list[Outcome]] | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *raised: object) -> None:
        processes, self._processes = self._processes, None
        if processes is not None:
            processes.end()

    def read_all(
        self, tasks: Iterable[Task | None], pipeline: Pipeline, corrections: ProjectCorrections
    ) -> Iterator[Outcome | None]:
        """What came of each article, in order; None goes through as it is."""
        coming = iter(tasks)
        if self._jobs == 1:
            yield from one_after_the_other(coming, pipeline, corrections)
            return
        read = 0
        for task in coming:
            if task is not None and read >= FEW:
                yield from self._spread(chain([task], coming), corrections)
                return
            read += task is not None
            yield from one_after_the_other([task], pipeline, corrections)

    def _spread(self, tasks: Iterable[Task | None], corrections: ProjectCorrections) -> Iterator[Outcome | None]:
        under_way: deque[tuple[list[Task | None], Future[list[Outcome]] | None]] = deque()
        groups = _grouped(tasks)
        is_more = True
        while is_more or under_way:
            while is_more and len(under_way) < self._jobs * _AHEAD:
                group = next(groups, None)
                is_more = group is not None
                if group is not None:
                    under_way.append((group, self._send(group, corrections)))
            if not under_way:
                return
            group, future = under_way.popleft()
            try:
                outcomes = iter(future.result() if future is not None else ())
            except ProcessEndedError:
                outcomes = self._one_by_one([task for task in group if task is not None], corrections)
            yield from (None if task is None else next(outcomes) for task in group)

    def _one_by_one(self, tasks: Iterable[Task], corrections: ProjectCorrections) -> Iterator[Outcome]:
        """Read articles again of which one ended its process, so that only that one is left out."""
        in_a_row = 0
        for task in tasks:
            try:
                yield self._asked([task], corrections).result()[0]
                in_a_row = 0
            except ProcessEndedError as error:
                in_a_row += 1
                if in_a_row > _MOST_IN_A_ROW:
                    raise DatelineError("processes that read articles end at once: try again with --jobs 1") from error
                yield Unreadable(f"{task.document.path}: {_ENDED}")

    def _send(self, group: list[Task | None], corrections: ProjectCorrections) -> Future[list[Outcome]] | None:
        tasks = [task for task in group if task is not None]
        return self._asked(tasks, corrections) if tasks else None

    def _asked(self, tasks: list[Task], corrections: ProjectCorrections) -> Future[list[Outcome]]:
        if self._processes is None:
            self._processes = Processes(self._jobs, partial(_reader, self._make_pipeline, corrections))
        return self._processes.ask(tasks)


def _grouped(tasks: Iterable[Task | None]) -> Iterator[list[Task | None]]:
    """Articles in groups that take about as long as each other; what goes through as it is stands in between."""
    group: list[Task | None] = []
    articles = characters = 0
    for task in tasks:
        group.append(task)
        if task is not None:
            articles += 1
            characters += len(task.document.text)
        if articles >= _GROUP_ARTICLES or characters >= _GROUP_CHARACTERS or len(group) >= 8 * _GROUP_ARTICLES:
            yield group
            group, articles, characters = [], 0, 0
    if group:
        yield group


def _reader(make_pipeline: MakePipeline, corrections: ProjectCorrections) -> Callable[[list[Task]], list[Outcome]]:
    """What a process reads with, opened once."""
    pipeline = make_pipeline()
    return lambda tasks: [read_anew(task, pipeline, corrections) for task in tasks]
