"""The map: folium, our time-window layer, the offline basemap and its local assets."""

from geo.map.layer import OfflineMap, TimeWindowLayer, build_map
from geo.map.map_files import assets_folders, assets_version

__all__ = ["OfflineMap", "TimeWindowLayer", "assets_folders", "assets_version", "build_map"]
