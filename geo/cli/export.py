"""`dateline export`: a project, or a part of it, in another format."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from geo.cli.output import output
from geo.cli.terminal import EXIT_OK, Commands, say, show
from geo.cli.view_filters import add_filters, asked, view_of
from geo.errors import ExportError
from geo.export import Extract, RowFormat, described_formats, format_for, format_named, write_as
from geo.project import Project
from geo.project.distrust import told
from geo.project.in_place import shows_corrections
from geo.ui.choosing import chosen
from geo.ui.story.form import StoryFormat
from geo.ui.story.options import MOST_BLUR_KM, StoryOptions
from geo.ui.view_data import view_data


def add_parser(commands: Commands) -> None:
    """Add `export` to the command's verbs."""
    parser = commands.add_parser("export", help="write a project, or a part of it, in another format")
    parser.add_argument("leading", metavar="FORMAT", nargs="?", help="as --format; may stand before the project")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("-f", "--format", metavar="FORMAT", help="as --list names it; default: by the name of FILE")
    parser.add_argument(
        "-o", "--output", default="-", metavar="FILE", help="'-', the default: standard output, for a format of text"
    )
    parser.add_argument("--list", action=_List, help="list the formats and exit")
    add_filters(parser)
    story = parser.add_argument_group("html", "choices for the one HTML file")
    story.add_argument("--full-text", action="store_true", help="whole articles, not only sentences that name a place")
    story.add_argument(
        "--blur",
        type=float,
        metavar="KM",
        help=f"draw no place finer than a circle of so many km, {MOST_BLUR_KM:.0f} at most",
    )
    story.add_argument("--title", metavar="WORDS", help="what stands at its head; default: the project's name")
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
    name = _format_of(options)
    form = format_named(name)
    if options.output == "-" and not form.is_text:
        raise ExportError(f"{form.name} is not text: name a file, -o FILE{''.join(form.suffixes[:1])}")
    asks_for_story = options.full_text or options.blur is not None or options.title is not None
    if asks_for_story and not isinstance(form, StoryFormat):
        raise ExportError(f"--full-text, --blur and --title are choices for html, not for {name}: leave them out")
    project = Project.open(options.project)
    try:
        if isinstance(form, StoryFormat):
            with told(project.path):
                return _write_story(project, form, options)
        with told(project.path):
            extract = _extract(project, options)
        if extract is not None and not isinstance(form, RowFormat):
            raise ExportError(f"{name} always holds the whole project: leave the filters out, or choose another format")
        with output(options.output) as stream:
            write_as(name, project, stream, extract)
        _tell(project, extract is not None and not len(extract.rows))
    finally:
        project.close()
    return EXIT_OK


def _write_story(project: Project, form: StoryFormat, options: argparse.Namespace) -> int:
    chosen_for = StoryOptions(
        full_text=options.full_text,
        blur_km=options.blur or 0.0,
        undated=options.filter_undated is not False,
        title=options.title or "",
    )
    data = view_data(project)
    view = view_of(data, options)
    with output(options.output) as stream:
        number = form.write_view(project, data, view, chosen_for, stream)
    _tell(project, not number)
    return EXIT_OK


def _tell(project: Project, is_empty: bool) -> None:
    """What whoever reads the file ought to know."""
    if not shows_corrections(project.path):
        say("Some corrections beside the project are not in it yet: build it again, then export.")
    if is_empty:
        say("Nothing in the project passes these filters: the file holds no row.")


def _format_of(options: argparse.Namespace) -> str:
    if options.leading and options.format and options.leading != options.format:
        raise ExportError(f"two formats were named, {options.leading} and {options.format}: name one")
    named = options.leading or options.format
    if named:
        return str(named)
    if options.output == "-":
        raise ExportError("no format was named: say which with --format, or name a file with -o")
    return format_for(Path(options.output).name)


def _extract(project: Project, options: argparse.Namespace) -> Extract | None:
    """The rows that the filters leave; None where none was given."""
    if options.view is None and not asked(options):
        return None
    data = view_data(project)
    view = view_of(data, options)
    return None if view is None else chosen(project, data, view)
