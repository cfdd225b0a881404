"""Names to places, offline: one SQLite file built from GeoNames data and tables of our own."""

from geo.gazetteer.build import build_gazetteer
from geo.gazetteer.gazetteer import Gazetteer, default_path
from geo.gazetteer.geocoder import DatelineGeocoder
from geo.gazetteer.names import normalise

__all__ = ["DatelineGeocoder", "Gazetteer", "build_gazetteer", "default_path", "normalise"]
