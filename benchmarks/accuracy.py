"""Accuracy and speed of the whole pipeline on annotated corpora.

usage: python benchmarks/accuracy.py FOLDER [--spans]

FOLDER has eval/*.jsonl, gold/*.jsonl and eval/score.py. With --spans the gold toponyms are given and only
resolved. Corpora that the shipped weights were trained on are scored as they are: for honest figures of those,
see the cross-validated ones in docs/places.md.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from pathlib import Path
from typing import Any

from tqdm import tqdm

from geo.export import document_of, row_of
from geo.gazetteer import Gazetteer
from geo.pipeline import Pipeline

SHOWN = (
    "overlap P R F1", "e2e P R F1", "span Acc@161", "pins right", "false pins", "timex value P R F1",
    "timex DATE value P R F1",
)  # fmt: skip


def main(folder: Path, *, spans: bool) -> None:
    """Print one row a corpus."""
    spec = importlib.util.spec_from_file_location("score", folder / "eval" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder} has no eval/score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    pipeline = Pipeline(Gazetteer.open())
    for path in sorted([*folder.glob("gold/*.jsonl"), *folder.glob("eval/*.jsonl")]):
        gold = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        if spans and "toponyms" not in gold[0]:
            continue
        started = time.perf_counter()
        found = [_parse(pipeline, row, spans) for row in tqdm(gold, desc=path.stem, leave=False, disable=None)]
        seconds = time.perf_counter() - started
        figures = scorer.score(gold, found)
        sys.stdout.write(f"{path.stem}: {len(gold) / seconds:.0f} documents/s\n")
        for name in SHOWN:
            if name in figures:
                sys.stdout.write(f"    {name:26} {figures[name]}\n")
        for line in figures.get("wrong", []):
            sys.stdout.write(f"      {line}\n")


def _parse(pipeline: Pipeline, row: dict[str, Any], spans: bool) -> dict[str, Any]:
    given = [(mention["start"], mention["end"]) for mention in row.get("toponyms", [])] if spans else None
    return row_of(pipeline.parse(document_of(row)[0], given))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), spans="--spans" in sys.argv)
