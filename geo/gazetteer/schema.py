"""The gazetteer file: one SQLite database that is only ever read, and the numbers in it.

Entries with a GeoNames id bear it as their row id; entries of our own tables count down from -1 and
have a slug. `names.bearers` holds the row ids (little-endian int32) of the entries that bear the name,
most prominent first, so that a look-up is one seek in the name index and one seek an entry. A demonym that
no place bears has a row without bearers, for its flag.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from geo.model import PlaceKind

FORMAT = 3
APPLICATION_ID = 0x444C475A  # 'DLGZ', in SQLite's header: distinguishes a gazetteer from any other database

KINDS: tuple[PlaceKind, ...] = (
    "continent", "region", "country", "admin1", "admin2", "city", "village", "quarter", "building", "base",
    "crossing", "airport", "facility", "road", "border", "river", "water", "mountain", "desert", "island", "area",
)  # fmt: skip
KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;  -- 'filter': of names and folded ones
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL,             -- '' for entries with a GeoNames id
    name TEXT NOT NULL,
    lat REAL NOT NULL,
    lon REAL NOT NULL,
    radius_km REAL NOT NULL,
    kind INTEGER NOT NULL,
    country TEXT NOT NULL,
    admin1 TEXT NOT NULL,
    admin2 TEXT NOT NULL,
    parent INTEGER NOT NULL,        -- row id of another entry, 0 for none
    population INTEGER NOT NULL,
    source INTEGER NOT NULL,        -- number in sources
    prominence REAL NOT NULL
);
CREATE TABLE names (name TEXT PRIMARY KEY, flags INTEGER NOT NULL, bearers BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE folded (name TEXT PRIMARY KEY, bearers BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE sounds (sound TEXT, name TEXT, bearers BLOB NOT NULL, PRIMARY KEY (sound, name)) WITHOUT ROWID;
CREATE TABLE demonyms (word TEXT PRIMARY KEY, bearers BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE countries (code TEXT PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE natives (entry INTEGER PRIMARY KEY, name TEXT NOT NULL);  -- GeoNames' main name under an English one
CREATE TABLE slugs (slug TEXT PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE cells (cell INTEGER PRIMARY KEY, bearers BLOB NOT NULL);  -- populated places by half degree
CREATE TABLE sources (number INTEGER PRIMARY KEY, name TEXT NOT NULL, licence TEXT NOT NULL);
"""


_ONE = struct.Struct("<i")  # nine names in ten have one bearer


def pack(ids: Iterable[int]) -> bytes:
    """Row ids as little-endian int32."""
    listed = tuple(ids)
    if len(listed) == 1:
        return _ONE.pack(*listed)
    return struct.pack(f"<{len(listed)}i", *listed)


def unpack(blob: bytes) -> tuple[int, ...]:
    """The row ids of a `bearers` column."""
    return struct.unpack(f"<{len(blob) // 4}i", blob)


def cells_around(row: int, lon: float, rows: int, columns: int) -> Iterator[list[int]]:
    """Numbers of the cells up to `rows` and `columns` away from a longitude in row `row`, a list for each row."""
    column = cell_of(0.0, lon) % 720
    for r in range(max(row - rows, 0), min(row + rows, 359) + 1):
        yield sorted({r * 720 + (column + c) % 720 for c in range(-columns, columns + 1)})


def cell_of(lat: float, lon: float) -> int:
    """Number of the half-degree cell that holds a point; cells of a row follow each other and wrap at 720."""
    row = min(max(int((lat + 90.0) * 2.0), 0), 359)
    column = int((lon + 180.0) * 2.0) % 720
    return row * 720 + column
