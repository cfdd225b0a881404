"""`dateline verify`: whether a project file is whole and holds only what Dateline writes."""

from __future__ import annotations

import argparse
from pathlib import Path

from geo.cli.terminal import EXIT_OK, EXIT_SOME_FAILED, Commands, say, show
from geo.project.verifying import findings


def add_parser(commands: Commands) -> None:
    """Add `verify` to the command's verbs."""
    parser = commands.add_parser("verify", help="check that a project file is whole and was not tampered with")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    found = list(findings(options.project))
    for line in found:
        show(line)
    if found:
        say(f"{options.project}: not as Dateline writes it. Build it from its articles, or take a backup.")
        return EXIT_SOME_FAILED
    say(f"{options.project}: whole, and as Dateline writes it. Only the articles can tell whether its texts are so.")
    return EXIT_OK
