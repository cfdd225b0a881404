"""A piece of ground that filters a view: a box, a circle or a polygon, as the address holds it.

`box:43,36,44.5,37` (west, south, east, north), `circle:36.34,43.13,25` (latitude, longitude, kilometres),
`polygon:43,36,44,36,44,37` (longitude and latitude of each corner); WGS 84 degrees. Longitudes beyond 180 are those of
an area that lies across that meridian. geo/map/frontend/shared/area.js says the same, and
tests/fixtures/area_cases.json keeps them together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

LONGEST = 900
MOST_CORNERS = 40
EARTH_KM = 6371.0088
_WIDEST_KM = 20_100.0
_NUMBERS = {"box": (4, 4), "circle": (3, 3), "polygon": (6, 2 * MOST_CORNERS)}
"""How many numbers each kind has, the fewest and the most."""

Degrees = np.ndarray
"""Latitudes or longitudes, float64."""


@dataclass(frozen=True, slots=True)
class Area:
    """`kind` is 'box', 'circle' or 'polygon'; `numbers` as its text has them."""

    kind: str
    numbers: tuple[float, ...]

    def holds(self, latitudes: Degrees, longitudes: Degrees) -> np.ndarray:
        """Which points lie within it; those without coordinates do not."""
        if self.kind == "circle":
            latitude, longitude, reach = self.numbers
            return _away_km(latitudes, longitudes, latitude, longitude) <= reach
        inside = np.zeros(len(latitudes), dtype=bool)
        for turn in (-360.0, 0.0, 360.0):
            inside |= self._holds(latitudes, longitudes + turn)
        return inside

    def _holds(self, y: Degrees, x: Degrees) -> np.ndarray:
        if self.kind == "box":
            west, south, east, north = self.numbers
            return (x >= west) & (x <= east) & (y >= south) & (y <= north)
        corners = list(zip(self.numbers[::2], self.numbers[1::2], strict=True))
        inside = np.zeros(len(x), dtype=bool)
        for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
            if y1 != y2:
                across = (y1 > y) != (y2 > y)
                inside ^= across & (x < x1 + (y - y1) / (y2 - y1) * (x2 - x1))
        return inside


def _away_km(latitudes: Degrees, longitudes: Degrees, latitude: float, longitude: float) -> np.ndarray:
    """Great-circle distances from a point."""
    a, b = np.radians(latitudes), np.radians(latitude)
    half = np.sin((a - b) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(np.radians(longitudes - longitude) / 2) ** 2
    away: np.ndarray = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return away


def read_area(text: str) -> Area | None:
    """The area that a text names; None when it names none that can be."""
    kind, _, rest = text.partition(":")
    if kind not in _NUMBERS or len(text) > LONGEST:
        return None
    try:
        numbers = tuple(float(part) for part in rest.split(","))
    except ValueError:
        return None
    fewest, most = _NUMBERS[kind]
    if not fewest <= len(numbers) <= most or not all(abs(number) < 1e5 for number in numbers):
        return None
    area = Area(kind, numbers)
    return area if _is_on_earth(area) else None


def _is_on_earth(area: Area) -> bool:
    numbers = area.numbers
    if area.kind == "circle":
        return abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180 and 0 < numbers[2] <= _WIDEST_KM
    if len(numbers) % 2 or any(abs(x) > 540 for x in numbers[::2]) or any(abs(y) > 90 for y in numbers[1::2]):
        return False
    return area.kind == "polygon" or (numbers[0] < numbers[2] <= numbers[0] + 360 and numbers[1] < numbers[3])
