"""The name index of imports: made a batch at a time and sorted on disk, so memory stays the same for the world."""

from __future__ import annotations

import re
import sqlite3

from geo.gazetteer import flags, schema, tables
from geo.gazetteer.measures import ALIAS_WEIGHT, FOLDED_WEIGHT
from geo.gazetteer.names import ARABIC_WORLD, TRANSLITERATED, consonants, fold, normalise
from geo.gazetteer.overlay import ALIAS, FOLDED, OWN, YOURS

SEPARATOR = "\x1f"
_BATCH = 5000
_HEARD = re.compile(r"[ -\u024f\u0400-\u04ff]*\Z")  # Latin or Cyrillic: what is compared by sound
# Kinds whose names the recogniser may take for telling. Hills and streams would make a place of every other word.
_FLAGGED = frozenset({"city", "village", "country", "admin1", "admin2"})


def index_imports(db: sqlite3.Connection, numbers: list[int]) -> None:
    """Fill `names` and `sounds` for these imports, whose entries are in the file already."""
    common = tables.read_common_words()
    # Dumps list 'Iraqi' and the like among a country's names.
    no_aliases = common.union(normalise(word) for word, _ in tables.read_demonyms())
    db.execute("CREATE TEMP TABLE keys AS SELECT * FROM names WHERE 0")
    db.execute("CREATE TEMP TABLE heard AS SELECT * FROM sounds WHERE 0")
    for number in numbers:
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
                keys: list[tuple[object, ...]] = []
                sounds: list[tuple[object, ...]] = []
                for row in batch:
                    _keys_of(row, number, yours, common, no_aliases, keys, sounds)
                db.executemany("INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?, ?)", keys)
                db.executemany("INSERT INTO heard VALUES (?, ?, ?, ?)", sounds)
    db.execute(
        "INSERT INTO names SELECT name, id, import, min(way), max(bits), max(rank), max(arabic) FROM keys "
        "GROUP BY 1, 2, 3"
    )
    db.execute("INSERT OR IGNORE INTO sounds SELECT * FROM heard ORDER BY 1, 2, 3, 4")
    db.execute("DROP TABLE keys")
    db.execute("DROP TABLE heard")
    db.commit()


def _keys_of(
    row: tuple[int, str, str, int, str, int, float],
    number: int,
    yours: bool,
    common: frozenset[str],
    no_aliases: frozenset[str],
    keys: list[tuple[object, ...]],
    sounds: list[tuple[object, ...]],
) -> None:
    """Append the index rows of one entry."""
    id_, name, aliases, kind_number, country, population, rank = row
    key_of = normalise.__wrapped__  # names seen once each would only churn the cache
    own = key_of(name)
    names = {key_of(alias) for alias in aliases.split(SEPARATOR)} if aliases else set()
    if not yours:
        names = {key for key in names if len(key) > 1 and key not in no_aliases}
    names.add(own)
    names.discard("")
    kind = schema.KINDS[kind_number]
    bits = flags.kind_flag(kind, population) if kind in _FLAGGED else 0
    if yours:
        bits |= flags.LOCAL
    arabic = country in ARABIC_WORLD or (yours and not country)
    for key in names:
        is_own = key == own or yours
        known = bits | (flags.COMMON_WORD if key in common and not yours else 0) | (0 if is_own else flags.VARIANT)
        weight = rank + (0.0 if is_own else ALIAS_WEIGHT)
        keys.append((key, id_, number, OWN if is_own else ALIAS, known, weight, arabic))
    if arabic:
        for loose in {fold(key) for key in names}.difference(names, common):
            keys.append((loose, id_, number, FOLDED, 0, rank + FOLDED_WEIGHT, True))
    if country in TRANSLITERATED or yours:
        sounds += [(sound, key, id_, number) for key in names if _HEARD.match(key) and (sound := consonants(key))]
