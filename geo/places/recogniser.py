"""Finding toponyms in running text by the CRF that is shipped.

Weights: data/recogniser.crfsuite, made by scripts/train_recogniser.py; their figures and the checksums of their
training data and word tables are in data/recogniser.json.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import Any

from geo.places import lexicon
from geo.places.chain import Chain, Features, Scores
from geo.places.feature_tables import warn_of_drift
from geo.places.features import FeatureReader, Flags, may_hold_names
from geo.places.labels import LOCATION, OUTSIDE, to_spans
from geo.places.mentions import phrase
from geo.places.recognising import Recognised
from geo.places.tokens import Tokens, chunks, with_small

MODEL = "recogniser.crfsuite"
# Longer texts are read in parts, so that memory stays bounded; no article is as long.
_MOST_TOKENS = 20_000


@dataclass(frozen=True, slots=True)
class _Read:
    """The segments of a text that may hold names, one after the other: where each begins and ends, its tokens' scores.

    `rows` are the indices into `scores` of the segments' first tokens.
    """

    segments: list[tuple[int, int]]
    rows: list[int]
    scores: Scores


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
        self._flags = flags
        self._reader = self._new_reader()
        # The scores of the last text's segments: finding names and weighing them both need these.
        self._last: tuple[Tokens, _Read] | None = None

    def _new_reader(self) -> FeatureReader[int]:
        return FeatureReader[int](self._flags, self._chain.summed, self._chain.numbers, self._chain.words)

    @property
    def version(self) -> str:
        """'crf' and a checksum of the weights."""
        return f"crf {sha256(self._weights).hexdigest()[:12]}"

    def recognise(self, tokens: Tokens) -> list[Recognised]:
        """Toponyms in order, disjoint."""
        read = self._read(tokens)
        labels = self._chain.labels(read.scores, read.rows)
        return [
            Recognised(*span)
            for (first, last), row in zip(read.segments, read.rows, strict=True)
            for span in to_spans(labels[row : row + last - first], offset=first)
        ]

    def chances(self, tokens: Tokens, spans: Sequence[tuple[int, int]]) -> list[float]:
        """For each (first token, end) the probability that it is, or holds, a place's name; 0 where none can be."""
        read = self._read(tokens)
        begins = [first for first, _ in read.segments]
        out = []
        for first, last in spans:
            number = bisect_right(begins, first) - 1
            begin, end = read.segments[number] if number >= 0 else (0, 0)
            if first < min(last, end):
                row = read.rows[number]
                scores = read.scores[row : row + end - begin]
                out.append(self._chain.chance(scores, first - begin, min(last, end) - begin, LOCATION))
            else:
                out.append(0.0)
        return out

    def _read(self, tokens: Tokens) -> _Read:
        if self._last is None or self._last[0] is not tokens:
            segments, rows, features = list[tuple[int, int]](), list[int](), list[Features]()
            for begin, part in chunks(_with_small_openers(tokens, self._flags), _MOST_TOKENS):
                if self._chain.is_full:
                    self._chain.forget()
                    self._reader = self._new_reader()
                for first, last, read in self._reader.segments(part):
                    segments.append((first + begin, last + begin))
                    rows.append(len(features))
                    features += read
            self._last = tokens, _Read(segments, rows, self._chain.scores(features))
        return self._last[1]


def _with_small_openers(tokens: Tokens, flags: Flags) -> Tokens:
    """The tokens as if words that only open a sentence before a name had no capital: 'Unlike Oklahoma City'.

    The texts that were learned from hold too few of them to tell that they are no part of the name.
    """
    opening = [
        first
        for first, last in tokens.segments
        if first + 1 < last
        and tokens.words[first].istitle()
        and tokens.words[first + 1][0].isupper()
        and tokens.folds[first] in lexicon.SENTENCE_OPENERS
        and not flags(phrase(tokens.folds, first, first + 2))
    ]
    return with_small(tokens, opening)


def tag(tagger: Any, tokens: Tokens, rows: list[list[str]]) -> list[str]:
    """Labels of all tokens by crfsuite's own tagger; segments that can hold no names are skipped."""
    labels = [OUTSIDE] * len(tokens)
    for first, last in tokens.segments:
        if may_hold_names(tokens, first, last):
            labels[first:last] = tagger.tag(rows[first:last])
    return labels


def shipped_weights() -> bytes:
    """The model in geo/places/data."""
    return (files("geo.places") / "data" / MODEL).read_bytes()
