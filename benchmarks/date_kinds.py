"""How many generated dates of each kind go wrong: the kinds of tests/behaviour/dates.

usage: PYTHONPATH=. python benchmarks/date_kinds.py [KIND] [--number N] [--seed S] [--show K] [--json]

KIND is a part of a kind's name; all kinds if not given. Frames are split in two halves: 'dev' may be looked at (--show
prints K failures a kind), 'held' is only counted. Below the kinds: texts whose dates change when they are written
another way (wrapped, with other blanks, digits for words).
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP), str(TOP / "tests")]

from behaviour.dates.cases import failed  # noqa: E402 - found only now
from behaviour.dates.kinds import KINDS, WAYS, cases_of, differs  # noqa: E402

HALVES = ("dev", "held")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", nargs="?", default="")
    parser.add_argument("--number", type=int, default=200, help="texts a kind and half")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int, default=0, help="print so many failures of each kind's dev half")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options = parser.parse_args()
    table: dict[str, dict[str, float]] = {}
    changed: dict[str, dict[str, float]] = {way: dict.fromkeys(HALVES, 0.0) for way in WAYS}
    total = dict.fromkeys(HALVES, 0)
    for kind in KINDS:
        if options.kind not in kind:
            continue
        table[kind] = {}
        for half in HALVES:
            cases = cases_of(kind, half, options.number, options.seed)
            faults = [(case, wrong) for case in cases if (wrong := failed(case))]
            table[kind][half] = round(100 * len(faults) / len(cases), 1)
            for case, wrong in faults[: options.show] if half == "dev" else ():
                print(f"{kind} ({case.published}): {case.text!r}", *wrong, sep="\n    ")
            some = cases[:25]
            total[half] += len(some)
            for way, write in WAYS.items():
                changed[way][half] += sum(differs(case, write) for case in some)
    for way, counts in changed.items():
        table[f"= {way}"] = {half: round(100 * counts[half] / max(1, total[half]), 1) for half in HALVES}
    if options.json:
        print(json.dumps(table, indent=1))
        return
    print(f"{'share wrong, %':32} {'dev':>6} {'held':>6}")
    for kind, shares in table.items():
        print(f"{kind:32} {shares['dev']:6.1f} {shares['held']:6.1f}")


if __name__ == "__main__":
    main()
