"""TimeWindowLayer: the folium layer that shows footprints in a window of days, and OfflineMap that hosts it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import folium
import pandas as pd
from branca.element import MacroElement
from folium.template import Template

from geo.map.map_files import assets_version
from geo.map.payload import payload, script_json

FARTHEST_ZOOM = 0
"""The frame's size says how far it really goes: until the world is whole in it (camera.js)."""
NEAREST_ZOOM = 16


class OfflineMap(folium.Map):
    """A folium map without tiles whose scripts and sheets come from one local address.

    folium names its files on content networks in `Map.default_js` and `default_css`; this class has its own lists,
    and leaves folium's untouched. jQuery, Bootstrap and the awesome markers are not among them: folium's vector
    layers, GeoJson and plain popups need none; a layer that does brings its own `default_js`.

    Parameters
    ----------
    asset_address
        Common prefix of the folders in `geo.map.map_files.assets_folders`.
    data_address
        See `TimeWindowLayer`: the page asks for that file while it loads its scripts.
    **options
        Further options of folium.Map.
    """

    def __init__(self, asset_address: str, *, data_address: str | None = None, **options: Any) -> None:
        super().__init__(
            tiles=None, prefer_canvas=True, control_scale=False, zoom_snap=0.5, zoom_delta=1, world_copy_jump=True,
            min_zoom=FARTHEST_ZOOM, max_zoom=NEAREST_ZOOM, **options,
        )  # fmt: skip
        version = assets_version()
        self._name = "Map"
        asked = {"v": version, "basemap": f"{asset_address}data/"}
        if data_address:
            asked["data"] = data_address
        self.default_js = [
            ("dateline_early", f"{asset_address}scripts/early.js?{urlencode(asked)}"),
            ("leaflet", f"{asset_address}leaflet/leaflet.js"),
        ]
        self.default_css = [
            ("leaflet_css", f"{asset_address}leaflet/leaflet.css"),
            ("dateline_css", f"{asset_address}scripts/map.css?v={version}"),
        ]
        # Leaflet knows no zoom limits without a tile layer; folium hands its own only to tiles.
        self.options["minZoom"] = FARTHEST_ZOOM
        self.options["maxZoom"] = NEAREST_ZOOM


class TimeWindowLayer(MacroElement):
    """Footprints of places, drawn by precision, for the marks whose days touch a window.

    The window, the filter and the chosen place are set from outside over a BroadcastChannel, without a word to the
    server; geo/map/frontend/map.js lists the messages.

    Parameters
    ----------
    marks, footprints
        See `geo.map.payload.payload`.
    channel
        Name of the BroadcastChannel that the page's parts share.
    asset_address
        Common prefix of the folders in `geo.map.map_files.assets_folders`.
    dark
        Colours to begin with.
    first, last
        The window to begin with, days since 1970-01-01, both included.
    undated
        Whether marks without a date count.
    data_address
        Where the page serves `payload(marks, footprints)` as JSON, gzipped or not, so that many sessions share one
        copy; `marks` and `footprints` are not looked at then. None: the data stand in the page's script.

    Examples
    --------
    A page that serves the folders of `assets_folders` under /map_scripts, /map_data and /map_leaflet::

        layer = TimeWindowLayer(marks, footprints, channel="c", asset_address="/map_", first=17000, last=17365)
        layer.add_to(OfflineMap("/map_", location=(36, 43)))
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            import({{ this.script_address }})
                .then((module) => module.start({{ this._parent.get_name() }}, {{ this.data }}));
        {% endmacro %}
        """
    )

    def __init__(
        self,
        marks: pd.DataFrame,
        footprints: pd.DataFrame,
        *,
        channel: str,
        asset_address: str,
        dark: bool = False,
        first: int,
        last: int,
        undated: bool = True,
        data_address: str | None = None,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no annotations
        self._name = "TimeWindowLayer"
        version = assets_version()
        settings = {
            "channel": channel,
            "basemap": f"{asset_address}data/",
            "version": version,
            "dark": bool(dark),
            "first": int(first),
            "last": int(last),
            "undated": bool(undated),
        }
        self.script_address = script_json(f"{asset_address}scripts/map.js?v={version}")
        self.data = script_json(settings | ({"data": data_address} if data_address else payload(marks, footprints)))


def build_map(
    marks: pd.DataFrame,
    footprints: pd.DataFrame,
    *,
    channel: str,
    asset_address: str,
    dark: bool = False,
    first: int,
    last: int,
    undated: bool = True,
    data_address: str | None = None,
    extra_layers: tuple[MacroElement, ...] = (),
    tiles: folium.TileLayer | None = None,
) -> folium.Map:
    """The map of a project, to be built once and hosted by st_folium with a fixed key and `returned_objects=[]`.

    Parameters
    ----------
    marks, footprints, channel, asset_address, dark, first, last, undated, data_address
        See `TimeWindowLayer`.
    extra_layers
        Any folium layers, drawn between the basemap and the footprints. What they load from elsewhere, and text
        that they turn into HTML or JavaScript, is their maker's to answer for.
    tiles
        Online tiles over the basemap's land, off by default. Each request for a tile shows the tiles' host, and
        all on the way there, which ground somebody at this address looks at, and when.

    Returns
    -------
    folium.Map
        The same input gives the same script and markup: element ids are counted, not drawn by lot.
    """
    made = OfflineMap(asset_address, data_address=data_address, location=(20.0, 20.0), zoom_start=FARTHEST_ZOOM)
    layer = TimeWindowLayer(
        marks,
        footprints,
        channel=channel,
        asset_address=asset_address,
        dark=dark,
        first=first,
        last=last,
        undated=undated,
        data_address=data_address,
    )
    below = () if tiles is None else (tiles,)
    for child in (*below, *extra_layers, layer):
        child.add_to(made)
    made._id = "dateline"
    for number, element in enumerate(made._children.values()):
        element._id = f"dateline{number}"
    return made
