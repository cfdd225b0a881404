"""Ends what takes longer than it should, so that one hostile article never holds a run."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from geo.errors import TooLongError

ARTICLE_SECONDS = 120.0
"""For an article of up to a million code points, and the same again for each further million: fifty times what the
dearest texts that were tried take on a slow machine, so that no real article ever meets it."""
_AGAIN_S = 1.0  # how often what is to be ended is told so again, should it not have heard
_HAS_SIGNALS = hasattr(signal, "setitimer")


class _Over(BaseException):
    """The time is up. No Exception, so that nothing within takes it for an error of its own and goes on."""


def article_seconds(length: int) -> float:
    """How long an article of `length` code points may take."""
    return ARTICLE_SECONDS * max(1.0, length / 1_000_000)


@contextmanager
def at_most(seconds: float, what: str) -> Iterator[None]:
    """Raise TooLongError when what is done within takes longer; `what` is named in the message.

    Python hears of it between two of its own steps: a single call of C code is waited for. In a process's main thread
    the clock is a signal, in others a thread.
    """
    is_main = threading.current_thread() is threading.main_thread()
    limit = _by_signal if is_main and _HAS_SIGNALS and not any(signal.getitimer(signal.ITIMER_REAL)) else _by_thread
    try:
        with limit(seconds):
            yield
    except _Over:
        raise TooLongError(
            f"{what} took longer than {seconds:.0f} s to read and was left out: it may be made to. "
            "Cut it into parts if it is a real article."
        ) from None


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    def end(number: int, frame: FrameType | None) -> None:
        raise _Over

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    """The limit for a thread that gets no signals: another one watches, and asks the interpreter to end it."""
    watched, done, lock = threading.get_ident(), threading.Event(), threading.Lock()

    def watch() -> None:
        wait = seconds
        while not done.wait(wait):
            with lock:
                if not done.is_set():
                    _ask(watched, _Over)
            wait = _AGAIN_S

    threading.Thread(target=watch, name="time limit", daemon=True).start()
    try:
        yield
    finally:
        with lock:
            done.set()
        _ask(watched, None)  # what was asked at the last moment is taken back


def _ask(thread: int, error: type[BaseException] | None) -> None:
    """Have `error` raised in a thread as soon as it runs Python; None takes back what has not been raised yet."""
    ask: Callable[..., int] = ctypes.pythonapi.PyThreadState_SetAsyncExc
    ask(ctypes.c_ulong(thread), ctypes.py_object(error) if error else None)
