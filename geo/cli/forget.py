"""`dateline forget`: removes a project and all that Dateline wrote because of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from geo.cli.run import cached_project, project_cache
from geo.cli.terminal import EXIT_ERROR, EXIT_OK, Commands, say, show
from geo.errors import ProjectWriteError
from geo.project.traces import left_behind, remove, traces_of


def add_parser(commands: Commands) -> None:
    """Add `forget` to the command's verbs."""
    parser = commands.add_parser("forget", help="remove a project with its corrections, copies and temporary files")
    parser.add_argument("source", type=Path, metavar="PROJECT|FOLDER", help="a project, or a folder that was shown")
    parser.add_argument("--originals", type=Path, action="append", default=[], metavar="FOLDER", help="as for run")
    parser.add_argument("--yes", action="store_true", help="do not ask first")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    source: Path = options.source
    project = cached_project(source, options.originals) if source.is_dir() else source
    files = [*traces_of(project, project_cache()), *left_behind()]
    for path in files:
        show(str(path))
    if not options.yes and not _is_wanted(len(files)):
        say("nothing was removed")
        return EXIT_ERROR
    for path in files:
        try:
            remove(path)
        except OSError as error:
            raise ProjectWriteError(f"{path} can't be removed ({error.strerror}): check who owns it.") from error
    say(
        f"removed: {len(files)}. The articles stay where they are, as do exports, backups and what a browser kept; "
        "a dashboard that shows the project holds it until it is ended."
    )
    return EXIT_OK


def _is_wanted(count: int) -> bool:
    if not sys.stdin.isatty():
        say("nobody can be asked here: say --yes to remove these files")
        return False
    sys.stderr.write(f"Remove these {count}, with all corrections made by hand? Type yes: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() == "yes"
