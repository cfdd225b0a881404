"""Processes that work over a pipe of their own: nothing waits for one that has ended."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.connection import Connection

import pytest

from geo.processes import ProcessEndedError, Processes

BIG = 30_000_000
"""Bytes of an answer that a pipe takes only in many pieces."""
LAST = 199


def made(work: Callable[[int], object]) -> Callable[[int], object]:
    return work


def fails() -> Callable[[int], object]:
    raise OSError("nothing can be opened")


def twice(number: int) -> int:
    return 2 * number


def ends_at_three(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


def refuses(number: int) -> int:
    raise ValueError(f"{number} is refused")


def bulky(number: int) -> bytes:
    if number == LAST:
        time.sleep(60)  # an end that waits for all answers waits for this one
    return b"x" * BIG


def ends_in_mid_answer(number: int) -> bytes:
    if number:
        Connection._send = send_half
    return b"x" * (BIG if number else 1)


def send_half(connection: Connection, data: memoryview) -> None:
    os.write(connection.fileno(), data[: len(data) // 2])
    if len(data) > 1000:  # a length goes before
        os._exit(9)
    os.write(connection.fileno(), data[len(data) // 2 :])


def threads_of_processes() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one.name.startswith("dateline-process")]


@pytest.fixture
def processes_of() -> Iterator[Callable[[Callable[[], Callable[[int], object]]], Processes[int, object]]]:
    every: list[Processes[int, object]] = []

    def start(make_work: Callable[[], Callable[[int], object]]) -> Processes[int, object]:
        every.append(Processes(2, make_work))
        return every[-1]

    yield start
    for one in every:
        one.end()
    end = time.monotonic() + 60
    while threads_of_processes():
        assert time.monotonic() < end, "a thread waits for a process that has ended"
        time.sleep(0.02)


def test_each_question_has_its_answer(processes_of) -> None:
    processes = processes_of(partial(made, twice))
    assert [one.result() for one in [processes.ask(number) for number in range(20)]] == list(range(0, 40, 2))


def test_what_the_work_raises_is_raised_where_it_was_asked(processes_of) -> None:
    processes = processes_of(partial(made, refuses))
    with pytest.raises(ValueError, match="7 is refused"):
        processes.ask(7).result()
    with pytest.raises(ValueError, match="8 is refused"):  # the process goes on
        processes.ask(8).result()


def test_a_process_that_ends_loses_only_what_it_held(processes_of) -> None:
    processes = processes_of(partial(made, ends_at_three))
    answers = [processes.ask(number) for number in range(8)]
    with pytest.raises(ProcessEndedError):
        answers.pop(3).result()
    assert [one.result() for one in answers] == [0, 1, 2, 4, 5, 6, 7]


def test_a_process_that_ends_in_the_middle_of_an_answer_is_noticed(processes_of) -> None:
    processes = processes_of(partial(made, ends_in_mid_answer))
    with pytest.raises(ProcessEndedError):
        processes.ask(1).result(timeout=120)
    assert processes.ask(0).result() == b"x"


def test_a_process_that_cannot_begin_is_told(processes_of) -> None:
    with pytest.raises(ProcessEndedError):
        processes_of(fails).ask(1).result(timeout=120)


@pytest.mark.parametrize("seconds", [0, 0.05, 0.7])
def test_an_end_waits_for_nothing(processes_of, seconds: float) -> None:
    # before the processes are there, while they start, and while they write: the fixture sees that no thread is left
    processes = processes_of(partial(made, bulky))
    answers = [processes.ask(number) for number in range(LAST + 1)]
    if seconds > 0.1:
        answers[0].result()
    time.sleep(seconds)
    processes.end()
    last = answers[LAST]
    assert last.cancelled() or isinstance(last.exception(), ProcessEndedError)
