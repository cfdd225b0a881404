"""A project copied to another place, with everything beside it that belongs to it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from geo.errors import ProjectWriteError
from geo.private import private_folder
from geo.project.additions import FOLDER
from geo.project.additions import SUFFIX as ADDED
from geo.project.journal import SUFFIX as CORRECTIONS
from geo.project.opening import read_only
from geo.project.store import schema_of

_BESIDE = (CORRECTIONS, ADDED)


def save_project(project: Path, target: Path) -> None:
    """Copy a project to `target`: its file, its corrections, the list of what was added, and the files of its own.

    The project stays as it is. What readers gave is not copied: the next build of the copy asks them again.

    Raises
    ------
    ProjectError
        When `project` is none.
    ProjectWriteError
        When something is at `target` already, or nothing can be written there. Nothing is then left of the copy.
    """
    schema_of(project)
    taken = next((name for name in _names(target) if os.path.lexists(name)), None)
    if taken is not None:
        raise ProjectWriteError(f"{taken} is there already: choose another name.")
    partial = target.with_name(f".{target.name}.saving-{os.getpid()}")
    try:
        private_folder(target.parent)
        _copy_beside(project, target)
        os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(read_only(project)) as source, closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
        os.rename(partial, target)
    except (OSError, sqlite3.Error) as error:
        _remove(partial, *_names(target))
        reason = getattr(error, "strerror", None) or str(error)
        raise ProjectWriteError(f"{target} can't be written ({reason}): choose another place.") from error
    except BaseException:
        _remove(partial, *_names(target))
        raise


def _names(target: Path) -> list[Path]:
    return [target.with_name(target.name + suffix) for suffix in ("", *_BESIDE, FOLDER)]


def _copy_beside(project: Path, target: Path) -> None:
    for suffix in _BESIDE:
        source = project.with_name(project.name + suffix)
        if source.is_file():
            copy = target.with_name(target.name + suffix)
            handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with source.open("rb") as data, os.fdopen(handle, "wb") as out:
                shutil.copyfileobj(data, out)
    files = project.with_name(project.name + FOLDER)
    if files.is_dir():
        shutil.copytree(files, target.with_name(target.name + FOLDER), symlinks=True)


def _remove(*paths: Path) -> None:
    for path in paths:
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
