"""What a rebuild knows of the projects that stand already, read without opening them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from geo.errors import InputError
from geo.inputs import Known
from geo.inputs.files import read_head
from geo.inputs.readers.kept import APPLICATION_ID as READINGS_ID
from geo.project.opening import read_only
from geo.project.store import APPLICATION_ID, SCHEMA_VERSION

_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = 68  # in the header of an SQLite file
_IDS = tuple(identifier.to_bytes(4, "big") for identifier in (APPLICATION_ID, READINGS_ID))
_BESIDE = (".corrections.jsonl", ".partial", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class KnownDocument(Known):
    """A document of the project, and the hash of everything that its reading depends on."""

    fingerprint: str


def known_documents(path: Path) -> tuple[KnownDocument, ...]:
    """The documents of the project at `path`, in its order, then those whose file could not be read when it was built.

    None when there is no project of this schema.
    """
    try:
        db = read_only(path)
    except sqlite3.Error:
        return ()
    try:
        if db.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
            return ()
        rows = db.execute(
            "SELECT id, sha256, path, fingerprint FROM (SELECT * FROM documents ORDER BY ordinal) "
            "UNION ALL SELECT id, sha256, path, '' FROM unread"
        )
        return tuple(KnownDocument(*row) for row in rows)
    except sqlite3.Error:
        return ()
    finally:
        db.close()


def is_of_a_project(path: Path, head: bytes) -> bool:
    """Whether a file with these first bytes is a project, or one of the files beside a project.

    Decided by content: beside a project named `mosul`, a `mosul.txt` is still an article.
    """
    if head.startswith(_MAGIC) and head[_APPLICATION_ID_AT:][:4] in _IDS:
        return True
    endings = (ending for ending in _BESIDE if path.name.endswith(ending))
    return any(_begins_as_project(path.parent / path.name.removesuffix(ending)) for ending in endings)


def _begins_as_project(path: Path) -> bool:
    try:
        return path.is_file() and is_of_a_project(path, read_head(path))
    except InputError:
        return False
