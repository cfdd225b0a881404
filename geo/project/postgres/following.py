"""Keeps a reader's copy as the published project is: new publications come in, corrections go both ways."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from geo.errors import DatelineError
from geo.pipeline import Pipeline
from geo.project.in_place import apply_corrections, shows_corrections
from geo.project.journal import journal_path
from geo.project.postgres.address import Address
from geo.project.postgres.connecting import connected
from geo.project.postgres.copying import stamp_of, take_copy
from geo.project.postgres.exchanging import exchange, mark_of
from geo.project.postgres.layout import Standing, is_missing, standing_at

if TYPE_CHECKING:
    from psycopg import Connection

INTERVAL_S = 5.0
"""Between two looks at the database."""
_LAST_WAIT_S = 15.0
"""For a look that goes on when following ends, as where the network is gone."""


class Follower:
    """Looks at the database when `look` is called, and every few seconds while it is used as a context manager.

    Parameters
    ----------
    address
        Where the project is published.
    path
        The copy.
    say
        Is given a line whenever something changed: a publication, corrections, a connection that ended or came back.
    pipeline
        Makes what `apply_corrections` takes, when corrections came in.
    """

    def __init__(
        self,
        address: Address,
        path: Path,
        *,
        say: Callable[[str], None],
        pipeline: Callable[[], Pipeline | None] = lambda: None,
    ) -> None:
        self.address = address
        self.path = path
        self._say = say
        self._pipeline = pipeline
        self._exchanged: object = None
        self._trouble = ""
        self._kept_back = 0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="dateline-follower", daemon=True)

    def __enter__(self) -> Follower:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_over.set()
        self._thread.join(_LAST_WAIT_S)
        if not self._thread.is_alive() and not self._trouble:
            self._try()  # so that the last corrections are sent

    def look(self) -> Standing:
        """Bring the copy up to date once; gives what is published. Raises what `take_copy` and `exchange` do."""
        with connected(self.address) as connection:
            return self._look(connection)

    def _look(self, connection: Connection) -> Standing:
        standing = standing_at(connection, self.address)
        if standing is None:
            raise is_missing(self.address)
        stamp = (self.address.shown, standing.token)
        is_new = not self.path.is_file() or stamp_of(self.path) != stamp
        if is_new:
            standing, is_new = take_copy(connection, self.address, self.path)
            self._say(
                f"{self.address.shown}: publication {standing.publication} of {standing.at:%Y-%m-%d %H:%M %Z}, by "
                f"{standing.by}, {standing.counts['documents']} articles; copied to {self.path}"
            )
        self._exchange(connection, is_new=is_new)
        return standing

    def _exchange(self, connection: Connection, *, is_new: bool) -> None:
        """Carry corrections where either side has other ones than the last time."""
        state = (mark_of(connection, self.address), _size(journal_path(self.path)))
        if state == self._exchanged and not is_new:
            return
        pipeline = self._pipeline() if _size(journal_path(self.path)) or state[0][0] else None
        done = exchange(connection, self.address, self.path, pipeline=pipeline)
        if not shows_corrections(self.path):
            apply_corrections(self.path, pipeline)
        self._exchanged = (mark_of(connection, self.address), _size(journal_path(self.path)))
        for problem in done.problems:
            self._say(problem)
        if done.came_in or done.sent:
            self._say(f"corrections: {done.came_in} lines came in, {done.sent} were sent")
            if done.conflicts:
                self._say(
                    f"{len(done.conflicts)} conflicts: the later side is shown. dateline corrections conflicts "
                    f"{self.path} lists them."
                )
        if done.kept_back != self._kept_back:
            self._kept_back = done.kept_back
            if done.kept_back:
                self._say(
                    f"{done.kept_back} corrections stay in {journal_path(self.path)}, since this user may not add any "
                    f"to {self.address.shown}. Ask for INSERT (id, line) on its table corrections, or give them to "
                    f"whoever publishes: dateline corrections export {self.path}"
                )

    def _go_on(self) -> None:
        while not self._is_over.wait(INTERVAL_S):
            self._try()

    def _try(self) -> None:
        """Look once; what fails is said once, and tried again the next time."""
        try:
            self.look()
        except (DatelineError, OSError, sqlite3.Error) as error:
            if str(error) != self._trouble:
                self._trouble = str(error)
                self._say(f"{error} What was shown stays on the page; this is tried again.")
        else:
            if self._trouble:
                self._trouble = ""
                self._say(f"{self.address.shown} is followed again")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
