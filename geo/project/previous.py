"""What a rebuild knows of the projects that stand already, read without opening them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from geo.errors import InputError
from geo.inputs import Facts, Known
from geo.inputs.article import sha256_of_text
from geo.inputs.copies import Teller, told_apart_by
from geo.inputs.files import read_head
from geo.inputs.readers.kept import APPLICATION_ID as READINGS_ID
from geo.model import Document, ParsedDocument, Publication
from geo.plain_data import from_data
from geo.project.additions import FOLDER
from geo.project.additions import SUFFIX as ADDED
from geo.project.loading import load_machine_reading, load_parsed
from geo.project.opening import PUBLISHED, RUN_FILES, read_only
from geo.project.removed import load_removed
from geo.project.store import APPLICATION_ID, SCHEMA_VERSION

State = Literal["shown", "removed", "unread"]

_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = 68  # in the header of an SQLite file
_IDS = tuple(identifier.to_bytes(4, "big") for identifier in (APPLICATION_ID, READINGS_ID))
_BESIDE = (".corrections.jsonl", ADDED, PUBLISHED, *RUN_FILES, "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class KnownDocument(Known):
    """A document of the project, and the hash of everything that its reading depends on.

    `state`: 'shown'; 'removed', which a correction keeps out; 'unread', whose file could not be read.
    """

    fingerprint: str
    state: State = "shown"


@dataclass(frozen=True, slots=True)
class Told:
    """What tells whether another file holds the same article as a document: its text, and who published it when."""

    text_sha256: str
    teller: Teller


class Previous:
    """The project that stands before a build, for reading; an empty one where there is none of this schema.

    `documents` are those of the project in its order, then those that were removed, then those whose file could not be
    read when it was built.
    """

    def __init__(self, path: Path | None) -> None:
        self._db: sqlite3.Connection | None = None
        self.documents: tuple[KnownDocument, ...] = ()
        self.settings: Mapping[str, str] = {}
        if path is None:
            return
        try:
            self._db = read_only(path)
            if self._db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION:
                self.documents = tuple(self._known(self._db))
                self.settings = dict(self._db.execute("SELECT key, value FROM settings"))
        except sqlite3.Error:
            self.documents = ()

    @staticmethod
    def _known(db: sqlite3.Connection) -> Iterator[KnownDocument]:
        tables = (
            ("documents", "fingerprint", "shown", "ordinal"),
            ("removed", "fingerprint", "removed", "path, id"),
            ("unread", "''", "unread", "path, id"),
        )
        for table, fingerprint, state, order in tables:
            query = f"SELECT id, sha256, path, {fingerprint} FROM {table} ORDER BY {order}"
            for identifier, sha256, path, mark in db.execute(query):
                yield KnownDocument(identifier, sha256, path, mark, cast("State", state))

    def machine(self, document: KnownDocument) -> ParsedDocument | None:
        """What was read in a document before corrections; None where the project holds no text of it."""
        if self._db is None or document.state == "unread":
            return None
        if document.state == "removed":
            return load_removed(self._db, document.id)
        return load_machine_reading(self._db, document.id) or load_parsed(self._db, document.id)

    def told(self, document: KnownDocument) -> Told | None:
        """By what another file of the same article is known; None where the project holds no text of it."""
        if self._db is None or document.state == "unread":
            return None
        if document.state == "removed":
            machine = load_removed(self._db, document.id)
            return _told(machine.document) if machine else None
        query = "SELECT text, publisher, url, metadata_published FROM documents WHERE id = ?"
        text, publisher, url, published = self._db.execute(query, (document.id,)).fetchone()
        known = from_data(Publication, json.loads(published)) if published else None
        return _told(Document("", text, publisher=publisher, url=url, published=known))

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()


def _told(document: Document) -> Told:
    facts = Facts(publisher=document.publisher, url=document.url, published=document.published)
    return Told(sha256_of_text(document.text), told_apart_by(facts))


def is_of_a_project(path: Path, head: bytes) -> bool:
    """Whether a file with these first bytes is a project, or one of the files beside a project.

    Decided by content: beside a project named `mosul`, a `mosul.txt` is still an article. A project's own files are
    read as what was added to it.
    """
    kept_for = (
        folder.with_name(folder.name.removesuffix(FOLDER)) for folder in path.parents if folder.suffix == FOLDER
    )
    return is_project_file(path, head) or any(map(_begins_as_project, kept_for))


def is_project_file(path: Path, head: bytes) -> bool:
    """Whether a file is a project or one that Dateline writes beside it, other than those in the project's folder."""
    if head.startswith(_MAGIC) and head[_APPLICATION_ID_AT:][:4] in _IDS:
        return True
    endings = (ending for ending in _BESIDE if path.name.endswith(ending))
    return any(_begins_as_project(path.parent / path.name.removesuffix(ending)) for ending in endings)


def _begins_as_project(path: Path) -> bool:
    try:
        return path.is_file() and is_project_file(path, read_head(path))
    except InputError:
        return False
