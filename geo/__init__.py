"""Dateline: articles as a map with a timeline. `geo.open` is the way in for notebooks and scripts."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from geo import compiled

if TYPE_CHECKING:
    from geo.export.notebook import OpenProject

__all__ = ["open"]

compiled.warn_of_drift()


def open(path: str | PathLike[str]) -> OpenProject:
    """Open a project file for reading.

    Parameters
    ----------
    path
        What `dateline build` wrote.

    Returns
    -------
    OpenProject
        Its events as one typed frame (`events`), its tables as frames (`documents`, `mentions`, ...), its articles as
        records (`parsed`).

    Raises
    ------
    ProjectMissingError
        When there is no file at `path`.
    ProjectFormatError
        When the file is not a project, or of another schema version.

    Examples
    --------
    >>> import geo
    >>> project = geo.open("project.sqlite")
    >>> article = project.parsed(project.documents()["id"][0])
    >>> article.document.text[article.places[0].start : article.places[0].end] == article.places[0].text
    True
    >>> project.close()
    """
    from geo.export.notebook import OpenProject  # pandas takes half a second, which `import geo.model` need not cost

    return OpenProject(Path(path))
