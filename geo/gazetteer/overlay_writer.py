"""Writing the file of imports: those kept are copied, a new one is indexed, and the file is moved into place.

The change is made on a copy, so that an interrupted one leaves what was there, and whoever has the old file open goes
on reading it. Names are sorted on disk: the whole world takes no more memory than a village.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from geo.errors import GazetteerError, InputError
from geo.gazetteer import overlay, schema
from geo.gazetteer.imported import ImportedPlace
from geo.gazetteer.name_filter import made_filter
from geo.gazetteer.overlay import YOURS_FIRST, Import, index_version, overlay_path
from geo.gazetteer.overlay_index import SEPARATOR, index_imports

_SETTLEMENTS = frozenset({"city", "village", "quarter"})
Say = Callable[[str], None]
"""Called with what is being done, in words."""


def replace_import(
    gazetteer: Path,
    made: Import,
    places: Iterable[ImportedPlace],
    alternates: Callable[[], Iterable[tuple[int, str]]] | None = None,
    *,
    skipped: Callable[[], str] | None = None,
    say: Say | None = None,
) -> Import:
    """Write an import beside `gazetteer`, in place of one of the same name.

    Parameters
    ----------
    made
        Name, kind and digest; the number of places is filled in.
    alternates
        Called when all places are read: further names by id.
    skipped
        Called when all is read: what was left out, in words.

    Raises
    ------
    GazetteerError
        Another import is being written.
    InputError
        No place was given.
    """
    report = say or _silent
    with _changed(gazetteer, dropped=made.name) as db:
        number = 1 + db.execute("SELECT coalesce(max(number), 0) FROM imports").fetchone()[0]
        count = _store(db, number, places)
        if not count:
            raise InputError(f"{made.name} has no place that could be taken; nothing was changed")
        if alternates is not None:
            db.executemany("INSERT INTO alternates VALUES (?, ?, ?)", ((number, *pair) for pair in alternates()))
        made = made._replace(places=count, skipped=skipped() if skipped else "")
        db.execute("INSERT INTO imports VALUES (?, ?, ?, ?, ?, ?)", (number, *made))
        report("placing them in districts")
        _set_parents(db, gazetteer, number)
        report("indexing names")
        index_imports(db, [number])
    return made


def remove_import(gazetteer: Path, name: str) -> None:
    """Remove an import, and the file with the last one.

    Raises
    ------
    InputError
        There is none of that name; the message names those that there are.
    """
    found = overlay.Overlay.beside(gazetteer)
    names = sorted(each.name for each in found.imports.values()) if found else []
    if found:
        found.close()
    if name not in names:
        raise InputError(f"no import is called {name!r}: there are {', '.join(names) or 'none'}")
    if names == [name]:
        overlay_path(gazetteer).unlink()
        return
    with _changed(gazetteer, dropped=name):
        pass  # what is kept has been copied


def reindex(gazetteer: Path, *, say: Say | None = None) -> bool:
    """Index the imports anew if this version makes other keys than theirs; returns whether it did."""
    found = overlay.Overlay.beside(gazetteer)
    if found is None or found.is_current:
        return False
    found.close()
    (say or _silent)("indexing imports anew")
    with _changed(gazetteer, indexed=False) as db:
        index_imports(db, [number for (number,) in db.execute("SELECT number FROM imports ORDER BY number").fetchall()])
    return True


def _silent(stage: str) -> None:
    """Stands in where the caller wants no word of progress."""


@contextmanager
def _changed(gazetteer: Path, *, dropped: str = "", indexed: bool = True) -> Iterator[sqlite3.Connection]:
    """A new file with the old one's imports except `dropped`; it takes the old one's place when the block ends well."""
    path = overlay_path(gazetteer)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    # SQLite's own lock is released with the process, however that ends.
    lock = sqlite3.connect(path.with_name(path.name + ".lock"), timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise GazetteerError(f"another import is being written to {path}: try again when it is done") from error
    try:
        part.unlink(missing_ok=True)
        db = sqlite3.connect(part)
        collecting = gc.isenabled()
        gc.disable()  # millions of small tuples come and go, and none refer to each other in a circle
        try:
            db.executescript(
                "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-24000;"
                f"PRAGMA application_id={overlay.APPLICATION_ID}; PRAGMA user_version={overlay.FORMAT};"
            )
            db.executescript(overlay.SCHEMA)
            if path.is_file():
                _copy(db, path, dropped, indexed=indexed and _is_current(path))
            yield db
            _seal(db)
        finally:
            db.close()
            if collecting:
                gc.enable()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
        lock.close()
        path.with_name(path.name + ".lock").unlink(missing_ok=True)


def _is_current(path: Path) -> bool:
    found = overlay.Overlay(path)
    found.close()
    return found.is_current


def _copy(db: sqlite3.Connection, path: Path, dropped: str, *, indexed: bool) -> None:
    db.execute("ATTACH ? AS old", (f"{path}",))
    gone = db.execute("SELECT number FROM old.imports WHERE name = ?", (dropped,)).fetchone()
    number = gone[0] if gone else 0
    db.execute("INSERT INTO imports SELECT * FROM old.imports WHERE number <> ?", (number,))
    for table in ("entries", "alternates", *(("names", "sounds") if indexed else ())):
        db.execute(f"INSERT INTO {table} SELECT * FROM old.{table} WHERE import <> ?", (number,))
    db.commit()
    db.execute("DETACH old")
    if not indexed and dropped:  # the keys are of another version: imports that are kept are indexed anew too
        index_imports(db, [kept for (kept,) in db.execute("SELECT number FROM imports ORDER BY number").fetchall()])


def _seal(db: sqlite3.Connection) -> None:
    digest = sha256()
    for row in db.execute("SELECT name, kind, digest FROM imports ORDER BY name"):
        digest.update(repr(row).encode())
    count = db.execute("SELECT count(*) FROM names").fetchone()[0]
    names = (name for (name,) in db.execute("SELECT name FROM names"))
    facts = {"version": digest.hexdigest()[:12], "index": index_version(), "filter": made_filter(names, count)}
    db.executemany("INSERT INTO meta VALUES (?, ?)", facts.items())
    db.executescript(overlay.INDEXES)
    db.commit()


def _store(db: sqlite3.Connection, number: int, places: Iterable[ImportedPlace]) -> int:
    """Entries as they come; the first row of an id wins. Returns how many there are."""
    marks = ",".join("?" * overlay.ENTRY_COLUMNS)
    own = overlay.FIRST_OF_YOURS - (number << 32)
    rows = (
        (
            p.id if p.id > 0 else own + p.id, number, p.slug, p.name, SEPARATOR.join(p.aliases), p.lat, p.lon,
            p.radius_km, schema.KIND_NUMBERS[p.kind], p.country, p.admin1, p.admin2, p.parent, p.population,
            p.rank + (YOURS_FIRST if p.slug else 0.0),
            schema.cell_of(p.lat, p.lon) if p.kind in _SETTLEMENTS else -1,
        )
        for p in places
    )  # fmt: skip
    db.executemany(f"INSERT OR IGNORE INTO entries VALUES ({marks})", rows)
    return int(db.execute("SELECT count(*) FROM entries WHERE import = ?", (number,)).fetchone()[0])


def _set_parents(db: sqlite3.Connection, gazetteer: Path, number: int) -> None:
    """The smallest area above each entry: by its admin codes among the gazetteer's areas and the imported ones."""
    first, second, country = (schema.KIND_NUMBERS[kind] for kind in ("admin1", "admin2", "country"))
    db.execute("CREATE TEMP TABLE areas (code TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID")
    code = (
        f"CASE kind WHEN {country} THEN country WHEN {first} THEN country||'.'||admin1 "
        "ELSE country||'.'||admin1||'.'||admin2 END"
    )
    areas = (
        f"country <> '' AND (kind = {country} OR kind = {first} AND admin1 <> '' "
        f"OR kind = {second} AND admin1 <> '' AND admin2 <> '')"
    )
    base = sqlite3.connect(f"{gazetteer.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        found = base.execute(f"SELECT {code}, 'geonames:'||id FROM entries WHERE id > 0 AND {areas} ORDER BY id")
        db.executemany("INSERT OR IGNORE INTO areas VALUES (?, ?)", found)
    finally:
        base.close()
    db.execute(f"INSERT OR IGNORE INTO areas SELECT {code}, 'geonames:'||id FROM entries WHERE id > 0 AND {areas}")
    above = (
        f"CASE WHEN kind NOT IN ({first}, {second}) AND admin2 <> '' THEN "
        "(SELECT id FROM areas WHERE code = country||'.'||admin1||'.'||admin2) END, "
        f"CASE WHEN kind <> {first} AND admin1 <> '' THEN "
        "(SELECT id FROM areas WHERE code = country||'.'||admin1) END, "
        "(SELECT id FROM areas WHERE code = country), ''"
    )
    db.execute(
        f"UPDATE entries SET parent = coalesce({above}) WHERE import = ? AND parent = '' AND kind <> {country}",
        (number,),
    )
    db.execute("UPDATE entries SET parent = '' WHERE parent = 'geonames:'||id")
    db.execute("DROP TABLE areas")
    db.commit()
