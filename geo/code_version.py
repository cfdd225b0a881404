"""Which Dateline this is: its version, and a hash of its own code and tables.

Nothing that the code and tables made outlives a change of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from geo import compiled


@cache
def code_version(rooms: Iterable[str]) -> str:
    """Changes with any file in these rooms (folders of the package) and with any module beside them.

    Compiled modules read as their sources do, and don't count.

    Parameters
    ----------
    rooms
        Names of folders, as a tuple.
    """
    package = Path(__file__).resolve().parent
    paths = [path for room in rooms for path in (package / room).rglob("*")]
    digest = sha256()
    for path in sorted([*paths, *package.glob("*.py")]):
        if path.is_file() and path.suffix not in (".pyc", *compiled.SUFFIXES):
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def dateline_version() -> str:
    """The installed version, or 'source' when run from a checkout that isn't installed."""
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "source"
