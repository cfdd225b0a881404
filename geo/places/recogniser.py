"""Finding toponyms in running text: the protocol, and the CRF that is shipped.

The CRF reads a document twice: the second pass sees what the first said of the same word elsewhere in it.
Weights: data/recogniser-1.crfsuite and -2.crfsuite, made by scripts/train_recogniser.py; their figures and the
checksum of their training data are in data/recogniser.json.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Protocol

import pycrfsuite

from geo.places.features import Flags, features, second_pass
from geo.places.labels import OUTSIDE, to_spans
from geo.places.tokens import Tokens, chunks

PASSES = ("recogniser-1.crfsuite", "recogniser-2.crfsuite")
# Longer texts are read in parts, so that memory doesn't grow with them; far more than any article.
_MOST_TOKENS = 20_000


@dataclass(frozen=True, slots=True)
class Recognised:
    """A toponym as found: token indices, end exclusive, and 'LOC' or 'DEM'."""

    first: int
    last: int
    label: str


class Recogniser(Protocol):
    """Anything that finds toponyms among tokens."""

    def recognise(self, tokens: Tokens) -> list[Recognised]:
        """Toponyms in order, disjoint."""
        ...


class CrfRecogniser:
    """Two linear-chain CRFs with gazetteer features.

    Parameters
    ----------
    flags
        The gazetteer's bit flags of a normalised phrase.
    weights
        The two models' bytes; the shipped ones if not given.
    """

    def __init__(self, flags: Flags, weights: tuple[bytes, bytes] | None = None) -> None:
        # The taggers read from these bytes as long as they live, without holding a reference of their own.
        self._weights = weights or shipped_weights()
        self._flags = flags
        self._first, self._second = (_tagger(model) for model in self._weights)

    def recognise(self, tokens: Tokens) -> list[Recognised]:
        """Toponyms in order, disjoint."""
        return [
            Recognised(item.first + begin, item.last + begin, item.label)
            for begin, part in chunks(tokens, _MOST_TOKENS)
            for item in self._recognise(part)
        ]

    def _recognise(self, tokens: Tokens) -> list[Recognised]:
        rows = features(tokens, self._flags)
        labels = tag(self._first, tokens, rows)
        if all(label == OUTSIDE for label in labels):
            return []
        labels = tag(self._second, tokens, second_pass(tokens, rows, labels))
        return [
            Recognised(*span) for first, last in tokens.segments for span in to_spans(labels[first:last], offset=first)
        ]


def tag(tagger: Any, tokens: Tokens, rows: list[list[str]]) -> list[str]:
    """Labels of all tokens, segment by segment; a segment without a capital or digit has none to find."""
    labels = [OUTSIDE] * len(tokens)
    for first, last in tokens.segments:
        if any(word[:1].isupper() for word in tokens.words[first:last]):
            labels[first:last] = tagger.tag(rows[first:last])
    return labels


def shipped_weights() -> tuple[bytes, bytes]:
    """The models in geo/places/data."""
    folder = files("geo.places") / "data"
    return (folder / PASSES[0]).read_bytes(), (folder / PASSES[1]).read_bytes()


def _tagger(weights: bytes) -> Any:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(weights)
    return tagger
