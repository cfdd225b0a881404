"""What `dateline parse` of one text takes from the start of the process to its end, by CPU and by the clock.

usage: python benchmarks/cold_start.py [--text FILE] [--rounds N] [--beside CHECKOUT]

Each run is a process of its own, with Python's compiled files in place and the gazetteer built. The best round counts.
--beside measures another checkout of Dateline in turns with this one.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
TEXT = (
    "Heavy rain closed the road from Nairobi to Mombasa on Monday, the Kenyan transport ministry said. "
    "Two bridges near the town of Voi had been damaged since 3 March, and buses will not run before the weekend.\n"
)


def seconds(checkout: Path, row: Path, cache: str) -> tuple[float, float]:
    """CPU and clock of one run."""
    environment = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONPYCACHEPREFIX": cache}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "geo.cli", "parse", str(row), "-o", os.devnull]
    subprocess.run(command, env=environment, cwd=checkout, check=True)
    clock, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, help="a plain text; two sentences of ours if not given")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--beside", type=Path, metavar="CHECKOUT")
    arguments = parser.parse_args()
    text = arguments.text.read_text("utf-8") if arguments.text else TEXT
    checkouts = [HERE, *([arguments.beside.resolve()] if arguments.beside else [])]
    with tempfile.TemporaryDirectory() as folder:
        row = Path(folder) / "row.jsonl"
        row.write_text(json.dumps({"id": "one", "text": text, "published": "2024-03-06"}) + "\n", "utf-8")
        found: dict[Path, list[tuple[float, float]]] = {checkout: [] for checkout in checkouts}
        for number in range(arguments.rounds + 1):
            for checkout in checkouts:
                spent = seconds(checkout, row, folder)
                if number:  # the first run compiles the modules
                    found[checkout].append(spent)
    for checkout, spent in found.items():
        cpu, clock = (min(each) for each in zip(*spent, strict=True))
        print(f"{'this' if checkout == HERE else 'beside':8} {cpu:5.2f} s of CPU, {clock:5.2f} s by the clock")


if __name__ == "__main__":
    main()
