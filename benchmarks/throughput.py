"""Documents a second on one core: the whole pipeline, places and dates together, beside other offline geoparsers.

usage: python benchmarks/throughput.py FOLDER|FILE.jsonl... [--rounds N] [--peers NAME,...] [--length LOW HIGH]
       [--beside CHECKOUT]

Each row of the files holds "text" and, for F1, "toponyms" with start and end; of a FOLDER gold/*.jsonl, eval/*.jsonl
and *.jsonl are read. flashgeotext, geotext and spaCy are installed into virtual environments of their own under the
user's cache folder, once; what can't be installed is named and left out. They look for places only, and the first two
for cities and countries of a list. All read the same documents, one process each, in turns; the best round counts, by
CPU time; "first" is the round in which every document was new. F1 is of overlapping spans, one to one, as in
docs/accuracy.md; Dateline's recogniser may have been trained on the documents given: docs/accuracy.md has figures for
documents that it never saw. --beside measures another checkout of Dateline in the same run: what a change gave.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import platformdirs

READER = Path(__file__).with_name("throughput_reader.py")
ROOMS = ("gold/*.jsonl", "eval/*.jsonl", "*.jsonl")
NO_DEMONYMS = frozenset(("geovirus", "tudloc"))
"""Corpora that don't annotate demonyms: those found there are left out."""
PEERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "flashgeotext": (("pip", "install", "flashgeotext"),),
    "geotext": (("pip", "install", "geotext"),),
    "spacy": (("pip", "install", "spacy"), ("spacy", "download", "en_core_web_md")),
}
"""What is run, as `python -m ...`, to set a peer up."""
MINUTES = 10

Row = dict[str, Any]


class SkippedError(Exception):
    """A peer that can't be measured here, with the reason."""


def documents(paths: Sequence[Path], length: Sequence[int]) -> list[Row]:
    """The rows to read: id, text, corpus, published and toponyms."""
    files = [file for path in paths for file in (_files(path) if path.is_dir() else [path])]
    rows = []
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line) if line.strip() else {}
            if length[0] <= len(row.get("text", "")) <= length[1]:
                rows.append({"corpus": file.stem, **row})
    if not rows:
        raise SystemExit(f"no document of {length[0]} to {length[1]} characters in {', '.join(map(str, paths))}")
    return rows


def _files(folder: Path) -> list[Path]:
    return sorted(file for room in ROOMS for file in folder.glob(room))


def python_for(peer: str) -> str:
    """The interpreter of a peer's virtual environment, which is made on first use.

    Raises
    ------
    SkippedError
        It can't be set up here.
    """
    place = Path(platformdirs.user_cache_dir("dateline")) / "benchmarks" / peer
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        run([sys.executable, "-m", "venv", str(place)])
    for number, step in enumerate(PEERS[peer]):
        done = place / f"step-{number}"
        if not done.exists():
            print(f"{peer}: {' '.join(step)}", file=sys.stderr)
            run([str(python), "-m", *step])
            done.touch()
    return str(python)


def run(command: list[str]) -> None:
    """Run a step of the setting up."""
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=60 * MINUTES)
    except subprocess.TimeoutExpired:
        raise SkippedError(f"'{' '.join(command[2:])}' took more than {MINUTES} minutes") from None
    if ended.returncode:
        told = [line for line in (ended.stderr + ended.stdout).splitlines() if line.strip()]
        raise SkippedError(f"'{' '.join(command[2:])}' failed: {told[-1].strip()[:120] if told else ended.returncode}")


class Reader:
    """A process that reads the documents when it is told to."""

    def __init__(self, name: str, python: str, documents: Path, errors: Any, checkout: Path | None = None) -> None:
        self.name = f"{name} beside" if checkout else name
        script = checkout.resolve() / "benchmarks" / READER.name if checkout else READER
        self._errors = errors
        self._process = subprocess.Popen(
            [python, str(script), name, str(documents)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=errors, text=True,
        )  # fmt: skip
        self.start: float = self._answer()["start"]
        self.first: dict[str, float] = {}
        self.rounds: list[dict[str, float]] = []

    def ask(self, command: str) -> Any:
        """Send a command and wait for its answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            self._process.wait()
            self._errors.seek(0)
            told = self._errors.read().strip().splitlines()
            raise SkippedError(told[-1] if told else f"ended with {self._process.returncode}")
        return json.loads(line)

    def seconds(self, corpus: str) -> float:
        """CPU seconds of the best round."""
        return min(spent[corpus] for spent in self.rounds)


def overlaps(gold: Sequence[tuple[int, int]], found: Sequence[tuple[int, int]]) -> int:
    """One-to-one pairs of overlapping spans: exact ones first, then the longest overlap."""
    pairs = sorted(
        (a != b, max(a[0], b[0]) - min(a[1], b[1]), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if a[0] < b[1] and b[0] < a[1]
    )
    gold_left, found_left = set(range(len(gold))), set(range(len(found)))
    for _, _, i, j in pairs:
        if i in gold_left and j in found_left:
            gold_left.discard(i)
            found_left.discard(j)
    return len(gold) - len(gold_left)


def counts(rows: Sequence[Row], spans: Sequence[Sequence[tuple[int, int, bool]]]) -> dict[str, Counter[str]]:
    """By corpus, of the documents with gold: gold toponyms, those found, and pairs."""
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for row, found in zip(rows, spans, strict=True):
        if "toponyms" not in row:
            continue
        gold = [
            (t["start"], t["end"]) for t in row["toponyms"] if not t.get("nested") and t.get("role") != "boilerplate"
        ]
        kept = [(start, end) for start, end, demonym in found if not (demonym and row["corpus"] in NO_DEMONYMS)]
        out[row["corpus"]].update(gold=len(gold), found=len(kept), pairs=overlaps(gold, kept))
    return out


def percent(count: Counter[str]) -> str:
    """Precision, recall and F1, or dashes where there is no gold."""
    if not count["gold"]:
        return "    -     -     -"
    p, r = (100 * count["pairs"] / max(count[side], 1) for side in ("found", "gold"))
    return f"{p:5.1f} {r:5.1f} {2 * p * r / (p + r) if p + r else 0.0:5.1f}"


def report(rows: Sequence[Row], readers: Sequence[Reader], found: dict[str, dict[str, Counter[str]]]) -> None:
    """Print a table: a line a corpus and reader, and what each reader needs."""
    sizes = Counter(row["corpus"] for row in rows)
    print("corpus        reader           documents   docs/s  (first)    kB/s  x dateline     P     R    F1")
    for corpus in [*sizes, "all"]:
        named = list(sizes) if corpus == "all" else [corpus]
        n = sum(sizes[one] for one in named)
        kb = sum(len(row["text"]) for row in rows if row["corpus"] in named) / 1000
        own = sum(readers[0].seconds(one) for one in named)
        for reader in readers:
            spent = sum(reader.seconds(one) for one in named)
            first = sum(reader.first[one] for one in named)
            total = sum((found[reader.name][one] for one in named), Counter[str]())
            print(
                f"{corpus:13} {reader.name:15} {n:>10} {n / spent:>8.0f} {n / first:>8.0f} {kb / spent:>7.0f}"
                f" {own / spent:>11.2f} {percent(total)}"
            )
    print("F1 of Dateline: its recogniser may have been trained on these documents, see docs/accuracy.md for others")
    for reader in readers:
        peak = reader.ask("end")["peak_mb"]
        print(f"{reader.name}: {reader.start:.2f} s of CPU until the first sentence is read, at most {peak:.0f} MB")


def main() -> None:
    """Set the peers up, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER|FILE")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", default=",".join(PEERS), help="names with commas between them; '' for none")
    parser.add_argument("--length", type=int, nargs=2, default=(1, 1 << 40), metavar=("LOW", "HIGH"),
                        help="only documents of so many characters")  # fmt: skip
    parser.add_argument("--beside", type=Path, metavar="CHECKOUT", help="another checkout of Dateline, read in turns")
    arguments = parser.parse_args()
    peers = [name for name in arguments.peers.split(",") if name]
    if unknown := set(peers).difference(PEERS):
        parser.error(f"no such peer: {', '.join(sorted(unknown))}; there are {', '.join(PEERS)}")
    rows = documents(arguments.paths, arguments.length)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        file = folder / "documents.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        readers, found = [], {}
        others = [arguments.beside] if arguments.beside else []
        for name, checkout in [
            ("dateline", None),
            *(("dateline", other) for other in others),
            *((p, None) for p in peers),
        ]:
            try:
                python = sys.executable if name == "dateline" else python_for(name)
                errors = stack.enter_context((folder / f"{len(readers)}.errors").open("w+", encoding="utf-8"))
                reader = Reader(name, python, file, errors, checkout)
                answer = reader.ask("spans")
                reader.first, found[reader.name] = answer["spent"], counts(rows, answer["spans"])
            except SkippedError as reason:
                print(f"{name}: skipped, {reason}")
                continue
            readers.append(reader)
        if not readers or readers[0].name != "dateline":
            raise SystemExit("nothing to compare with: Dateline itself could not read the documents")
        for _ in range(arguments.rounds):
            for reader in readers:
                reader.rounds.append(reader.ask("round"))
        report(rows, readers, found)


if __name__ == "__main__":
    main()
