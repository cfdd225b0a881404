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
        after = {label: step.get((OUTSIDE, label), 0) for label in self._labels}
        self._after_outside = sum((after[label] - after[OUTSIDE]) * lanes[label] for label in others)
        # For each label what it gains on O by each label that follows, the most first.
        self._gains = [
            sorted(((step.get((label, b), 0) - after[b], k) for k, b in enumerate(self._labels)), reverse=True)
            for label in self._labels
        ]
        self._reach = [max(0, gains[0][0]) for gains in self._gains]
        self._bias = (
            sum(
                self._halves if label == OUTSIDE else reach * lanes[label]
                for label, reach in zip(self._labels, self._reach, strict=True)
            )
            + self._after_outside
        )

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
        ahead = [0] * len(self._labels)
        came: list[list[int]] = []
        for last in range(first, len(rows)):
            # Each label as if it came from O; `ahead` says what it has more by coming from another.
            scores = list(map(add, self._apart(rows[last] + self._after_outside), ahead))
            lead = scores[0]
            alive = [(k, score - lead) for k, score in enumerate(scores) if score + self._reach[k] >= lead]
            if len(alive) == 1:
                break
            ahead, through = [0] * len(scores), [0] * len(scores)
            for k, score in alive:
                for gain, into in self._gains[k]:
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

    def _apart(self, score: int) -> list[int]:
        """The scores of all labels, O first, which is 0."""
        lifted = score + self._halves
        return [0, *((lifted >> shift & _MASK) - _HALF for shift in self._shifts)]
