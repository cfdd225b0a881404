"""What the commands have in common: messages to people, bars, and terminal escapes shown instead of obeyed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

EXIT_OK, EXIT_SOME_FAILED, EXIT_ERROR, EXIT_INTERRUPTED = 0, 1, 2, 130


def say(message: str) -> None:
    """To standard error: standard output stays data."""
    sys.stderr.write(f"{harmless(message)}\n")


def show(line: str) -> None:
    """To standard output: what was asked for."""
    sys.stdout.write(f"{harmless(line)}\n")


def harmless(text: str) -> str:
    """Characters that could steer a terminal, written as Python's escapes: \\x1b, \\u202e."""
    return "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in text)


@contextmanager
def byte_bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar in bytes; yields what is to be called with the bytes done and the bytes in all."""
    with tqdm(total=0, desc=title, unit="B", unit_scale=True, leave=False, disable=None) as bar:

        def tell(done: int, total: int) -> None:
            bar.total = total or None
            bar.update(done - bar.n)

        yield tell
