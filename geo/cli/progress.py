"""How far a run has come: a bar on a terminal, else a line now and then, as in the log of a job."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from tqdm import tqdm

from geo.cli.terminal import say

T = TypeVar("T")

_SECONDS = 10.0
"""Between two lines where there is no terminal; a shorter run says nothing of how far it has come."""


class Progress:
    """Rate, time left and errors so far of something that is done `unit` by `unit`.

    A context manager, or called with all that is to be done: it then gives one after the other, as tqdm does.

    Parameters
    ----------
    title, unit
        What is done, and to what: 'Reading articles', 'article'.
    total
        How many there are; None where that is not known.
    """

    def __init__(self, title: str, unit: str, total: int | None = None) -> None:
        self._title, self._unit, self._total = title, unit, total
        self._done = self._failed = 0
        self._bar: tqdm[object] | None = None

    def __enter__(self) -> Progress:
        self._begun = self._said = time.monotonic()
        self._done = 0  # it may be used for one folder after the other
        if sys.stderr.isatty():
            self._bar = tqdm(total=self._total, desc=self._title, unit=self._unit, leave=False)
            self._show_failed()
        return self

    def __exit__(self, *raised: object) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def __call__(self, items: Sequence[T]) -> Iterable[T]:
        """The items one after the other; each counts as done when the next is asked for."""
        return self._each(items)

    def _each(self, items: Sequence[T]) -> Iterator[T]:
        self._total = len(items)
        with self:
            for item in items:
                yield item
                self.step()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._bar is not None:
            self._bar.update()
        elif time.monotonic() - self._said >= _SECONDS:
            self._said = time.monotonic()
            say(self.line(self._said - self._begun))

    def failed(self, path: str = "", error: str = "") -> None:
        """One more could not be used. Takes what tells of it, which is shown at the end."""
        self._failed += 1
        self._show_failed()

    def _show_failed(self) -> None:
        if self._bar is not None and self._failed:
            self._bar.set_postfix_str(f"{self._failed:,} left out", refresh=False)

    def line(self, seconds: float) -> str:
        """How far it has come after so many seconds, in words."""
        rate = self._done / max(seconds, 1e-9)
        parts = [f"{self._done:,}" + ("" if self._total is None else f" of {self._total:,}"), f"{rate:,.0f} a second"]
        if self._total is not None:
            parts.append(f"{_duration((self._total - self._done) / max(rate, 1e-9))} left")
        if self._failed:
            parts.append(f"{self._failed:,} left out")
        return f"{self._title}: {', '.join(parts)}"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
