"""Finding toponyms in running text: the protocol, and the CRF that is shipped.

Weights: data/recogniser.crfsuite, made by scripts/train_recogniser.py; their figures and the checksums of their
training data and word tables are in data/recogniser.json.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import Any, Protocol

from geo.places.chain import Chain
from geo.places.feature_tables import warn_of_drift
from geo.places.features import FeatureReader, Flags, may_hold_names
from geo.places.labels import OUTSIDE, to_spans
from geo.places.tokens import Tokens, chunks

MODEL = "recogniser.crfsuite"
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

    @property
    def version(self) -> str:
        """Changes whenever the same tokens could give other toponyms; the code of geo/places needn't be in it."""
        ...

    def recognise(self, tokens: Tokens) -> list[Recognised]:
        """Toponyms in order, disjoint."""
        ...


class CrfRecogniser:
    """A linear-chain CRF with gazetteer features.

    Parameters
    ----------
    flags
        The gazetteer's bit flags of a normalised phrase.
    weights
        The model's bytes; the shipped one if not given.
    """

    def __init__(self, flags: Flags, weights: bytes | None = None) -> None:
        if weights is None:
            warn_of_drift()
        self._weights = weights or shipped_weights()
        self._chain = Chain(self._weights)
        self._reader = FeatureReader[int](flags, self._chain.score, self._chain.words)

    @property
    def version(self) -> str:
        """'crf' and a checksum of the weights."""
        return f"crf {sha256(self._weights).hexdigest()[:12]}"

    def recognise(self, tokens: Tokens) -> list[Recognised]:
        """Toponyms in order, disjoint."""
        return [
            Recognised(item.first + begin, item.last + begin, item.label)
            for begin, part in chunks(tokens, _MOST_TOKENS)
            for item in self._recognise(part)
        ]

    def _recognise(self, tokens: Tokens) -> list[Recognised]:
        return [
            Recognised(*span)
            for first, _, scores in self._reader.segments(tokens)
            for span in to_spans(self._chain.labels(scores), offset=first)
        ]


def tag(tagger: Any, tokens: Tokens, rows: list[list[str]]) -> list[str]:
    """Labels of all tokens by crfsuite's own tagger; a segment that can hold no names is not asked."""
    labels = [OUTSIDE] * len(tokens)
    for first, last in tokens.segments:
        if may_hold_names(tokens, first, last):
            labels[first:last] = tagger.tag(rows[first:last])
    return labels


def shipped_weights() -> bytes:
    """The model in geo/places/data."""
    return (files("geo.places") / "data" / MODEL).read_bytes()
