"""What the system says when something can't be read or written, as a message that names the file and what to do."""

from __future__ import annotations

import argparse
import errno
import os
import sqlite3
from pathlib import Path

from geo.errors import DatelineError

_REMEDIES = {
    errno.EACCES: "check who may read and write it",
    errno.EPERM: "check who may read and write it",
    errno.ENOSPC: "make room on that disk, or choose another place",
    errno.EDQUOT: "make room, since your share of that disk is used up, or choose another place",
    errno.EROFS: "that disk can't be written: choose another place",
    errno.EMFILE: "too many files are open: end other programs, or raise the limit (ulimit -n)",
    errno.ENFILE: "too many files are open on this machine: end other programs",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.EIO: "the disk may be failing: save what is on it, and try another place",
    errno.ENOENT: "check that it exists",
    errno.EISDIR: "give a file, not a folder",
    errno.ENOTDIR: "a part of that path is a file: give another",
}
_BUSY = "another program, such as a build or a database browser, holds it: wait until it has finished, and try again"
_OF_SQLITE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _REMEDIES[errno.ENOSPC],
    sqlite3.SQLITE_READONLY: "check who may write it and its folder",
    sqlite3.SQLITE_CANTOPEN: "check that its folder exists and who may write there",
    sqlite3.SQLITE_IOERR: "the disk may be full or failing: make room, or choose another place",
    sqlite3.SQLITE_CORRUPT: "it is damaged: see what is left with dateline verify, or make it anew",
    sqlite3.SQLITE_NOTADB: "it is no database: give another file",
}
_FILES = ("output", "project", "source")
"""Options of the verbs that name the file they work on, the likeliest first."""


def words_of(error: Exception, options: argparse.Namespace) -> str:
    """What to tell of an error that ends a run; one of ours says it all itself."""
    if isinstance(error, DatelineError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        name = _of_error(error) or _of_options(options)
        return _told(name, error.strerror, _REMEDIES.get(error.errno or 0, ""))
    if isinstance(error, sqlite3.Error):
        remedy = _OF_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "")
        return _told(_of_options(options), str(error), remedy)
    return str(error)


def _told(name: str, reason: str, remedy: str) -> str:
    return f"{name or 'a file'}: {reason}{f'. What to do: {remedy}.' if remedy else ''}"


def _of_error(error: OSError) -> str:
    return os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""


def _of_options(options: argparse.Namespace) -> str:
    """The file that the verb was to work on, since neither SQLite nor a stream says which it was."""
    named = (getattr(options, name, None) for name in _FILES)
    return next((str(value) for value in named if isinstance(value, str | Path) and str(value) != "-"), "")
