"""The map: folium, our time-window layer, the offline basemap and its local assets."""

from geo.map.assets import assets_folders, assets_version
from geo.map.layer import OfflineMap, TimeWindowLayer, build_map

__all__ = ["OfflineMap", "TimeWindowLayer", "assets_folders", "assets_version", "build_map"]
