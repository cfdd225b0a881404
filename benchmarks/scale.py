"""Builds of many articles: time, memory and size, beside an earlier version in the same run.

usage: python benchmarks/scale.py NUMBER [--before CHECKOUT] [--jobs N] [--folder FOLDER] [--single] [--dask]

Makes NUMBER articles with known truth (benchmarks/scale_texts.py) and runs `dateline build` on them as a user would:
fresh, with nothing changed, after one article was edited; with --single also in one process, and once more, killed
half-way and gone on with. With --dask also over Dask on this machine, with one worker and with two, into Parquet, of
which a project is made. --before names a checkout of an earlier version, which builds the same articles in the same
run. Memory is the most that each process had at a time, as Linux tells it; CPU is of all processes together.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from scale_texts import write_articles

TOP = Path(__file__).resolve().parent.parent
_POLL_S = 0.2


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds by the clock and of CPU, and the peaks of its own memory and of its readers', MB."""

    wall: float
    cpu: float
    memory: float
    reader: float

    def row(self, what: str, articles: int) -> str:
        """A line of the table."""
        rate = articles / self.wall
        return (
            f"| {what} | {self.wall:,.1f} | {self.cpu:,.1f} | {rate:,.0f} | {self.memory:,.0f} | "
            f"{f'{self.reader:,.0f}' if self.reader else '–'} |"
        )


def run(checkout: Path, *arguments: object, stop: Callable[[float], bool] = lambda seconds: False) -> Run:
    """Run `dateline ARGUMENTS` of a checkout; killed once `stop` says so."""
    begun, before = time.monotonic(), os.times()
    process = subprocess.Popen(
        [sys.executable, "-m", "geo.cli", *map(str, arguments)],
        cwd=checkout, env=os.environ | {"PYTHONPATH": str(checkout)}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    peaks: dict[int, float] = {}
    said = ""
    while process.poll() is None:
        for number in (process.pid, *_children(process.pid)):
            peaks[number] = max(peaks.get(number, 0.0), _peak(number))
        if stop(time.monotonic() - begun):
            process.kill()
        try:
            _, said = process.communicate(timeout=_POLL_S)
        except subprocess.TimeoutExpired:
            continue
    after = os.times()
    if process.returncode not in (0, 1, -9):
        raise SystemExit(f"dateline {' '.join(map(str, arguments))}: {said}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    own = peaks.pop(process.pid, 0.0)
    return Run(time.monotonic() - begun, cpu, own, max(peaks.values(), default=0.0))


def _children(process: int) -> list[int]:
    try:
        found = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return [int(number) for number in found.split()]


def _peak(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def truth_found(project: Path, truth: Path) -> tuple[int, int, int]:
    """Of the towns that articles name: how many there are, are on the right place, and have the right day."""
    with closing(sqlite3.connect(project)) as db:
        paths = dict(db.execute("SELECT path, id FROM documents"))
        placed = dict(db.execute("SELECT id, place_id FROM mentions"))
        days = set(db.execute("SELECT mention_id, first FROM events WHERE first = last"))
    all_, right, dated = 0, 0, 0
    for line in truth.read_text("utf-8").splitlines():
        row = json.loads(line)
        for start, place, day in row["truth"]:
            mention = f"{paths.get(row['path'])}:{start}"
            all_ += 1
            right += placed.get(mention) == place
            dated += (mention, day) in days
    return all_, right, dated


def measure(checkout: Path, folder: Path, project: Path, number: int, jobs: list[str], name: str) -> None:
    """Print the rows of one version."""
    fresh = run(checkout, "build", folder, "-o", project, *jobs)
    print(fresh.row(f"{name}: fresh", number), flush=True)
    print(run(checkout, "build", folder, "-o", project, *jobs).row(f"{name}: nothing changed", number), flush=True)
    edited = next(iter(sorted(folder.rglob("*.txt"))[number // 2 :]))
    before = edited.read_text("utf-8")
    edited.write_text(f"{before}\nOn 3 March 2014 two trucks reached the bridge.\n", encoding="utf-8")
    print(run(checkout, "build", folder, "-o", project, *jobs).row(f"{name}: one edited", number), flush=True)
    edited.write_text(before, encoding="utf-8")


def measure_dask(folder: Path, project: Path, number: int) -> None:
    """Print the rows of reading over Dask, and whether its project has the bytes of `project`, built of the same."""
    for workers in (1, 2):
        parts = project.with_name(f"parts-{workers}")
        over = run(TOP, "build", folder, "--dask", "local", "--jobs", workers, "--part-mb", 0.1, "-o", parts)
        print(over.row(f"Dask, workers: {workers}", number), flush=True)
    made = project.with_name("of-parts.sqlite")
    print(run(TOP, "build", "--from-parquet", parts, "-o", made).row("a project of the parts", number), flush=True)
    size = sum(part.stat().st_size for part in parts.iterdir())
    fresh = project.with_name("fresh.sqlite")
    run(TOP, "build", folder, "-o", fresh)
    same = made.read_bytes() == fresh.read_bytes()
    print(f"parts: {size / number:,.0f} bytes an article; bytes of their project {'equal' if same else 'DIFFER'}")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("--before", type=Path)
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--single", action="store_true")
    parser.add_argument("--dask", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as made:
        folder, project = Path(made) / "articles", Path(made) / "p.sqlite"
        size = write_articles(folder, options.number)
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
        print(
            f"{options.number:,} articles of {size / options.number:,.0f} bytes; {os.cpu_count()} cores, "
            f"{memory:.0f} GB, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"
        )
        print("| what | s | CPU s | articles/s | MB, main | MB, reader |\n|---|---|---|---|---|---|")
        if options.before:
            measure(options.before.resolve(), folder, Path(made) / "before.sqlite", options.number, [], "before")
        jobs = ["--jobs", str(options.jobs)]
        measure(TOP, folder, project, options.number, jobs, f"now, {options.jobs} processes")
        if options.single:
            one, again = Path(made) / "one.sqlite", Path(made) / "again.sqlite"
            single = run(TOP, "build", folder, "-o", one, "--jobs", "1")
            print(single.row("now, 1 process: fresh", options.number))
            run(TOP, "build", folder, "-o", again, *jobs, stop=lambda seconds: seconds > single.wall / 2)
            print(run(TOP, "build", folder, "-o", again, *jobs).row("now: gone on with after a kill", options.number))
            same = again.read_bytes() == one.read_bytes()
            print(f"killed and gone on with, against one process: bytes {'equal' if same else 'DIFFER'}")
        if options.dask:
            measure_dask(folder, project, options.number)
        all_, right, dated = truth_found(project, folder.with_name("articles.truth.jsonl"))
        print(f"size: {project.stat().st_size / size:.1f} times the text; {project.stat().st_size / 2**20:,.0f} MB")
        print(f"truth: of {all_:,} towns {right / all_:.1%} on the right place, {dated / all_:.1%} on the right day")


if __name__ == "__main__":
    main()
