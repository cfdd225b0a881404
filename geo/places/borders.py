"""The land border of two neighbouring countries as a line: Natural Earth's, simplified to about 3 km.

The table is read when the first border is drawn; `scripts/build_borders.py` describes its format.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate

Path = tuple[tuple[float, float], ...]


@lru_cache(maxsize=1024)
def border_path(a: str, b: str) -> Path:
    """Vertices (latitude, longitude in WGS 84 degrees) of the border of two countries, by ISO 3166-1 alpha-2 code.

    The longest connected piece; () when they have no land border or a code is unknown.

    Examples
    --------
    >>> border_path("SY", "IQ") == border_path("IQ", "SY"), border_path("IQ", "FR")
    (True, ())
    """
    numbers = _borders().get("-".join(sorted((a, b))), [])
    lats, lons = accumulate(numbers[0::2]), accumulate(numbers[1::2])
    return tuple((lat / 100.0, lon / 100.0) for lat, lon in zip(lats, lons, strict=True))


@cache
def _borders() -> dict[str, list[int]]:
    text = files("geo.places").joinpath("data", "borders.json").read_text(encoding="utf-8")
    table: dict[str, list[int]] = json.loads(text)
    return table
