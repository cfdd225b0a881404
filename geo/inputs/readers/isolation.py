"""Readers of risky formats in a process of their own, which a hostile file may hang, fill or crash.

Processes are kept for the next file, and replaced when one had to be stopped. They are processes of the same Python,
started anew and not forked: that works from a thread, in a server and in a notebook alike.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from geo.errors import InputError, ReaderError, TooLongError
from geo.inputs.limits import ANSWER_BYTES, FILES_A_PROCESS, SECONDS_A_FILE, SECONDS_TO_START
from geo.inputs.readers.archives import Content
from geo.inputs.readers.base import Reader
from geo.inputs.readers.checked import remedy_of, where_of
from geo.inputs.readers.worker import BYTES, DONE, FILE, LENGTH, READY, TOO_LITTLE_MEMORY, receive

Stop = Literal["time", "memory", "crash", "loading"]

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from geo.inputs.readers.worker import serve; serve()"
_PACKAGE = Path(__file__).absolute().parents[2]
_REMEDY = "save its text as .txt and give that, or leave it out."


class StoppedError(Exception):
    """A process has to be replaced; `why` says what became of it."""

    def __init__(self, why: Stop, detail: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.detail = detail


class _Process:
    """One process, for one file at a time."""

    def __init__(self) -> None:
        path = [place for place in (place or os.getcwd() for place in sys.path) if not _is_own(place)]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, json.dumps(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # numerical libraries would take memory for a thread a core
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            start_new_session=True,  # Ctrl-C is for the one who asks, who then ends this one
        )
        self._is_late = False
        self.files = 0

    def read(self, pickled: bytes, data: bytes, name: str) -> bytes:
        """The answer for a file.

        Raises
        ------
        StoppedError : the process can't be used any more.
        """
        self._load(pickled)
        return self._within_memory(SECONDS_A_FILE, name.encode("utf-8", "surrogatepass"), data, b"")

    def steps(self, pickled: bytes, data: Content, name: str, skip: int) -> Iterator[bytes]:
        """The messages for an archive, without the last one.

        Raises
        ------
        StoppedError : the process can't be used any more.
        """
        self._load(pickled)
        kind, content = (BYTES, data) if isinstance(data, bytes) else (FILE, os.fsencode(data))
        how = b"%s %d" % (kind, skip)
        said = self._within_memory(SECONDS_A_FILE, name.encode("utf-8", "surrogatepass"), content, how)
        while said != DONE:
            yield said
            said = self._within_memory(SECONDS_A_FILE)

    def _load(self, pickled: bytes) -> None:
        self.files += 1
        try:
            loaded = self._asked(SECONDS_TO_START, pickled)
        except StoppedError as stopped:
            raise StoppedError("loading", f"no answer: {stopped.why} {stopped.detail}".strip()) from stopped
        if loaded != READY:
            raise StoppedError("loading", loaded.decode("utf-8", "replace"))

    def _within_memory(self, seconds: float, *messages: bytes) -> bytes:
        answer = self._asked(seconds, *messages)
        if answer == TOO_LITTLE_MEMORY:
            raise StoppedError("memory")
        return answer

    def _asked(self, seconds: float, *messages: bytes) -> bytes:
        """Send some messages and take one; stop the process when that takes too long."""
        watch = threading.Timer(seconds, self._stop_late)
        watch.daemon = True
        watch.start()
        try:
            for message in messages:
                self._send(message)
            answer = self._receive()
        except OSError:  # it went away while it was sent the file
            answer = None
        finally:
            watch.cancel()
            watch.join()
        if self._is_late:
            raise StoppedError("time")
        if answer is None:
            raise StoppedError("crash", self._last_words())
        return answer

    def _send(self, message: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(len(message).to_bytes(LENGTH, "big"))
        self._process.stdin.write(message)
        self._process.stdin.flush()

    def _receive(self) -> bytes | None:
        assert self._process.stdout is not None
        return receive(self._process.stdout.read, ANSWER_BYTES)

    def _stop_late(self) -> None:
        self._is_late = True
        self._kill()

    def _last_words(self) -> str:
        """How the process ended: the signal's name, or its exit code."""
        self._kill_unless_ended()
        code = self._process.wait()
        return signal.Signals(-code).name if -code in set(signal.Signals) else f"exit code {code}"

    def _kill_unless_ended(self) -> None:
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._kill()

    def _kill(self) -> None:
        """End the process, and what it may have started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """End the process, and wait until it has gone, so that none is left behind."""
        self._kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was not sent any more
                stream.close() if stream else None


def _is_own(place: str) -> bool:
    """Whether modules would be found in this package's own folders under their bare names, as Streamlit has it.

    geo/ui/token.py would then be the `token` of the standard library.
    """
    return Path(place).absolute().is_relative_to(_PACKAGE)


_idle: list[_Process] = []
_lock = threading.Lock()
_of_parent: list[_Process] = []


def read_apart(reader: Reader, data: bytes, *, name: str) -> bytes:
    """The answer of a reader for a file, read in a process of its own; see `wire.answer_of`.

    A process that crashed or ran out of memory may have been spoilt by an earlier file; then the file is tried once
    more in a new one, so that no file is blamed for another.

    Parameters
    ----------
    reader : an object that pickles.
    data : the whole file.
    name : the file's name, for messages.

    Raises
    ------
    InputError : the process had to be stopped, or the reader can't be loaded there.
    """
    pickled = packed(reader)
    while True:
        process = take()
        was_new = process.files == 0
        try:
            answer = process.read(pickled, data, name)
        except StoppedError as stopped:
            process.end()
            if was_new or stopped.why == "time":
                raise told(stopped, reader, name) from stopped
            continue
        except BaseException:  # Ctrl-C: the process is in the middle of a file
            process.end()
            raise
        give_back(process)
        return answer


def packed(reader: Reader) -> bytes:
    """A reader as it is sent to the process that reads: what comes back from there is never unpickled."""
    return pickle.dumps(reader)


def is_sendable(reader: Reader) -> bool:
    """Whether a reader can be made anew in another process."""
    try:
        packed(reader)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True


def end_idle() -> None:
    """End the processes that wait for a file; the next file starts one anew."""
    with _lock:
        processes, _idle[:] = list(_idle), []
    for process in processes:
        process.end()


def take() -> _Process:
    """A process that waits for a file, or a new one."""
    with _lock:
        if _idle:
            return _idle.pop()
    return _Process()


def give_back(process: _Process) -> None:
    """Keep a process that has answered for the next file."""
    if process.files >= FILES_A_PROCESS:
        process.end()
        return
    with _lock:
        _idle.append(process)


def told(stopped: StoppedError, reader: Reader, name: str) -> InputError:
    """Why a file has no articles, for a user."""
    if stopped.why == "time":
        return TooLongError(f"{name} took more than {SECONDS_A_FILE:g} s and was stopped: {_REMEDY}")
    if stopped.why == "memory":
        return TooLongError(f"{name} took more than 500 MB of memory and was stopped: {_REMEDY}")
    if stopped.why == "loading":
        return ReaderError(
            f"{name} can't be read: {where_of(reader)} can't be loaded ({stopped.detail}): {remedy_of(reader)}"
        )
    return ReaderError(f"{name} can't be read: {where_of(reader)} crashed ({stopped.detail}): {remedy_of(reader)}")


def _forget() -> None:
    """In a forked process: the processes belong to the one that started them."""
    global _lock
    _lock = threading.Lock()
    _of_parent.extend(_idle)
    _idle.clear()


atexit.register(end_idle)
os.register_at_fork(after_in_child=_forget)
