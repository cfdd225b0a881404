"""The folders that a page needs for its map, and how their files are addressed.

Nothing comes from another host: Leaflet's files are those of the PyPI package xstatic-leaflet (1.9.3, the version
that folium expects), the basemap and the scripts are this package's own; vendor/ holds Protomaps' readers of PMTiles.
The scripts are put together: a browser that asks for fifty modules one by one takes half a second longer to draw.
"""

from __future__ import annotations

import hashlib
import tempfile
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

from geo.map.bundle import bundle
from geo.project.traces import served_folder

HERE = Path(__file__).parent
AS_THEY_ARE = ("early.js", "map.css")
"""Files of frontend/ that are served beside the one script."""


def assets_folders() -> dict[str, Path]:
    """Folders to serve, by the name they are addressed with.

    Serve each read-only under one common prefix, which is the `asset_address` of `build_map`: the file FILE of the
    folder NAME is asked for at ``f"{asset_address}{NAME}/{FILE}"``.
    """
    return {
        "scripts": Path(_scripts().name),
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
def _scripts() -> tempfile.TemporaryDirectory[str]:
    """A folder with map.js, which holds all modules that it imports, and with what is served as it is."""
    folder = served_folder()

    def read(name: str) -> str:
        return (HERE / "frontend" / name).read_text("utf-8")

    (Path(folder.name) / "map.js").write_text(bundle("map.js", read, exports=("start",)), "utf-8")
    for name in AS_THEY_ARE:
        (Path(folder.name) / name).write_text(read(name), "utf-8")
    return folder
