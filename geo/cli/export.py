"""`dateline export`: a project in another format."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from geo.cli.output import output
from geo.cli.terminal import EXIT_OK, Commands, show
from geo.errors import ExportError
from geo.export import described_formats, format_named, write_as
from geo.project import Project


def add_parser(commands: Commands) -> None:
    """Add `export` to the command's verbs."""
    parser = commands.add_parser("export", help="write a project in another format")
    parser.add_argument("format", metavar="FORMAT", help="as --list names it")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument(
        "-o", "--output", default="-", metavar="FILE", help="'-', the default: standard output, for a format of text"
    )
    parser.add_argument("--list", action=_List, help="list the formats and exit")
    parser.set_defaults(run=_run)


class _List(argparse.Action):
    """Lists the formats instead of running the verb, as `--version` does."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest=argparse.SUPPRESS, default=argparse.SUPPRESS, nargs=0, help=help)

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        for name, description in described_formats():
            show(f"{name}: {description}")
        parser.exit()


def _run(options: argparse.Namespace) -> int:
    chosen = format_named(options.format)
    if options.output == "-" and not chosen.is_text:
        raise ExportError(f"{chosen.name} is not text: name a file, -o FILE{''.join(chosen.suffixes[:1])}")
    project = Project.open(options.project)
    try:
        with output(options.output) as stream:
            write_as(options.format, project, stream)
    finally:
        project.close()
    return EXIT_OK
