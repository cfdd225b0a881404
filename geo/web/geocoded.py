"""What geocoders said, kept on disk, and whose turn it is to ask: one question a second, whatever runs at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import platformdirs

from geo.private import private_folder
from geo.web.limits import SECONDS_AN_ANSWER, SECONDS_BETWEEN

DAYS_KEPT = 180
_SECONDS_A_DAY = 86_400
_LONGEST_QUEUE = 3_600.0
"""A turn further ahead was given out by a clock that went wrong."""
_TABLES = """
CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, answer TEXT NOT NULL, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS turns (one INTEGER PRIMARY KEY CHECK (one = 1), next REAL NOT NULL);
"""


def default_path() -> Path:
    """Where answers are kept: in the user's cache."""
    return Path(platformdirs.user_cache_dir("dateline", appauthor=False)) / "geocoded.sqlite"


class Answers:
    """The file at `path`, made when it is first needed and readable by its user only.

    Its methods raise OSError or sqlite3.Error when it can't be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, question: str, now: float) -> list[dict[str, Any]] | None:
        """What was said to a question; None when it was not asked, or too long ago."""
        if not self.path.exists():
            return None
        with self._open() as db:
            found = db.execute("SELECT answer, at FROM answers WHERE question = ?", (question,)).fetchone()
        if found is None or abs(now - found[1]) >= DAYS_KEPT * _SECONDS_A_DAY:
            return None
        known: list[dict[str, Any]] = json.loads(found[0])
        return known

    def put(self, question: str, answer: Sequence[dict[str, Any]], now: float) -> None:
        """Keep what was said; that nothing is called so is an answer, too."""
        with self._open() as db, db:
            db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (question, json.dumps(answer), now))

    def turn(self, now: float) -> float:
        """Take the turn if it is free, and give 0; else the seconds until it is free at the latest.

        Who took it gives it back by `ended`; one that was killed meanwhile holds it no longer than an answer may take.
        """
        with self._open() as db, db:
            db.execute("BEGIN IMMEDIATE")
            found = db.execute("SELECT next FROM turns").fetchone()
            wait = float(found[0]) - now if found else 0.0
            if 0 < wait < _LONGEST_QUEUE:
                return wait
            db.execute("INSERT OR REPLACE INTO turns VALUES (1, ?)", (now + SECONDS_AN_ANSWER + SECONDS_BETWEEN,))
            return 0.0

    def ended(self, now: float) -> None:
        """A second after this moment it is somebody's turn again."""
        with self._open() as db, db:
            db.execute("INSERT OR REPLACE INTO turns VALUES (1, ?)", (now + SECONDS_BETWEEN,))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        private_folder(self.path.parent)
        self.path.touch(mode=0o600, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=30)) as db:
            db.executescript(_TABLES)
            yield db
