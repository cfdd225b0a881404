"""The grounds that a project's mentions cover, each once."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd

from geo.gazetteer.positions import is_estimated

FOOTPRINT_COLUMNS = [
    "place_id", "name", "shape", "latitude", "longitude", "radius_km", "label", "kind", "country", "admin1", "path",
    "confidence", "estimated",
]  # fmt: skip
KEY = ["place_id", "shape", "latitude", "longitude", "radius_km", "label", "path"]


def footprints_of(drawn: pd.DataFrame, places: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """Distinct footprints, and for every row the number of its own.

    Parameters
    ----------
    drawn
        Rows with the columns KEY, which tell one ground from another, and `confidence`; all of them have a ground.
    places
        The project's gazetteer entries.

    Returns
    -------
    tuple
        A frame with FOOTPRINT_COLUMNS, in the order in which grounds come up, and an array.
    """
    groups = drawn.groupby(KEY, dropna=False, sort=False)
    frame = groups["confidence"].max().reset_index()
    if frame["place_id"].isna().all():  # such a column is one of numbers, which no id can be set beside
        frame["place_id"] = frame["place_id"].astype(object)
    named = frame.merge(
        places[["id", "name", "kind", "country", "admin1", "source"]],
        how="left",
        left_on="place_id",
        right_on="id",
        validate="m:1",
    )
    for column in ("name", "place_id", "label", "kind", "country", "admin1", "source"):
        if named[column].isna().all():  # such a column is one of numbers, which takes no text
            named[column] = pd.Series([None] * len(named), dtype=object)
    named["name"] = named["name"].fillna(named["label"]).fillna("")
    for column in ("place_id", "label", "kind", "country", "admin1", "source"):
        named[column] = named[column].fillna("")
    named["estimated"] = named["source"].map(is_estimated)
    named["path"] = [json.loads(path) if isinstance(path, str) else None for path in named["path"]]
    return named[FOOTPRINT_COLUMNS], groups.ngroup().to_numpy()
