"""Folders that a browser saves beside a page: 'Page_files' beside 'Page.html'. They are parts of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

_PAGES = frozenset({".html", ".htm", ".xhtml", ".xht", ".mht", ".mhtml"})
_SUFFIXES = (
    "_files", ".files", "-filer", "-Dateien", "_archivos", "_arquivos", "_bestanden", "_bylos", "_datoteke",
    "_dosyalar", "_elemei", "_failid", "_fails", "_fajlovi", "_fichiers", "_ficheiros", "_file", "_fitxategiak",
    "_fitxers", "_pliki", "_soubory", "_tiedostot",
)  # fmt: skip
"""What programs add to a page's name, by their language (Microsoft Office, WebOptions.FolderSuffix; browsers alike)."""


def parts_of_pages(names: Iterable[str]) -> Mapping[str, str]:
    """The files among `names` that lie in the folder of a saved page, and that folder.

    Parameters
    ----------
    names : paths with slashes.

    Examples
    --------
    >>> dict(parts_of_pages(["a/Fire.html", "a/Fire_files/frame.html", "a/Rain_files/b.html"]))
    {'a/Fire_files/frame.html': 'a/Fire_files'}
    """
    names = list(names)
    if not any(name.lower().endswith(tuple(_PAGES)) for name in names):
        return {}
    paths = {name: PurePosixPath(name) for name in names}
    folders = {
        str(path.with_name(path.stem + suffix)).casefold()
        for path in paths.values()
        if path.suffix.lower() in _PAGES
        for suffix in _SUFFIXES
    }
    found: dict[str, str] = {}
    for name, path in paths.items():
        folder = next((str(above) for above in path.parents if str(above).casefold() in folders), None)
        if folder is not None:
            found[name] = folder
    return found
