"""The command's parser, made of the verbs' own, and what becomes of an error that ends a run."""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

from geo.cli.terminal import EXIT_ERROR, EXIT_INTERRUPTED, say
from geo.cli.trouble import words_of
from geo.errors import DatelineError
from geo.pipeline import dateline_version
from geo.private import private_files

VERBS = (
    "build",
    "add",
    "fetch",
    "remove",
    "run",
    "export",
    "correct",
    "corrections",
    "diff",
    "pack",
    "migrate",
    "verify",
    "forget",
    "parse",
    "evaluate",
    "gazetteer",
)
"""A verb is a module with `add_parser(commands)`. The parser it adds has the default `run`, a function that takes the
options and returns the exit code. `--help` lists the verbs in this order. Only the one that is asked for is
imported: some need much that others don't, and the processes that read articles import this module, too."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns
    -------
    int
        The exit code: 0 all went well, 1 some inputs failed and were reported, 2 nothing could be done,
        130 interrupted.
    """
    words = sys.argv[1:] if arguments is None else arguments
    options = command_parser(words[:1]).parse_args(words)
    try:
        with _sigterm_interrupts(), private_files():
            return int(options.run(options))
    except KeyboardInterrupt as stop:
        say(f"dateline: interrupted; what was there before is unchanged.{''.join(map(str, stop.args))}")
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return EXIT_ERROR
    except (DatelineError, OSError, sqlite3.Error) as error:
        say(f"dateline: {words_of(error, options)}")
        return EXIT_ERROR


def command_parser(asked: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser of the command: with the one verb that is `asked` for, or with all where that is none."""
    parser = argparse.ArgumentParser(
        prog="dateline", description="News articles as a map with a timeline; every mark leads back to its sentence."
    )
    parser.add_argument("--version", action="version", version=f"dateline {dateline_version()}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for verb in [verb for verb in VERBS if verb in asked] or VERBS:
        import_module(f"geo.cli.{verb}").add_parser(commands)
    return parser


def _discard_output() -> None:
    """Send what is left of the output nowhere: the program that was reading it, such as `head`, has ended.

    Otherwise Python would try to write it at exit, and print a second error.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextmanager
def _sigterm_interrupts() -> Iterator[None]:
    """Let SIGTERM end a run as Ctrl-C does: unfinished files are removed, finished ones stay."""

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
