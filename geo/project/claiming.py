"""The files that a run writes before a project stands: held for one run alone, and kept where it ends early.

Beside PROJECT lie, while a run writes it: PROJECT.partial, what was read so far; PROJECT.partial-lock, held while the
run lives; PROJECT.packed, the finished project before it takes its place. A run that was interrupted or killed leaves
PROJECT.unfinished, from which the next one takes what is still right.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from geo.errors import DatelineError, ProjectWriteError
from geo.private import FILE_MODE
from geo.project.opening import LOCK, PACKED, PARTIAL, UNFINISHED, beside, file_uri
from geo.project.postgres.address import is_address_as_path
from geo.project.store import SCHEMA_VERSION, schema_of

_DISK_ERRORS = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


def tell_of(path: Path, error: BaseException | None, kept: int) -> None:
    """Raise a ProjectWriteError in the place of SQLite's bare words for a disk that is full or fails.

    `kept` articles are kept for the next run, which an interruption says, too.
    """
    code = getattr(error, "sqlite_errorcode", None)
    rest = f" {kept:,} articles that were read are kept: the same command goes on from there." if kept else ""
    if isinstance(error, sqlite3.Error) and code is not None:
        if code == sqlite3.SQLITE_INTERRUPT:  # Ctrl-C within a call of SQLite
            raise KeyboardInterrupt(rest) from error
        if code & 0xFF in _DISK_ERRORS:
            raise ProjectWriteError(
                f"{path} can't be written ({error}); what was there before is unchanged. Make room on that "
                f"disk, or choose another place for the project.{rest}"
            ) from error
    if isinstance(error, KeyboardInterrupt) and rest:
        raise KeyboardInterrupt(rest) from error


def check_place(path: Path) -> None:
    """Raise ProjectWriteError when `path` is no place for a file: a folder, a device such as /dev/null, an address."""
    if is_address_as_path(path):  # else a folder would be made with the password in its name
        raise ProjectWriteError("A database's address is no file: name a file with -o, and the address with --to.")
    if path.exists() and not path.is_file():
        what, example = (
            ("a folder", path / "project.sqlite") if path.is_dir() else ("no regular file", "project.sqlite")
        )
        raise ProjectWriteError(f"{path} is {what}: name the project's file, as in -o {example}")


def make_folder(path: Path) -> None:
    """Make the folder of a project; raises ProjectWriteError when it can't be, or as `check_place` does."""
    check_place(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cant_be_written(path, error) from error


def cant_be_written(path: Path, error: Exception) -> ProjectWriteError:
    """What to say of a place where nothing can be written."""
    return ProjectWriteError(f"{path} can't be written ({error}): choose another place for it.")


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """While no other run begins or ends in the folder, where its file system has locks."""
    with ExitStack() as stack:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, handle)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def new_file(path: Path) -> None:
    """Make an empty file, here and by nobody else, so that none may read it even for a moment.

    What SQLite puts beside it has its mode. Raises OSError, also where there is one already.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE))


def take_lock(path: Path) -> int:
    """Hold the project for this run until the handle is closed; raises ProjectWriteError when another run does."""
    handle = os.open(beside(path, LOCK), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, FILE_MODE)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise _busy(path) from error
    except OSError:  # this file system has no locks
        pass
    return handle


def _busy(path: Path) -> ProjectWriteError:
    return ProjectWriteError(f"another run is writing {path.name}: wait until it has finished.")


def make_way(path: Path, *, keeps: bool) -> None:
    """Put what a killed run left where the next one looks for it, or away; raises when another run is still writing."""
    partial = beside(path, PARTIAL)
    try:
        remove(beside(path, PACKED))
        if not partial.exists():
            return
        with closing(sqlite3.connect(partial, timeout=0, isolation_level=None)) as left:
            try:
                left.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                raise _busy(path) from error
            except sqlite3.DatabaseError:
                pass  # damaged, so nobody writes it
        if keeps:
            keep_unfinished(path)
        remove(partial)
    except (OSError, sqlite3.Error) as error:
        raise cant_be_written(path, error) from error


def keep_unfinished(path: Path) -> int:
    """Keep what a run has read for the next one; gives the number of articles that are kept.

    Of what two runs left, the one that came further counts: the later had taken over what the earlier one had.
    """
    partial, unfinished = beside(path, PARTIAL), beside(path, UNFINISHED)
    read, before = articles_in(partial), articles_in(unfinished)
    if read <= before:
        remove(partial)
        return before
    remove(unfinished)
    with closing(sqlite3.connect(file_uri(partial), timeout=0, isolation_level=None, uri=True)) as db:
        try:
            db.execute("PRAGMA journal_mode = DELETE")  # so that one file holds all
            os.replace(partial, unfinished)
        except sqlite3.OperationalError:  # somebody is looking at it
            new_file(unfinished)
            db.execute("VACUUM main INTO ?", (file_uri(unfinished),))
    remove(partial)
    return read


def articles_in(path: Path) -> int:
    """How many articles an unfinished project of this schema holds; 0 where it is damaged, or there is none."""
    try:
        if schema_of(path) != SCHEMA_VERSION:
            return 0
        with closing(sqlite3.connect(file_uri(path) + "?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM documents").fetchone()[0])
    except (DatelineError, sqlite3.Error):
        return 0


def replace(packed: Path, path: Path) -> None:
    """Put `packed` in the place of `path`, and drop the old file's write-ahead log, which is not its own."""
    if path.exists():
        # The old file may have changes in its log: fold them in, so that a reader who has it open keeps them.
        with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    handle = os.open(packed, os.O_RDWR | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    os.replace(packed, path)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def remove(partial: Path) -> None:
    """Take away an unfinished file with what SQLite keeps beside it, which a full disk leaves behind."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        partial.with_name(partial.name + suffix).unlink(missing_ok=True)
