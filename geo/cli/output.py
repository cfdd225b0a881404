"""Files that the command writes: whole, or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from geo.errors import InputError


@contextmanager
def output(name: str) -> Iterator[BinaryIO]:
    """Open what `-o NAME` asks for: standard output for '-', else a device or a file.

    A file is written beside its place and moved there at the end, so that a run that fails or is interrupted
    leaves what was there before.

    Raises
    ------
    InputError
        When there can't be a file of that name.
    """
    if name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(name)
    if path.is_dir() or not path.parent.is_dir():
        raise InputError(f"{name} can't be written: give the name of a file in a folder that exists, or '-'")
    if path.exists() and not path.is_file():  # a pipe or a device: it can't be replaced by a file
        with path.open("wb") as stream:
            yield stream
        return
    # in a folder that others may write, a name that they can guess could be a link of theirs to another file
    handle, partial = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".partial", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        os.replace(partial, path)
    finally:
        Path(partial).unlink(missing_ok=True)
