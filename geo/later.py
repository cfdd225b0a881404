"""Names of a package whose modules are imported on first use, so that a run pays only for what it uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def names_of(package: str, modules: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package (PEP 562), by which it has public names of modules that aren't imported yet.

    Parameters
    ----------
    package
        Its full name.
    modules
        The modules of the package, by their last name, and the names that each gives, with blanks between. No name
        may be that of a module: Python would put the module in its place.
    """
    home = {name: f"{package}.{module}" for module, names in modules.items() for name in names.split()}

    def attribute(name: str) -> Any:
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(home[name]), name)

    return attribute
