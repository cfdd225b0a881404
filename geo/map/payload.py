"""Footprints and marks as compact arrays in a piece of JSON that is safe inside a script of a page.

folium writes its JavaScript with templates, so a name of a place could end a script element, a template literal or
a line. Here no letter of a name is ever code: what could be travels as a \\u escape, and the page shows names with
textContent only.
"""

from __future__ import annotations

import base64
import json
import math
import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from geo.model import SHAPES

FOOTPRINT_COLUMNS = (
    "place_id", "name", "shape", "latitude", "longitude", "radius_km", "label", "kind", "country", "path", "confidence",
)  # fmt: skip
MARK_COLUMNS = ("footprint", "first", "last", "document", "role")

_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&`$'_(){}%#"}
_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def script_json(value: Any) -> str:
    """JSON that stays data wherever folium, branca and streamlit-folium put it.

    Escaped in every string are the letters that end a script element (`<`), open a template literal or its code
    (backtick, `$`), open a Jinja expression (`{`, `%`, `#`: branca compiles a finished script as a template once
    more), and those by which streamlit-folium finds what it rewrites: `_` before an element's id, the quotes of
    `{{ 'name' }}`, the call in `alert(coords);`. The rest of Unicode is escaped by `ensure_ascii`, line separators
    and bidi controls among it. JSON's own braces never stand in pairs, so they open nothing.
    """
    plain = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return _JSON_STRING.sub(lambda found: found[0].translate(_ESCAPES), plain)


def packed(values: Iterable[float], kind: str) -> str:
    """Base64 of a little-endian array: kind 'i4' or 'f4'."""
    return base64.b64encode(np.ascontiguousarray(values, dtype=f"<{kind}").tobytes()).decode("ascii")


def packed_wholes(values: Iterable[int], *, after: Iterable[int] | None = None) -> str:
    """Whole numbers of 32 bits in as few bytes as do: `unpackWholes` of geo/map/frontend/shared/packed.js reads them.

    Parameters
    ----------
    values
        A column.
    after
        Another one, known to the reader, on which this one follows, as the last days do on the first: what stands are
        the differences.

    Returns
    -------
    str
        Bytes a number, "d" where each is the difference to the one before, a colon, and base64 of the numbers.
    """
    column = np.ascontiguousarray(values, dtype="<i4")
    if after is not None:
        column = column - np.ascontiguousarray(after, dtype="<i4")  # which wraps around, as it does in the browser
    steps = np.diff(column, prepend=np.int32(0))
    width, width_of_steps = _bytes_for(column), _bytes_for(steps)
    if width_of_steps < width:
        return f"{width_of_steps}d:{packed(steps, f'i{width_of_steps}')}"
    return f"{width}:{packed(column, f'i{width}')}"


def _bytes_for(column: np.ndarray) -> int:
    low, high = (int(column.min()), int(column.max())) if len(column) else (0, 0)
    return next(width for width in (1, 2, 4) if -(1 << 8 * width - 1) <= low and high < 1 << 8 * width - 1)


def payload(marks: pd.DataFrame, footprints: pd.DataFrame) -> dict[str, Any]:
    """The arrays that the map's script reads.

    Parameters
    ----------
    marks
        One row an event: `footprint` (position in `footprints`), `first` and `last` (days since 1970-01-01, with
        OPEN_FIRST and OPEN_LAST of geo.model), `document`, `role`; `mention` is used when present: the events of one
        mention then count once in a window, not each.
    footprints
        One row each distinct footprint: FOOTPRINT_COLUMNS; `admin1` (GeoNames code) and `estimated` (whether the
        position is) are used when present.
        Coordinates are WGS 84 degrees, `path` is a list of [latitude, longitude] or None.

    Raises
    ------
    ValueError
        A column is missing, a mark points at no footprint, a shape is unknown, or a coordinate is off the globe.
    """
    _check(marks, footprints)
    paths = [_path(path) for path in footprints["path"]]
    # A line whose course is unknown lies somewhere within its radius.
    shapes = [
        "circle" if shape == "line" and path is None else shape
        for shape, path in zip(_texts(footprints["shape"]), paths, strict=True)
    ]
    mentions = marks["mention"] if "mention" in marks.columns else range(len(marks))
    divisions = footprints["admin1"] if "admin1" in footprints.columns else [""] * len(footprints)
    estimated = footprints["estimated"] if "estimated" in footprints.columns else [False] * len(footprints)
    return {
        "places": {
            "names": _texts(footprints["name"]),
            "labels": _texts(footprints["label"]),
            "kinds": _texts(footprints["kind"]),
            "shapes": shapes,
            "countries": _texts(footprints["country"]),
            "divisions": _texts(divisions),
            "estimated": [int(row) for row in np.flatnonzero(estimated)],
            "paths": paths,
            "latitudes": packed(footprints["latitude"], "f4"),
            "longitudes": packed(footprints["longitude"], "f4"),
            "radii": packed(footprints["radius_km"], "f4"),
            "confidences": packed(footprints["confidence"], "f4"),
        },
        "marks": {
            "places": packed_wholes(marks["footprint"]),
            "first": packed_wholes(marks["first"]),
            "last": packed_wholes(marks["last"], after=marks["first"]),
            "mentions": packed_wholes(mentions),
        },
    }


def _check(marks: pd.DataFrame, footprints: pd.DataFrame) -> None:
    for frame, wanted, name in ((marks, MARK_COLUMNS, "marks"), (footprints, FOOTPRINT_COLUMNS, "footprints")):
        missing = [column for column in wanted if column not in frame.columns]
        if missing:
            raise ValueError(f"{name} lacks the columns {', '.join(missing)}")
    if len(marks) and not marks["footprint"].between(0, len(footprints) - 1).all():
        raise ValueError(f"a mark points outside the {len(footprints)} footprints")
    unknown = sorted(set(footprints["shape"]) - set(SHAPES))
    if unknown:
        raise ValueError(f"unknown shape of a footprint: {unknown[0]!r}; known are {', '.join(SHAPES)}")
    is_placed = footprints["latitude"].between(-90, 90) & footprints["longitude"].between(-180, 180)
    if not (is_placed & (footprints["radius_km"] >= 0)).all():
        raise ValueError("a footprint's latitude, longitude or radius is not on the globe")


def _texts(values: Iterable[Any]) -> list[str]:
    """Text as it is, without halves of surrogate pairs, which no browser could read back."""
    return ["" if _is_missing(v) else str(v).encode("utf-8", "replace").decode("utf-8") for v in values]


def _is_missing(value: Any) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value))


def _path(path: Any) -> list[list[float]] | None:
    if path is None or _is_missing(path) or len(path) < 2:
        return None
    return [[round(float(latitude), 5), round(float(longitude), 5)] for latitude, longitude in path]
