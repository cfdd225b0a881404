"""How many generated sentences of each kind go wrong: the kinds of tests/behaviour.

usage: PYTHONPATH=. python benchmarks/behaviour.py [KIND] [--number N] [--seed S] [--show K] [--json]

KIND is the beginning of a kind's name ('A1'); all kinds if not given. Frames and names are split in two halves:
'dev' may be looked at (--show prints K failures a kind), 'held' is only counted.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import lru_cache
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / "tests"))

from behaviour.cases import failed  # noqa: E402 - found only now
from behaviour.kinds import KINDS, cases_of  # noqa: E402
from behaviour.names import Names  # noqa: E402

from geo.gazetteer import Gazetteer  # noqa: E402
from geo.model import Document, ParsedDocument  # noqa: E402
from geo.pipeline import Pipeline  # noqa: E402


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", nargs="?", default="")
    parser.add_argument("--number", type=int, default=200, help="sentences a kind and half")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int, default=0, help="print so many failures of each kind's dev half")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options = parser.parse_args()
    pipeline = Pipeline(Gazetteer.open())

    @lru_cache(maxsize=4)
    def read(text: str) -> ParsedDocument:
        return pipeline.parse(Document(id="case", text=text))

    halves = [Names(pipeline.gazetteer, half) for half in ("dev", "held")]
    table: dict[str, dict[str, float]] = {}
    for kind in KINDS:
        if not kind.startswith(options.kind):
            continue
        table[kind] = {}
        for names in halves:
            shown = 0
            cases = cases_of(kind, names, options.number, options.seed)
            wrong = 0
            for case in cases:
                faults = failed(case, read)
                wrong += bool(faults)
                if faults and names.half == "dev" and shown < options.show:
                    shown += 1
                    print(f"{kind}: {case.text!r}", *faults, sep="\n    ")
            table[kind][names.half] = round(100 * wrong / max(1, len(cases)), 1)
    if options.json:
        print(json.dumps(table, indent=1))
        return
    print(f"{'share wrong, %':32} {'dev':>6} {'held':>6}")
    for kind, shares in table.items():
        print(f"{kind:32} {shares['dev']:6.1f} {shares['held']:6.1f}")


if __name__ == "__main__":
    main()
