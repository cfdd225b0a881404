"""`dateline diff`: what differs between two projects of the same articles, mention by mention."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from geo.cli.terminal import EXIT_OK, Commands, say, show
from geo.project import Project
from geo.project.comparing import Change, compare_projects

_MANY = {"article": "articles", "mention": "mentions", "date": "dates"}


def add_parser(commands: Commands) -> None:
    """Add `diff` to the command's verbs."""
    parser = commands.add_parser("diff", help="what differs between two projects of the same articles")
    parser.add_argument("old", type=Path, metavar="A")
    parser.add_argument("new", type=Path, metavar="B")
    parser.add_argument(
        "--json", action="store_true", help="one JSON object a change, and one of the counts at the end"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    with closing(Project.open(options.old)) as old, closing(Project.open(options.new)) as new:
        found = compare_projects(old, new)
    for change in found.changes:
        show(json.dumps(_data(change), ensure_ascii=False) if options.json else _words(change))
    if options.json:
        show(json.dumps({"counts": found.counts}))
        return EXIT_OK
    for what, counts in found.counts.items():
        say(
            f"{counts['before']} {_MANY[what]} in A, {counts['after']} in B: {counts['same']} the same, "
            f"{counts['changed']} changed, {counts['gone']} gone, {counts['added']} added"
        )
    return EXIT_OK


def _data(change: Change) -> dict[str, Any]:
    return {
        "what": change.what, "kind": change.kind, "path": change.path, "start": change.start, "text": change.text,
        "before": change.before, "after": change.after,
    }  # fmt: skip


def _words(change: Change) -> str:
    at = "" if change.start is None else f":{change.start}"
    return f"{change.path}{at}  {change.what} '{change.text}' {change.kind}: {_said(change.before, change.after)}"


def _said(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    if before is None or after is None:
        one = before or after or {}
        return ", ".join(f"{name} {value}" for name, value in one.items() if value is not None)
    return ", ".join(f"{name} {_shown(before[name])} → {_shown(after[name])}" for name in before)


def _shown(value: object) -> object:
    return "none" if value is None or value == "" else value
