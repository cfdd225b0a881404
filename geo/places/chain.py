"""Decoding of the linear-chain CRF: the best labels of a segment by weights that python-crfsuite trained.

Gives the labels that crfsuite's tagger gives, several times faster: features that are often together are looked up and
summed once, one array holds the scores of a whole document, and no search runs over tokens where O leads by more than
the labels of the token after them could make up for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from operator import add, itemgetter, mul
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pycrfsuite

from geo.places.labels import OUTSIDE

Features: TypeAlias = Sequence[int]
"""Features as numbers: rows of the array of weights. One number may stand for several features: see `Chain.summed`."""
Scores: TypeAlias = npt.NDArray[np.int64]
"""For each token the score of each label, relative to O's, in millionths."""

_UNITS = 1_000_000  # crfsuite gives its weights with six decimals
_BESIDE = 2  # tokens to either side that are weighed with a name
_NOTHING = -1  # the last row of the array is no feature's, and all 0
MOST_SUMS = 1 << 19
"""Groups of features that are summed, 40 bytes each: twice as many as a text of 20,000 tokens can bring."""


class Chain:
    """A trained model.

    Parameters
    ----------
    weights
        A model's bytes as crfsuite writes them, with the label O among its labels.
    """

    def __init__(self, weights: bytes) -> None:
        tagger = pycrfsuite.Tagger()
        tagger.open_inmemory(weights)
        told = tagger.info()
        labels = [OUTSIDE, *(label for label in told.labels if label != OUTSIDE)]
        self._labels = labels
        self._numbers = {name: i for i, name in enumerate(dict.fromkeys(name for name, _ in told.state_features))}
        self.words = frozenset(name.partition("=")[2] for name in self._numbers)
        """What stands behind an '=' in a feature's name."""
        column = {label: k for k, label in enumerate(labels)}
        self._weights = np.zeros((len(self._numbers) + MOST_SUMS + 1, len(labels)), np.int64)
        for (name, label), weight in told.state_features.items():
            self._weights[self._numbers[name], column[label]] = round(weight * _UNITS)
        known = self._weights[: len(self._numbers)]
        known -= known[:, :1].copy()
        self._sums: dict[tuple[int, ...], int] = {}
        self._unsummed: list[Features] = []  # the last of them, whose rows are still empty
        step = {pair: round(weight * _UNITS) for pair, weight in told.transitions.items()}
        after = [step.get((OUTSIDE, label), 0) for label in labels]
        self._after_outside = np.array(after) - after[0]
        # For each label, how much more than O it gains from each following label, largest first.
        self._gains = [
            sorted(((step.get((label, b), 0) - after[k], k) for k, b in enumerate(labels)), reverse=True)
            for label in labels
        ]
        self._steps = np.array([[gain for gain, _ in sorted(gains, key=itemgetter(1))] for gains in self._gains])
        self._reach = [max(gains[0][0], 0) for gains in self._gains]
        self._into = [[math.exp(step.get((a, b), 0) / _UNITS) for a in labels] for b in labels]
        self._out_of = [list(column) for column in zip(*self._into, strict=True)]

    def numbers(self, names: Iterable[str]) -> list[int]:
        """The features of these names that have a weight."""
        numbers = self._numbers
        return [numbers[name] for name in names if name in numbers]

    def summed(self, names: Iterable[str]) -> int:
        """One number for all features of these names together; there is room for `MOST_SUMS` such groups."""
        features = tuple(self.numbers(names))
        if len(features) < 2:
            return features[0] if features else _NOTHING
        if features not in self._sums:
            self._sums[features] = len(self._numbers) + len(self._sums)
            self._unsummed.append(features)
        return self._sums[features]

    @property
    def is_full(self) -> bool:
        """Whether the sums are so many that a text may bring more than there is room for."""
        return len(self._sums) > MOST_SUMS // 2

    def forget(self) -> None:
        """Make room for other sums; the numbers of those so far mean nothing any more."""
        self._sums.clear()
        self._unsummed.clear()

    def scores(self, tokens: Sequence[Features]) -> Scores:
        """The sums of the weights of each token's features."""
        if self._unsummed:
            end = len(self._numbers) + len(self._sums)
            self._weights[end - len(self._unsummed) : end] = self._added(self._unsummed)
            self._unsummed.clear()
        return self._added(tokens)

    def _added(self, tokens: Sequence[Features]) -> Scores:
        lengths = list(map(len, tokens))
        numbers = [*chain.from_iterable(tokens), _NOTHING]
        sums: Scores = np.add.reduceat(self._weights.take(numbers, axis=0), [*accumulate(lengths, initial=0)])[:-1]
        if not all(lengths):
            sums[[not length for length in lengths]] = 0
        return sums

    def labels(self, scores: Scores, begins: Sequence[int]) -> list[str]:
        """The best label of each token of segments that stand one after the other and begin at `begins`."""
        labels = [OUTSIDE] * len(scores)
        lifted = scores + self._after_outside  # the score of each label if O came before
        lifted[begins] = scores[begins]
        ends = [*begins[1:], len(scores)]
        end = past = number = 0
        for i in self._leading(lifted, ends).tolist():
            while i >= end:
                end = ends[number]
                number += 1
            if i >= past:
                past = self._search(lifted, i, end, labels)
        return labels

    def _leading(self, lifted: Scores, ends: Sequence[int]) -> npt.NDArray[np.intp]:
        """The tokens after an O that another label may win, as far as the token after each can tell."""
        most = lifted + self._reach
        found = np.flatnonzero((most >= 0)[:, 1:].any(axis=1))
        most[:, 0] = 0
        closes = np.zeros(len(lifted) + 1, bool)
        closes[ends] = True
        ahead = (most[np.minimum(found + 1, len(lifted) - 1), None, :] + self._steps).max(axis=2)
        ahead[closes[found + 1]] = 0
        may_win: npt.NDArray[np.bool_] = (lifted[found] + ahead >= 0)[:, 1:].any(axis=1)
        return found[may_win]

    def chance(self, scores: Scores, first: int, last: int, label: str) -> float:
        """The probability (0 to 1) that a token of `first` to `last` is part of a name labelled `label`: the highest.

        `scores` are those of its segment. Only the tokens beside the stretch are weighed with it.
        """
        begin = max(0, first - _BESIDE)
        potentials = [_potentials(row) for row in scores[begin : last + _BESIDE].tolist()]
        first, last = first - begin, last - begin
        ahead = _passed(potentials[:last], self._into)[first:]
        behind = _passed(potentials[: first - 1 if first else None : -1], self._out_of)[: first - last - 1 : -1]
        mine = [k for k, name in enumerate(self._labels) if name[2:] == label]
        best = 0.0
        for before, own, after in zip(ahead, potentials[first:last], behind, strict=True):
            masses = list(map(mul, map(mul, before, own), after))
            best = max(best, sum([masses[k] for k in mine]) / sum(masses))
        return best

    def _search(self, lifted: Scores, first: int, end: int, labels: list[str]) -> int:
        """Label the tokens from `first`, which follows an O, until O leads for good; return where that stretch ends."""
        reach, gains, nothing = self._reach, self._gains, [0] * len(self._labels)
        ahead = nothing
        came: list[list[int]] = []
        for last in range(first, end):
            # `ahead` is what the best other label before adds to the score of each label.
            scores = list(map(add, lifted[last].tolist(), ahead))
            lead = scores[0]
            alive = [(k, score - lead) for k, score in enumerate(scores) if score + reach[k] >= lead]
            if len(alive) == 1:
                break
            ahead, through = nothing.copy(), nothing.copy()
            for k, score in alive:
                for gain, into in gains[k]:
                    if score + gain <= 0:
                        break
                    if score + gain > ahead[into]:
                        ahead[into], through[into] = score + gain, k
            came.append(through)
        label = scores.index(max(scores))
        for i in range(last, first - 1, -1):
            labels[i] = self._labels[label]
            label = came[i - first - 1][label] if i > first else label
        return last + 1


def _potentials(scores: Sequence[int]) -> list[float]:
    """What the scores of a token make of its labels, the best 1."""
    high = max(scores)
    return [math.exp((score - high) / _UNITS) for score in scores]


def _passed(potentials: Sequence[Sequence[float]], factors: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each token the weight of each label with all that can stand before it, its own left out."""
    passed = [1.0] * len(factors)
    out = [passed]
    for own in potentials[:-1]:
        before = list(map(mul, own, passed))
        row = [sum(map(mul, before, into)) for into in factors]
        most = sum(row)
        passed = [value / most for value in row]
        out.append(passed)
    return out
