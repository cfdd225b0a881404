"""Ends what takes longer than it should, so that one hostile article never holds a run."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from geo.errors import TooLongError

ARTICLE_SECONDS = 120.0
"""For an article of up to a million code points, and the same again for each further million: fifty times what the
dearest texts that were tried take on a slow machine, so that no real article ever meets it."""
_SIGNALS = hasattr(signal, "setitimer")


def article_seconds(length: int) -> float:
    """How long an article of `length` code points may take."""
    return ARTICLE_SECONDS * max(1.0, length / 1_000_000)


@contextmanager
def at_most(seconds: float, what: str) -> Iterator[None]:
    """Raise TooLongError when what is done within takes longer; `what` is named in the message.

    The clock is a signal, which Python gives to a process's main thread alone: elsewhere, and where a timer runs
    already, there is no limit.
    """
    if not _SIGNALS or threading.current_thread() is not threading.main_thread() or any(_running()):
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        raise TooLongError(
            f"{what} took longer than {seconds:.0f} s to read and was left out: it may be made to. "
            "Cut it into parts if it is a real article."
        )

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _running() -> tuple[float, float]:
    return signal.getitimer(signal.ITIMER_REAL)
