"""`dateline pack`: an evidence package of a project, which `dateline verify` checks."""

from __future__ import annotations

import argparse
import io
from datetime import UTC, datetime
from pathlib import Path

from geo.cli.output import output
from geo.cli.terminal import EXIT_OK, EXIT_SOME_FAILED, Commands, say
from geo.export.evidence import pack
from geo.project import Project
from geo.ui.story.form import HTML


def add_parser(commands: Commands) -> None:
    """Add `pack` to the command's verbs."""
    parser = commands.add_parser("pack", help="write a project with its corrections and hashes as one package")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="case.zip")
    parser.add_argument("--originals", type=Path, metavar="FOLDER", help="the articles' folder: its files come along")
    parser.add_argument("--no-html", dest="has_html", action="store_false", help="leave the HTML file of it out")
    parser.add_argument(
        "--timestamp",
        metavar="URL",
        help="have a time stamping authority (RFC 3161) stamp its hash: it is told that alone",
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    project = Project.open(options.project)
    try:
        page = io.BytesIO()
        if options.has_html:
            HTML.write(project, page)
        with output(options.output) as stream:
            missing = pack(
                project,
                stream,
                originals=options.originals,
                day=datetime.now(UTC).date(),
                extras={"story.html": page.getvalue()} if options.has_html else {},
                authority=options.timestamp,
            )
    finally:
        project.close()
    for path in missing:
        say(f"{path} is not in {options.originals}: the package has its hash alone")
    return EXIT_SOME_FAILED if missing else EXIT_OK
