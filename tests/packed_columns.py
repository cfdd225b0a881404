"""Columns as browsers get them, read as geo/map/frontend/shared/packed.js does."""

from base64 import b64decode

import numpy as np


def wholes(text: str, after: list[int] | None = None) -> list[int]:
    """What `geo.map.payload.packed_wholes` packed."""
    kind, _, letters = text.partition(":")
    values = np.frombuffer(b64decode(letters), f"<i{kind[0]}").astype("<i4")
    if kind.endswith("d"):
        values = np.cumsum(values, dtype="<i4")
    return (values + np.array(after, "<i4") if after is not None else values).tolist()
