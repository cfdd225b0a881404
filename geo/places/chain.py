"""Decoding of the linear-chain CRF: the best labels of a segment by weights that python-crfsuite trained.

Gives the labels that crfsuite's tagger gives, several times faster: the weights of a group of features are summed once
and cached, and no search runs over tokens where O leads by more than any neighbouring label could make up for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import pycrfsuite

from geo.places.labels import OUTSIDE

_UNITS = 1_000_000  # crfsuite gives its weights with six decimals
# The scores of all labels, relative to O's, stand side by side in one integer: one addition adds them all.
_LANE = 40
_MASK, _HALF = (1 << _LANE) - 1, 1 << (_LANE - 1)
_BESIDE = 2  # tokens to either side that are weighed with a name


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
        lanes = {label: 1 << _LANE * number for number, label in enumerate(labels)}
        every = sum(lanes.values())
        lanes[OUTSIDE] -= every  # scores are relative to O: what O gains the others lose, and its own lane stays 0
        self._labels = labels
        self._shifts = range(0, _LANE * len(labels), _LANE)
        self._scores: dict[str, int] = {}
        for (name, label), weight in told.state_features.items():
            self._scores[name] = self._scores.get(name, 0) + round(weight * _UNITS) * lanes[label]
        self.words = frozenset(name.partition("=")[2] for name in self._scores)
        """What stands behind an '=' in a feature's name."""
        step = {pair: round(weight * _UNITS) for pair, weight in told.transitions.items()}
        after = [step.get((OUTSIDE, label), 0) for label in labels]
        self._after_outside = sum(gain * lanes[label] for gain, label in zip(after, labels, strict=True))
        # For each label, how much more than O it gains from each following label, largest first.
        self._gains = [
            sorted(((step.get((label, b), 0) - after[k], k) for k, b in enumerate(labels)), reverse=True)
            for label in labels
        ]
        self._reach = [gains[0][0] if gains[0][0] > 0 else 0 for gains in self._gains]
        self._factors = [[math.exp(step.get((a, b), 0) / _UNITS) for a in labels] for b in labels]
        self._back = [list(column) for column in zip(*self._factors, strict=True)]
        self._every = every * _HALF
        self._lift = self._after_outside + every * _HALF
        self._tops = every * _HALF - _HALF
        self._bias = (
            self._lift - _HALF + sum(reach << shift for reach, shift in zip(self._reach, self._shifts, strict=True))
        )

    def score(self, names: Iterable[str]) -> int:
        """The sum of the features' weights for every label; the scores of several groups can be added."""
        scores = self._scores
        return sum([scores[name] for name in names if name in scores])

    def labels(self, scores: Sequence[int]) -> list[str]:
        """The best label of each token of a segment by the tokens' scores."""
        rows = list(scores)
        if rows:
            rows[0] -= self._after_outside
        labels = [OUTSIDE] * len(rows)
        bias, tops, begin = self._bias, self._tops, 0
        for i, row in enumerate(rows):
            if i >= begin and (row + bias) & tops:
                begin = self._search(rows, i, labels)
        return labels

    def chance(self, scores: Sequence[int], first: int, last: int, label: str) -> float:
        """The probability (0 to 1) that a token of `first` to `last` is part of a name labelled `label`: the highest.

        `scores` are those of its segment. Only the tokens beside the stretch are weighed with it.
        """
        begin = max(0, first - _BESIDE)
        potentials = [self._potentials(row) for row in scores[begin : last + _BESIDE]]
        ahead, behind = self._forward(potentials), self._backward(potentials)
        mine = [k for k, name in enumerate(self._labels) if name[2:] == label]
        best = 0.0
        for a, b in zip(ahead[first - begin : last - begin], behind[first - begin : last - begin], strict=True):
            masses = [x * y for x, y in zip(a, b, strict=True)]
            best = max(best, sum(masses[k] for k in mine) / sum(masses))
        return best

    def _potentials(self, row: int) -> list[float]:
        """What the scores of a token make of its labels, the best 1."""
        lifted = row + self._every
        scores = [(lifted >> shift & _MASK) - _HALF for shift in self._shifts]
        high = max(scores)
        return [math.exp((score - high) / _UNITS) for score in scores]

    def _forward(self, potentials: Sequence[Sequence[float]]) -> list[Sequence[float]]:
        """For each token the weight of each label with all that can stand before it."""
        out = [potentials[0]]
        for own in potentials[1:]:
            before = out[-1]
            row = [p * sum(map(float.__mul__, before, into)) for p, into in zip(own, self._factors, strict=True)]
            most = sum(row)
            out.append([value / most for value in row])
        return out

    def _backward(self, potentials: Sequence[Sequence[float]]) -> list[Sequence[float]]:
        """For each token the weight of each label with all that can stand after it, its own left out."""
        out: list[Sequence[float]] = [[1.0] * len(self._labels)]
        for own in potentials[:0:-1]:
            after = list(map(float.__mul__, own, out[-1]))
            row = [sum(map(float.__mul__, after, out_of)) for out_of in self._back]
            most = sum(row)
            out.append([value / most for value in row])
        return out[::-1]

    def _search(self, rows: Sequence[int], first: int, labels: list[str]) -> int:
        """Label the tokens from `first`, which follows an O, until O leads for good; return where that stretch ends."""
        reach, gains, nothing = self._reach, self._gains, [0] * len(self._labels)
        ahead = nothing
        came: list[list[int]] = []
        for last in range(first, len(rows)):
            # The score of each label if O came before; `ahead` is what the best other label before adds to it.
            lifted = rows[last] + self._lift
            scores = [(lifted >> shift & _MASK) - _HALF + more for shift, more in zip(self._shifts, ahead, strict=True)]
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
