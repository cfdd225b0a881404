"""Measure places by `dateline evaluate`'s figures, but with recognisers that never saw the document.

usage: PYTHONPATH=. python scripts/evaluate_places.py DATA_DIR --folds DIR [--articles GOLD.jsonl]

DATA_DIR holds *.jsonl corpora; those with toponyms are read. DIR holds the models of train_recogniser.py --folds.
Without --folds the shipped recogniser reads the corpora that it was trained on: `dateline evaluate` does the same.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm
from train_recogniser import fold_of

from geo.evaluation import Gold, Outcome, evaluate, read_gold, report_lines, summary_lines, together
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline
from geo.places import CrfRecogniser


def outcome_of(pipelines: Sequence[Pipeline], gold: Gold) -> Outcome:
    """The figures of one file; of several pipelines each reads the documents of its fold."""
    outcomes = []
    for document in tqdm(gold.documents, desc=gold.name, leave=False, disable=None):
        fold = fold_of(document.document.id) if len(pipelines) > 1 else 0
        outcomes.append(evaluate(pipelines[fold], document))
    outcome = together(outcomes)
    return outcome if len(pipelines) == 1 else replace(outcome, trained_on=0)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--articles", type=Path, help="gold of whole articles, with roles; read by the shipped recogniser"
    )
    parser.add_argument("--folds", type=Path, help="folder of the held-out models from train_recogniser.py")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses of each kind")
    options = parser.parse_args()
    gazetteer = Gazetteer.open()
    shipped = Pipeline(gazetteer)
    models = sorted(options.folds.glob("fold*.crfsuite")) if options.folds else []
    readers = [Pipeline(gazetteer, recogniser=CrfRecogniser(gazetteer.flags, path.read_bytes())) for path in models]
    print(f"gazetteer {gazetteer.version}; recognition {'held out' if readers else 'by the shipped weights'}")
    corpora = [
        gold for gold in map(read_gold, sorted(options.data.glob("*.jsonl"))) if gold.documents[0].places is not None
    ]
    named = [(gold.name, outcome_of(readers or [shipped], gold)) for gold in corpora]
    if options.articles:
        named.append((options.articles.name, outcome_of([shipped], read_gold(options.articles))))
    for name, outcome in named:
        print("", *report_lines(name, outcome, misses=options.misses), sep="\n")
    print("", *summary_lines(named), sep="\n")


if __name__ == "__main__":
    main()
