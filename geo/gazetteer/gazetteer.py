"""The gazetteer opened: names to places, by exact name, by sound, by demonym."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import platformdirs

from geo.errors import GazetteerFormatError, GazetteerMissingError
from geo.gazetteer import flags, schema
from geo.gazetteer.database import Database
from geo.gazetteer.measures import ALIAS_WEIGHT, FOLDED_WEIGHT, distance_km
from geo.gazetteer.merging import merged_bearers, merged_flags
from geo.gazetteer.name_filter import may_hold
from geo.gazetteer.name_keys import ARABIC_WORLD, chosen_keys, fold, looser_forms, nisba_stems, normalise
from geo.gazetteer.overlay import YOURS, Overlay
from geo.gazetteer.similarity import alike_rows
from geo.model import Place

_REMEDY = "run 'dateline gazetteer build'"
_MOST_SIMILAR = 20
_COLUMNS = "name, lat, lon, radius_km, kind, country, admin1, admin2, parent, population, source, prominence"


def default_path() -> Path:
    """Where the gazetteer file lives: DATELINE_GAZETTEER, else the user's data folder."""
    given = os.environ.get("DATELINE_GAZETTEER")
    return Path(given) if given else Path(platformdirs.user_data_dir("dateline")) / "gazetteer.sqlite"


class Gazetteer:
    """Read-only view of a gazetteer file; may be shared by threads.

    Only what is asked for is loaded into memory. One SQLite connection behind a lock.
    """

    def __init__(self, path: Path, *, imports: bool = True):
        self.path = path
        self._file = Database(path, what="the gazetteer", remedy=_REMEDY)
        self.close = self._file.close
        self._check()
        read = self._file.all
        self._sources: dict[int, tuple[str, str]] = {
            number: (name, licence) for number, name, licence in read("SELECT number, name, licence FROM sources")
        }
        self._natives: dict[int, str] = dict(read("SELECT entry, name FROM natives"))
        self._slugs: dict[int, str] = {row: slug for slug, row in read("SELECT slug, entry FROM slugs")}
        self._countries: dict[str, int] = dict(read("SELECT code, entry FROM countries"))
        meta = dict(read("SELECT key, value FROM meta"))
        self._filter: bytes = meta["filter"]
        self.base_version: str = meta["version"]
        self.imports = Overlay.beside(path) if imports else None
        self._entry = lru_cache(maxsize=1 << 15)(self._read_entry)
        self._lookup = lru_cache(maxsize=1 << 15)(self._read_lookup)
        self._flags = lru_cache(maxsize=1 << 17)(self._read_flags)
        self._similar = lru_cache(maxsize=1 << 12)(self._read_similar)

    @property
    def version(self) -> str:
        """Changes whenever a look-up could give another result: names what the file was built from, and the imports."""
        return self.base_version if self.imports is None else f"{self.base_version} + imports {self.imports.version}"

    @classmethod
    def open(cls, path: Path | None = None, *, imports: bool = True) -> Gazetteer:
        """Open the gazetteer at `path`, or at `default_path()`, and the imports beside it unless they are declined.

        Raises
        ------
        GazetteerMissingError
            No file there.
        GazetteerFormatError
            Damaged, not a gazetteer, or of another version.
        """
        path = path or default_path()
        if not path.is_file():
            raise GazetteerMissingError(f"no gazetteer at {path}: {_REMEDY}")
        try:
            return cls(path, imports=imports)
        except (sqlite3.DatabaseError, KeyError) as error:
            raise GazetteerFormatError(f"the gazetteer {path} is damaged ({error}): {_REMEDY}") from error

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Places that bear this name after normalisation, most prominent first.

        'Raqqa', 'Al-Raqqah' and 'Ar Raqqah' meet: the article is left out for places of the Arabic world.
        """
        return self._lookup(normalise(name))

    def relaxed(self, name: str) -> tuple[Place, ...]:
        """Places that `name` lies at or near, found by a shorter form: Aleppo for 'northern Aleppo'.

        Empty when some place bears the name itself.
        """
        key = normalise(name)
        if self._lookup(key):
            return ()
        return next((places for form in looser_forms(key) if (places := self._lookup(form))), ())

    def similar(self, name: str, limit: int = _MOST_SIMILAR) -> tuple[tuple[Place, float], ...]:
        """Places whose name may be another spelling of `name`, with a similarity of 0 to 1, best first, at most 20.

        A hint, never a proof: short names meet many others. A surname after a place ('al-Tikriti') is like none.
        """
        return self._similar(name)[:limit]

    def _read_similar(self, name: str) -> tuple[tuple[Place, float], ...]:
        key = normalise(name)
        stems = [place for stem in nisba_stems(key) for place in self._lookup(stem)]
        if any(place.country in ARABIC_WORLD for place in stems):
            return ()
        best = alike_rows(name, self._sounding)
        last = sorted(best.values(), reverse=True)[:_MOST_SIMILAR][-1:] or [0.0]
        rated = [(alike, *self._entry(row)) for row, alike in best.items() if alike >= last[0]]
        rated.sort(key=lambda r: (-r[0], -r[2], r[1].id))
        return tuple((place, round(alike, 3)) for alike, place, _ in rated[:_MOST_SIMILAR])

    def _sounding(self, sound: str) -> list[tuple[str, tuple[int, ...]]]:
        """Names with these consonants and who bears them."""
        found = self._file.all("SELECT name, bearers FROM sounds WHERE sound = ?", sound)
        heard = [(name, schema.unpack(bearers)) for name, bearers in found]
        return heard + ([(name, (row,)) for name, row in self.imports.sounding(sound)] if self.imports else [])

    def demonyms(self, word: str) -> tuple[Place, ...]:
        """Countries, areas or cities that a demonym belongs to; () when it is unknown or belongs to no place."""
        found = self._file.one("SELECT bearers FROM demonyms WHERE word = ?", normalise(word))
        return self._places(schema.unpack(found[0])) if found else ()

    def is_demonym(self, word: str) -> bool:
        """Whether `word` is a demonym at all: 'Arab' and 'Kurds' are, with no place of their own."""
        return bool(self._flags(normalise(word)) & flags.DEMONYM)

    def get(self, id: str) -> Place | None:
        """The place with this id, or None."""
        row = self._row(id)
        if row is None:
            return None
        try:
            return self._entry(row)[0]
        except LookupError:
            return None

    def flags(self, normalised_phrase: str) -> int:
        """Bits of geo.gazetteer.flags: which kinds of places bear this (normalised) name."""
        return self._flags(normalised_phrase)

    def country(self, code: str) -> Place | None:
        """The country or territory with this ISO 3166-1 alpha-2 code, or None."""
        row = self._countries.get(code.upper())
        return None if row is None else self._entry(row)[0]

    def inside(self, child: Place, parent: Place) -> bool:
        """Whether `child` lies in `parent`: by its chain of parents, its codes, or its distance."""
        if child.id == parent.id:
            return True
        if parent.kind == "country":
            return bool(child.country) and child.country == parent.country
        if parent.kind in ("admin1", "admin2") and child.country and child.admin1:
            return (child.country, child.admin1) == (parent.country, parent.admin1) and (
                parent.kind == "admin1" or child.admin2 == parent.admin2
            )
        above = child.parent
        for _ in range(8):
            if not above:
                break
            if above == parent.id:
                return True
            next_up = self.get(above)
            above = next_up.parent if next_up else ""
        apart = distance_km(child.lat, child.lon, parent.lat, parent.lon)
        return child.radius_km < parent.radius_km and apart <= parent.radius_km

    def near(self, lat: float, lon: float, limit: int = 1) -> tuple[tuple[Place, float], ...]:
        """Populated places nearest to a WGS 84 point with their distance in km, nearest first; () far from any."""
        best: list[tuple[float, Place]] = []
        row = schema.cell_of(lat, lon) // 720
        for rows, columns in ((1, 1), (3, 6), (8, 40)):
            best = [
                (distance_km(lat, lon, place.lat, place.lon), place) for place in self._cells(row, lon, rows, columns)
            ]
            best.sort(key=lambda pair: (pair[0], pair[1].id))
            if len(best) >= limit and best[limit - 1][0] <= rows * 55.0:
                break
        return tuple((place, round(away, 3)) for away, place in best[:limit])

    def forget(self) -> None:
        """Empty the caches of places, names and flags, to free their memory or to measure what they save."""
        for cached in (self._entry, self._lookup, self._flags, self._similar):
            cached.cache_clear()

    def sources(self) -> tuple[tuple[str, str], ...]:
        """Names and licences of the data in this file and of the imports."""
        imported = self.imports.imports.values() if self.imports else ()
        return (
            *self._sources.values(),
            *((each.source, "your own" if each.kind == YOURS else "CC BY 4.0") for each in imported),
        )

    def counts(self) -> dict[str, int]:
        """Source to the number of its places in the file, imports left out."""
        numbers = dict(self._file.all("SELECT source, count(*) FROM entries GROUP BY source"))
        return {name: numbers.get(number, 0) for number, (name, _) in self._sources.items()}

    def _check(self) -> None:
        application, found = self._file.format()
        if application != schema.APPLICATION_ID:
            raise GazetteerFormatError(f"{self.path} is not a gazetteer: {_REMEDY}, or mend DATELINE_GAZETTEER")
        if found != schema.FORMAT:
            raise GazetteerFormatError(
                f"the gazetteer {self.path} is of format {found}, this version reads {schema.FORMAT}: {_REMEDY}"
            )

    def _row(self, id: str) -> int | None:
        prefix, _, rest = id.partition(":")
        if prefix == "geonames":
            return int(rest) if rest.isdecimal() and len(rest) < 11 else None
        if prefix == "dateline":
            found = self._file.one("SELECT entry FROM slugs WHERE slug = ?", rest)
            return found[0] if found else None
        if prefix == YOURS and self.imports is not None:
            return self.imports.row_of(rest)
        return None

    def _id(self, row: int) -> str:
        return f"geonames:{row}" if row > 0 else f"dateline:{self._slugs[row]}" if row else ""

    def _read_entry(self, row: int) -> tuple[Place, float]:
        found = self._file.one(f"SELECT {_COLUMNS} FROM entries WHERE id = ?", row)
        if found is None:
            imported = self.imports.entry(row) if self.imports else None
            if imported is None:
                raise LookupError(row)
            return imported
        name, lat, lon, radius, kind, country, admin1, admin2, parent, population, source, rank = found
        place = Place(
            id=self._id(row), name=name, lat=lat, lon=lon, radius_km=radius, kind=schema.KINDS[kind], country=country,
            admin1=admin1, admin2=admin2, parent=self._id(parent), population=population,
            source=self._sources[source][0],
        )  # fmt: skip
        return place, rank

    def _places(self, row_ids: Sequence[int]) -> tuple[Place, ...]:
        return tuple(self._entry(row)[0] for row in row_ids)

    def _bearers(self, key: str) -> tuple[int, ...]:
        found = self._file.one("SELECT bearers FROM names WHERE name = ?", key) if may_hold(self._filter, key) else None
        return schema.unpack(found[0]) if found else ()

    def _read_lookup(self, key: str) -> tuple[Place, ...]:
        loose = fold(key)
        known = self._read_own_lookup(key, loose)
        imported = self.imports.bearers(key, loose) if self.imports else []
        if not imported:
            return known
        ranked = [(self._entry(self._row(place.id) or 0)[1], place) for place in known]
        return merged_bearers(ranked, [(rank, self._entry(row)[0]) for rank, row in imported])

    def _read_own_lookup(self, key: str, loose: str) -> tuple[Place, ...]:
        exact = self._bearers(key)
        found = (
            self._file.one("SELECT bearers FROM folded WHERE name = ?", loose)
            if may_hold(self._filter, loose)
            else None
        )
        more = list(schema.unpack(found[0])) if found else []
        if loose != key:
            more += [row for row in self._bearers(loose) if self._entry(row)[0].country in ARABIC_WORLD]
        if not more:
            return self._places(exact)
        ranked = {row: self._entry(row)[1] + FOLDED_WEIGHT for row in more}
        for row in exact:
            place, rank = self._entry(row)
            ranked[row] = rank if self._is_own(row, place, key) else max(rank + ALIAS_WEIGHT, ranked.get(row, -9.0))
        return self._places(sorted(ranked, key=lambda row: (-ranked[row], row)))

    def _is_own(self, row: int, place: Place, key: str) -> bool:
        """Whether the key is the place's own name, English or GeoNames' main one, and no alternate name."""
        name = normalise(place.name)
        native = self._natives.get(row)
        return key == name if native is None else key in chosen_keys(name, normalise(native), place.kind)

    def _read_flags(self, key: str) -> int:
        found = self._file.one("SELECT flags FROM names WHERE name = ?", key) if may_hold(self._filter, key) else None
        own = found[0] if found else 0
        return merged_flags(own, self.imports.flags(key)) if self.imports else own

    def _cells(self, row: int, lon: float, rows: int, columns: int) -> list[Place]:
        places: list[Place] = []
        for wanted in schema.cells_around(row, lon, rows, columns):
            marks = ",".join("?" * len(wanted))
            for (blob,) in self._file.all(f"SELECT bearers FROM cells WHERE cell IN ({marks})", *wanted):
                places.extend(self._places(schema.unpack(blob)))
            if self.imports:
                ids = {place.id for place in places}
                more = self._places(self.imports.in_cells(wanted))
                places.extend(place for place in more if place.id not in ids)
        return places
