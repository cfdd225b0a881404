"""The name indexes of a gazetteer file: exact, without article, by sound, by demonym."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping

from geo.gazetteer import flags, schema, tables
from geo.gazetteer.measures import ALIAS_WEIGHT
from geo.gazetteer.names import ARABIC_WORLD, TRANSLITERATED, chosen_keys, consonants, fold, normalise
from geo.gazetteer.sources import RawEntry


class _Index:
    """Row ids, ascending and each once, by key; rows must be added in ascending order but for `insert`."""

    def __init__(self) -> None:
        self.exact: defaultdict[str, list[int]] = defaultdict(list)
        self.primary: defaultdict[str, list[int]] = defaultdict(list)
        self.folded: defaultdict[str, list[int]] = defaultdict(list)
        self.sounds: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self.demonyms: defaultdict[str, list[int]] = defaultdict(list)
        self.common = tables.read_common_words()

    def add(self, row: int, entry: RawEntry) -> None:
        """Index every name of an entry."""
        key_of = normalise.__wrapped__  # a million names seen once each would only churn the cache
        own = key_of(entry.name)
        keys, chosen = {own}, {own}
        if entry.native:
            native = key_of(entry.native)
            chosen = chosen_keys(own, native, entry.kind)
            keys = {native} if own in self.common else {own, native}
        for alias in entry.aliases:
            key = key_of(alias)
            if entry.trusted_aliases:
                chosen.add(key)
            elif key not in self.common and len(key) > 1:
                keys.add(key)
        keys |= chosen
        keys.discard("")
        for key in keys:
            self.exact[key].append(row)
        for key in chosen:
            self.primary[key].append(row)
        if entry.country in TRANSLITERATED:
            self._add_spellings(row, keys, arabic=entry.country in ARABIC_WORLD)

    def _add_spellings(self, row: int, keys: Collection[str], *, arabic: bool) -> None:
        if arabic:
            for loose in {fold(key) for key in keys}.difference(keys, self.common):
                self.folded[loose].append(row)
        for key in keys:
            if sound := consonants(key):
                self.sounds[sound, key].append(row)

    def insert(self, key: str, row: int) -> None:
        """Give an entry that is indexed already one more name, of the same standing as its own."""
        for rows in (self.exact[key], self.primary[key]):
            if row not in rows:
                rows.append(row)


def write_names(
    db: sqlite3.Connection, numbered: Mapping[int, RawEntry], ranks: Mapping[int, float], targets: Mapping[str, int]
) -> None:
    """Fill the tables names, folded, sounds and demonyms.

    Parameters
    ----------
    numbered
        Row ids, ascending, with their entries.
    ranks
        Prominence by row id.
    targets
        What the tables of abbreviations and demonyms point at, by code or id.
    """
    index = _Index()
    for row, entry in numbered.items():
        index.add(row, entry)
    for extra in tables.read_extra_names():
        index.insert(normalise(extra.name), targets[extra.target])
    for word, codes in tables.read_demonyms():
        index.demonyms[normalise(word)] += [targets[code] for code in codes]
    kind_flags = {row: flags.kind_flag(entry.kind, entry.population) for row, entry in numbered.items()}

    def bearers(rows: Collection[int], own: Collection[int]) -> bytes:
        """Most prominent first; those that bear the name only as an alias stand back."""
        if len(rows) == 1:
            return schema.pack(rows)
        return schema.pack(sorted(rows, key=lambda row: (-ranks[row] - (0.0 if row in own else ALIAS_WEIGHT), row)))

    def bits(key: str, rows: Collection[int]) -> int:
        found = (flags.COMMON_WORD if key in index.common else 0) | (flags.DEMONYM if key in index.demonyms else 0)
        for row in rows:
            found |= kind_flags[row]
        return found if key in index.primary else found | flags.VARIANT

    nobody: list[int] = []
    db.executemany(
        "INSERT INTO names VALUES (?, ?, ?)",
        (
            (key, bits(key, rows), bearers(rows, index.primary.get(key, nobody)))
            for key in sorted(index.exact.keys() | index.demonyms.keys())
            for rows in (index.exact.get(key, nobody),)
        ),
    )
    for table, found in (("folded", index.folded), ("demonyms", index.demonyms)):
        db.executemany(f"INSERT INTO {table} VALUES (?, ?)", ((k, bearers(found[k], found[k])) for k in sorted(found)))
    db.executemany(
        "INSERT INTO sounds VALUES (?, ?, ?)",
        ((*pair, schema.pack(index.sounds[pair])) for pair in sorted(index.sounds)),
    )
