"""Places: recognised in running text, given a role, resolved against a gazetteer, drawn as precisely as the text."""

from geo.places.certainty import Certainty, certainty
from geo.places.finder import PlaceFinder
from geo.places.recogniser import CrfRecogniser, Recognised, Recogniser
from geo.places.recogniser_by_name import DEFAULT as DEFAULT_RECOGNISER
from geo.places.recogniser_by_name import recogniser_named

__all__ = [
    "DEFAULT_RECOGNISER",
    "Certainty",
    "CrfRecogniser",
    "PlaceFinder",
    "Recognised",
    "Recogniser",
    "certainty",
    "recogniser_named",
]
