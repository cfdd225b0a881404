"""A hash of Dateline's own code and tables, so that nothing that they made outlives a change of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path


@cache
def code_version(rooms: Iterable[str]) -> str:
    """Changes with any file in these rooms (folders of the package) and with any module beside them.

    Parameters
    ----------
    rooms
        Names of folders, as a tuple.
    """
    package = Path(__file__).resolve().parent
    paths = [path for room in rooms for path in (package / room).rglob("*")]
    digest = sha256()
    for path in sorted([*paths, *package.glob("*.py")]):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
