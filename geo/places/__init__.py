"""Places: recognised in running text, given a role, resolved against a gazetteer, drawn as precisely as the text."""

from typing import TYPE_CHECKING

from geo.later import names_of
from geo.places.certainty import certainty

if TYPE_CHECKING:
    from geo.places.finder import PlaceFinder
    from geo.places.recogniser import CrfRecogniser
    from geo.places.recogniser_by_name import DEFAULT_RECOGNISER, recogniser_named
    from geo.places.recognising import Recognised, Recogniser

__all__ = [
    "DEFAULT_RECOGNISER",
    "CrfRecogniser",
    "PlaceFinder",
    "Recognised",
    "Recogniser",
    "certainty",
    "recogniser_named",
]

# Imported on first use: the resolver takes a second that whoever needs a table of words doesn't wait for. `certainty`
# has its module's name, so it is there from the start.
_MODULES = {
    "finder": "PlaceFinder",
    "recogniser": "CrfRecogniser",
    "recognising": "Recognised Recogniser",
    "recogniser_by_name": "DEFAULT_RECOGNISER recogniser_named",
}

__getattr__ = names_of(__name__, _MODULES)
