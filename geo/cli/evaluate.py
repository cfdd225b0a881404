"""`dateline evaluate`: accuracy on annotated documents, with the worst misses and their reasons."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from tqdm import tqdm

from geo.cli.pipelines import add_recogniser_option, pipeline_for
from geo.cli.terminal import EXIT_ERROR, EXIT_OK, EXIT_SOME_FAILED, Commands, say, show
from geo.evaluation import Gold, Outcome, evaluate, read_gold, report_lines, report_object, summary_lines, together
from geo.pipeline import Pipeline

_MISSES = 5


def add_parser(commands: Commands) -> None:
    """Add `evaluate` to the command's verbs."""
    parser = commands.add_parser("evaluate", help="measure places and dates on annotated documents")
    parser.add_argument("gold", type=Path, nargs="+", metavar="GOLD.jsonl")
    parser.add_argument(
        "--split",
        default="",
        metavar="NAME|K/N",
        help="only rows with this 'split', or the K-th of N parts by their id",
    )
    parser.add_argument("--spans", action="store_true", help="only resolve the annotated places, find nothing")
    parser.add_argument("--misses", type=_number, default=_MISSES, metavar="N", help="of each kind; default: 5")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    add_recogniser_option(parser)
    parser.set_defaults(run=_run)


def _number(value: str) -> int:
    if not value.isdecimal():
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of misses: give 0 or more")
    return int(value)


def _run(options: argparse.Namespace) -> int:
    golds = [read_gold(path, split=options.split) for path in options.gold]
    failures = sum(len(gold.failures) for gold in golds)
    for path, gold in zip(options.gold, golds, strict=True):
        for where, error in gold.failures:
            say(f"left out: {path}, {where}: {error}")
    if not any(gold.documents for gold in golds):
        return EXIT_ERROR
    pipeline = pipeline_for(options)
    outcomes = _outcomes(pipeline, golds, given_only=options.spans)
    if options.json:
        about = {"gazetteer": pipeline.gazetteer.version, "recogniser": pipeline.recogniser.version}
        reports = [report_object(name, outcome, misses=options.misses) for name, outcome in outcomes]
        show(json.dumps(about | {"left_out": failures, "reports": reports}, indent=1))
    else:
        for line in _lines(outcomes, options.misses):
            show(line)
    return EXIT_SOME_FAILED if failures else EXIT_OK


def _outcomes(pipeline: Pipeline, golds: Sequence[Gold], *, given_only: bool) -> list[tuple[str, Outcome]]:
    """Evaluate each file, with one progress bar over all documents."""
    named = []
    with tqdm(total=sum(len(gold.documents) for gold in golds), unit="document", leave=False, disable=None) as bar:
        for gold in golds:
            bar.set_description(f"Reading {gold.name}")
            outcomes = []
            for document in gold.documents:
                outcomes.append(evaluate(pipeline, document, given_only=given_only))
                bar.update()
            named.append((gold.name, together(outcomes)))
    return named


def _lines(outcomes: Sequence[tuple[str, Outcome]], misses: int) -> Iterator[str]:
    """Each file's tables, and one table of all when there are several."""
    for number, (name, outcome) in enumerate(outcomes):
        if number:
            yield ""
        yield from report_lines(name, outcome, misses=misses)
    if len(outcomes) > 1:
        yield ""
        yield from summary_lines(outcomes)
