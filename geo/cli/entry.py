"""The command's parser, made of the verbs' own, and what becomes of an error that ends a run."""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import NoReturn

from geo import compiled
from geo.cli.terminal import EXIT_ERROR, EXIT_INTERRUPTED, discreet, harmless, hide_passwords, say
from geo.cli.trouble import words_of
from geo.code_version import dateline_version
from geo.errors import DatelineError
from geo.private import private_files

VERBS = {
    "build": "build",
    "add": "add",
    "fetch": "fetch",
    "geocode": "geocode",
    "remove": "remove",
    "undo": "remove",
    "run": "run",
    "health": "health",
    "export": "export",
    "picture": "picture",
    "correct": "correct",
    "corrections": "corrections",
    "diff": "diff",
    "pack": "pack",
    "migrate": "migrate",
    "verify": "verify",
    "forget": "forget",
    "parse": "parse",
    "evaluate": "evaluate",
    "gazetteer": "gazetteer",
}
"""Each verb and the module of this room that has its `add_parser(commands)`. The parser that this adds has the default
`run`, a function that takes the options and returns the exit code. `--help` lists the verbs in this order."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns
    -------
    int
        The exit code: 0 all went well, 1 some inputs failed and were reported, 2 nothing could be done,
        130 interrupted.
    """
    words = sys.argv[1:] if arguments is None else arguments
    options = argparse.Namespace()
    hide_passwords(words)
    try:
        with _sigterm_interrupts():  # also while the verb is imported
            options = command_parser(words[:1] if words and words[0] in VERBS else VERBS).parse_args(words)
            with private_files():
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


def command_parser(verbs: Iterable[str] = VERBS) -> argparse.ArgumentParser:
    """The parser of the command, or of a part of it.

    Only the modules of `verbs` are imported: some need the tables of pandas, some all that reads articles, and
    together they take two seconds to load.
    """
    parser = _Parser(
        prog="dateline", description="News articles as a map with a timeline; every mark leads back to its sentence."
    )
    how = ", compiled" if compiled.is_compiled() else ""
    parser.add_argument("--version", action="version", version=f"dateline {dateline_version()}{how}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in dict.fromkeys(VERBS[verb] for verb in verbs):
        import_module(f"geo.cli.{module}").add_parser(commands)
    return parser


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with what was typed without repeating the password of a database's address."""

    def error(self, message: str) -> NoReturn:
        super().error(harmless(discreet(message)))


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
