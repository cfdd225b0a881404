"""The name indexes of a gazetteer file: exact, without article, by sound, by demonym."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping

from geo.gazetteer import flags, schema, shipped_tables
from geo.gazetteer.measures import ALIAS_WEIGHT
from geo.gazetteer.name_filter import made_filter
from geo.gazetteer.name_keys import ARABIC_WORLD, TRANSLITERATED, chosen_keys, consonants, fold, normalise
from geo.gazetteer.sources import RawEntry

_NOBODY: tuple[int, ...] = ()


class _Index:
    """Who bears a name: row ids, ascending and each once, by key; rows must be added in ascending order.

    In `exact` a bearer is twice its row id, plus one when the name is its own and no alternate name: most of the
    700,000 names have one bearer, and short tuples cost half of what lists in two tables do.
    """

    def __init__(self) -> None:
        self.exact: dict[str, tuple[int, ...]] = {}
        self.folded: defaultdict[str, list[int]] = defaultdict(list)
        self.sounded: defaultdict[str, list[int]] = defaultdict(list)
        self.demonyms: defaultdict[str, list[int]] = defaultdict(list)
        self.common = shipped_tables.read_common_words()

    def fill(self, numbered: Mapping[int, RawEntry], targets: Mapping[str, int]) -> None:
        """Index all entries, then the names and demonyms that our own tables give them."""
        for row, entry in numbered.items():
            self.add(row, entry)
        for extra in shipped_tables.read_extra_names():
            self.insert(normalise(extra.name), targets[extra.target])
        for word, codes in shipped_tables.read_demonyms():
            key = normalise(word)
            self.demonyms[key] += [targets[code] for code in codes]
            self.exact.setdefault(key, _NOBODY)

    def add(self, row: int, entry: RawEntry) -> None:
        """Index every name of an entry."""
        key_of = normalise.__wrapped__  # a million names seen once each would only churn the cache
        name = key_of(entry.name)
        own = chosen_keys(name, key_of(entry.native), entry.kind) if entry.native else {name}
        keys = {key for alias in entry.aliases if len(key := key_of(alias)) > 1}
        if entry.trusted_aliases:
            own |= keys
        keys.add(name)
        keys -= self.common
        keys |= own
        keys.discard("")
        exact = self.exact
        for key in keys:
            exact[key] = (*exact.get(key, _NOBODY), 2 * row + (key in own))
        if entry.country in TRANSLITERATED:
            for key in keys:
                self.sounded[key].append(row)
        if entry.country in ARABIC_WORLD:
            for loose in {fold(key) for key in keys}.difference(keys, self.common):
                self.folded[loose].append(row)

    def insert(self, key: str, row: int) -> None:
        """Give an entry that is indexed already one more name, of the same standing as its own."""
        others = [bearer for bearer in self.exact.get(key, _NOBODY) if bearer >> 1 != row]
        self.exact[key] = (*others, 2 * row + 1)


class _Records:
    """The rows of the name tables, bearers in order of prominence."""

    def __init__(self, index: _Index, numbered: Mapping[int, RawEntry], ranks: Mapping[int, float]) -> None:
        self._index, self._ranks = index, ranks
        self._flags = {
            row: flags.kind_flag(entry.kind, entry.population) for row, entry in numbered.items() if not entry.quiet
        }

    def of_name(self, key: str) -> tuple[str, int, bytes]:
        """A row of `names`: the key, its flags, who bears it."""
        bearers = self._index.exact[key]
        listed = sorted(bearers, key=self._weight) if len(bearers) > 1 else bearers
        return key, self._bits(key, bearers), schema.pack([bearer >> 1 for bearer in listed])

    def ranked(self, rows: Collection[int]) -> bytes:
        """Bearers of a folded name or a demonym."""
        return schema.pack(sorted(rows, key=lambda row: (-self._ranks[row], row)))

    def _weight(self, bearer: int) -> tuple[float, int]:
        """Most prominent first; those that bear the name only as an alternate name stand back."""
        row = bearer >> 1
        return -self._ranks[row] - (0.0 if bearer & 1 else ALIAS_WEIGHT), row

    def _bits(self, key: str, bearers: tuple[int, ...]) -> int:
        bits = flags.COMMON_WORD if key in self._index.common else 0
        if key in self._index.demonyms:
            bits |= flags.DEMONYM
        is_own = is_loud = 0
        for bearer in bearers:
            if bit := self._flags.get(bearer >> 1):
                bits |= bit
                is_loud = 1
                is_own |= bearer & 1
        return bits | flags.VARIANT if (is_loud or not bearers) and not is_own else bits


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
    index.fill(numbered, targets)
    records = _Records(index, numbered, ranks)
    db.executemany("INSERT INTO names VALUES (?, ?, ?)", map(records.of_name, sorted(index.exact)))
    for table, found in (("folded", index.folded), ("demonyms", index.demonyms)):
        db.executemany(f"INSERT INTO {table} VALUES (?, ?)", ((k, records.ranked(found[k])) for k in sorted(found)))
    keys = index.exact.keys() | index.folded.keys()
    db.execute("INSERT INTO meta VALUES ('filter', ?)", (made_filter(keys, len(keys)),))
    sounds = sorted((sound, key) for key in index.sounded if (sound := consonants(key)))
    db.executemany("INSERT INTO sounds VALUES (?, ?, ?)", ((*s, schema.pack(index.sounded[s[1]])) for s in sounds))
