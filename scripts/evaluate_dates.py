"""Figures of the date tagger on annotated corpora, as a table; with --misses, every value it got wrong.

usage: evaluate_dates.py SHARED [--misses] [--corpus NAME]

SHARED is a folder with eval/score.py, eval/*.jsonl (rows with `timexes`) and gold/*.jsonl; by default the
environment variable DATELINE_SHARED, or ../shared beside the checkout.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import time
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from geo.dates import find_dates
from geo.model import Publication

CORPORA = {
    "articles": "gold/articles_dev.jsonl",
    "aquaint": "eval/aquaint_te3.jsonl",
    "wikiwars": "eval/wikiwars.jsonl",
}
COLUMNS = ("timex exact P R F1", "timex overlap P R F1", "timex value P R F1", "timex DATE value P R F1")


def shared_folder() -> Path:
    """Where the corpora are when no folder is given."""
    return Path(os.environ.get("DATELINE_SHARED") or Path(__file__).resolve().parents[2] / "shared")


def load_scorer(path: Path) -> ModuleType:
    """The scorer that came with the corpora."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The documents of one corpus."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def predict(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Dates of one row, as the scorer wants them."""
    day = date.fromisoformat(row["published"][:10]) if row.get("published") else None
    found = find_dates(row["text"], published=Publication(day, day, "given") if day else None)
    return [
        {"start": d.start, "end": d.end, "type": d.type, "value": d.value, "text": d.text, "reason": d.reason}
        for d in found
    ]


def show_misses(scorer: ModuleType, rows: list[dict[str, Any]], predicted: dict[str, list[dict[str, Any]]]) -> None:
    """Print missed, wrong and spurious DATE values with their surroundings."""
    for row in rows:
        text = row["text"]
        gold = [t for t in row["timexes"] if t["type"] == "DATE" and scorer.calendar(t.get("value"))]
        rest = [t for t in row["timexes"] if t not in gold]
        dates = [
            d
            for d in predicted[row["id"]]
            if scorer.calendar(d["value"])
            and not any(min(t["end"], d["end"]) > max(t["start"], d["start"]) for t in rest)
        ]
        pairs = scorer.match(gold, dates)
        wrong = [(g, d) for g, d, _ in pairs if scorer.day(g["value"]) != scorer.day(d["value"])]
        paired = {(g["start"], 0) for g, _, _ in pairs} | {(d["start"], 1) for _, d, _ in pairs}
        wrong += [(g, None) for g in gold if (g["start"], 0) not in paired]
        wrong += [(None, d) for d in dates if (d["start"], 1) not in paired]
        for g, d in sorted(wrong, key=lambda p: (p[0] or p[1])["start"]):
            at = (g or d)["start"]
            around = text[max(0, at - 90) : at + 60].replace("\n", " ")
            print(f"{row['id']}:{at} gold {g and (g['surface'], g['value'])} found {d and (d['text'], d['value'])}")
            print(f"      ...{around}...")
            if d:
                print(f"      {d['reason']}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=shared_folder())
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--corpus", choices=[*CORPORA], action="append")
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.shared / "eval" / "score.py")
    print(f"{'corpus':10} {'exact F1':>9} {'overlap':>9} {'value':>9} {'DATE value P R F1':>22} {'ms/doc':>8}")
    for name in arguments.corpus or CORPORA:
        path = arguments.shared / CORPORA[name]
        rows = rows_of(path)
        began = time.perf_counter()
        predicted = {row["id"]: predict(row) for row in rows}
        spent = 1000 * (time.perf_counter() - began) / len(rows)
        gold = [{k: v for k, v in row.items() if k != "toponyms"} for row in rows]
        figures = scorer.score(gold, [{"id": k, "dates": v} for k, v in predicted.items()])
        exact, overlap, value, dates = (figures[c] for c in COLUMNS)
        print(f"{name:10} {exact[2]:>9} {overlap[2]:>9} {value[2]:>9} {dates!s:>22} {spent:>8.2f}")
        if arguments.misses:
            show_misses(scorer, rows, predicted)


if __name__ == "__main__":
    main()
