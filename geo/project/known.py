"""What a rebuild knows of the project before it, read without opening the project."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from geo.inputs import Known
from geo.project.store import SCHEMA_VERSION, read_only


@dataclass(frozen=True, slots=True)
class KnownDocument(Known):
    """A document of the project, and the hash of everything that its reading depends on."""

    fingerprint: str


def known_documents(path: Path) -> tuple[KnownDocument, ...]:
    """The documents of the project at `path`, in its order; none when there is no project of this schema."""
    try:
        db = read_only(path)
    except sqlite3.Error:
        return ()
    try:
        if db.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
            return ()
        rows = db.execute("SELECT id, sha256, path, fingerprint FROM documents ORDER BY ordinal")
        return tuple(KnownDocument(*row) for row in rows)
    except sqlite3.Error:
        return ()
    finally:
        db.close()
