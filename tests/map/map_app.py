"""A page with nothing but the map, for the browser tests and the benchmark: Iraq and Syria, invented mentions.

Address parameters: `n` mentions (300), `places` (40), `dark=1`, `hostile=1` for names that try to break out.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from geo.map import build_map
from geo.model import OPEN_FIRST
from geo.ui.assets import asset_address

SHEET = """
.stMainBlockContainer { padding: 0 !important }
header { display: none !important }
.stElementContainer:has(style) { position: absolute }
iframe { display: block }
"""
FIRST_DAY, DAYS = 17_000, 365

NAMED = [
    ("Mosul", "point", 36.34, 43.13, 8.0, "city", "IQ"),
    ("Old City of Mosul", "circle", 36.343, 43.129, 1.2, "quarter", "IQ"),
    ("Western Mosul", "circle", 36.35, 43.09, 5.0, "quarter", "IQ"),
    ("Tal Afar", "point", 36.379, 42.448, 4.0, "city", "IQ"),
    ("Raqqa", "point", 35.95, 39.01, 5.0, "city", "SY"),
    ("Al-Tanf", "point", 33.506, 38.618, 2.0, "base", "SY"),
    ("Al-Waleed", "circle", 33.433, 38.937, 12.0, "crossing", "IQ"),
    ("Badush", "circle", 36.426, 42.964, 7.5, "area", "IQ"),
    ("Baghdad", "point", 33.34, 44.4, 15.0, "city", "IQ"),
    ("Damascus", "point", 33.51, 36.29, 10.0, "city", "SY"),
    ("Washington", "point", 38.895, -77.036, 10.0, "city", "US"),
    ("Iraq", "area", 33.0, 44.0, 400.0, "country", "IQ"),
    ("Nineveh", "area", 36.0, 42.5, 100.0, "admin1", "IQ"),
    ("Middle East", "area", 31.0, 42.0, 1400.0, "region", ""),
    ("Iraq-Syria border", "line", 34.6, 40.9, 150.0, "border", ""),
]  # fmt: skip
BORDER = [[37.1, 42.36], [36.4, 41.4], [35.6, 41.27], [34.6, 40.9], [33.37, 38.79]]

HOSTILE = [
    "<script>top.__broken=1</script>",
    "</script><script>top.__broken=2</script>",
    '"><img src=x onerror=top.__broken=3>',
    "`${top.__broken=4}`",
    "{{ 'map_div' }} alert(coords); _dateline",
    "safe \u202eevil\u2069 name",
    "line\u2028separator\\u0027 \\",
]


def frames(mentions: int, places: int, hostile: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Marks and footprints, the same ones for the same numbers."""
    lot = np.random.default_rng(7)
    rows = [
        {"place_id": f"t:{i}", "name": name, "shape": shape, "latitude": lat, "longitude": lon, "radius_km": radius,
         "label": "", "kind": kind, "country": country, "path": BORDER if shape == "line" else None, "confidence": 0.9}
        for i, (name, shape, lat, lon, radius, kind, country) in enumerate(NAMED)
    ]  # fmt: skip
    for i in range(len(rows), places):
        rows.append(
            rows[0] | {
                "place_id": f"t:{i}", "name": f"Village {i}", "shape": "point" if i % 3 else "circle",
                "latitude": float(lot.uniform(31.5, 37.0)), "longitude": float(lot.uniform(37.0, 46.5)),
                "radius_km": float(lot.uniform(0.5, 12)), "kind": "village",
            }
        )  # fmt: skip
    if hostile:
        for name, row in zip(HOSTILE, rows, strict=False):
            row["name"] = name
            row["label"] = name
    weights = 1 / np.arange(1, len(rows) + 1)
    first = lot.integers(FIRST_DAY, FIRST_DAY + DAYS, mentions).astype(np.int64)
    last = first + lot.integers(0, 4, mentions)
    bare = lot.random(mentions) < 0.05
    marks = pd.DataFrame(
        {
            "footprint": lot.choice(len(rows), mentions, p=weights / weights.sum()),
            "first": np.where(bare, OPEN_FIRST, first),
            "last": np.where(bare, OPEN_FIRST, last),
            "document": lot.integers(0, 5, mentions),
            "role": 0,
        }
    )
    return marks, pd.DataFrame(rows)


@st.cache_resource
def made(mentions: int, places: int, hostile: bool, dark: bool, address: str):
    marks, footprints = frames(mentions, places, hostile)
    return build_map(
        marks, footprints, channel="map-test", asset_address=address, dark=dark, first=FIRST_DAY,
        last=FIRST_DAY + DAYS,
    )  # fmt: skip


def page() -> None:
    st.set_page_config(layout="wide", page_title="Map")
    st.html(f"<style>{SHEET}</style>")
    ask = st.query_params
    mentions, places = int(ask.get("n", "300")), int(ask.get("places", "40"))
    shown = made(mentions, places, "hostile" in ask, "dark" in ask, asset_address())
    st_folium(shown, key="map", height=900, use_container_width=True, returned_objects=[])


if __name__ == "__main__":
    page()
