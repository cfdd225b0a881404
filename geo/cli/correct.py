"""`dateline correct`: what was changed in an exported sheet becomes corrections of the project."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from geo.cli.read_ahead import read_ahead_if_large
from geo.cli.terminal import EXIT_OK, EXIT_SOME_FAILED, Commands, say
from geo.errors import UnreadableFileError
from geo.export.coded_sheet import read_sheet, returned
from geo.project import Project
from geo.project.in_place import apply_corrections
from geo.project.journal import append, journal_path


def add_parser(commands: Commands) -> None:
    """Add `correct` to the command's verbs."""
    parser = commands.add_parser("correct", help="take the changes in an exported sheet as corrections")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="csv, xlsx, acled, ucdp or gtd, as export wrote it")
    parser.add_argument("--by", required=True, metavar="NAME", help="who made the changes")
    parser.add_argument("--dry-run", action="store_true", help="say what would be corrected, and change nothing")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    try:
        data = options.sheet.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{options.sheet} can't be read ({error.strerror}): name another file.") from error
    project = Project.open(options.project)
    try:
        found = returned(project, read_sheet(data, options.sheet.name), by=options.by)
    finally:
        project.close()
    for problem in found.problems:
        say(problem)
    counts = Counter(correction.kind for correction in found.corrections)
    said = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items())) or "nothing"
    if options.dry_run:
        say(f"Would be corrected: {said}")
    else:
        append(options.project, found.corrections)
        if found.corrections:
            apply_corrections(options.project)
            read_ahead_if_large(options.project)
        say(f"Corrected: {said}" + (f" (in {journal_path(options.project).name})" if counts else ""))
    return EXIT_SOME_FAILED if found.problems else EXIT_OK
