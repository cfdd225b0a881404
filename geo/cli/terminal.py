"""What the verbs share: exit codes, messages, progress bars; text from outside can't steer the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from tqdm import tqdm

from geo.project.postgres.address import passwords_in, without_passwords

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What `add_subparsers` returns: argparse has no public name for it."""

_PASSWORDS: set[str] = set()
EXIT_OK, EXIT_SOME_FAILED, EXIT_ERROR, EXIT_INTERRUPTED = 0, 1, 2, 130


def say(message: str) -> None:
    """Write a message to standard error, since standard output is for data; no password of a database is written."""
    sys.stderr.write(f"{harmless(discreet(message))}\n")


def show(line: str) -> None:
    """Write a line that was asked for to standard output."""
    sys.stdout.write(f"{harmless(line)}\n")


def hide_passwords(words: Iterable[str]) -> None:
    """Leave the passwords of database addresses among the words of a command out of all messages from now on."""
    _PASSWORDS.clear()
    _PASSWORDS.update(passwords_in(words))


def discreet(message: str) -> str:
    """A message without passwords of database addresses, also where one was taken for the name of a file."""
    for password in _PASSWORDS:
        message = message.replace(f":{password}@", ":***@")
    return without_passwords(message)


def harmless(text: str) -> str:
    r"""Replace the characters that could steer a terminal by Python's escapes for them.

    >>> harmless("Kars\x1b[2J, turned \u202eround")
    'Kars\\x1b[2J, turned \\u202eround'
    """
    return "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in text)


@contextmanager
def byte_bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar in bytes; yields the function to call with the bytes done and the total (0: unknown)."""
    with tqdm(total=0, desc=title, unit="B", unit_scale=True, leave=False, disable=None) as bar:

        def report(done: int, total: int) -> None:
            bar.total = total or None
            bar.update(done - bar.n)

        yield report
