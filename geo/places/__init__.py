"""Places: recognised in running text, given a role, resolved against a gazetteer, drawn as precisely as the text."""

from geo.places.certainty import Certainty, certainty
from geo.places.finder import PlaceFinder
from geo.places.recogniser import CrfRecogniser, Recognised, Recogniser

__all__ = ["Certainty", "CrfRecogniser", "PlaceFinder", "Recognised", "Recogniser", "certainty"]
