"""Where files lie: paths of this machine, and addresses (s3://, gs://, https://) that fsspec opens.

fsspec is asked for addresses alone, so that parts on a disk are read without the extra.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from geo.errors import InputError
from geo.plugins import ANY_ERROR, words_of
from geo.private import write_private

INSTALL = "pip install 'dateline[dask]'"
_PACKAGES = {
    "s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs", "abfss": "adlfs", "az": "adlfs",
    "http": "aiohttp", "https": "aiohttp", "hdfs": "pyarrow", "sftp": "paramiko", "ssh": "paramiko",
}  # fmt: skip
"""What fsspec needs for the addresses that are met most."""
_PUT_WHOLE = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "oci", "oss"})
"""Stores in which an object is there when all of it is, and not before."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def is_address(place: str) -> bool:
    """Whether a place is an address, and no path of this machine."""
    return _SCHEME.match(place) is not None


def below(folder: str, name: str) -> str:
    """The place of a file in a folder."""
    return f"{folder.rstrip('/')}/{name}" if is_address(folder) else os.path.join(folder, name)


def file_system(place: str) -> tuple[Any, str]:
    """fsspec's file system for a place, and what the place is called there.

    Raises
    ------
    InputError
        When a package is missing, or the address is none.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise InputError(f"{place}: fsspec, which reads it, is not installed ({error}): {INSTALL}") from error
    scheme = _scheme(place)
    try:
        system, path = url_to_fs(place)
    except ImportError as error:
        package = _PACKAGES.get(scheme, "")
        remedy = f"pip install {package}" if package else "install the package that it names"
        raise InputError(f"{place} can't be opened: {error}. What to do: {remedy}, here and on each worker.") from error
    except ANY_ERROR as error:
        raise InputError(f"{place} is no address that fsspec opens ({words_of(error)}): correct it.") from error
    return system, str(path)


@contextmanager
def told(place: str, what: str = "read") -> Iterator[None]:
    """Raise an InputError in the place of whatever a file system raises."""
    try:
        yield
    except InputError:
        raise
    except ANY_ERROR as error:  # packages for object stores raise errors of many kinds
        raise InputError(
            f"{place} can't be {what} ({words_of(error)}): check that it is there, and who may do that."
        ) from error


def opened(place: str) -> IO[bytes]:
    """A file, opened for reading; raises InputError, as reading from it does within `told`."""
    with told(place):
        if not is_address(place):
            return open(place, "rb")
        system, path = file_system(place)
        found: IO[bytes] = system.open(path, "rb")
        return found


def names_in(folder: str) -> list[str]:
    """Names of the files in a folder, sorted; none where there is no folder."""
    with told(folder):
        if not is_address(folder):
            return sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        system, path = file_system(folder)
        system.invalidate_cache()
        found = system.ls(path, detail=False) if system.exists(path) else []
        return sorted(str(name).rstrip("/").rpartition("/")[2] for name in found)


def put(place: str, content: bytes) -> None:
    """Write a file so that it is there whole or not at all.

    On a disk it is written under another name, and renamed once the disk has it. A store of objects shows an object
    when all of it is there. Elsewhere a file is written under another name and moved.

    Raises
    ------
    InputError
        When it can't be written.
    """
    with told(place, "written"):
        if not is_address(place):
            path = Path(place)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_private(path, content, lasting=True)
            return
        system, path_there = file_system(place)
        if _scheme(place) in _PUT_WHOLE:
            system.pipe_file(path_there, content)
            return
        folder, _, name = path_there.rpartition("/")
        system.makedirs(folder, exist_ok=True)
        beside = f"{folder}/.{name}.{os.getpid()}.partial"
        system.pipe_file(beside, content)
        system.mv(beside, path_there)


def _scheme(place: str) -> str:
    found = _SCHEME.match(place)
    return found[1].lower() if found else ""
