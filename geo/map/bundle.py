"""Modules put together as one script: a browser asks for one file in place of fifty, and a page can name its hash.

A module becomes a function that gives what it exports; modules stand before those that import them. That is all that
the page's own modules need: they import by name, export what never changes, and import each other in no circle.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable

_IMPORT = re.compile(r'^import\s+(?:\{([^}]*)\}|(\w+))\s+from\s+"([^"]+)";[ \t]*$', re.M)
_EXPORT = re.compile(r"^export (default )?((?:async )?function\b\*?|class\b|const\b)[ ]?(\w*)", re.M)
_COMMENT = re.compile(r"^[ \t]*/\*\*?(?:[^*]|\*(?!/))*\*/[ \t]*\n|^[ \t]*//[^\n]*\n", re.M)
_CAST = re.compile(r"/\*\* @(?:type|param|returns|template)\b(?:[^*\n]|\*(?!/))*\*/ ?")
_LEFT = re.compile(r"^(?:import|export)\b|\bimport\.meta\b", re.M)
_ENDS = ("</script", "<!--")


def bundle(entry: str, read: Callable[[str], str], exports: Iterable[str] = ()) -> str:
    """The script of a module and of all that it imports.

    Parameters
    ----------
    entry
        The module's path.
    read
        Gives the text of a module by its path.
    exports
        What the script, itself a module then, exports of what its entry does.

    Raises
    ------
    ValueError
        A module imports or exports in a way that isn't known here, imports itself, or could end a script element.
    """
    names: dict[str, str] = {}
    pieces = ['"use strict";']
    _add(entry, read, names, pieces, ())
    pieces += [f"export const {{ {name} }} = {names[entry]};" for name in exports]
    return "\n".join(pieces)


def _add(
    path: str, read: Callable[[str], str], names: dict[str, str], pieces: list[str], above: tuple[str, ...]
) -> None:
    if path in above:
        raise ValueError(f"{path} imports itself, by way of {' and '.join(above)}")
    if path in names:
        return
    text = read(path)

    def taken(found: re.Match[str]) -> str:
        other = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[3]))
        _add(other, read, names, pieces, (*above, path))
        wanted = f"default: {found[2]}" if found[2] else found[1].replace(" as ", ": ")
        return f"const {{ {' '.join(wanted.split())} }} = {names[other]};"

    text = _IMPORT.sub(taken, plain(text))
    given: list[str] = []

    def kept(found: re.Match[str]) -> str:
        name = found[3] or "the_default"
        given.append(f"default: {name}" if found[1] else name)
        return f"{found[2]} {name}"

    text = _EXPORT.sub(kept, text)
    if left := _LEFT.search(text):
        line = text[left.start() :].split("\n", 1)[0]
        raise ValueError(f"{path} has what can't be put into one script: {line}")
    names[path] = f"m{len(names)}"
    if any(end in text.lower() for end in _ENDS):
        raise ValueError(f"{path} holds what would end its script element")
    pieces.append(
        f"const {names[path]} = (() => {{ // {path}\n{text.strip()}\nreturn {{ {', '.join(given)} }};\n}})();"
    )


def plain(text: str) -> str:
    """A module or sheet without the comments that stand on lines of their own, without types and indentation."""
    return re.sub(r"\n\s+", "\n", _CAST.sub("", _COMMENT.sub("", text)))
