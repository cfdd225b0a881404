"""Places drawn no finer than some kilometres: a file that is passed on needn't give away a house or a well.

Names and sentences stay as they were written. Who knows a place by its name can still look it up.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd

from geo.model import Candidate
from geo.ui.view_data import ViewData, with_frames

_KM_A_DEGREE = 111.195
"""Of latitude, on a sphere of 6,371 km."""


def blurred(data: ViewData, km: float) -> ViewData:
    """Frames in which every ground smaller than a circle of `km` is such a circle about the middle of a cell of a grid.

    The cell is the one that the ground's middle lies in, so that many grounds share it; the circle covers it. Ids that
    name the place in a gazetteer become numbers.
    """
    if not km:
        return data
    numbers = {identifier: f"place:{at + 1}" for at, identifier in enumerate(data.places["id"])}
    coarser = replace(
        data,
        footprints=_drawn_coarser(_renamed(data.footprints, "place_id", numbers), km),
        places=_moved(_renamed(data.places, "id", numbers), km),
        candidates=_coarser_candidates(data.candidates, numbers, km),
    )
    return with_frames(coarser, _drawn_coarser(_renamed(data.mentions, "place_id", numbers), km), data.events)


def cell_middle(latitude: float, longitude: float, km: float) -> tuple[float, float]:
    """The middle of the cell of about `km` by `km` that a point lies in, in WGS 84 degrees.

    >>> cell_middle(36.34, 43.13, 0.0)
    (36.34, 43.13)
    """
    if not km:
        return latitude, longitude
    tall = km / _KM_A_DEGREE
    row = math.floor(latitude / tall)
    middle = max(-90.0, min(90.0, (row + 0.5) * tall))
    wide = min(360.0, tall / max(math.cos(math.radians(middle)), 1e-6))
    across = (math.floor((longitude + 180) / wide) + 0.5) * wide - 180
    return round(middle, 5), round(min(across, 180.0), 5)


def _renamed(frame: pd.DataFrame, column: str, numbers: dict[str, str]) -> pd.DataFrame:
    return frame.assign(**{column: [numbers.get(value, value) for value in frame[column]]})


def _drawn_coarser(frame: pd.DataFrame, km: float) -> pd.DataFrame:
    """Points, and grounds within `km`, as circles of `km`; what is larger keeps its shape."""
    small = frame["shape"].notna() & (frame["shape"] != "") & ((frame["shape"] == "point") | (frame["radius_km"] < km))
    rows = frame[small]
    middles = [cell_middle(*spot, km) for spot in zip(rows["latitude"], rows["longitude"], strict=True)]
    changed = frame.copy()
    changed.loc[small, "latitude"] = [latitude for latitude, _ in middles]
    changed.loc[small, "longitude"] = [longitude for _, longitude in middles]
    changed.loc[small, "radius_km"] = float(km)
    changed.loc[small, "shape"] = "circle"
    if "path" in changed:
        changed["path"] = [None if is_small else path for path, is_small in zip(changed["path"], small, strict=True)]
    return changed


def _moved(frame: pd.DataFrame, km: float) -> pd.DataFrame:
    middles = [cell_middle(*spot, km) for spot in zip(frame["latitude"], frame["longitude"], strict=True)]
    return frame.assign(latitude=[spot[0] for spot in middles], longitude=[spot[1] for spot in middles])


def _coarser_candidates(
    read: Callable[[str], tuple[Candidate, ...]], numbers: dict[str, str], km: float
) -> Callable[[str], tuple[Candidate, ...]]:
    """Candidates at the middles of their cells; those that the file doesn't show get a number of their own mention."""

    def candidates(mention_id: str) -> tuple[Candidate, ...]:
        return tuple(_coarser(candidate, numbers, at, km) for at, candidate in enumerate(read(mention_id)))

    return candidates


def _coarser(candidate: Candidate, numbers: dict[str, str], at: int, km: float) -> Candidate:
    place: Any = candidate.place
    latitude, longitude = cell_middle(place.lat, place.lon, km)
    identifier = numbers.get(place.id, f"other:{at + 1}")
    return replace(candidate, place=replace(place, id=identifier, lat=latitude, lon=longitude))
