"""Everything about a project file that can be checked without the articles it was made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import get_args

from geo.errors import ProjectError
from geo.inputs import scan
from geo.model import Basis, EventKind, FootprintShape, Grain, PlaceKind, Role, TimexType
from geo.project.distrust import first_forged, told
from geo.project.opening import read_only
from geo.project.records import day_number
from geo.project.store import Project

MOST = 20
"""Findings of one kind that are listed."""
_IN_TEXT = (
    '0 <= start AND start <= "end" AND "end" <= (SELECT length(text) FROM documents WHERE documents.id = document_id)'
)
_ON_GLOBE = "abs(latitude) <= 90 AND abs(longitude) <= 180 AND radius_km >= 0"
_FIRST_DAY, _LAST_DAY = day_number(date.min), day_number(date.max)
_BEYOND = f"first NOT BETWEEN {_FIRST_DAY} AND {_LAST_DAY} OR last NOT BETWEEN {_FIRST_DAY} AND {_LAST_DAY}"
_DAYS = "date(first) IS NOT first OR date(last) IS NOT last"


def _not_among(column: str, words: object) -> str:
    """When a column holds none of the words that a type of geo.model lists."""
    return f"{column} NOT IN ({', '.join(repr(word) for word in get_args(words))})"


_CHECKS = {
    "places off the globe": ("id", "places", f"NOT ({_ON_GLOBE})"),
    "mentions off the globe": ("id", "mentions", f"NOT ({_ON_GLOBE})"),
    "confidences that are no part of one": ("id", "mentions", "NOT confidence BETWEEN 0 AND 1"),
    "mentions outside their text": ("id", "mentions", f"NOT ({_IN_TEXT})"),
    "dates outside their text": ("id", "dates", f"NOT ({_IN_TEXT})"),
    "dates that end before they begin": ("id", "dates", "first > last"),
    "dates whose days are none": ("id", "dates", _DAYS),
    "events whose days are none": ("mention_id", "events", _DAYS),
    "dates beyond the calendar": ("document", "date_rows", _BEYOND),
    "events beyond the calendar": ("document", "event_rows", _BEYOND),
    "events of no mention": ("mention_id", "events", "mention_id NOT IN (SELECT id FROM mentions)"),
    "events of no date": ("mention_id", "events", "date_id NOT IN (SELECT id FROM dates)"),
    "places of an unknown kind": ("id", "places", _not_among("kind", PlaceKind)),
    "mentions of an unknown role": ("id", "mentions", _not_among("role", Role)),
    "mentions of an unknown shape": ("id", "mentions", _not_among("shape", FootprintShape)),
    "dates of an unknown type": ("id", "dates", _not_among("type", TimexType)),
    "dates of an unknown grain": ("id", "dates", _not_among("grain", Grain)),
    "events of an unknown kind": ("mention_id", "events", _not_among("kind", EventKind)),
    "events of an unknown basis": ("mention_id", "events", _not_among("basis", Basis)),
}
"""What is wrong -> what names a row, its table, and when it is so."""


def findings(path: Path) -> Iterator[str]:
    """What is wrong with a project, a sentence each; none when all is as Dateline writes it.

    Raises
    ------
    ProjectMissingError, ProjectFormatError
        When the file can't be opened at all.
    ProjectBusyError
        When another program holds it.
    """
    project = Project.open(path)
    try:
        with closing(read_only(path)) as db:
            damage = list(_damage(db, path))
            yield from damage
            if not damage:
                yield from _forged(db, path)
                yield from _unreadable(project)
    finally:
        project.close()


def text_findings(path: Path, folder: Path) -> Iterator[str]:
    """Which articles of a project are not as the files in a folder have them, a sentence each.

    The file is told by its SHA-256, else by its path; then its text is read again and compared with the project's.

    Raises
    ------
    EmptyFolderError
        When there are no articles in `folder`.
    ProjectMissingError, ProjectFormatError
        When the project can't be opened at all.
    """
    sources = scan(folder).sources
    by_hash = {source.sha256: source for source in reversed(sources)}
    by_path = {source.label: source for source in reversed(sources)}
    project = Project.open(path)
    try:
        known = project.documents()[["id", "path", "sha256"]].astype(str)
        for document_id, label, sha256 in known.itertuples(index=False, name=None):
            found = by_hash.get(sha256)
            if found is None:
                words = "has changed since it was read" if label in by_path else "is not there"
                yield f"{label!a}: its file {words} (SHA-256 {sha256[:16]}…)"
            elif found.read().text != project.text(document_id):
                yield f"{label!a}: its text in the project is not that of its file"
    finally:
        project.close()


def _damage(db: sqlite3.Connection, path: Path) -> Iterator[str]:
    try:
        for (line,) in db.execute(f"PRAGMA integrity_check({MOST})"):
            if line != "ok":
                yield f"damaged: {line}"
        for table, row, parent, _ in db.execute("PRAGMA foreign_key_check").fetchmany(MOST):
            yield f"{table}, row {row}: names a row of {parent} that isn't there"
    except sqlite3.DatabaseError as error:
        yield f"damaged: {error}"


def _forged(db: sqlite3.Connection, path: Path) -> Iterator[str]:
    with told(path):
        if found := first_forged(db):
            yield found
            return
        for what, (name, table, wrong) in _CHECKS.items():
            rows = db.execute(f"SELECT {name} FROM {table} WHERE {wrong}").fetchmany(MOST)
            if rows:
                some = ", ".join(ascii(row[0])[:60] for row in rows[:3])
                yield f"{what}: {len(rows)}{' or more' if len(rows) == MOST else ''}, such as {some}"


def _unreadable(project: Project) -> Iterator[str]:
    """Articles whose reading can't be made of their rows."""
    try:
        ids = [str(name) for name in project.documents()["id"]]
    except ProjectError as error:
        yield str(error)
        return
    count = 0
    for name in ids:
        try:
            project.parsed(name)
            project.machine(name)
        except ProjectError as error:
            yield f"article {ascii(name)[:60]}: {error.__cause__ or error}"
            count += 1
            if count == MOST:
                return
