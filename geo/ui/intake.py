"""Files that wait on the Import page: looked through in a thread, shown with their previews, then taken into a project.

There is one intake a project and process, so that a page that is loaded again, or a second window, finds what waits.
"""

from __future__ import annotations

import atexit
import glob
import secrets
import sqlite3
import threading
import traceback
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from geo.code_version import dateline_version
from geo.errors import BusyError, CancelledError, DatelineError
from geo.inputs.spool import Incoming, Spool, sweep
from geo.project.adding import Wanted, preview
from geo.project.fetching import fetch_pages
from geo.project.previewing import Preview
from geo.ui.intake_rows import Opening, Row, State, row_of
from geo.ui.taking_in import Changes, take_in, wanted_of
from geo.web import Fetcher

Phase = Literal["idle", "fetching", "looking", "adding"]
SUFFIX = ".incoming"
"""Of the name of the hidden folder beside a project in which files wait, after that of the project."""


class Intake:
    """What waits for one project.

    Parameters
    ----------
    project
        The project file that it is to go into.
    """

    def __init__(self, project: Path) -> None:
        self.project = project
        self.id = secrets.token_hex(8)
        self.spool = Spool(project.with_name(f".{project.name}{SUFFIX}-{self.id}"))
        self._lock = threading.RLock()
        self._rows: dict[str, Row] = {}
        self._files: dict[str, Wanted] = {}
        self._openings: dict[str, Opening] = {}
        self._now = ""
        self._next: defaultdict[str, deque[str]] = defaultdict(deque)
        self._turn = 0
        self._phase: Phase = "idle"
        self._done = self._total = 0
        self._said: dict[str, Any] | None = None
        self._cancelled = threading.Event()
        self._queue: deque[tuple[Phase, Callable[[], None]]] = deque()

    def begin(self, name: str) -> Incoming:
        """Begin to take a file; raises InputError as `Spool.open` does."""
        return self.spool.open(name)

    def arrived(self, file: Incoming) -> None:
        """A file is whole: it waits to be looked through."""
        with self._lock:
            self._files[file.label] = wanted_of(self.spool.folder, file.label)
            self._put(Row(file.label, file.size))

    def state(self, since: int) -> dict[str, Any]:
        """What the page shows: how far the work is, and the rows that changed after turn `since`."""
        with self._lock:
            return {
                "turn": self._turn,
                "phase": self._phase,
                "done": self._done,
                "total": self._total,
                "said": self._said,
                "rows": [row.record() for row in self._rows.values() if row.turn > since],
            }

    def opening(self, key: str) -> Opening:
        """The beginning of an article that waits; nothing where there is none of this key."""
        with self._lock:
            return self._openings.get(key, ())

    def remove(self, labels: Iterable[str]) -> None:
        """Take files off the list and off the disk."""
        for label in labels:
            self._forget(label, "gone")

    def cancel(self) -> None:
        """Stop what is being done, after the file or article that is being read."""
        self._cancelled.set()

    def fetch(self, urls: Sequence[str]) -> None:
        """Fetch pages from the web, in a thread of its own, and look through them: only when a person asks for it."""
        self._begin("fetching", lambda: self._fetch(urls))

    def look(self) -> None:
        """Look through what waits, in a thread of its own; what comes meanwhile is looked at after it."""
        self._begin("looking", self._look)

    def add(self, labels: Sequence[str], changes: Mapping[str, Changes], by: str) -> None:
        """Take files into the project, in a thread of its own, with what `by` changed of their articles."""
        self._begin("adding", lambda: self._add(labels, changes, by))

    def _begin(self, phase: Phase, work: Callable[[], None]) -> None:
        with self._lock:
            if self._phase != "idle":
                if phase == "adding":
                    raise BusyError("Something else is being done here: wait until it is, or cancel it.")
                if phase != "looking" or not self._queue or self._queue[-1][0] != phase:
                    self._queue.append((phase, work))
                return
            self._phase, self._said = phase, None
            self._done = self._total = 0
            self._cancelled.clear()
        threading.Thread(target=self._work, args=(work,), daemon=True).start()

    def _work(self, work: Callable[[], None]) -> None:
        """Do it, and then what was asked for meanwhile; nothing more after it was cancelled or went wrong."""
        is_more = True
        while is_more:
            said = self._try(work)
            with self._lock:
                for label in [row.label for row in self._rows.values() if row.state in ("reading", "read")]:
                    self._set(label, "waiting")
                self._said = said or self._said
                if said:
                    self._queue.clear()
                is_more = bool(self._queue)
                self._phase, work = self._queue.popleft() if is_more else ("idle", work)

    def _try(self, work: Callable[[], None]) -> dict[str, Any] | None:
        """What is to be said of work that did not come to its end; nothing that goes wrong leaves the page waiting."""
        try:
            work()
        except CancelledError:
            return {"words": "Stopped. Nothing was added.", "isError": False}
        except (DatelineError, OSError, sqlite3.Error) as error:
            return {"words": str(error), "isError": True}
        except Exception:
            traceback.print_exc()
            return {"words": "Something went wrong here: the dashboard's terminal says what.", "isError": True}
        return None

    def _report(self, stage: str, done: int, total: int, name: str) -> None:
        with self._lock:
            self._done, self._total = done, total
            if stage == "looking" and self._phase == "looking":
                if self._now:
                    self._set(self._now, "read")
                self._now = self._next[name].popleft() if self._next[name] else ""
                if self._now:
                    self._set(self._now, "reading")

    def _fetch(self, urls: Sequence[str]) -> None:
        def report(done: int, total: int, url: str) -> None:
            self._report("fetching", done, total, url)

        fetcher = Fetcher(dateline_version())
        for page in fetch_pages(self.project, urls, fetcher, report=report, cancelled=self._cancelled.is_set):
            with self._lock:
                if page.wanted is not None:
                    self._files[page.wanted.name] = page.wanted
                    self._put(Row(page.wanted.name, page.wanted.path.stat().st_size))
                elif page.got == "failed":
                    self._put(Row(page.url, 0, "failed", page.why))
        self.look()

    def _look(self) -> None:
        with self._lock:
            files = dict(self._files)
            waiting = [label for label in files if self._rows[label].state == "waiting"]
            self._now, self._next = "", defaultdict(deque)
            for label in waiting:
                self._next[PurePosixPath(label).name].append(label)
        if not waiting:
            return
        labels = {wanted.path: label for label, wanted in files.items()}

        def show_early(one: Preview) -> None:
            self._show(labels[one.outcome.path], one, is_early=True)

        found = preview(
            self.project, list(files.values()), report=self._report, cancelled=self._cancelled.is_set, shown=show_early
        )
        for one in found:
            self._show(labels[one.outcome.path], one)

    def _show(self, label: str, found: Preview, *, is_early: bool = False) -> None:
        """Show what a file holds; early, while others are still looked through, it can't be chosen yet."""
        with self._lock:
            known = self._rows[label]
            row = row_of(label, known.size, found)
            if known.state == "gone" or (is_early and known.state not in ("waiting", "reading")):
                return
            row = row.become("read") if is_early and row.state == "ready" else row
            if row != known.at_turn(0):
                self._put(row)
                self._openings |= {article.key: article.shown.opening for article in row.articles}

    def _add(self, labels: Sequence[str], changes: Mapping[str, Changes], by: str) -> None:
        with self._lock:
            chosen = {label: self._files[label] for label in labels if self._is_ready(label)}
        taken = take_in(
            self.project,
            self.spool.folder,
            chosen,
            changes,
            by,
            report=self._report,
            cancelled=self._cancelled.is_set,
        )
        for label in chosen:
            self._forget(label, "added")
        with self._lock:
            self._said = {"words": taken.words, "isError": taken.problem, "added": taken.added}

    def _is_ready(self, label: str) -> bool:
        return label in self._files and self._rows[label].state == "ready"

    def _forget(self, label: str, state: State) -> None:
        """A file is no longer here: it went in, or was taken off the list."""
        self.spool.remove(label)
        with self._lock:
            self._files.pop(label, None)
            row = self._rows.get(label)
            if row is not None:
                for article in row.articles:
                    self._openings.pop(article.key, None)
                self._put(Row(label, row.size, state))

    def _set(self, label: str, state: State) -> None:
        with self._lock:
            row = self._rows.get(label)
            if row is not None:
                self._put(row.become(state))

    def _put(self, row: Row) -> None:
        self._turn += 1
        self._rows[row.label] = row.at_turn(self._turn)


TOKEN = secrets.token_urlsafe(32)
"""Told to the pages of this server over their own connection, and asked of every request: others don't know it."""
_intakes: dict[Path, Intake] = {}
_registry = threading.Lock()


def intake_of(project: Path) -> Intake:
    """What waits for a project."""
    with _registry:
        if project not in _intakes:
            sweep(project.parent.glob(f".{glob.escape(project.name)}{SUFFIX}-*"))
            _intakes[project] = Intake(project)
        return _intakes[project]


def intake_called(identifier: str) -> Intake | None:
    """The intake of an id; None for none."""
    with _registry:
        return next((each for each in _intakes.values() if each.id == identifier), None)


@atexit.register
def clear_intakes() -> None:
    """Take away what waits, from the disk, too: the dashboard ends."""
    for intake in _intakes.values():
        intake.spool.clear()
