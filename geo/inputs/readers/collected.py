"""What the files of an archive gave, put together: articles, and a line for each kind of what is none."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geo.errors import InputError
from geo.inputs.limits import ANSWER_BYTES, ARTICLES_A_FILE, FILES_STOPPED, SECONDS_AN_ARCHIVE
from geo.inputs.readers.archives import Failed, Item, Passed
from geo.inputs.readers.base import RawArticle, Unread
from geo.inputs.readers.checked import Answer

_MOST_NAMED = 3
"""Files of one kind that are named; of one format, that are told in a line of their own."""
_REST = "the rest"


@dataclass(slots=True)
class _Group:
    why: str
    count: int = 0
    names: list[str] = field(default_factory=list)

    def add(self, name: str) -> None:
        self.count += 1
        if len(self.names) < _MOST_NAMED:
            self.names.append(name)

    def words(self) -> str:
        more = self.count - len(self.names)
        named = ", ".join(self.names) + (f" and {more:,} more" if more else "")
        return f"{self.count:,} passed over: {self.why} ({named})."


class Collected:
    """Grows with each step. `full` says why nothing more is taken; '' while more is.

    Parameters
    ----------
    seconds : time for all of it.
    """

    def __init__(self, seconds: float = SECONDS_AN_ARCHIVE) -> None:
        self._seconds = seconds
        self._articles: list[RawArticle | Unread] = []
        self._passed: dict[str, _Group] = {}
        self._failed: dict[str, list[Failed]] = {}
        self._bytes = 0
        self._stopped = 0
        self._begun = time.monotonic()
        self.full = ""

    @property
    def is_whole(self) -> bool:
        """Whether no file had to be stopped, so that another time would give the same."""
        return not self._stopped and not self.full

    def add(self, items: Iterable[Item], size: int) -> None:
        """Take what a step gave; `size` is its bytes."""
        for item in items:
            if isinstance(item, Passed):
                self._passed.setdefault(item.kind, _Group(item.why)).add(item.name)
            elif isinstance(item, Failed):
                self._failed.setdefault(item.format, []).append(item)
            else:
                self._articles.append(item)
        self._bytes += size
        if self._bytes > ANSWER_BYTES:
            self.full = f"it holds more than {ANSWER_BYTES // 2**20} MB of text"
        elif len(self._articles) > ARTICLES_A_FILE:
            del self._articles[ARTICLES_A_FILE:]
            self.full = f"it holds more than {ARTICLES_A_FILE:,} articles"
        elif time.monotonic() - self._begun > self._seconds:
            self.full = f"it took more than {self._seconds / 60:.0f} minutes"

    def stop(self, name: str, why: str) -> None:
        """A file had to be stopped."""
        self._articles.append(Unread(name, why))
        self._stopped += 1
        if self._stopped >= FILES_STOPPED:
            self.full = f"{FILES_STOPPED} of its files had to be stopped"

    def answer(self, *, name: str) -> Answer:
        """All that was taken, or an InputError where that is nothing."""
        found = self._articles + self._unread()
        if self.full:
            found.append(Unread(_REST, f"not read, since {self.full}: unpack it, and give parts of it."))
        return tuple(found) or InputError(f"{name} holds no file that could be an article: leave it out.")

    def _unread(self) -> list[RawArticle | Unread]:
        told: list[RawArticle | Unread] = []
        for form, failed in self._failed.items():
            told += _failures(form, failed)
        return told + [Unread(kind, group.words()) for kind, group in self._passed.items()]


def _failures(form: str, failed: Sequence[Failed]) -> list[Unread]:
    """A line for each of a few files of one format, else one for all."""
    if len(failed) <= _MOST_NAMED:
        return [Unread(one.name, one.why) for one in failed]
    group = _Group(f"none can be read; of the first, {failed[0].why.rstrip('.')}")
    for one in failed:
        group.add(one.name)
    return [Unread(f"{form} files without an article", group.words())]
