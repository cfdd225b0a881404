"""Coordinates in a text: '36.34 N 43.13 E', '36°20'N 43°08'E', squares of the military grid '38S LF 32 23'.

Grid squares are reckoned back to latitude and longitude by the series of Krüger (1912) in the form of Karney,
Transverse Mercator with an accuracy of a few nanometers (2011), on the WGS 84 ellipsoid; letters as in NGA.STND.0037.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

_KM_PER_DEGREE = 111.2
_LEAST_RADIUS_KM = 0.05

_NUMBER = r"\d{1,3}(?:\.\d{1,8})?"
# Degrees, minutes and seconds; '@' stands for the letter of latitude or longitude.
_DEGREES = (
    rf"(?P<@d>{_NUMBER})\s?(?:°|º|˚|deg(?:rees)?\b)?\s?"
    r"(?:(?P<@m>\d{1,2}(?:\.\d{1,6})?)\s?(?:['’′]|min(?:utes)?\b)\s?)?"
    r"(?:(?P<@s>\d{1,2}(?:\.\d{1,4})?)\s?(?:[\"”″]|''|’’|sec(?:onds)?\b)\s?)?"
)
_LAT, _LON = _DEGREES.replace("@", "a"), _DEGREES.replace("@", "o")
_NORTH, _EAST = r"(?P<ah>[NS]|[Nn]orth|[Ss]outh)\b", r"(?P<oh>[EW]|[Ee]ast|[Ww]est)\b"
_PATTERNS = (
    re.compile(rf"(?<![\w.]){_LAT}{_NORTH}[\s,;/]{{0,3}}{_LON}{_EAST}"),
    re.compile(rf"(?<![\w.]){_NORTH}\s?{_LAT}[\s,;/]{{0,3}}{_EAST}\s?{_LON}(?![\w.]*\d)"),
)
# What every angle has between its two halves: 'N, 43', 'North 36'. A class of letters comes first for speed.
_HALVES = re.compile(r"[NSh][\s,;/]{1,3}\d")
# Two bare numbers are coordinates with four decimals, and with three after a word that says so; without a comma they
# need both.
_BARE = re.compile(
    r"(?<![\w.,-])(?<!\d )(?P<lat>-?\d{1,2}\.\d{3,9})(?P<comma>,\s?|\s)(?P<lon>-?\d{1,3}\.\d{3,9})"
    r"(?![\w%]|(?:[.,]|\sand)\s?-?\d)"
)
_DIGIT = re.compile(r"\d")
_DECIMALS = re.compile(r"\.\d{3}")
_SAYS_SO = re.compile(
    r"\b(?:coordinates?|coords?|lat(?:itude)?|position|location|(?:geo)?located|at|GPS|to)\b\W{0,12}\Z", re.IGNORECASE
)
_SURE_DECIMALS = 4
_GRID = re.compile(
    r"(?<![\w.])(?P<zone>[1-9]|[0-5]\d|60)\s?(?P<band>[C-HJ-NP-X])\s?(?P<square>[A-HJ-NP-Z][A-HJ-NP-V])\s?"
    r"(?P<digits>\d{2,5}\s\d{2,5}|\d{4}|\d{6}|\d{8}|\d{10})(?![\w.]*\d)"
)
# What every square has, whatever stands before it.
_SQUARE = re.compile(r"\d\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z][A-HJ-NP-V]\s?\d")
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_COLUMNS = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"

# WGS 84, in kilometres; n is the third flattening.
_AXIS, _FLATTENING, _SCALE = 6378.137, 1.0 / 298.257223563, 0.9996
_N = _FLATTENING / (2.0 - _FLATTENING)
_RECTIFYING = _AXIS / (1.0 + _N) * (1.0 + _N**2 / 4.0 + _N**4 / 64.0)
_BETA = (
    _N / 2.0 - 2.0 * _N**2 / 3.0 + 37.0 * _N**3 / 96.0,
    _N**2 / 48.0 + _N**3 / 15.0,
    17.0 * _N**3 / 480.0,
)
_DELTA = (2.0 * _N - 2.0 * _N**2 / 3.0 - 2.0 * _N**3, 7.0 * _N**2 / 3.0 - 8.0 * _N**3 / 5.0, 56.0 * _N**3 / 15.0)


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point that a text gives in figures: where it is written, degrees, and how far it may be off by its digits."""

    start: int
    end: int
    lat: float
    lon: float
    radius_km: float


def find_coordinates(text: str) -> list[Coordinates]:
    """All coordinates and grid squares of `text`, in order, none of which overlap."""
    if _DIGIT.search(text) is None:
        return []
    found: list[Coordinates] = []
    past = 0
    for each in sorted([*_angles(text), *_bare(text), *_grids(text)], key=lambda c: (c.start, -c.end)):
        if each.start >= past:
            found.append(each)
            past = each.end
    return found


def grid_point(zone: int, band: str, square: str, easting: str, northing: str) -> tuple[float, float] | None:
    """Latitude and longitude of the middle of a grid square; None if there is no such square."""
    column = _COLUMNS[zone % 3].find(square[0]) + 1
    if not column:
        return None
    half = 50.0 / 10.0 ** len(easting)  # in km
    east = 100.0 * column + float(easting) / 10.0 ** len(easting) * 100.0 + half
    row = (_ROWS.index(square[1]) - (5 if zone % 2 == 0 else 0)) % 20
    north = 100.0 * row + float(northing) / 10.0 ** len(northing) * 100.0 + half
    number = _BANDS.index(band)
    south = number < _BANDS.index("N")
    for turn in range(5):  # the letters of the rows come again every 2,000 km
        lat, lon = _from_utm(zone, east, north + 2000.0 * turn - (10_000.0 if south else 0.0))
        if _in_band(lat, number):
            return lat, lon
    return None


def _angles(text: str) -> Iterator[Coordinates]:
    if _HALVES.search(text) is None:
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            part = match.groupdict()
            lat, precise = _degrees(part["ad"], part["am"], part["as"])
            lon, _ = _degrees(part["od"], part["om"], part["os"])
            # 'bus 5 N 10 E': whole numbers are coordinates only with the sign of degrees.
            told = "." in part["ad"] or part["am"] or re.search("[°º˚]|deg", match[0])
            if told and lat <= 90.0 and lon <= 180.0:
                lat = -lat if part["ah"][0] in "Ss" else lat
                lon = -lon if part["oh"][0] in "Ww" else lon
                yield Coordinates(match.start(), match.end(), round(lat, 6), round(lon, 6), precise)


def _bare(text: str) -> Iterator[Coordinates]:
    if _DECIMALS.search(text) is None:
        return
    for match in _BARE.finditer(text):
        decimals = min(len(match[name].partition(".")[2]) for name in ("lat", "lon"))
        lat, lon = float(match["lat"]), float(match["lon"])
        before = text[max(0, match.start() - 40) : match.start()]
        signs = (decimals >= _SURE_DECIMALS) + bool(_SAYS_SO.search(before))
        needed = 1 if "," in match["comma"] else 2
        if abs(lat) <= 90.0 and abs(lon) <= 180.0 and signs >= needed:
            yield Coordinates(match.start(), match.end(), lat, lon, _radius(10.0**-decimals))


def _grids(text: str) -> Iterator[Coordinates]:
    if _SQUARE.search(text) is None:
        return
    for match in _GRID.finditer(text):
        digits = match["digits"].split()
        if len(digits) == 1:
            half = len(digits[0]) // 2
            digits = [digits[0][:half], digits[0][half:]]
        if len(digits[0]) != len(digits[1]):
            continue
        point = grid_point(int(match["zone"]), match["band"], match["square"], *digits)
        if point is not None:
            size = 100.0 / 10.0 ** len(digits[0])
            yield Coordinates(
                match.start(), match.end(), round(point[0], 6), round(point[1], 6), max(size, _LEAST_RADIUS_KM)
            )


def _degrees(degrees: str, minutes: str | None, seconds: str | None) -> tuple[float, float]:
    """Degrees, and the radius in km that the last figure leaves open."""
    value = float(degrees) + float(minutes or 0) / 60.0 + float(seconds or 0) / 3600.0
    unit = 1.0 / 3600.0 if seconds else 1.0 / 60.0 if minutes else 1.0
    last = (seconds or minutes or degrees).partition(".")[2]
    return value, _radius(unit * 10.0 ** -len(last))


def _radius(step: float) -> float:
    return round(max(step * _KM_PER_DEGREE / 2.0, _LEAST_RADIUS_KM), 3)


def _in_band(lat: float, number: int) -> bool:
    """Whether a latitude lies in a band of 8 degrees, or on its edge; the northernmost has 12."""
    south = -80.0 + 8.0 * number
    return south - 0.1 <= lat <= south + (12.0 if number == len(_BANDS) - 1 else 8.0) + 0.1


def _from_utm(zone: int, east: float, north: float) -> tuple[float, float]:
    """Latitude and longitude of a point of a zone; kilometres, `north` from the equator."""
    xi, eta = north / (_SCALE * _RECTIFYING), (east - 500.0) / (_SCALE * _RECTIFYING)
    xi_, eta_ = xi, eta
    for j, beta in enumerate(_BETA, 1):
        xi_ -= beta * math.sin(2 * j * xi) * math.cosh(2 * j * eta)
        eta_ -= beta * math.cos(2 * j * xi) * math.sinh(2 * j * eta)
    chi = math.asin(math.sin(xi_) / math.cosh(eta_))
    lat = chi + sum(delta * math.sin(2 * j * chi) for j, delta in enumerate(_DELTA, 1))
    lon = math.radians(6 * zone - 183) + math.atan2(math.sinh(eta_), math.cos(xi_))
    return math.degrees(lat), math.degrees(lon)
