"""Files that wait on the Import page: looked through in a thread, shown with their previews, then taken into a project.

There is one intake a project and process, so that a page that is loaded again, or a second window, finds what waits.
"""

from __future__ import annotations

import atexit
import secrets
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from geo.errors import CancelledError, DatelineError
from geo.inputs.spool import Incoming, Spool, sweep
from geo.project.adding import preview
from geo.project.previewing import Preview
from geo.ui.intake_rows import Opening, Row, State, row_of
from geo.ui.taking_in import Changes, take_in, wanted_of

Phase = Literal["idle", "looking", "adding"]
SUFFIX = ".incoming"
"""Of the name of the folder beside a project in which files wait, after that of the project."""


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
        self.spool = Spool(project.with_name(f"{project.name}{SUFFIX}-{self.id}"))
        self._lock = threading.RLock()
        self._rows: dict[str, Row] = {}
        self._openings: dict[str, Opening] = {}
        self._turn = 0
        self._phase: Phase = "idle"
        self._done = self._total = 0
        self._said: dict[str, Any] | None = None
        self._cancelled = threading.Event()
        self._is_again = False

    def begin(self, name: str) -> Incoming:
        """Begin to take a file; raises InputError as `Spool.open` does."""
        return self.spool.open(name)

    def arrived(self, file: Incoming) -> None:
        """A file is whole: it waits to be looked through."""
        with self._lock:
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
            self.spool.remove(label)
            self._set(label, "gone")

    def cancel(self) -> None:
        """Stop what is being done, after the file or article that is being read."""
        self._cancelled.set()

    def look(self) -> None:
        """Look through what waits, in a thread of its own; what comes meanwhile is looked at after it."""
        self._begin("looking", self._look)

    def add(self, labels: Sequence[str], changes: Mapping[str, Changes], by: str) -> None:
        """Take files into the project, in a thread of its own, with what `by` changed of their articles."""
        self._begin("adding", lambda: self._add(labels, changes, by))

    def _begin(self, phase: Phase, work: Callable[[], None]) -> None:
        with self._lock:
            if self._phase != "idle":
                self._is_again |= phase == "looking"
                return
            self._phase, self._said = phase, None
            self._done = self._total = 0
            self._cancelled.clear()
        threading.Thread(target=self._work, args=(work,), daemon=True).start()

    def _work(self, work: Callable[[], None]) -> None:
        """Do it, and keep what is to be said of it; nothing that goes wrong may leave the page waiting for ever."""
        said: dict[str, Any] = {"words": "The work broke off: see the dashboard's terminal.", "isError": True}
        try:
            work()
            said = {}
        except CancelledError:
            said = {"words": "Stopped. Nothing was changed.", "isError": False}
        except (DatelineError, OSError) as error:
            said = {"words": str(error), "isError": True}
        finally:
            with self._lock:
                for row in self._rows.values():
                    if row.state == "reading":
                        self._set(row.label, "waiting")
                self._said = said or self._said
                again, self._is_again = self._is_again and not said, False
                self._phase = "idle"
        if again:
            self.look()

    def _report(self, stage: str, done: int, total: int, name: str) -> None:
        with self._lock:
            self._done, self._total = done, total
            if stage == "looking" and self._phase == "looking":
                waiting = (row for row in self._rows.values() if row.state == "waiting")
                row = next((row for row in waiting if PurePosixPath(row.label).name == name), None)
                if row is not None:
                    self._set(row.label, "reading")

    def _look(self) -> None:
        labels = self.spool.labels()
        with self._lock:
            if not any(self._rows[label].state == "waiting" for label in labels if label in self._rows):
                return
        files = [wanted_of(self.spool.folder, label) for label in labels]
        found = preview(
            self.project,
            files,
            report=self._report,
            cancelled=self._cancelled.is_set,
        )
        with self._lock:
            for one in found:
                self._show(one)

    def _show(self, found: Preview) -> None:
        label = found.outcome.path.relative_to(self.spool.folder).as_posix()
        known = self._rows.get(label)
        if known is None or known.state == "gone":
            return
        row = row_of(label, known.size, found)
        if row != known.at_turn(0):
            self._put(row)
            self._openings |= {article.key: article.shown.opening for article in row.articles}

    def _add(self, labels: Sequence[str], changes: Mapping[str, Changes], by: str) -> None:
        with self._lock:
            chosen = [label for label in labels if label in self._rows and self._rows[label].state == "ready"]
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
            self.spool.remove(label)
            self._set(label, "added")
        with self._lock:
            self._said = {"words": taken.words, "isError": bool(taken.problem), "added": taken.added}

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
            sweep(project.parent.glob(f"{project.name}{SUFFIX}-*"))
            _intakes[project] = Intake(project)
        return _intakes[project]


def intake_called(identifier: str) -> Intake | None:
    """The intake of an id; None for none."""
    with _registry:
        return next((each for each in _intakes.values() if each.id == identifier), None)


@atexit.register
def _clear() -> None:
    for intake in _intakes.values():
        intake.spool.clear()
