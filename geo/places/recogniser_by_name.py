"""Recognisers by name: 'crf', and what else has been installed."""

from __future__ import annotations

from geo.errors import RecogniserError
from geo.places.features import Flags
from geo.places.recogniser import CrfRecogniser
from geo.places.recognising import Recogniser
from geo.places.spacy_recogniser import load_spacy

DEFAULT_RECOGNISER = "crf"
_SPACY = "spacy:"


def recogniser_named(name: str, flags: Flags) -> Recogniser:
    """The recogniser called `name`: 'crf', the shipped one, or 'spacy:MODEL' for an installed spaCy pipeline.

    Parameters
    ----------
    name
        MODEL is a package's name or a folder, as `spacy.load` takes it.
    flags
        The gazetteer's bit flags of a normalised phrase.

    Raises
    ------
    RecogniserError
        When there is no such recogniser, or spaCy or the model is not installed.
    """
    if name == DEFAULT_RECOGNISER:
        return CrfRecogniser(flags)
    if name.startswith(_SPACY) and len(name) > len(_SPACY):
        return load_spacy(name.removeprefix(_SPACY), flags)
    raise RecogniserError(f"no recogniser is called {name!r}: give 'crf', or 'spacy:MODEL' as in spacy:en_core_web_sm")
