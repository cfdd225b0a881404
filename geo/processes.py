"""A few processes that do one kind of work, each over a pipe of its own.

The standard library's pool shares two pipes among all its processes. A process that ends while it writes leaves half
an answer there, and whoever waits for the rest waits for ever. Over a pipe of its own, what a process held is known
when it ends, and the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answered = TypeVar("Answered")
Work = Callable[[Asked], Answered]
MakeWork = Callable[[], Work[Asked, Answered]]
"""Called once in each process, which then does what it gives: a function of a module, or a `functools.partial`."""


class ProcessEndedError(Exception):
    """A process ended while it worked. It never leaves this package: whoever asks says what was lost."""


class Processes(Generic[Asked, Answered]):
    """Work done in `number` processes, which are started when there is something to do.

    Parameters
    ----------
    number
        How many, at most.
    make_work
        What each of them does. It is sent to the process, and so is all that is asked and answered.
    """

    def __init__(self, number: int, make_work: MakeWork[Asked, Answered]) -> None:
        self._make_work = make_work
        # a thread a process: it waits for the answer, and starts another process where one has ended. An interrupt
        # reaches the main thread alone, so that no process is half started
        self._threads = ThreadPoolExecutor(number, thread_name_prefix="dateline-process")
        self._of_thread = threading.local()
        self._lock = threading.Lock()
        self._running: set[multiprocessing.process.BaseProcess] = set()
        self._is_over = False

    def ask(self, asked: Asked) -> Future[Answered]:
        """What will be answered; the future raises what the work raised, or `ProcessEndedError`."""
        return self._threads.submit(self._ask, asked)

    def end(self) -> None:
        """End all processes without waiting for what they do."""
        with self._lock:
            self._is_over = True
            running = list(self._running)
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in running:
            process.kill()
        for process in running:
            process.join()

    def _ask(self, asked: Asked) -> Answered:
        pipe: Connection | None = getattr(self._of_thread, "pipe", None)
        if pipe is None:
            pipe = self._start()
        try:
            pipe.send(asked)
            answered, error = pipe.recv()
        except (EOFError, OSError) as ended:
            self._forget()
            raise ProcessEndedError from ended
        if error is not None:
            raise error
        return answered  # type: ignore[no-any-return]  # it came over the pipe

    def _start(self) -> Connection:
        # not forked: a copy of an open database connection is not safe to use
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_work, args=(there, self._make_work), daemon=True)
        with self._lock:
            if self._is_over:
                raise ProcessEndedError
            process.start()
            self._running.add(process)
        there.close()  # so that the pipe ends with the process
        self._of_thread.pipe, self._of_thread.process = here, process
        return here

    def _forget(self) -> None:
        self._of_thread.pipe.close()
        process = self._of_thread.process
        with self._lock:
            if not self._is_over:
                process.kill()  # where it closed its end and went on
                process.join()
                self._running.discard(process)
        self._of_thread.pipe = self._of_thread.process = None


def _work(pipe: Connection, make_work: MakeWork[Asked, Answered]) -> None:
    """What each process does until the other end of its pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the one that started this ends it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    work = make_work()
    with suppress(EOFError):
        while True:
            asked = pipe.recv()
            try:
                answer: tuple[Answered | None, Exception | None] = work(asked), None
            except Exception as error:
                answer = None, error
            pipe.send(answer)


def _end_with_parent() -> None:
    """End this process when the one that started it has ended, also where that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
