"""What is on the disk of a project: its file, and everything that Dateline wrote because of it."""

from __future__ import annotations

import atexit
import hashlib
import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from geo.errors import ProjectFormatError, ProjectMissingError
from geo.inputs.files import read_head
from geo.inputs.readers.kept import SUFFIX as READINGS
from geo.project.journal import SUFFIX as CORRECTIONS
from geo.project.opening import PUBLISHED, RUN_FILES
from geo.project.previous import is_of_a_project
from geo.project.views import SUFFIX as VIEWS

SERVED = "dateline-served-"
"""How the name of a folder of served data begins, after which the number of its process stands."""
OPENED = "opened"
"""Folder of the user's cache in which lies what was read of large projects (geo/ui/kept_view.py)."""
LEAST_MENTIONS = 20_000
"""Of projects with fewer nothing is kept: reading them takes no longer."""
_SIDES = ("", "-wal", "-shm", "-journal")
_BESIDE = ("", *RUN_FILES, PUBLISHED, READINGS, CORRECTIONS, VIEWS)


def served_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder of this process for what browsers fetch: readable by its user only, removed when the process ends."""
    folder = tempfile.TemporaryDirectory(prefix=f"{SERVED}{os.getpid()}-")
    atexit.register(folder.cleanup)
    return folder


def opened_folder(project: Path, cache: Path) -> Path:
    """Where in the user's cache what was read of a project is kept, so that it opens at once."""
    digest = hashlib.sha256(os.fsencode(project.absolute())).hexdigest()[:32]
    return cache / OPENED / digest


def traces_of(project: Path, cache: Path) -> list[Path]:
    """The files of a project that are there, in the order of their names, and the folder that the cache keeps of it.

    The articles that it was made of are not its.

    Parameters
    ----------
    project
        The project file, which may be damaged, or gone already.
    cache
        The folder in which copies of earlier projects are made where none can be made beside them; what was read of
        large ones lies beside that.

    Raises
    ------
    ProjectFormatError
        When there is another kind of file at `project`.
    ProjectMissingError
        When nothing is there of it.
    """
    if project.is_file() and not is_of_a_project(project, read_head(project)):
        raise ProjectFormatError(f"{project} is not a Dateline project: it is not removed. Give another file.")
    copy = re.compile(rf"{re.escape(project.stem)}-schema-\d+-[0-9a-f]{{8}}\.sqlite")
    mains = [project]
    for folder in {project.parent, cache}:
        with suppress(OSError):
            mains += [path for path in folder.iterdir() if copy.fullmatch(path.name)]
    names = [f"{main.name}{part}{side}" for main in mains for part in _BESIDE for side in _SIDES]
    folders = dict.fromkeys(main.parent for main in mains)
    found = {folder / name for folder in folders for name in names}
    there = sorted(path for path in found if path.is_file() or path.is_symlink())
    kept = (opened_folder(main, cache.parent) for main in mains)
    there += [folder for folder in kept if folder.is_dir() and not folder.is_symlink()]
    if not there:
        raise ProjectMissingError(f"There is nothing of a project at {project}: give the file or the folder again.")
    return there


def left_behind() -> list[Path]:
    """Folders of served data that belong to this user and whose dashboard was killed before it could remove them."""
    found = []
    for folder in sorted(Path(tempfile.gettempdir()).glob(f"{SERVED}*")):
        number = folder.name.removeprefix(SERVED).partition("-")[0]
        with suppress(OSError):
            if number.isdecimal() and folder.lstat().st_uid == os.getuid() and not _runs(int(number)):
                found.append(folder)
    return found


def remove(path: Path) -> None:
    """Take a file or a folder away; of a link, the link."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
