"""Which project the dashboard shows, which it showed before, and new ones.

There is one project a server: all its windows follow when another is opened.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from geo.code_version import dateline_version
from geo.errors import DatelineError, InputError
from geo.inputs.spool import safe_path
from geo.project import SCHEMA_VERSION, ProjectWriter
from geo.project.migration import migrated_copy
from geo.project.saving import save_project
from geo.project.store import schema_of
from geo.resources import PROJECT_VARIABLE

ENDING = ".sqlite"
MOST_RECENT = 12
MOST_LISTED = 50
_FOLDER_DIGEST = re.compile(r"-[0-9a-f]{12}$")  # of the projects that `dateline run FOLDER` makes


@dataclass(frozen=True, slots=True)
class Listed:
    """A project that can be opened: its file, and what it is called."""

    path: Path
    name: str


def project_in_use() -> Path | None:
    """The project file that the dashboard shows; None where it was started with none."""
    address = os.environ.get(PROJECT_VARIABLE, "")
    return Path(address) if address else None


def name_of_project(path: Path) -> str:
    """What a project is called: its file's name, without what only tells it from others of that name."""
    return _FOLDER_DIGEST.sub("", path.stem)


def shown_path(path: Path) -> str:
    """A path as people write it: '~' for their home."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) and path != home else str(path)


def projects_folder() -> Path:
    """Where new projects are made: 'Dateline' among the user's documents."""
    return Path(platformdirs.user_documents_dir()) / "Dateline"


def open_project_file(address: str) -> Path:
    """Show another project from now on; one of an earlier version is copied first, and stays as it is.

    Raises
    ------
    ProjectError
        When there is no project at that address.
    """
    typed = address.strip().strip("\"'")
    if not typed:
        raise InputError("Choose a project, or write where its file lies.")
    path = Path(typed).expanduser().absolute()
    if schema_of(path) != SCHEMA_VERSION:
        path = migrated_copy(path, _cache())
    _use(path)
    return path


def new_project(name: str) -> Path:
    """Make an empty project in `projects_folder` and show it.

    Raises
    ------
    InputError
        When the name is none, or there is such a project already.
    ProjectWriteError
        When nothing can be written there.
    """
    plain = _plain(name)
    path = projects_folder() / f"{plain}{ENDING}"
    if os.path.lexists(path):
        raise InputError(f"There is a project called {plain} already: open it, or choose another name.")
    with ProjectWriter(path) as writer:
        writer.set({"dateline": dateline_version()})
    with suppress(OSError):
        path.chmod(0o600)
    _use(path)
    return path


def save_project_as(project: Path, wish: str) -> Path:
    """Copy the project that is shown, with what lies beside it, and show the copy.

    Parameters
    ----------
    wish
        A name, for a file in `projects_folder`, or where the file is to lie.

    Raises
    ------
    InputError
        When the name is none.
    ProjectError
        As `save_project` does.
    """
    typed = wish.strip().strip("\"'")
    path = Path(typed).expanduser() if re.search(r"[/\\]", typed) else projects_folder() / _plain(typed)
    path = (path if path.suffix == ENDING else path.with_name(path.name + ENDING)).absolute()
    save_project(project, path)
    _use(path)
    return path


def is_in_cache(path: Path) -> bool:
    """Whether a project lies where `dateline run FOLDER` makes them: whoever clears the cache takes it away."""
    return path.absolute().is_relative_to(_cache())


def listed_projects() -> list[Listed]:
    """Projects that can be opened: those shown before, latest first, then others in their folders and in our own."""
    recent = _recent()
    folders = dict.fromkeys([projects_folder(), *(path.parent for path in recent)])
    others = (path for folder in folders for path in sorted(_projects_in(folder)))
    paths = [path for path in dict.fromkeys([*recent, *others]) if path.is_file()]
    return [Listed(path, name_of_project(path)) for path in paths[:MOST_LISTED]]


def remember_project(path: Path) -> None:
    """Put a project first among those shown before; where the list can't be kept, it is forgotten."""
    known = _recent()
    if known[:1] == [path]:
        return
    lines = [os.fspath(each) for each in dict.fromkeys([path, *known])][:MOST_RECENT]
    place = _recent_file()
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        partial = place.with_name(f"{place.name}.{os.getpid()}")
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(lines, file)
        os.replace(partial, place)


def _plain(name: str) -> str:
    """A name as a file can have it, without an ending; raises InputError where nothing is left."""
    plain = " ".join(re.sub(r'[/\\:*?"<>|]', " ", name).split()).removesuffix(ENDING)
    if not plain:
        raise InputError("Give the project a name.")
    return str(safe_path(plain))


def _use(path: Path) -> None:
    os.environ[PROJECT_VARIABLE] = os.fspath(path)
    remember_project(path)


def _recent() -> list[Path]:
    try:
        lines = json.loads(_recent_file().read_text("utf-8"))
        return [Path(line) for line in lines if isinstance(line, str) and "\0" not in line]
    except (OSError, ValueError, TypeError):
        return []


def _projects_in(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        for path in folder.glob(f"*{ENDING}"):
            with suppress(DatelineError):
                schema_of(path)
                yield path


def _recent_file() -> Path:
    return Path(platformdirs.user_cache_dir("dateline", appauthor=False)) / "recent.json"


def _cache() -> Path:
    return Path(platformdirs.user_cache_dir("dateline", appauthor=False)) / "projects"
