"""spaCy's named entities as toponyms, for users whose spaCy pipeline suits their texts better.

spaCy and its models are the user's to install: pip install 'dateline[spacy]'. A pipeline reads the text in its own
tokenisation; its entities are then laid over the tokens of `geo.places.tokens`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from geo.errors import RecogniserError
from geo.gazetteer import normalise
from geo.gazetteer.flags import DEMONYM as IS_DEMONYM
from geo.places.features import Flags
from geo.places.labels import DEMONYM, LOCATION
from geo.places.recognising import Recognised
from geo.places.tokens import Tokens, chunks

# OntoNotes' labels, and LOC as pipelines of other languages use it. NORP also holds faiths and parties: see below.
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_PEOPLES = "NORP"
# Entities have these at their edges, toponyms don't: "the Gulf", "Mali's", "Hama,".
_LEADING = frozenset(("the", "'s", "’s", "'", "’", '"', "“", ",", "(", "-"))
_TRAILING = frozenset(("'s", "’s", "'", "’", '"', "”", ",", ".", ")", "-", ";", ":"))
# Well below spaCy's own limit of a million characters.
_MOST_TOKENS = 20_000


class SpacyRecogniser:
    """A spaCy pipeline behind the protocol of recognisers.

    Parameters
    ----------
    nlp
        The pipeline: of a text it makes a document with `ents`, each with `start_char`, `end_char` and `label_`.
    flags
        The gazetteer's bit flags of a normalised phrase: which of spaCy's peoples, faiths and parties are demonyms.
    """

    def __init__(self, nlp: Any, flags: Flags) -> None:
        self._nlp = nlp
        self._flags = flags

    @property
    def version(self) -> str:
        """The pipeline's language, name and version, and spaCy's."""
        meta = self._nlp.meta
        return f"spacy:{meta['lang']}_{meta['name']} {meta['version']} (spaCy {meta['spacy_version']})"

    def recognise(self, tokens: Tokens) -> list[Recognised]:
        """Toponyms in order, disjoint."""
        return [
            Recognised(item.first + begin, item.last + begin, item.label)
            for begin, part in chunks(tokens, _MOST_TOKENS)
            for item in self._recognise(part)
        ]

    def _recognise(self, tokens: Tokens) -> list[Recognised]:
        if not len(tokens):
            return []
        origin = tokens.starts[0]
        found: list[Recognised] = []
        for entity in self._nlp(_text_of(tokens)).ents:
            first = bisect_right(tokens.ends, entity.start_char + origin)
            last = bisect_left(tokens.starts, entity.end_char + origin)
            while first < last and tokens.words[first].lower() in _LEADING:
                first += 1
            while first < last and tokens.words[last - 1] in _TRAILING:
                last -= 1
            label = self._label(entity.label_, tokens, first, last)
            if label and first < last and (not found or found[-1].last <= first):
                found.append(Recognised(first, last, label))
        return found

    def _label(self, label: str, tokens: Tokens, first: int, last: int) -> str:
        if label in _PLACES:
            return LOCATION
        if label == _PEOPLES and self._flags(normalise(" ".join(tokens.words[first:last]))) & IS_DEMONYM:
            return DEMONYM
        return ""


def load_spacy(model: str, flags: Flags) -> SpacyRecogniser:
    """An installed spaCy pipeline, by its package's name or its folder.

    Raises
    ------
    RecogniserError
        When spaCy or the model is not installed or can't be loaded, or finds no entities.
    """
    try:
        import spacy
    except ImportError as error:
        raise RecogniserError(f"spaCy is not installed ({error}): pip install 'dateline[spacy]'") from error
    try:
        # Lemmas and syntax are left out: entity recognition doesn't need them.
        nlp = spacy.load(model, exclude=["parser", "lemmatizer", "attribute_ruler", "tagger"])
    except (OSError, ValueError, ImportError) as error:
        raise RecogniserError(
            f"the spaCy model {model!r} can't be loaded ({error}): python -m spacy download {model}"
        ) from error
    if not {"ner", "entity_ruler", "span_ruler"} & set(nlp.pipe_names):
        raise RecogniserError(f"the spaCy model {model!r} finds no entities: give one with a component 'ner'")
    return SpacyRecogniser(nlp, flags)


def _text_of(tokens: Tokens) -> str:
    """The text that the tokens came from, each segment on a line of its own; offsets count from the first token."""
    parts: list[str] = []
    at = tokens.starts[0]
    ends = {last for _, last in tokens.segments}
    for i, (word, start) in enumerate(zip(tokens.words, tokens.starts, strict=True)):
        gap = start - at
        parts.append("\n" * gap if gap and i in ends else " " * gap)
        parts.append(word)
        at = start + len(word)
    return "".join(parts)
