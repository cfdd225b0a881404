"""Names to places, offline: one SQLite file built from GeoNames data and tables of our own."""

from typing import TYPE_CHECKING

from geo.gazetteer.gazetteer import Gazetteer, default_path
from geo.gazetteer.name_keys import normalise
from geo.gazetteer.recipe import recipe_version
from geo.later import names_of

if TYPE_CHECKING:
    from geo.gazetteer.build import build_gazetteer
    from geo.gazetteer.geocoder import DatelineGeocoder

__all__ = ["DatelineGeocoder", "Gazetteer", "build_gazetteer", "default_path", "normalise", "recipe_version"]

# Imported on first use: geopy and the source packages take a quarter of a second that reading names doesn't need.
__getattr__ = names_of(__name__, {"geocoder": "DatelineGeocoder", "build": "build_gazetteer"})
