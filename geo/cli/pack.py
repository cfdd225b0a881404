"""`dateline pack`: an evidence package of a project, which `dateline verify` checks."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from geo.cli.output import output
from geo.cli.terminal import EXIT_OK, EXIT_SOME_FAILED, Commands, say
from geo.export.evidence import pack
from geo.project import Project


def add_parser(commands: Commands) -> None:
    """Add `pack` to the command's verbs."""
    parser = commands.add_parser("pack", help="write a project with its corrections and hashes as one package")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="case.zip")
    parser.add_argument("--originals", type=Path, metavar="FOLDER", help="the articles' folder: its files come along")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    project = Project.open(options.project)
    try:
        with output(options.output) as stream:
            missing = pack(project, stream, originals=options.originals, day=datetime.now(UTC).date())
    finally:
        project.close()
    for path in missing:
        say(f"{path} is not in {options.originals}: the package has its hash alone")
    return EXIT_SOME_FAILED if missing else EXIT_OK
