"""Whether the modules that read articles were compiled, and whether they still say what their sources say.

`scripts/compile_modules.py` puts compiled modules beside their sources, where Python takes them first, and writes a
list of the sources that it compiled. Without that list no other file is looked at.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent
LIST = "compiled.json"
SUFFIXES = (".so", ".pyd")
"""Of compiled modules, on all systems."""


@cache
def is_compiled() -> bool:
    """Whether this Python takes the compiled modules. Another version of Python leaves them and reads the sources."""
    return _listed().get("suffix") in EXTENSION_SUFFIXES


def checksum(source: Path) -> str:
    """By which a change of a module's source is noticed."""
    return sha256(source.read_bytes()).hexdigest()


def warn_of_drift() -> None:
    """Warn of sources that changed since they were compiled: what they say now has no effect."""
    if is_compiled() and (changed := list(_changed())):
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        warnings.warn(
            f"geo/{changed[0]}{more} changed since being compiled, and the compiled modules are used: "
            "compile again with `make fast`, or remove them with `make plain`",
            RuntimeWarning,
            stacklevel=2,
        )


def _changed() -> Iterator[str]:
    for name, was in _listed()["sources"].items():
        source = PACKAGE / name
        if not source.is_file() or checksum(source) != was:
            yield name


@cache
def _listed() -> dict[str, Any]:
    try:
        listed: dict[str, Any] = json.loads((PACKAGE / LIST).read_text("utf-8"))
    except FileNotFoundError:
        return {}
    return listed
