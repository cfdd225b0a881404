"""Measure places by `dateline evaluate`'s figures, but with spans found by recognisers that never saw the document.

usage: PYTHONPATH=. python scripts/evaluate_places.py DATA_DIR --found HELD_OUT.jsonl [--articles GOLD.jsonl]

DATA_DIR holds *.jsonl corpora; those with toponyms are read. HELD_OUT.jsonl is what train_recogniser.py --found wrote.
Without --found the shipped recogniser reads the corpora that it was trained on: `dateline evaluate` does the same.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_left
from dataclasses import replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from geo.evaluation import Gold, Outcome, evaluate, read_gold, report_lines, summary_lines, together
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.places import Recognised
from geo.places.tokens import Tokens


class Replay:
    """A recogniser that replays spans found before, by a model that did not see the document."""

    version = "replay"

    def __init__(self, path: Path) -> None:
        rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        self._spans: dict[str, list[list[Any]]] = {row["id"]: row["found"] for row in rows}
        self.document = ""

    def recognise(self, tokens: Tokens) -> list[Recognised]:
        """The stored spans of `document`."""
        return [
            Recognised(bisect_left(tokens.starts, start), bisect_left(tokens.starts, end), label)
            for start, end, label in self._spans[self.document]
        ]


def outcome_of(pipeline: Pipeline, gold: Gold) -> Outcome:
    """The figures of one file; a pipeline that replays needs to know the document."""
    replay = pipeline.recogniser if isinstance(pipeline.recogniser, Replay) else None
    outcomes = []
    for document in tqdm(gold.documents, desc=gold.name, leave=False, disable=None):
        if replay is not None:
            replay.document = document.document.id
        outcomes.append(evaluate(pipeline, document))
    outcome = together(outcomes)
    return outcome if replay is None else replace(outcome, trained_on=0)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--articles", type=Path, help="gold of whole articles, with roles; read by the shipped recogniser"
    )
    parser.add_argument("--found", type=Path, help="held-out spans from train_recogniser.py")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses of each kind")
    options = parser.parse_args()
    gazetteer = Gazetteer.open()
    shipped = Pipeline(gazetteer)
    replaying = Pipeline(gazetteer, recogniser=Replay(options.found)) if options.found else shipped
    print(f"gazetteer {gazetteer.version}; recognition {'held out' if options.found else 'by the shipped weights'}")
    corpora = [
        gold for gold in map(read_gold, sorted(options.data.glob("*.jsonl"))) if gold.documents[0].places is not None
    ]
    named = [(gold.name, outcome_of(replaying, gold)) for gold in corpora]
    if options.articles:
        named.append((options.articles.name, outcome_of(shipped, read_gold(options.articles))))
    for name, outcome in named:
        print("", *report_lines(name, outcome, misses=options.misses), sep="\n")
    print("", *summary_lines(named), sep="\n")


if __name__ == "__main__":
    main()
