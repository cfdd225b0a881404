"""Many processes give what one gives, and what was read outlives the run that read it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from geo.corrections import Selector
from geo.model import Document
from geo.pipeline import Pipeline
from geo.project import Project, ProjectWriter
from geo.project.acts import new_act
from geo.project.anew import Task, Unreadable, one_after_the_other
from geo.project.build import build_project
from geo.project.correcting import CorrectedReading
from geo.project.inserting import ReadingRows
from geo.project.journal import append
from geo.project.opening import PARTIAL, RUN_FILES, UNFINISHED, beside
from geo.scale import FEW, Workers, open_pipeline

TOP = Path(__file__).resolve().parent.parent
TOWNS = ("Mosul", "Kirkuk", "Baghdad", "Raqqa", "Aleppo", "Damascus")


def write_articles(folder: Path, number: int) -> Path:
    folder.mkdir()
    for at in range(number):
        town, other = TOWNS[at % 6], TOWNS[(at + at // 6 + 1) % 6]
        (folder / f"{at:04d}.txt").write_text(
            f"Report {at}\n\nSoldiers closed the bridge at {town} on {at % 28 + 1} March 2017. A convoy of {at} "
            f"lorries reached {other} on Monday, and {at * 7} people left their houses.\n"
        )
    return folder


@pytest.fixture(scope="session")
def opened(gazetteer_file: Path) -> Pipeline:
    return open_pipeline(gazetteer_file, "crf")


@pytest.fixture
def workers(gazetteer_file: Path):
    with Workers(2, partial(open_pipeline, gazetteer_file, "crf")) as made:
        yield made


def left_beside(path: Path) -> list[str]:
    return [ending for ending in RUN_FILES if beside(path, ending).exists()]


def test_two_processes_give_the_bytes_of_one(tmp_path: Path, opened: Pipeline, workers: Workers) -> None:
    folder = write_articles(tmp_path / "articles", FEW + 40)
    build_project(folder, tmp_path / "one.sqlite", opened)
    report = build_project(folder, tmp_path / "two.sqlite", opened, read_all=workers.read_all)
    assert report.read == FEW + 40
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


class Breaks:
    """Corrections that end the process that reads one of the articles, as a lack of memory would."""

    def read(self, document, pipeline, fingerprint):
        if document.text == "ends its process":
            os._exit(9)
        return CorrectedReading(pipeline.parse(document), None, fingerprint)


def test_only_the_article_that_ends_its_process_is_left_out(opened: Pipeline, workers: Workers) -> None:
    texts = [f"Snow fell in Mosul on {at % 28 + 1} March." for at in range(FEW + 20)]
    texts[FEW + 7] = "ends its process"
    tasks = [Task(Document(f"a{at}", text, path=f"{at}.txt"), "") for at, text in enumerate(texts)]
    outcomes = list(workers.read_all([None, *tasks], opened, Breaks()))  # type: ignore[arg-type]
    assert outcomes[0] is None
    (bad,) = (at for at, outcome in enumerate(outcomes) if isinstance(outcome, Unreadable))
    assert bad == FEW + 8
    assert str(outcomes[bad].error).startswith(f"{FEW + 7}.txt: the process that read it ended")  # type: ignore[union-attr]
    assert [one.document_id for one in outcomes if isinstance(one, ReadingRows)] == [
        task.document.id for task in tasks if task.document.text != "ends its process"
    ]


class StopsAt:
    """A progress that stops a run before the article of this number, as Ctrl-C would."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __call__(self, sources):
        for at, source in enumerate(sources):
            if at == self.number:
                raise KeyboardInterrupt
            yield source


def counting(pipeline: Pipeline, read: list[str]):
    def read_all(tasks, own, corrections):
        for outcome in one_after_the_other(tasks, own, corrections):
            read.extend([] if outcome is None else [outcome.document_id])
            yield outcome

    return read_all


def test_an_interrupted_build_goes_on_where_it_stopped(tmp_path: Path, opened: Pipeline) -> None:
    folder = write_articles(tmp_path / "articles", 12)
    path = tmp_path / "p.sqlite"
    with pytest.raises(KeyboardInterrupt, match="7 articles that were read are kept"):
        build_project(folder, path, opened, progress=StopsAt(7))
    assert left_beside(path) == [UNFINISHED]
    with pytest.raises(KeyboardInterrupt, match="7 articles"):  # one that comes less far loses nothing
        build_project(folder, path, opened, progress=StopsAt(2))
    (folder / "0003.txt").write_text("Rain fell in Mosul on 5 May 2018.\n")
    read: list[str] = []
    report = build_project(folder, path, opened, read_all=counting(opened, read))
    assert (len(read), report.read) == (6, 12)  # the five that were not reached, and the one that changed
    assert left_beside(path) == []
    fresh = tmp_path / "fresh.sqlite"
    build_project(folder, fresh, opened)
    assert path.read_bytes() == fresh.read_bytes()


def test_an_interrupted_build_is_kept_though_somebody_looks_at_it(tmp_path: Path, opened: Pipeline) -> None:
    folder = write_articles(tmp_path / "articles", 8)
    path = tmp_path / "p.sqlite"
    seen: list[Project] = []

    def look(sources):
        for at, source in enumerate(sources):
            if at == 5:
                seen.append(Project.open(path))
                assert seen[0].documents().empty  # nothing was put on the disk yet
            if at == 6:
                raise KeyboardInterrupt
            yield source

    with pytest.raises(KeyboardInterrupt, match="6 articles that were read are kept"):
        build_project(folder, path, opened, progress=look)
    assert seen[0].documents().empty
    seen[0].close()
    read: list[str] = []
    build_project(folder, path, opened, read_all=counting(opened, read))
    assert len(read) == 2
    assert left_beside(path) == []


def test_corrections_are_applied_in_the_processes_that_read(tmp_path: Path, opened: Pipeline, workers: Workers) -> None:
    folder = write_articles(tmp_path / "articles", FEW + 6)
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    build_project(folder, one, opened)
    with closing(Project.open(one)) as project:
        last = project.documents().iloc[-1]
    target = Selector(last["sha256"], last["id"], last["path"])
    line = new_act("Ada").correction("document", target, {"title": "The last of all"})
    for path in (one, two):
        append(path, [line])
    build_project(folder, one, opened)
    build_project(folder, two, opened, read_all=workers.read_all)
    assert one.read_bytes() == two.read_bytes()
    with closing(Project.open(two)) as project:
        assert project.documents()["title"].iloc[-1] == "The last of all"


def test_a_damaged_unfinished_file_is_passed_over(tmp_path: Path, opened: Pipeline) -> None:
    folder = write_articles(tmp_path / "articles", 3)
    path = tmp_path / "p.sqlite"
    beside(path, UNFINISHED).write_bytes(b"SQLite format 3\0" + b"damage" * 500)
    assert build_project(folder, path, opened).read == 3
    assert left_beside(path) == []


def started(folder: Path, path: Path, gazetteer: Path, *more: str) -> "subprocess.Popen[str]":
    environment = os.environ | {"PYTHONPATH": str(TOP), "DATELINE_GAZETTEER": str(gazetteer)}
    return subprocess.Popen(
        [sys.executable, "-m", "geo.cli", "build", str(folder), "-o", str(path), *more],
        env=environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def articles_in(path: Path) -> int:
    try:
        project = Project.open(path)
    except Exception:
        return 0
    with closing(project):
        return len(project.documents())


def wait_for(condition: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def children_of(process: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def runs(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().split(")")[-1].split()[0]
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_killed_build_can_be_watched_and_gone_on_with(tmp_path: Path, opened: Pipeline, gazetteer_file: Path) -> None:
    folder = write_articles(tmp_path / "articles", 900)
    path = tmp_path / "p.sqlite"
    process = started(folder, path, gazetteer_file, "--jobs", "2")
    try:
        wait_for(lambda: articles_in(path) > 0 or process.poll() is not None)  # it is open to others while it grows
        assert process.poll() is None
        seen, workers = articles_in(path), children_of(process.pid)
    finally:
        process.kill()
        process.communicate()
    assert 0 < seen < 900
    wait_for(lambda: not any(map(runs, workers)))  # no reader outlives the run
    assert beside(path, PARTIAL).exists()
    read: list[str] = []
    build_project(folder, path, opened, read_all=counting(opened, read))
    assert len(read) <= 900 - seen
    assert left_beside(path) == []
    assert articles_in(path) == 900


def test_ctrl_c_ends_a_build_at_once(tmp_path: Path, gazetteer_file: Path) -> None:
    folder = write_articles(tmp_path / "articles", 900)
    path = tmp_path / "p.sqlite"
    process = started(folder, path, gazetteer_file, "--jobs", "2")
    wait_for(lambda: articles_in(path) > 0 or process.poll() is not None)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "articles that were read are kept" in said
    assert left_beside(path) == [UNFINISHED]


def test_ctrl_c_reaches_a_long_step_of_sqlite(tmp_path: Path) -> None:
    def run() -> None:
        with ProjectWriter(tmp_path / "p.sqlite") as writer:
            signal.setitimer(signal.ITIMER_REAL, 0.2)
            endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
            writer._db.execute(endless).fetchone()

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            run()
    finally:
        signal.signal(signal.SIGALRM, before)
    assert list(tmp_path.iterdir()) == []
