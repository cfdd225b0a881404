"""The name index of imports, made in batches and sorted on disk: the world takes no more memory than a country."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from geo.gazetteer import flags, schema, shipped_tables
from geo.gazetteer.measures import ALIAS_WEIGHT, FOLDED_WEIGHT
from geo.gazetteer.name_keys import ARABIC_WORLD, TRANSLITERATED, consonants, fold, normalise
from geo.gazetteer.overlay import ALIAS, FOLDED, OWN, YOURS
from geo.model import PlaceKind

SEPARATOR = "\x1f"
_BATCH = 5000
_HEARD = re.compile(r"[ -\u024f\u0400-\u04ff]*\Z")  # Latin or Cyrillic: what is compared by sound
# Kinds whose names are evidence for the recogniser. With hills and streams, every other word would be a place.
_FLAGGED = frozenset({"city", "village", "country", "admin1", "admin2"})


def index_imports(db: sqlite3.Connection, numbers: list[int]) -> None:
    """Fill `names` and `sounds` for these imports, whose entries are in the file already."""
    words = _Words.read()
    db.execute("CREATE TEMP TABLE keys AS SELECT * FROM names WHERE 0")
    db.execute("CREATE TEMP TABLE heard AS SELECT * FROM sounds WHERE 0")
    for number in numbers:
        _collect(db, number, words)
    db.execute(
        "INSERT INTO names SELECT name, id, import, min(way), max(bits), max(rank), max(arabic) FROM keys "
        "GROUP BY 1, 2, 3"
    )
    db.execute("INSERT OR IGNORE INTO sounds SELECT * FROM heard ORDER BY 1, 2, 3, 4")
    db.execute("DROP TABLE keys")
    db.execute("DROP TABLE heard")
    db.commit()


def _collect(db: sqlite3.Connection, number: int, words: _Words) -> None:
    """Fill the temporary tables for one import, from its entries and from the alternate names beside them."""
    yours = db.execute("SELECT kind FROM imports WHERE number = ?", (number,)).fetchone()[0] == YOURS
    listed = db.execute(
        "SELECT id, name, aliases, kind, country, population, rank FROM entries WHERE import = ?", (number,)
    )
    more = db.execute(
        "SELECT e.id, '', group_concat(a.name, char(31)), e.kind, e.country, e.population, e.rank "
        "FROM alternates a JOIN entries e ON e.id = a.id AND e.import = a.import WHERE a.import = ? GROUP BY a.id",
        (number,),
    )
    for cursor in (listed, more):
        while batch := cursor.fetchmany(_BATCH):
            entries = [_named(row, words, yours=yours) for row in batch]
            keys = chain.from_iterable(_keys(entry, number, words) for entry in entries)
            db.executemany("INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?, ?)", keys)
            sounds = chain.from_iterable(_sounds(entry, number) for entry in entries)
            db.executemany("INSERT INTO heard VALUES (?, ?, ?, ?)", sounds)


class _Words(NamedTuple):
    """Everyday words, and all words that dumps list as alternate names though they are none: those and demonyms."""

    common: frozenset[str]
    no_aliases: frozenset[str]

    @classmethod
    def read(cls) -> _Words:
        common = shipped_tables.read_common_words()
        # Dumps list 'Iraqi' and the like among a country's names.
        return cls(common, common.union(normalise(word) for word, _ in shipped_tables.read_demonyms()))


class _Named(NamedTuple):
    """An entry with the keys of its names; `own` is that of its main name, '' in a batch of alternate names."""

    row: int
    own: str
    names: frozenset[str]
    kind: PlaceKind
    country: str
    population: int
    rank: float
    yours: bool


def _named(row: tuple[int, str, str, int, str, int, float], words: _Words, *, yours: bool) -> _Named:
    id_, name, aliases, kind_number, country, population, rank = row
    key_of = normalise.__wrapped__  # names seen once each would only churn the cache
    own = key_of(name)
    names = {key_of(alias) for alias in aliases.split(SEPARATOR)} if aliases else set()
    if not yours:
        names = {key for key in names if len(key) > 1 and key not in words.no_aliases}
    names.add(own)
    names.discard("")
    return _Named(id_, own, frozenset(names), schema.KINDS[kind_number], country, population, rank, yours)


def _keys(entry: _Named, number: int, words: _Words) -> Iterator[tuple[object, ...]]:
    """Rows of the temporary table `keys`: the entry's names, and their folded forms without an Arabic article."""
    bits = flags.kind_flag(entry.kind, entry.population) if entry.kind in _FLAGGED else 0
    if entry.yours:
        bits |= flags.LOCAL
    arabic = entry.country in ARABIC_WORLD or (entry.yours and not entry.country)
    for key in entry.names:
        if key == entry.own or entry.yours:
            known, way, weight = bits, OWN, entry.rank
        else:
            known, way, weight = bits | flags.VARIANT, ALIAS, entry.rank + ALIAS_WEIGHT
        if key in words.common and not entry.yours:
            known |= flags.COMMON_WORD
        yield key, entry.row, number, way, known, weight, arabic
    if arabic:
        for loose in {fold(key) for key in entry.names}.difference(entry.names, words.common):
            yield loose, entry.row, number, FOLDED, 0, entry.rank + FOLDED_WEIGHT, True


def _sounds(entry: _Named, number: int) -> Iterator[tuple[object, ...]]:
    """Rows of the temporary table `heard`."""
    if entry.country in TRANSLITERATED or entry.yours:
        for key in entry.names:
            if _HEARD.match(key) and (sound := consonants(key)):
                yield sound, key, entry.row, number
