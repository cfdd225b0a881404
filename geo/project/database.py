"""Opens project files: this schema's, and earlier ones to tell their version."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from geo.errors import ProjectFormatError, ProjectMissingError
from geo.project.distrust import check_schema, told
from geo.project.opening import read_only, standing
from geo.project.postgres.address import without_passwords

SCHEMA_VERSION = 7
APPLICATION_ID = 0x44544C4E  # 'DTLN': by which `file` and this module recognise a project


def open_database(path: Path) -> tuple[sqlite3.Connection, int]:
    """A project file of this schema version or of an earlier one, open for reading, and the version it has.

    Raises
    ------
    ProjectMissingError
        When there is no file at `path`.
    ProjectFormatError
        When the file is not a project, or of a later schema version.
    """
    if not standing(path).is_file():
        shown = without_passwords(str(path))
        raise ProjectMissingError(f"There is no project file at {shown}. Make one with: dateline build FOLDER -o FILE")
    with told(path):
        try:
            db = read_only(standing(path))
            (application,) = db.execute("PRAGMA application_id").fetchone()
            (version,) = db.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
                raise
            raise ProjectFormatError(f"{path} is not a Dateline project ({error}). Give another file.") from error
    if application != APPLICATION_ID:
        db.close()
        raise ProjectFormatError(f"{path} is a database, but not a Dateline project. Give another file.")
    if version > SCHEMA_VERSION:
        db.close()
        raise ProjectFormatError(
            f"{path} has schema {version}, a newer one than this version reads ({SCHEMA_VERSION}). Nothing was "
            "changed. Open it with the version of Dateline that made it, or a later one."
        )
    try:
        with told(path):
            check_schema(db, path, is_current=version == SCHEMA_VERSION)
    except ProjectFormatError:
        db.close()
        raise
    return db, int(version)


def schema_of(path: Path) -> int:
    """The schema version of a project file, this one or an earlier one; raises as `open_database` does."""
    db, version = open_database(path)
    db.close()
    return version
