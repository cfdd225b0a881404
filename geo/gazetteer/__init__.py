"""Names to places, offline: one SQLite file built from GeoNames data and tables of our own."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from geo.gazetteer.gazetteer import Gazetteer, default_path
from geo.gazetteer.name_keys import normalise
from geo.gazetteer.recipe import recipe_version

if TYPE_CHECKING:
    from geo.gazetteer.build import build_gazetteer
    from geo.gazetteer.geocoder import DatelineGeocoder

__all__ = ["DatelineGeocoder", "Gazetteer", "build_gazetteer", "default_path", "normalise", "recipe_version"]

# Imported on first use: geopy and the source packages take a quarter of a second that reading names doesn't need.
_LATER = {"DatelineGeocoder": "geo.gazetteer.geocoder", "build_gazetteer": "geo.gazetteer.build"}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
