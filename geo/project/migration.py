"""Projects of earlier schema versions, copied into this one. The original is only read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from geo.corrections import Orphan, Selector, select
from geo.errors import ProjectFormatError, ProjectWriteError
from geo.inputs import Known
from geo.model import (
    NEWS,
    Candidate,
    DateMention,
    DocumentSource,
    ParsedDocument,
    Place,
    PlaceMention,
    ScorePart,
)
from geo.plain_data import to_data
from geo.project import records
from geo.project.acts import new_act
from geo.project.journal import append, read_journal
from geo.project.loading import assembled, load_machine_reading, rows
from geo.project.packing import unpack_earlier_candidates
from geo.project.store import SCHEMA_VERSION, Project, open_database
from geo.project.writer import ProjectWriter

_NEW_IN_DOCUMENTS = {
    "language": "",
    "language_reason": "",  # since schema 5
    "source": json.dumps(to_data(DocumentSource())),
    "metadata_published": None,
    "known_events": "[]",
    "narration": NEWS.kind,  # since schema 3
    "narration_reason": NEWS.reason,
}
_NEW_IN_PLACES = {"admin2": ""}
_WITH_FILE = 4
"""The schema from which on corrections lie beside the project, and candidates are packed."""
_PACKED = "SELECT packed FROM candidates WHERE document_id = ?"
_LISTS = "SELECT candidates FROM mentions WHERE document_id = ? ORDER BY ordinal"
_ORPHANS = "SELECT correction_id, document_id, reason FROM orphans WHERE document_id = ? ORDER BY rowid"
_ASTRAY = "SELECT correction_id, '', reason FROM orphans WHERE document_id IS NULL ORDER BY rowid"
_BY = "an earlier version of Dateline"
_MOST_CHARACTERS = 9_000
"""Of a note, which the corrections file bounds."""


@dataclass(frozen=True, slots=True)
class EarlierCorrection:
    """A row of the table `corrections`, which projects had up to schema 3.

    `target` is the id of a mention or a date (document id, colon, first code point), `value` is JSON.
    """

    number: int
    made_at: str
    target: str
    field: str
    value: str
    note: str


def earlier_corrections(path: Path) -> tuple[EarlierCorrection, ...]:
    """What a user corrected in a project of an earlier schema, in the order made.

    Empty from schema 4 on, whose corrections are in the file beside the project.

    Raises
    ------
    ProjectMissingError
        When there is no file at `path`.
    ProjectFormatError
        When the file is not a project, of a later schema, or damaged.
    """
    db, version = open_database(path)
    with closing(db):
        if version >= _WITH_FILE:
            return ()
        try:
            found = db.execute("SELECT number, made_at, target, field, value, note FROM corrections ORDER BY number")
            return tuple(EarlierCorrection(*row) for row in found)
        except sqlite3.Error as error:
            raise _damaged(path, error) from error


def migrate(path: Path, output: Path) -> None:
    """Copy a project of an earlier schema into a new file of this one.

    What the earlier schema didn't hold stays unknown, and scores before schema 4 stay rounded, until a build reads the
    articles anew. Corrections of earlier schemas become notes in the corrections file beside the copy; those of schema
    4 are copied as they are.

    Parameters
    ----------
    path
        The earlier project. It is only read.
    output
        The new file.

    Raises
    ------
    ProjectMissingError
        When there is no file at `path`.
    ProjectFormatError
        When the file is not a project, of this schema or a later one, or damaged.
    ProjectWriteError
        When `output` exists or can't be written.
    """
    corrections = earlier_corrections(path)
    db, version = open_database(path)
    with closing(db):
        if version == SCHEMA_VERSION:
            raise ProjectFormatError(f"{path} has schema {version} already: there is nothing to migrate.")
        if output.exists():
            raise ProjectWriteError(f"{output} is there already and is not overwritten: name a new file.")
        with ProjectWriter(output) as writer:
            try:
                selectors = _copy(db, version, writer, {one.target for one in corrections})
            except (sqlite3.Error, ValueError, TypeError, LookupError) as error:
                raise _damaged(path, error) from error
            # before the copy takes its name: what can't be kept whole is not kept at all
            _keep_as_notes(output, corrections, selectors)
            if kept := read_journal(path).corrections:
                append(output, kept)


def migrated_copy(path: Path, cache: Path) -> Path:
    """A copy of an earlier project in this schema: made beside it, or in `cache` where nothing can be written there.

    The copy's name holds a hash of the project's content, so one that was made before is used again. Raises as
    `migrate` does.
    """
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()[:8]
    name = f"{path.stem}-schema-{SCHEMA_VERSION}-{digest}.sqlite"
    beside, cached = path.with_name(name), cache / name
    for made in (beside, cached):
        if made.exists():
            Project.open(made).close()
            return made
    try:
        migrate(path, beside)
    except ProjectWriteError:
        migrate(path, cached)
        return cached
    return beside


def _copy(db: sqlite3.Connection, version: int, writer: ProjectWriter, targets: set[str]) -> dict[str, Selector]:
    """Write all that `db` holds; gives selectors of those of `targets` (ids of mentions and dates) that are there."""
    selectors: dict[str, Selector] = {}
    writer.set(dict(db.execute("SELECT key, value FROM settings")) | {"migrated from": f"schema {version}"})
    places = {row["id"]: records.place_of(_NEW_IN_PLACES | dict(row)) for row in rows(db, "SELECT * FROM places")}
    for parsed in _documents(db, version, places):
        name = parsed.document.id
        machine = load_machine_reading(db, name) if version >= _WITH_FILE else None
        lost = [Orphan(*row) for row in db.execute(_ORPHANS, (name,))] if version >= _WITH_FILE else []
        writer.add(parsed, machine, orphans=lost)  # without a fingerprint: the next build reads the article anew
        found: tuple[DateMention | PlaceMention, ...] = (*parsed.dates, *parsed.places)
        for one in found:
            if (target := records.span_id(parsed.document.id, one.start)) in targets:
                selectors[target] = select(parsed.document, one.start, one.end)
    for failure, error in db.execute("SELECT path, error FROM failures"):
        writer.fail(failure, error)
    if version >= _WITH_FILE:
        for copy in db.execute("SELECT path, document_id, kind FROM copies"):
            writer.copy(*copy)
        for known in db.execute("SELECT id, sha256, path FROM unread"):
            writer.remember(Known(*known))
        writer.orphans([Orphan(*row) for row in db.execute(_ASTRAY)])
    return selectors


def _keep_as_notes(output: Path, corrections: Sequence[EarlierCorrection], selectors: Mapping[str, Selector]) -> None:
    act = new_act(_BY)
    notes = []
    for one in corrections:
        said = f"{one.made_at}: {one.field} = {one.value}; {one.note}"[:_MOST_CHARACTERS]
        target = selectors.get(one.target) or Selector("", id=one.target)
        notes.append(act.correction("note", target, {"text": said}))
    append(output, notes)


def _documents(db: sqlite3.Connection, version: int, places: Mapping[str, Place]) -> Iterator[ParsedDocument]:
    for document in rows(db, "SELECT * FROM documents ORDER BY ordinal"):
        query = _PACKED if version >= _WITH_FILE else _LISTS
        found = [value for (value,) in db.execute(query, (document["id"],))]
        if version >= _WITH_FILE:
            candidates = unpack_earlier_candidates(found[0])
        else:
            candidates = [_candidates(json.loads(text), places) for text in found]
        yield assembled(db, _NEW_IN_DOCUMENTS | dict(document), places, candidates, is_earlier=True)


def _candidates(entries: list[dict[str, Any]], places: Mapping[str, Place]) -> tuple[Candidate, ...]:
    """Candidates as schema 3 kept them: of places that no mention was resolved to, only the batch contract's fields."""
    return tuple(
        Candidate(
            places.get(entry["place"]["id"]) or Place(**entry["place"]),
            entry["score"],
            tuple(ScorePart(part["name"], part["value"], part["words"]) for part in entry["parts"]),
        )
        for entry in entries
    )


def _damaged(path: Path, error: Exception) -> ProjectFormatError:
    return ProjectFormatError(
        f"{path} is damaged and can't be migrated ({error}). Build its articles into a new file: "
        "dateline build FOLDER -o NEW.sqlite"
    )
