"""`dateline pack` and `dateline verify`: an evidence package of a project, and whether one is as it was packed."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from geo.cli.output import output
from geo.cli.terminal import EXIT_OK, EXIT_SOME_FAILED, Commands, say
from geo.export.evidence import pack, verify
from geo.project import Project


def add_parser(commands: Commands) -> None:
    """Add `pack` and `verify` to the command's verbs."""
    packing = commands.add_parser("pack", help="write a project with its corrections and hashes as one package")
    packing.add_argument("project", type=Path, metavar="PROJECT")
    packing.add_argument("-o", "--output", required=True, metavar="FILE", help="case.zip")
    packing.add_argument("--originals", type=Path, metavar="FOLDER", help="the articles' folder: its files come along")
    packing.set_defaults(run=_pack)
    checking = commands.add_parser("verify", help="say whether a package is as it was packed")
    checking.add_argument("package", type=Path, metavar="FILE")
    checking.set_defaults(run=_verify)


def _pack(options: argparse.Namespace) -> int:
    project = Project.open(options.project)
    try:
        with output(options.output) as stream:
            missing = pack(project, stream, originals=options.originals, day=datetime.now(UTC).date())
    finally:
        project.close()
    for path in missing:
        say(f"{path} is not in {options.originals}: the package has its hash alone")
    return EXIT_SOME_FAILED if missing else EXIT_OK


def _verify(options: argparse.Namespace) -> int:
    number, problems = verify(options.package)
    for problem in problems:
        say(f"{options.package}: {problem}")
    if not problems:
        say(f"{options.package}: all {number} files are as they were packed")
    return EXIT_SOME_FAILED if problems else EXIT_OK
