"""`dateline remove` and `dateline undo`: articles leave a project, and come back."""

from __future__ import annotations

import argparse
from pathlib import Path

from geo.cli.current_gazetteer import current_gazetteer
from geo.cli.terminal import EXIT_OK, Commands, say, show
from geo.cli.whose import add_by_option, by_of
from geo.pipeline import Pipeline
from geo.project.in_place import Applied
from geo.project.removing import ActMade, acts, articles_named, remove, undo

_MOST_LISTED = 20
_MOST_NAMED = 3


def add_parser(commands: Commands) -> None:
    """Add `remove` and `undo` to the command's verbs."""
    parser = commands.add_parser("remove", help="take articles out of a project; undo brings them back")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("articles", nargs="+", metavar="ARTICLE", help="an id or a path; a file or folder: all of it")
    parser.add_argument("--why", default="", metavar="TEXT", help="kept beside the removal")
    add_by_option(parser)
    parser.set_defaults(run=_remove)

    parser = commands.add_parser("undo", help="take back what was corrected or removed; without ACT: list it")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("act", nargs="?", metavar="ACT")
    add_by_option(parser)
    parser.set_defaults(run=_undo)


def _remove(options: argparse.Namespace) -> int:
    named = articles_named(options.project, options.articles)
    done = remove(options.project, [one.id for one in named], by_of(options), why=options.why)
    for one in named:
        say(f"removed: {one.path} ({one.id})")
    _say_rest(options.project, done.applied)
    say(f"to bring back what was removed: dateline undo {options.project} {done.act}")
    return EXIT_OK


def _undo(options: argparse.Namespace) -> int:
    if options.act is None:
        for act in acts(options.project)[:_MOST_LISTED]:
            show(_line(act))
        return EXIT_OK
    done = undo(options.project, options.act, by_of(options), pipeline=Pipeline(current_gazetteer()))
    for document in done.applied.restored:
        say(f"brought back: {document}")
    _say_rest(options.project, done.applied)
    say(f"taken back: {options.act}; to do it again: dateline undo {options.project} {done.act}")
    return EXIT_OK


def _say_rest(project: Path, applied: Applied) -> None:
    for warning in applied.warnings:
        say(f"warning: {warning}")
    if applied.waiting:
        say(
            f"{len(applied.waiting)} other articles wait to be read with their corrections: dateline build -o {project}"
        )


def _line(act: ActMade) -> str:
    what = ", ".join(f"{kind} {count}" for kind, count in act.kinds)
    more = len(act.articles) - _MOST_NAMED
    named = ", ".join(act.articles[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    words = f"{act.id}  {act.at.isoformat(timespec='seconds')}  {act.by}: {what} ({named})"
    return f"{words}: {act.why}" if act.why else words
