"""Dask's workers give what one process gives; one that is lost costs a retry, one that would read otherwise the run."""

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from made_articles import write_articles

from geo.errors import ClusterError, InputError
from geo.parts import cluster
from geo.parts.cluster import connected, read_over
from geo.parts.planning import Planned
from geo.parts.taking import Parts
from geo.parts.writing import Done, Job
from geo.pipeline import Pipeline
from geo.project.build import build_project

distributed = pytest.importorskip(
    "distributed", reason="Dask is not installed, so nothing is read over it: pip install 'dateline[dask]'"
)

Plan = Callable[..., list[Planned]]


@pytest.fixture(scope="module")
def client(gazetteer_file: Path) -> Iterator[Any]:
    """Two workers of this machine, with the gazetteer of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_GAZETTEER", str(gazetteer_file))
        with connected("local", 2) as made:
            yield made


def run(client: Any, plans: list[Planned], job: Job) -> list[Done]:
    done = list(read_over(client, plans, job))
    assert all(isinstance(one, Done) for one in done)
    return [one for one in done if isinstance(one, Done)]


def test_two_workers_give_the_bytes_of_one_process(
    tmp_path: Path, client: Any, opened: Pipeline, job: Job, plan: Plan
) -> None:
    folder = write_articles(tmp_path / "articles", 60)
    (folder / "empty.txt").write_text(" ")
    done = run(client, plan(folder), job)
    assert (sum(one.articles for one in done), sum(one.failed for one in done)) == (60, 1)
    parts = Parts(job.output, opened)
    build_project(None, tmp_path / "two.sqlite", opened, read_all=parts.read_all, found=parts.scan())
    parts.close()
    build_project(folder, tmp_path / "one.sqlite", opened)
    assert (tmp_path / "two.sqlite").read_bytes() == (tmp_path / "one.sqlite").read_bytes()


def test_a_run_goes_on_where_an_earlier_one_stopped(tmp_path: Path, client: Any, job: Job, plan: Plan) -> None:
    plans = plan(write_articles(tmp_path / "articles", 40))
    run(client, plans, job)
    parts = sorted(Path(job.output).iterdir())
    before = {part: (part.stat().st_ino, part.read_bytes()) for part in parts}
    parts[0].unlink()
    parts[1].write_bytes(before[parts[1]][1][:100])  # as a disk could leave it after a power cut
    done = run(client, plans, job)
    assert sum(one.articles for one in done) == 40
    assert sorted(Path(job.output).iterdir()) == parts
    assert [part.read_bytes() for part in parts] == [content for _, content in before.values()]
    assert [part.stat().st_ino for part in parts[2:]] == [number for number, _ in list(before.values())[2:]]


def test_a_lost_worker_costs_a_retry(tmp_path: Path, client: Any, job: Job, plan: Plan) -> None:
    plans = plan(write_articles(tmp_path / "articles", 150))
    done: list[Done] = []
    pids = client.run(os.getpid)
    reading = threading.Thread(target=lambda: done.extend(run(client, plans, job)))
    reading.start()
    busy: list[str] = []
    while not busy:  # the worker that is lost has something to do
        assert reading.is_alive()
        busy = [name for name, keys in client.processing().items() if keys and name in pids]
        time.sleep(0.01)
    os.kill(pids[busy[0]], signal.SIGKILL)
    reading.join()
    client.wait_for_workers(2)  # a new one has come in its place, for the tests that follow as well
    assert pids[busy[0]] not in client.run(os.getpid).values()
    assert sum(one.articles for one in done) == 150
    assert len(list(Path(job.output).iterdir())) == len(plans)


def test_a_worker_with_another_gazetteer_is_told_and_ends_the_run(
    tmp_path: Path, client: Any, job: Job, plan: Plan
) -> None:
    other = replace(job, gazetteer_sha256="0" * 64)
    with pytest.raises(ClusterError, match=r"worker tls://.*its gazetteer .* is another.*DATELINE_GAZETTEER"):
        list(read_over(client, plan(write_articles(tmp_path / "articles", 2)), other))
    assert not Path(job.output).exists()


def test_a_worker_with_another_version_is_told_and_ends_the_run(
    tmp_path: Path, client: Any, job: Job, plan: Plan
) -> None:
    with pytest.raises(ClusterError, match="install the same version"):
        list(read_over(client, plan(write_articles(tmp_path / "articles", 2)), replace(job, reading="another")))


def test_parts_of_other_articles_are_not_added_to(tmp_path: Path, client: Any, job: Job, plan: Plan) -> None:
    folder = write_articles(tmp_path / "articles", 3)
    run(client, plan(folder), job)
    write_articles(folder, 4)
    with pytest.raises(InputError, match="1 parts of other articles"):
        list(read_over(client, plan(folder), job))


def test_a_place_that_cannot_be_written_ends_the_run(tmp_path: Path, client: Any, job: Job, plan: Plan) -> None:
    (tmp_path / "file").write_text("no folder")
    there = replace(job, output=str(tmp_path / "file" / "parts"))
    with pytest.raises(InputError, match="can't be written"):
        list(read_over(client, plan(write_articles(tmp_path / "articles", 2)), there))


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_SECONDS_TO_CONNECT", 1)
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(ClusterError, match=r"no Dask scheduler answers at tcp://.*check"), connected(address, 1):
            pytest.fail("it answered")


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(ClusterError, match="no Dask scheduler answers at nowhere"), connected("nowhere://x", 1):
        pytest.fail("it answered")


def test_articles_that_end_every_worker_are_told_and_the_run_goes_on() -> None:
    killed = distributed.KilledWorker("part", None, 3)
    lost = cluster._lost(SimpleNamespace(key="part-00001"), (type(killed), killed, None))
    assert "each worker that read it ended" in str(lost)
    assert "--part-mb" in str(lost)
