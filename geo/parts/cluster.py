"""Partitions read over Dask: on the processors of this machine, or on the workers of a scheduler that runs.

What Dask does: a worker that is lost costs a retry of what it did, elsewhere. What this module does: it sees that every
worker reads as this machine would, has few partitions under way at a time, and says what went wrong in words.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from itertools import islice
from typing import Any

from geo.errors import ClusterError, DatelineError, InputError
from geo.parts.addresses import INSTALL, names_in
from geo.parts.planning import PART, Partition, Planned
from geo.parts.writing import Done, Job, look_at, problem_here, write_part
from geo.plugins import ANY_ERROR, words_of

LOCAL = "local"
_AHEAD = 3
"""Partitions a worker's thread that are under way: what bounds the memory here and at the scheduler."""
_NEARBY = "127.0.0.1:0"
_SECONDS_TO_CONNECT = 20
_SECONDS_FOR_WORKERS = 60


@contextmanager
def connected(address: str, workers: int) -> Iterator[Any]:
    """A client of the scheduler at `address`; for 'local', of one with so many processes of this machine.

    Raises
    ------
    ClusterError
        When Dask is not installed, no scheduler answers, or it has no worker.
    """
    dask = _distributed()
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters of it is said by this module
    with ExitStack() as stack:
        try:
            if address == LOCAL:
                cluster = dask.LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    processes=True,
                    security=True,  # else everybody on this machine could have the workers run what they like
                    host="127.0.0.1",
                    dashboard_address=_NEARBY,  # which Dask opens in any case, else for the whole network
                    worker_dashboard_address=_NEARBY,
                    silence_logs=logging.CRITICAL,
                )
                stack.enter_context(cluster)
                client = dask.Client(cluster)
            else:
                client = dask.Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
        except ImportError as error:  # of the packages that encrypt
            raise ClusterError(f"--dask local needs a package that is not installed ({error}): {INSTALL}") from error
        except (OSError, ValueError, TimeoutError, RuntimeError) as error:
            if address == LOCAL:
                raise ClusterError(
                    f"Dask's workers can't be started here ({words_of(error)}): build with --jobs alone."
                ) from error
            raise ClusterError(
                f"no Dask scheduler answers at {address} ({words_of(error)}): check that 'dask scheduler' runs there "
                "and that this machine may reach it, or give --dask local."
            ) from error
        stack.enter_context(client)
        try:
            client.wait_for_workers(1, timeout=_SECONDS_FOR_WORKERS)
        except TimeoutError as error:
            raise ClusterError(
                f"the Dask scheduler at {address} has no worker: start some with 'dask worker {address} --nthreads 1'."
            ) from error
        yield client


def _distributed() -> Any:
    """The package of the extra, loaded when it is needed."""
    try:
        return import_module("distributed")
    except ImportError as error:
        raise ClusterError(f"--dask needs packages that are not installed ({error}): {INSTALL}") from error


def check_workers(client: Any, job: Job) -> None:
    """See that every worker reads as this machine would.

    Raises
    ------
    ClusterError
        When one would not; the message names each, with what to do.
    """
    answers = client.run(problem_here, job, on_error="return")
    wrong = [f"worker {name}: {_words(answer)}" for name, answer in answers.items() if answer]
    if wrong:
        raise ClusterError(f"{'; '.join(wrong)}. Parts that are written stay: then run the same command again.")


def _words(answer: object) -> str:
    if isinstance(answer, ImportError):
        return f"it can't load Dateline ({answer}): {INSTALL} there, in the version of this machine"
    return str(answer) if isinstance(answer, str | DatelineError) else words_of(_as_error(answer))


def _as_error(answer: object) -> BaseException:
    return answer if isinstance(answer, BaseException) else TypeError(repr(answer))


def check_output(job: Job, plans: Sequence[Planned]) -> set[str]:
    """The names of the parts of this run that are there already.

    Raises
    ------
    InputError
        When the folder holds parts of another run, or can't be listed.
    """
    there = {name for name in names_in(job.output) if PART.fullmatch(name)}
    others = there - {planned.name for planned in plans}
    if others:
        raise InputError(
            f"{job.output} holds {len(others)} parts of other articles, or read otherwise ({min(others)}): give "
            "another folder, or delete them."
        )
    return there


def read_over(client: Any, plans: Sequence[Planned], job: Job) -> Iterator[Done | InputError]:
    """Read all partitions; gives what became of each as it is done, or why it can't be.

    Raises
    ------
    ClusterError
        When a worker would read otherwise than this machine.
    InputError
        When parts can't be written.
    """
    there = check_output(job, plans)
    check_workers(client, job)
    waiting = iter(plans)
    running = _distributed().as_completed(loop=client.loop, with_results=True, raise_errors=False)
    by_name = {planned.name: planned for planned in plans}
    most = _AHEAD * max(sum(client.nthreads().values()), 1)
    for planned in islice(waiting, most):
        running.add(_sent(client, planned, job, planned.name in there))
    for future, result in running:
        if isinstance(result, Done):
            yield result
        elif result is None:  # it was there, and not whole
            running.add(_sent(client, by_name[future.key.removeprefix("look-")], job, False))
            continue
        else:
            yield _lost(future, result)
        with suppress(StopIteration):
            planned = next(waiting)
            running.add(_sent(client, planned, job, planned.name in there))


def _sent(client: Any, planned: Planned, job: Job, is_there: bool) -> Any:
    if is_there:
        return client.submit(look_at, planned.name, job, key=f"look-{planned.name}", pure=False)
    partition: Partition = planned.made()
    return client.submit(write_part, partition, job, key=planned.name, pure=False)


def _lost(future: Any, result: Any) -> InputError:
    """What to say of a partition that no worker could read; raises what ends the run."""
    error = result[1] if isinstance(result, tuple) else result
    if isinstance(error, _distributed().KilledWorker):
        return InputError(
            f"{future.key}: each worker that read it ended, as when memory runs out: give workers more memory, or "
            "smaller parts with --part-mb, and run the same command again."
        )
    if isinstance(error, DatelineError):
        raise error
    if isinstance(error, ANY_ERROR):
        return InputError(f"{future.key}: {words_of(error)}: report this, and leave the file out.")
    raise ClusterError(f"{future.key} was given up by Dask: run the same command again.")
