"""Seconds a megabyte for texts that are made to take long, beside prose of the same length.

usage: python benchmarks/costly_texts.py [--bytes 100000] [--readings 3] [--piece TEXT ...]

Each kind is one piece repeated. A second column has twice the length: what grows with the length alone stays the same.
Time is this process's own, and the least of several readings, so that other work on the machine counts little; prose is
read again after each kind, and its least reading is what the others are compared with.
Exit code 1 when a kind takes more than BOUND times as long as prose, or its second figure is above twice the first.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from geo.gazetteer import Gazetteer
from geo.model import Document
from geo.pipeline import Pipeline

BOUND = 40.0
PROSE = (
    "Water covered the main road into Tirana, Albania, on March 18, 2019. Officials in Rome offered help, "
    "and a ship left Bari for Durres on Monday. "
)
PIECES = (
    "Ab-",
    "Mr. ",
    "2024-",
    "Ab ",
    "A. ",
    "Paris ",
    "Paris, ",
    "Paris and ",
    "in Paris ",
    "Paris's ",
    "Paris (",
    "(Paris) ",
    "May ",
    "May 1, ",
    "1 ",
    "1,",
    "1/2/",
    "2024-01-",
    "12:00 ",
    "1st ",
    "the ",
    "the 1990s ",
    "last ",
    "Monday ",
    "two days after ",
    "before and after ",
    "between Paris and ",
    "north of ",
    "100 km from ",
    "al-",
    "Al-",
    "St. ",
    "U.S. ",
    "AB ",
    "A",
    "a",
    "Aa",
    "'s ",
    "(",
    ")",
    '"',
    "“",
    "[",
    "- ",
    "— ",
    "...",
    "?!",
    ". ",
    ", ",
    ": ",
    "; ",
    "& ",
    "#Paris ",
    "@a ",
    "http://a.b/",
    "a@b.c ",
    "\u0301",
    "\u00ad",
    "\u200b",
    "\u202e",
    "İ",
    "ß",
    "ﬃ",
    "中",
    "Ж ",
    "\U0001f600",
    "Ab\n",
    "Ab\n\n",
    "Ab-\n",
    "| Ab ",
    "* Ab\n",
    "> ",
    "\t",
    " ",
    "\r\n",
    "PARIS (AP) - ",
    "By A B\n",
    "Copyright 2019 ",
    "president of ",
    "Paris, Texas, ",
    "South North ",
    "New ",
    "Lake ",
    "36.3 N 43.1 E ",
    "36.3, 43.1 ",
    "38S MB 12345 67890 ",
    "said Mr. Ab of ",
    "Ab Ab-Ab'Ab ",
    "Sept",
    "Sunday, Monday, ",
    "two hundred ",
    "0",
    "00:",
    "$1m ",
)


def seconds_a_megabyte(pipeline: Pipeline, piece: str, length: int, readings: int) -> float:
    """Least time to read a text of that many code points, scaled to a million."""
    text = (piece * (length // len(piece) + 1))[:length]
    least = float("inf")
    for _ in range(readings):
        gc.collect()
        began = time.process_time()
        pipeline.parse(Document(id="x", text=text, language="en"))
        least = min(least, time.process_time() - began)
    return least * 1_000_000 / length


def main() -> int:
    """Print a line a kind, the dearest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bytes", type=int, default=100_000, help="length of the first text; the second has twice it")
    parser.add_argument("--readings", type=int, default=3, help="so many times each text is read")
    parser.add_argument("--piece", nargs="*", help="other pieces than the built-in ones")
    options = parser.parse_args()
    pipeline = Pipeline(Gazetteer.open())
    pipeline.parse(Document(id="warm", text=PROSE * 50, language="en"))
    gc.disable()
    prose = float("inf")
    rows = []
    for piece in options.piece or PIECES:
        once, twice = (seconds_a_megabyte(pipeline, piece, options.bytes * times, options.readings) for times in (1, 2))
        rows.append((twice, once, piece))
        prose = min(prose, seconds_a_megabyte(pipeline, PROSE, options.bytes * 2, 1))
    print(f"{'piece':24} {'s/MB':>8} {'at twice':>9} {'times prose':>12}")
    print(f"{'prose':24} {'':8} {prose:9.2f} {1.0:12.1f}")
    bad = 0
    for twice, once, piece in sorted(rows, reverse=True):
        is_bad = twice > BOUND * prose or twice > 2 * once + 0.5
        bad += is_bad
        print(f"{piece!r:24.24} {once:8.2f} {twice:9.2f} {twice / prose:12.1f}{'  beyond the bound' if is_bad else ''}")
    print(f"{bad} of {len(rows)} beyond the bound")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
