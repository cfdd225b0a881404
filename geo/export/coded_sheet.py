"""A sheet that came back from a coder: what was changed in it, as corrections of one act.

Every row is held against what Dateline would write for it now, so that only what the coder changed counts. Moved
coordinates become a place, other days a date, `checked` a check; what the coder filled in of a code book (actors,
fatalities, other codes) becomes a note at the mention. What no correction can say is told, and left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from geo.corrections import Correction, select
from geo.errors import CorrectionError, ExportError
from geo.export.code_books import BACK, BOOKS, CodeBook
from geo.export.extracting import extract
from geo.export.rows import COLUMNS, Cell, Row, cells
from geo.export.texts import csv_cell, unguarded
from geo.inputs.encoding import decode
from geo.inputs.readers.workbook import sheets_of
from geo.inputs.spreadsheet import rows_of
from geo.model import ROLES, Document
from geo.project import Project
from geo.project.acts import Act, new_act

Line = tuple[str, dict[str, str]]
"""Where a line of the sheet is, and its cells by column."""
_READ_BACK = frozenset(("latitude", "longitude", "radius_km", "place", "first", "last", "role", "note", "checked_by"))
_DENIED = "not_a_place"


@dataclass(frozen=True, slots=True)
class Returned:
    """What a sheet says: corrections of one act, in its order, and what could not be taken, each with its line."""

    corrections: tuple[Correction, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a sheet names things. `book` is None for the columns of csv and xlsx."""

    book: CodeBook | None
    key: str
    place: tuple[str, str, str]
    checked: str

    def now(self, row: Row) -> dict[str, Cell]:
        """What the sheet would say of a row today."""
        return cells(row) if self.book is None else self.book.record(row)


def read_sheet(data: bytes, name: str) -> list[Line]:
    """The lines of a sheet that is CSV (with commas, semicolons or tabs) or an Excel workbook, its first sheet.

    Raises
    ------
    InputError
        When it can't be read.
    """
    if data.startswith(b"PK"):
        found = sheets_of(data, name)
        return [(row.where, dict(row.cells)) for _, _, rows in found[:1] for row in rows]
    header: list[str] = []
    lines: list[Line] = []
    for number, values in rows_of(decode(data, name=name)):
        if isinstance(values, Exception):
            continue
        if not header:
            header = [value.strip() for value in values]
        else:
            lines.append((f"row {number}", dict(zip(header, values, strict=False))))
    return lines


def returned(project: Project, lines: Sequence[Line], *, by: str) -> Returned:
    """What was changed in a sheet that an export wrote.

    Raises
    ------
    ExportError
        When it has no column that names its rows.
    CorrectionError
        When `by` is no name.
    """
    if not by.strip():
        raise CorrectionError("by must be the name of who made the changes")
    layout = _layout(lines)
    rows = {row.id: row for row in extract(project).rows}
    documents: dict[str, Document] = {}
    gathered = _Gathered()
    act = new_act(by)
    for where, given in lines:
        row = rows.get(unguarded(given.get(layout.key, "")).strip())
        if row is None:
            gathered.problems.append(f"{where}: the project has no row called {given.get(layout.key, '')[:80]!r}")
            continue
        if row.article.id not in documents:
            documents = {row.article.id: project.parsed(row.article.id).document}
        gathered.add(where, row, _changes(layout, row, given, gathered.problems, where), documents[row.article.id], act)
    return Returned(tuple(gathered.corrections), tuple(gathered.problems))


def _layout(lines: Sequence[Line]) -> _Layout:
    columns = set(lines[0][1]) if lines else set()
    if "dateline_id" in columns:
        book = max(BOOKS.values(), key=lambda one: len(columns & set(one.columns)))
        return _Layout(book, "dateline_id", book.place, "checked")
    if {"id", "mention_id"} <= columns or not lines:
        return _Layout(None, "id", ("latitude", "longitude", "place"), "checked_by")
    raise ExportError("the sheet has no column dateline_id or id, which name its rows: keep it as the export wrote it")


@dataclass(frozen=True, slots=True)
class _Change:
    """One thing that was changed: the kind of correction, the words it is about, and what is right."""

    kind: str
    start: int
    end: int
    after: dict[str, Any]


@dataclass(slots=True)
class _Gathered:
    """Corrections so far; a mention has a row an event, and what several say alike counts once."""

    corrections: list[Correction] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    _said: dict[tuple[str, str, int], dict[str, Any]] = field(default_factory=dict)

    def add(self, where: str, row: Row, changes: Iterator[_Change], document: Document, act: Act) -> None:
        for change in changes:
            key = (change.kind, document.id, change.start)
            said = self._said.setdefault(key, change.after)
            if said is not change.after:
                if said != change.after and change.kind != "note":
                    self.problems.append(f"{where}: an earlier row says otherwise of the same words")
                if said == change.after or change.kind != "note":
                    continue
            before = {"place": {"id": row.place_id} if row.place_id else None} if change.kind == "place" else {}
            target = select(document, change.start, change.end)
            try:
                self.corrections.append(
                    act.correction(change.kind, target, change.after, before=before, why="from a coded sheet")
                )
            except CorrectionError as error:
                self.problems.append(f"{where}: {error}")


def _changes(layout: _Layout, row: Row, given: Mapping[str, str], problems: list[str], where: str) -> Iterator[_Change]:
    now = {name: str(csv_cell(value)) for name, value in layout.now(row).items()}
    changed = {
        name: unguarded(given[name]).strip()
        for name, value in now.items()
        if name in given and not _is_same(unguarded(given[name]), unguarded(value))
    }
    yield from _place_change(layout, row, given, changed, problems, where)
    if "first" in changed or "last" in changed:
        yield from _day_change(row, given, problems, where)
    role = changed.pop("role", "")
    if role == _DENIED:
        yield _Change("not_a_place", row.start, row.end, {})
    elif role in ROLES:
        yield _Change("role", row.start, row.end, {"role": role})
    elif role:
        problems.append(f"{where}: {role[:80]!r} is no role: one of {', '.join(ROLES)}, {_DENIED}")
    if changed.get(layout.checked):
        yield _Change("checked", row.start, row.end, {})
    yield from _note(layout, row, changed, problems, where)


def _is_same(given: str, now: str) -> bool:
    """Whether a cell says what it said, as spreadsheets write it: numbers may lose a zero, spaces their number."""
    if " ".join(given.split()) == " ".join(now.split()):
        return True
    try:
        return abs(float(given) - float(now)) < 1e-9
    except ValueError:
        return False


def _place_change(
    layout: _Layout, row: Row, given: Mapping[str, str], changed: dict[str, str], problems: list[str], where: str
) -> Iterator[_Change]:
    lat, lon, name = layout.place
    moved = [changed.pop(column, None) for column in (lat, lon, "radius_km")]
    called = changed.pop(name, None)
    if all(value is None for value in moved):
        if called is not None:
            problems.append(f"{where}: a place is moved by its coordinates, not by its name alone")
        return
    try:
        point = {"lat": float(given[lat]), "lon": float(given[lon])}
        radius = given.get("radius_km", "").strip()
        point["radius_km"] = float(radius) if radius else row.radius_km or 0.0
    except ValueError:
        problems.append(f"{where}: latitude, longitude and radius_km must be numbers with a point")
        return
    title = unguarded(given.get(name, "")).strip() or row.name
    yield _Change("place", row.start, row.end, {"point": point | {"name": title}})


def _day_change(row: Row, given: Mapping[str, str], problems: list[str], where: str) -> Iterator[_Change]:
    days = []
    for name in ("first", "last"):
        text = given.get(name, "").strip()
        try:
            days.append(date.fromisoformat(text).isoformat() if text else None)
        except ValueError:
            problems.append(f"{where}: {text[:40]!r} is no day: write 2017-06-18")
            return
    if row.date_start is None or row.date_end is None:
        problems.append(f"{where}: the text has no words for a date here, so its days can't be corrected")
    elif days == [None, None]:
        yield _Change("not_a_date", row.date_start, row.date_end, {})
    else:
        yield _Change("date", row.date_start, row.date_end, {"first": days[0], "last": days[1]})


def _note(layout: _Layout, row: Row, changed: Mapping[str, str], problems: list[str], where: str) -> Iterator[_Change]:
    if layout.book is None:
        if changed.get("note"):
            yield _Change("note", row.start, row.end, {"text": changed["note"]})
        lost = [name for name in COLUMNS if name in changed and name not in _READ_BACK]
        if lost:
            problems.append(f"{where}: not taken back: {', '.join(lost)}")
        return
    coded = [f"{name}: {changed[name]}" for name in layout.book.columns if changed.get(name)]
    if coded:
        yield _Change("note", row.start, row.end, {"text": f"{layout.book.title}: {'; '.join(coded)}"})
    lost = [name for name in BACK if name in changed and name not in ("first", "last", "checked", "dateline_id")]
    if lost:
        problems.append(f"{where}: not taken back: {', '.join(lost)}")
