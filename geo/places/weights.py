"""The ranker's weights, in a readable file: learned by scripts/train_ranker.py, or set by hand for want of examples.

A candidate's score is the sum of weight times value over its evidence; it must beat `nil` to be taken.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

# A place that the user has added under this very name: more than all other evidence together.
YOURS = "your own place"
_YOURS_WEIGHT = 25.0
# A hill, stream or building that only an imported dump has: as unlikely as the corpora find villages.
MINOR = "minor feature"
_MINOR_WEIGHT = -2.7
# 'X is a town in Y' says of itself where it lies; the corpora hold few such sentences.
INTRODUCED = "within named: introduced"
# Of namesakes in several countries that are named, and of 'X, a village southwest of Y'.
TOLD_NEAR, MOST_NAMED = "said to lie near", "share of the countries named"
_INTRODUCED_WEIGHT = 10.0
# A user says which country a text is about: that decides between namesakes unless the text itself says otherwise, and
# no place abroad is meant by a name that is only spelt like its own.
HINTED, NOT_HINTED, ALIKE_ABROAD = "given country", "outside the given countries", "spelt like a place abroad"
_HINTED_WEIGHT, _NOT_HINTED_WEIGHT, _ALIKE_ABROAD_WEIGHT = 3.0, -0.7, -8.0
# 'The road from Picerno to Amalfi': the towns of a pair lie together.
JOINED = "near the town joined with it"
_JOINED_WEIGHT = 2.0
# A village that no gazetteer has, somewhere in what the text says it lies in.
CONTAINED = "inferred village"
_CONTAINED_WEIGHT = 1.4
_SET_HERE = {
    CONTAINED: _CONTAINED_WEIGHT,
    JOINED: _JOINED_WEIGHT,
    YOURS: _YOURS_WEIGHT,
    MINOR: _MINOR_WEIGHT,
    INTRODUCED: _INTRODUCED_WEIGHT,
    HINTED: _HINTED_WEIGHT,
    NOT_HINTED: _NOT_HINTED_WEIGHT,
    ALIKE_ABROAD: _ALIKE_ABROAD_WEIGHT,
}


@dataclass(frozen=True, slots=True)
class Weights:
    """`parts` by evidence name; `nil` the score of 'none of them'; `slope` and `offset` calibrate confidence.

    A choice below `least_confidence` is not taken: a wrong pin is worse than none.
    """

    parts: dict[str, float]
    nil: float
    slope: float = 1.0
    offset: float = 0.0
    least_confidence: float = 0.0

    def confidence(self, share: float) -> float:
        """Probability that a choice holding `share` of the softmax mass is right, by logistic calibration."""
        share = min(max(share, 1e-6), 1.0 - 1e-6)
        logit = math.log(share / (1.0 - share))
        return 1.0 / (1.0 + math.exp(-(self.slope * logit + self.offset)))


def load_weights(path: Path | None = None) -> Weights:
    """The weights in `path`, or the shipped ones."""
    source = path or files("geo.places") / "data" / "ranker.json"
    data = json.loads(source.read_text(encoding="utf-8"))
    return Weights(
        parts={**_SET_HERE, **data["learned"], **data["by_hand"]},
        nil=data["nil"],
        slope=data["calibration"]["slope"],
        offset=data["calibration"]["offset"],
        least_confidence=data["least_confidence"],
    )
