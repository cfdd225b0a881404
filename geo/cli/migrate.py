"""`dateline migrate`: a project of an earlier version as one of this version."""

from __future__ import annotations

import argparse
from pathlib import Path

from geo.cli.terminal import EXIT_OK, Commands, say
from geo.project.journal import journal_path
from geo.project.migration import earlier_corrections, migrate


def add_parser(commands: Commands) -> None:
    """Add `migrate` to the command's verbs."""
    parser = commands.add_parser("migrate", help="copy a project of an earlier version into one of this version")
    parser.add_argument("project", type=Path, metavar="OLD")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="NEW", help="a file that isn't there yet")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    migrate(options.project, options.output)
    say(f"{options.output}: made from {options.project}, which is unchanged")
    say_notes(options.project, options.output)
    return EXIT_OK


def say_notes(project: Path, copy: Path) -> None:
    """Say where the corrections of an earlier project are kept, if it had any."""
    if corrections := earlier_corrections(project):
        say(f"corrections made in the earlier version, kept as notes in {journal_path(copy)}: {len(corrections)}")
