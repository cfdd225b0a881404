"""The linear-chain CRF at work: the best labels of a segment by weights that python-crfsuite trained.

The same labels as its tagger's, several times faster: what a group of features adds is summed once and kept, and
where O leads so far that no label before or after could overturn it, nothing is searched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import add

import pycrfsuite

from geo.places.labels import OUTSIDE

_UNITS = 1_000_000  # crfsuite tells its weights with six decimals
# Scores of all labels but O stand side by side in one integer, relative to O's: one addition adds them all.
_LANE = 40
_MASK, _HALF = (1 << _LANE) - 1, 1 << (_LANE - 1)


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
        others = [label for label in told.labels if label != OUTSIDE]
        lanes = {label: 1 << _LANE * number for number, label in enumerate(others)}
        self._labels = [OUTSIDE, *others]
        self._shifts = range(0, _LANE * len(others), _LANE)
        self._halves = _HALF * sum(lanes.values())
        lanes[OUTSIDE] = -sum(lanes.values())
        self._scores: dict[str, int] = {}
        for (name, label), weight in told.state_features.items():
            self._scores[name] = self._scores.get(name, 0) + round(weight * _UNITS) * lanes[label]
        step = {pair: round(weight * _UNITS) for pair, weight in told.transitions.items()}
        self._steps = [[step.get((a, b), 0) for a in self._labels] for b in self._labels]
        self._after_outside = sum(
            (step.get((OUTSIDE, label), 0) - step.get((OUTSIDE, OUTSIDE), 0)) * lanes[label] for label in others
        )
        # The most that a label can gain on O by the label that follows.
        self._catching_up = [max(0, *(row[k] - row[0] for row in self._steps)) for k in range(len(self._labels))]
        gains = sum(gain * lanes[label] for label, gain in zip(others, self._catching_up[1:], strict=True))
        self._bias = self._after_outside + gains + self._halves

    def score(self, names: Iterable[str]) -> int:
        """What features add to the scores of the labels; scores of several groups of features are added up."""
        scores = self._scores
        return sum([scores[name] for name in names if name in scores])

    def labels(self, scores: Sequence[int]) -> list[str]:
        """The best label of each token of a segment by the tokens' scores."""
        rows = list(scores)
        if rows:
            rows[0] -= self._after_outside
        labels = [OUTSIDE] * len(rows)
        bias, halves, begin = self._bias, self._halves, 0
        for i, row in enumerate(rows):
            if i >= begin and (row + bias) & halves:
                begin = self._search(rows, i, labels)
        return labels

    def _search(self, rows: Sequence[int], first: int, labels: list[str]) -> int:
        """Label the tokens from `first`, which O precedes, to one where O leads for good; where that stretch ends."""
        best = self._apart(rows[first] + self._after_outside)
        came: list[list[int]] = []
        last = first + 1
        while last < len(rows):
            arrived, through = [], []
            for steps, gain in zip(self._steps, self._apart(rows[last]), strict=True):
                sums = list(map(add, best, steps))
                most = max(sums)
                arrived.append(most + gain)
                through.append(sums.index(most))
            best = arrived
            came.append(through)
            last += 1
            if all(score + gain < best[0] for score, gain in zip(best[1:], self._catching_up[1:], strict=True)):
                break
        label = best.index(max(best))
        for i in range(last - 1, first - 1, -1):
            labels[i] = self._labels[label]
            if i > first:
                label = came[i - first - 1][label]
        return last

    def _apart(self, score: int) -> list[int]:
        """The scores of all labels, O first, which is 0."""
        lifted = score + self._halves
        return [0, *((lifted >> shift & _MASK) - _HALF for shift in self._shifts)]
