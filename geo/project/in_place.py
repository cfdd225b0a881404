"""Corrections shown in a project that stands, without a build: the rows of what they touch are written anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from geo.corrections import Orphan
from geo.errors import ProjectFormatError, ProjectWriteError
from geo.inputs import Known
from geo.model import ParsedDocument
from geo.pipeline import Pipeline
from geo.project.correcting import (
    SETTING,
    UNCHECKED,
    CorrectedReading,
    ProjectCorrections,
    rows_of,
    settings_of,
    without_corrections,
)
from geo.project.inserting import insert_astray
from geo.project.journal import read_journal
from geo.project.loading import load_machine_reading, load_parsed
from geo.project.opening import file_uri, read_only, standing
from geo.project.removed import insert_removed, load_removed
from geo.project.rewriting import rewrite
from geo.project.store import SCHEMA_VERSION, open_database

_AWAY = "SELECT id, sha256, path, fingerprint FROM removed ORDER BY path, id"
PATIENCE = 30.0
"""Seconds to wait while another program writes the project."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of the corrections: ids of the articles that changed, and of those that wait for a build.

    An article waits when its metadata was corrected and no pipeline was given to read it again. `removed` are those
    that were taken out of the project, `restored` those that came back, which stand last until a build orders them.
    """

    changed: tuple[str, ...]
    waiting: tuple[str, ...]
    orphans: tuple[Orphan, ...]
    warnings: tuple[str, ...]
    removed: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()


def apply_corrections(path: Path, pipeline: Pipeline | None = None) -> Applied:
    """Make a project show the corrections beside it, as a build would, in one transaction.

    Parameters
    ----------
    path
        The project file. Those who read it meanwhile see it as it was until all is done.
    pipeline
        Reads articles again whose metadata (title, day of publication) was corrected, and has today's gazetteer.
        Without one, places are taken as their corrections give them, until a build looks them up.

    Raises
    ------
    ProjectMissingError, ProjectFormatError
        When there is no project of this schema at `path`.
    ProjectWriteError
        When it can't be written.
    """
    found, version = open_database(path)
    found.close()
    if version != SCHEMA_VERSION:
        raise ProjectFormatError(f"{path} has schema {version}: make a copy of this one first with dateline migrate")
    try:
        with closing(
            sqlite3.connect(file_uri(path) + "?mode=rw", timeout=PATIENCE, isolation_level=None, uri=True)
        ) as db:
            db.execute("PRAGMA trusted_schema = OFF")
            db.execute("BEGIN IMMEDIATE")
            applied = _apply(db, path, pipeline)
            db.execute("COMMIT")
            # whoever copies the file now has all of it; where somebody reads, the log is folded in another time
            db.execute("PRAGMA busy_timeout = 0")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            return applied
    except sqlite3.Error as error:
        raise ProjectWriteError(f"{path} can't be written ({error}): the corrections are kept beside it.") from error


def shows_corrections(path: Path) -> bool:
    """Whether a project shows all corrections that lie beside it now.

    It doesn't after one was made while a build ran, or when an article waits to be read again.

    Raises
    ------
    sqlite3.DatabaseError
        When there is no project at `path`.
    """
    with closing(read_only(standing(path))) as db:
        shown = dict(db.execute("SELECT key, value FROM settings WHERE key = ?", (SETTING,)))
    return shown == settings_of(read_journal(path).corrections)


def _apply(db: sqlite3.Connection, path: Path, pipeline: Pipeline | None) -> Applied:
    rows = db.execute("SELECT id, sha256, path, fingerprint FROM documents ORDER BY ordinal").fetchall()
    away = db.execute(_AWAY).fetchall()
    # read after the transaction has begun, so that of two programs that apply at once the later sees every correction
    corrections = ProjectCorrections(path, [Known(*row[:3]) for row in (*rows, *away)])
    readings: list[CorrectedReading] = []
    waiting: list[str] = []
    leaving: list[str] = []
    for document_id, sha256, where, fingerprint in rows:
        base = without_corrections(fingerprint)
        known = Known(document_id, sha256, where)
        if corrections.removes(known):
            insert_removed(db, _machine(db, document_id), base)
            leaving.append(document_id)
            continue
        shown = fingerprint if pipeline is not None else fingerprint.removesuffix(UNCHECKED)
        if corrections.marked(base, known, partial(_text, db, document_id)) == shown:
            continue
        reading = corrections.corrected(_machine(db, document_id), base, pipeline)
        _sort_in(document_id, reading, readings, waiting)
    stood = len(readings)
    for document_id, sha256, where, fingerprint in away:
        machine = load_removed(db, document_id)
        if machine is not None and not corrections.removes(Known(document_id, sha256, where)):
            _sort_in(document_id, corrections.corrected(machine, fingerprint, pipeline), readings, waiting)
    rewrite(db, [rows_of(reading) for reading in readings], leaving)
    for document_id in leaving:
        db.execute("DELETE FROM copies WHERE document_id = ?", (document_id,))
    for reading in readings[stood:]:
        db.execute("DELETE FROM removed WHERE id = ?", (reading.shown.document.id,))
    db.execute("DELETE FROM orphans WHERE document_id IS NULL")
    orphans = insert_astray(db, corrections.astray)
    db.execute("DELETE FROM settings WHERE key = ?", (SETTING,))
    db.executemany("INSERT INTO settings VALUES (?, ?)", () if waiting else corrections.settings.items())
    ids = [reading.shown.document.id for reading in readings]
    return Applied(
        tuple(ids[:stood]), tuple(waiting), orphans, corrections.warnings, tuple(leaving), tuple(ids[stood:])
    )


def _sort_in(
    document_id: str, reading: CorrectedReading | None, readings: list[CorrectedReading], waiting: list[str]
) -> None:
    if reading is None:
        waiting.append(document_id)
    else:
        readings.append(reading)


def _machine(db: sqlite3.Connection, document_id: str) -> ParsedDocument:
    machine = load_machine_reading(db, document_id) or load_parsed(db, document_id)
    assert machine is not None  # its row was read in this transaction
    return machine


def _text(db: sqlite3.Connection, document_id: str) -> str:
    return str(db.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()[0])
