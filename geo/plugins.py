"""Entry points of other packages: the object that one leads to, and the words for what goes wrong with it.

Code of another package may raise anything, `SystemExit` included, when it is imported and when it is called. Whoever
calls it catches `ANY_ERROR` and goes on with an error that names the package.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import EntryPoint
from typing import Any

ANY_ERROR = (Exception, SystemExit)
_LONGEST = 500  # characters of an error's own words
REMEDY = "update that package, or uninstall it."


def load_plugin(point: EntryPoint, members: Sequence[str]) -> Any:
    """The object behind an entry point; a class is called without arguments.

    Raises
    ------
    TypeError
        When it lacks one of `members`.
    Exception, SystemExit
        Whatever importing or making it raises.
    """
    loaded = point.load()
    made = loaded() if isinstance(loaded, type) else loaded
    missing = [name for name in members if not hasattr(made, name)]
    if missing:
        raise TypeError(f"it has no {', '.join(missing)}")
    return made


def package_of(point: EntryPoint) -> str:
    """The package that an entry point belongs to, as users install it; its address where that is not known."""
    return point.dist.name if point.dist else point.value


def words_of(error: BaseException) -> str:
    """An error in one line: 'KeyError: 'lost''. Half a surrogate pair, which no file can hold, becomes an escape."""
    words = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return storable(" ".join(words[:_LONGEST].split()))


def storable(words: str) -> str:
    r"""Words with an escape for each half of a surrogate pair.

    >>> storable("page \ud83d")
    'page \\ud83d'
    """
    return words.encode("utf-8", "backslashreplace").decode("utf-8")
