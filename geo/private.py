"""Files and folders that nobody but their user may read, whatever the umask says.

On Windows, where a mode means nothing, they lie in the user's own profile, which other users can't read.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700


@contextmanager
def private_files() -> Iterator[None]:
    """Whatever this process and those it starts make meanwhile, nobody but the user may read."""
    before = os.umask(0o777 & ~FOLDER_MODE)
    try:
        yield
    finally:
        os.umask(before)


def private_folder(path: Path) -> Path:
    """Make `path`, and what is missing above it, readable by the user alone; one that stands keeps its mode."""
    missing = [path, *path.parents]
    for folder in reversed([folder for folder in missing if not folder.exists()]):
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    return path


def write_private(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """Write a file that is readable by the user alone from its first moment on; one that stands is replaced whole.

    With `lasting`, a power cut later leaves no half of it either.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # made with mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(handle)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def is_private(path: Path) -> bool:
    """Whether nobody but the user can read or write `path`."""
    if os.name == "nt":
        return True
    status = path.stat()
    return status.st_uid == os.getuid() and not status.st_mode & 0o077
