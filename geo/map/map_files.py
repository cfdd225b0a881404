"""The folders that a page needs for its map, and how their files are addressed.

Nothing comes from another host: Leaflet's files are those of the PyPI package xstatic-leaflet (1.9.3, the version
that folium expects), the basemap and the scripts are this package's own; vendor/ holds Protomaps' readers of PMTiles.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

HERE = Path(__file__).parent


def assets_folders() -> dict[str, Path]:
    """Folders to serve, by the name they are addressed with.

    Serve each read-only under one common prefix, which is the `asset_address` of `build_map`: the file FILE of the
    folder NAME is asked for at ``f"{asset_address}{NAME}/{FILE}"``.
    """
    return {
        "scripts": HERE / "frontend",
        "data": HERE / "data",
        "vendor": HERE / "vendor",
        "leaflet": Path(leaflet.BASE_DIR),
    }


@cache
def assets_version() -> str:
    """A short hash of all served files of ours: part of their addresses, so that browsers may keep them."""
    digest = hashlib.sha256()
    for name in ("scripts", "data", "vendor"):
        for path in sorted(assets_folders()[name].rglob("*")):
            if path.is_file():
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def map_modules() -> tuple[str, ...]:
    """The modules that map.js is made of: a page may ask for all of them at once."""
    apart = {"map.js", "early.js"}
    folder = assets_folders()["scripts"]
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*.js"))
    return tuple(sorted(path for path in paths if path not in apart))
