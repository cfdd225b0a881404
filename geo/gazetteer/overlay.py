"""Imported places, in a SQLite file beside the gazetteer's that a new build of the gazetteer leaves alone.

`names` has a row for each name and bearer. `way` says how the bearer came by the name (OWN, ALIAS or FOLDED); `rank`
is its prominence less what an alternate name or a left-out article costs, so that one query gives the bearers in order.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from geo.errors import GazetteerFormatError
from geo.gazetteer import schema
from geo.gazetteer.database import Database
from geo.gazetteer.flags import VARIANT
from geo.gazetteer.name_filter import may_hold
from geo.model import Place

APPLICATION_ID = 0x444C4756  # 'DLGV'
FORMAT = 2
OWN, ALIAS, FOLDED = 0, 1, 2
YOURS = "yours"
IMPORTED = "GeoNames, imported"
FIRST_OF_YOURS = -(1 << 40)  # row ids of a user's places count down from here
YOURS_FIRST = 100.0  # added to a user's places' rank: more than any prominence
_MOST_BEARERS = 100
REMEDY = "run 'dateline gazetteer build', which indexes your imports anew"

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE imports (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,      -- 'IQ', 'allCountries', 'places.csv'
    kind TEXT NOT NULL,             -- 'geonames' or 'yours'
    digest TEXT NOT NULL,           -- SHA-256 of the files read
    places INTEGER NOT NULL,
    skipped TEXT NOT NULL           -- what was left out, in words
);
CREATE TABLE entries (
    id INTEGER NOT NULL,
    import INTEGER NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,          -- separated by U+001F
    lat REAL NOT NULL,
    lon REAL NOT NULL,
    radius_km REAL NOT NULL,
    kind INTEGER NOT NULL,
    country TEXT NOT NULL,
    admin1 TEXT NOT NULL,
    admin2 TEXT NOT NULL,
    parent TEXT NOT NULL,
    population INTEGER NOT NULL,
    rank REAL NOT NULL,
    cell INTEGER NOT NULL,          -- half-degree cell of a town, -1 of anything else
    PRIMARY KEY (id, import)
) WITHOUT ROWID;
CREATE TABLE alternates (import INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL);
CREATE TABLE names (
    name TEXT, id INTEGER, import INTEGER, way INTEGER NOT NULL, bits INTEGER NOT NULL, rank REAL NOT NULL,
    arabic INTEGER NOT NULL,        -- whether its article comes and goes
    PRIMARY KEY (name, id, import)
) WITHOUT ROWID;
CREATE TABLE sounds (sound TEXT, name TEXT, id INTEGER, import INTEGER, PRIMARY KEY (sound, name, id, import))
    WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX entries_cell ON entries (cell, id) WHERE cell >= 0;
CREATE INDEX entries_slug ON entries (slug, id) WHERE slug <> '';
"""
ENTRY_COLUMNS = 16


class Import(NamedTuple):
    """One import, as `dateline gazetteer status` lists it."""

    name: str
    kind: str
    digest: str
    places: int
    skipped: str

    @property
    def source(self) -> str:
        """What `Place.source` says of its places."""
        return f"yours: {self.name}" if self.kind == YOURS else f"{IMPORTED} {self.name}"


def overlay_path(gazetteer: Path) -> Path:
    """Where the imports of a gazetteer file lie: 'gazetteer.imports.sqlite' beside 'gazetteer.sqlite'."""
    return gazetteer.with_name(f"{gazetteer.stem}.imports.sqlite")


@cache
def index_version() -> str:
    """A hash of the code and words that the keys of names are made with; with another one, imports are indexed anew."""
    room = Path(__file__).resolve().parent
    digest = sha256(str(FORMAT).encode())
    for name in (
        "name_keys.py",
        "alternates.py",
        "flags.py",
        "overlay_index.py",
        "name_filter.py",
        "data/common_words.txt",
    ):
        digest.update((room / name).read_bytes() + b"\0")
    return digest.hexdigest()[:12]


class Overlay:
    """Read-only view of a file of imports; may be shared by threads."""

    def __init__(self, path: Path):
        self.path = path
        try:
            self._file = Database(path, what="the imports", remedy=REMEDY)
            self.close = self._file.close
            if self._file.format() != (APPLICATION_ID, FORMAT):
                raise GazetteerFormatError(
                    f"{path} is no file of imports of this version: move it away and import its sources again"
                )
            meta = dict(self._file.all("SELECT key, value FROM meta"))
            self.imports = {number: Import(*rest) for number, *rest in self._file.all("SELECT * FROM imports")}
            self.version: str = meta["version"]
            self._filter: bytes = meta["filter"]
            self.is_current: bool = meta["index"] == index_version()
        except (sqlite3.DatabaseError, KeyError) as error:
            raise GazetteerFormatError(
                f"the imports {path} are damaged ({error}): delete the file and import its sources again"
            ) from error

    @classmethod
    def beside(cls, gazetteer: Path) -> Overlay | None:
        """The imports of a gazetteer file, if there are any."""
        path = overlay_path(gazetteer)
        return cls(path) if path.is_file() else None

    def bearers(self, key: str, loose: str) -> list[tuple[float, int]]:
        """(rank, row id) of those that bear a normalised name or, of the Arabic world, the folded one; best first."""
        if not may_hold(self._filter, key) and not may_hold(self._filter, loose):
            return []
        found: dict[int, float] = {}
        rows = self._file.all(
            "SELECT id, name, way, rank, arabic FROM names WHERE name IN (?, ?) "
            f"ORDER BY rank DESC LIMIT {_MOST_BEARERS}",
            key,
            loose,
        )
        for row, name, way, rank, arabic in rows:
            if arabic or (name == key and way != FOLDED):
                found[row] = max(rank, found.get(row, -9.0))
        return sorted(((rank, row) for row, rank in found.items()), key=lambda pair: (-pair[0], -pair[1]))

    def flags(self, key: str) -> int:
        """Bits of geo.gazetteer.flags for a normalised name."""
        if not may_hold(self._filter, key):
            return 0
        rows = self._file.all("SELECT bits FROM names WHERE name = ? AND way < 2", key)
        found: int = rows[0][0] if rows else 0
        for (bits,) in rows[1:]:
            found = (found | bits) & ~VARIANT | (found & bits & VARIANT)
        return found

    def sounding(self, sound: str) -> list[tuple[str, int]]:
        """(name, row id) of names with these consonants."""
        return [
            (name, row) for name, row in self._file.all("SELECT DISTINCT name, id FROM sounds WHERE sound = ?", sound)
        ]

    def entry(self, row: int) -> tuple[Place, float] | None:
        """The place with this row id and its rank."""
        found = self._file.all(
            "SELECT import, slug, name, lat, lon, radius_km, kind, country, admin1, admin2, parent, population, rank "
            "FROM entries WHERE id = ? ORDER BY import LIMIT 1",
            row,
        )
        if not found:
            return None
        number, slug, name, lat, lon, radius, kind, country, admin1, admin2, parent, population, rank = found[0]
        place = Place(
            id=f"{YOURS}:{slug}" if slug else f"geonames:{row}", name=name, lat=lat, lon=lon, radius_km=radius,
            kind=schema.KINDS[kind], country=country, admin1=admin1, admin2=admin2, parent=parent,
            population=population, source=self.imports[number].source,
        )  # fmt: skip
        return place, rank

    def row_of(self, slug: str) -> int | None:
        """Row id of a user's place."""
        found = self._file.all("SELECT id FROM entries WHERE slug = ? AND slug <> ''", slug)
        return found[0][0] if found else None

    def in_cells(self, cells: list[int]) -> list[int]:
        """Row ids of the towns in half-degree cells."""
        marks = ",".join("?" * len(cells))
        query = f"SELECT id FROM entries WHERE cell >= 0 AND cell IN ({marks})"
        return [row for (row,) in self._file.all(query, *cells)]
