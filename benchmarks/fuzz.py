"""Damaged and hostile files given to everything that reads: whatever happens must be an error of Dateline's own tree.

usage: python benchmarks/fuzz.py [--seconds 600] [--only NAME ...] [--seed N]

Readers, front matter, sidecars and tables of events, articles' texts, projects, corrections and imports of places get
well-formed samples that hypothesis cuts, repeats, joins and strews with words that matter to parsers. A finding is any
other exception, and whatever takes longer than SLOW seconds; each is shrunk and printed with the input as Python writes
it. Exit code 1 when there is any.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import fuzz_seeds as seeds

from geo.errors import DatelineError
from geo.export import write_as
from geo.gazetteer import Gazetteer
from geo.gazetteer.dumps import Skipped, read_alternates, read_places
from geo.gazetteer.user_places import read_user_places
from geo.inputs.front_matter_facts import read_front_matter
from geo.inputs.known_events import read_events
from geo.inputs.readers import BUILT_IN
from geo.inputs.readers.checking import problem_of
from geo.inputs.sidecar import read_sidecar
from geo.model import Document
from geo.pipeline import Pipeline
from geo.project import Project, ProjectWriter
from geo.project.distrust import told
from geo.project.journal import journal_path, read_journal
from geo.project.verifying import findings
from geo.ui.view_data import view_data

TOP = Path(__file__).resolve().parents[1]
SLOW = 10.0
MEMORY = 3 * 2**30
Call = Callable[[bytes, Path], None]


class Slow(BaseException):
    """Took longer than SLOW seconds."""


class TimeUp(BaseException):
    """This target's share of the time is used."""


@dataclass
class Target:
    """What is tried: its name, well-formed samples, what reads them, and its share of the time."""

    name: str
    samples: list[bytes]
    call: Call
    share: int = 1


@dataclass
class Tried:
    """What came of a target."""

    count: int = 0
    refused: int = 0
    slowest: float = 0.0
    found: dict[str, bytes] = field(default_factory=dict)


@st.composite
def damaged(draw: st.DrawFn, samples: list[bytes]) -> bytes:
    """A sample after up to eight cuts, repeats, joins and insertions."""
    data = draw(st.sampled_from(samples))
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 40)))
        kind = draw(st.integers(0, 6))
        if kind == 0:
            data = data[:at] + data[end:]
        elif kind == 1:
            data = data[:at] + data[at:end] * draw(st.integers(2, 20)) + data[end:]
        elif kind == 2:
            data = data[:at]
        elif kind == 3:
            data = data[:at] + draw(st.sampled_from(samples))[at:]
        elif kind == 4:
            data = data[:at] + draw(st.binary(min_size=1, max_size=6)) + data[end:]
        else:
            data = data[:at] + draw(st.sampled_from(seeds.TOKENS)) + (data[end:] if kind == 5 else data[at:])
    return data


def readers() -> Iterator[Target]:
    """One target a format: the reader that takes the sample, called in this process and as the scan calls it."""
    for name, data in seeds.files().items():
        reader = next((each for each in BUILT_IN if each.can_read(name, data[:4096])), None)
        if reader is None:
            raise SystemExit(f"no reader takes the sample {name}")

        def read(given: bytes, folder: Path, reader=reader, name=name) -> None:
            if given.strip() and reader.can_read(name, given[:4096]):  # empty files are refused before
                articles = tuple(reader.read(given, name=name))
                problem = problem_of(articles) if articles else ""
                assert not problem, problem

        yield Target(f"reader {reader.name} ({name})", [data], read)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def inputs() -> Iterator[Target]:
    """Front matter, tables beside the articles, and texts, read by the whole line."""
    pipeline = Pipeline(Gazetteer.open())

    def text(data: bytes, folder: Path) -> None:
        pipeline.parse(Document(id="x", text=_text(data), title=_text(data[:80]), language="en"))

    def front(data: bytes, folder: Path) -> None:
        read_front_matter(_text(data), name="a.md")

    yield Target("front matter", [seeds.FRONT.encode()], front)
    yield Target("index.csv", [seeds.INDEX.encode()], lambda data, folder: void(read_sidecar(data)))
    yield Target("events.csv", [seeds.EVENTS.encode()], lambda data, folder: void(read_events(data)))
    yield Target("texts", [seeds.SENTENCE.encode(), seeds.FRONT.encode(), seeds.LEXIS.encode()], text, share=3)


def void(value: object) -> None:
    """Drop a value."""


def places() -> Iterator[Target]:
    """Dumps of GeoNames and a user's own tables."""
    gazetteer = Gazetteer.open()

    def of(name: str, read: Callable[[Path], object]) -> Call:
        def call(data: bytes, folder: Path) -> None:
            path = folder / name
            path.write_bytes(data)
            read(path)

        return call

    zipped = seeds._zip({"TR.txt": seeds.DUMP, "readme.txt": "x"})
    dump = of("TR.txt", lambda path: list(read_places(path, Skipped())))
    yield Target("dump of GeoNames", [seeds.DUMP.encode()], dump)
    yield Target("zipped dump", [zipped], of("TR.zip", lambda path: list(read_places(path, Skipped()))))
    names = of("alternateNamesV2.txt", lambda path: list(read_alternates(path, {743952}, Skipped())))
    yield Target("alternate names", [seeds.ALTERNATES.encode()], names)
    for name, sample in (("p.csv", seeds.TABLE), ("p.geojson", seeds.GEOJSON)):
        yield Target(
            f"own places ({name})",
            [sample.encode()],
            of(name, lambda path: list(read_user_places(path, gazetteer, []))),
        )


def projects() -> Iterator[Target]:
    """Project files and the corrections beside them."""
    pipeline = Pipeline(Gazetteer.open())
    own = Path(tempfile.mkdtemp())
    path = own / "p.sqlite"
    with ProjectWriter(path) as writer:
        for number in range(3):
            text = f"{seeds.SENTENCE} Number {number}."
            writer.add(pipeline.parse(Document(id=f"a{number}", text=text, title="Rain", language="en")))
    whole = path.read_bytes()

    def project(data: bytes, folder: Path) -> None:
        path = folder / "p.sqlite"
        path.write_bytes(data)
        list(findings(path))
        with closing(Project.open(path)) as opened:
            with told(path):  # as the dashboard opens it
                data_of_page = view_data(opened)
            for mention in opened.mentions()["id"][:20]:
                opened.candidates(mention)
            for name in ("csv", "jsonl"):
                with tempfile.TemporaryFile() as stream:
                    write_as(name, opened, stream)
        void(data_of_page)

    def value(data: bytes, folder: Path) -> None:
        path = folder / "v.sqlite"
        path.write_bytes(whole)
        with closing(sqlite3.connect(path)) as db:
            columns = [
                (table, column)
                for (table,) in db.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
                )
                for _, column, *_ in db.execute(f"PRAGMA table_info({table})")
            ]
            (first, second, kind), rest = data[:3].ljust(3, b"\0"), data[3:]
            table, column = columns[(first * 256 + second) % len(columns)]
            made = (rest, _text(rest), len(rest) * 10**kind, float(len(rest)) * 10.0 ** (kind % 300), None)[kind % 5]
            with suppress(sqlite3.Error, OverflowError):
                db.execute("PRAGMA foreign_keys=OFF")
                db.execute(f'UPDATE "{table}" SET "{column}" = ?', (made,))
                db.commit()
        project(path.read_bytes(), folder)

    def corrections(data: bytes, folder: Path) -> None:
        journal_path(folder / "p.sqlite").write_bytes(data)
        read_journal(folder / "p.sqlite")

    value(b"\0\0\0", own)  # what is loaded at first use is not to be counted as slow
    shutil.rmtree(own)
    samples = [bytes((at % 7, at, at % 5)) + token for at, token in enumerate(seeds.TOKENS)]
    yield Target("project file", [whole], project, share=3)
    yield Target("values in a project", samples, value, share=6)
    line = seeds.CORRECTION.encode() + b"\n"
    yield Target("corrections", [line, line + line.replace(b"01H", b"01J")], corrections)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise Slow after so many seconds of this process's own time: others on the machine don't count."""

    def end(number: int, frame: object) -> None:
        raise Slow

    signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def kind_of(error: BaseException) -> str:
    """What a finding is told apart by: the error and the innermost line of Dateline's that it went through."""
    lines = [frame for frame in traceback.extract_tb(error.__traceback__) if f"{TOP}/geo/" in frame.filename]
    where = f"{Path(lines[-1].filename).relative_to(TOP)}:{lines[-1].lineno}" if lines else "elsewhere"
    return f"{type(error).__name__} at {where}"


def fuzz(target: Target, seconds: float, seed: int, folder: Path) -> Tried:
    """Try a target for some seconds; each kind of finding is shrunk, then passed over."""
    tried = Tried()
    until = time.monotonic() + seconds
    last: list[tuple[str, bytes]] = []

    @hypothesis.seed(seed)
    @settings(
        max_examples=1_000_000, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink), report_multiple_bugs=False,
    )  # fmt: skip
    @given(damaged(target.samples))
    def one(data: bytes) -> None:
        if time.monotonic() > until:
            raise TimeUp
        tried.count += 1
        began = time.process_time()
        try:
            with at_most(SLOW), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                target.call(data, folder)
        except DatelineError:
            tried.refused += 1
        except (Exception, Slow) as error:
            kind = kind_of(error)
            if kind not in tried.found:
                last[:] = [(kind, data)]
                raise AssertionError(kind) from error
        finally:
            tried.slowest = max(tried.slowest, time.process_time() - began)

    while time.monotonic() < until:
        try:
            one()
            break
        except TimeUp:
            tried.found.update(last)
        except AssertionError:
            tried.found.update(last)
            last.clear()
    return tried


def main() -> int:
    """Share the time among the targets and print what came of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600, help="in all; ten minutes if not given")
    parser.add_argument("--only", nargs="*", default=[], help="parts of the names of targets")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    targets = [*readers(), *inputs(), *places(), *projects()]
    targets = [each for each in targets if not options.only or any(word in each.name for word in options.only)]
    findings_in_all = 0
    print(f"{'what was tried':34} {'inputs':>8} {'refused':>8} {'slowest s':>10} {'findings':>9}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for target in targets:
            tried = fuzz(
                target, options.seconds * target.share / sum(each.share for each in targets), options.seed, Path(folder)
            )
            findings_in_all += len(tried.found)
            print(
                f"{target.name:34} {tried.count:8} {tried.refused:8} {tried.slowest:10.2f} {len(tried.found):9}",
                flush=True,
            )
            for kind, data in tried.found.items():
                print(f"    {kind}\n        {data[:2000]!r}{' ...' if len(data) > 2000 else ''}", flush=True)
    print(f"{findings_in_all} findings")
    return 1 if findings_in_all else 0


if __name__ == "__main__":
    sys.exit(main())
